import { ALLOW_ALL, accountRow, arn, iamRow, PATH, type Row, type World } from './row.ts'

async function makeAlias({ iam }: World, AccountAlias: string): Promise<undefined> {
  await iam('CreateAccountAlias', { AccountAlias })
}

const withPasswordPolicy = {
  async make({ iam }: World): Promise<undefined> {
    await iam('UpdateAccountPasswordPolicy', { MinimumPasswordLength: 8 })
  },
}

/** Outbound identity federation of the account, whichever state it was in. */
export async function makeIssuer({ iam }: World): Promise<undefined> {
  await removeIssuer({ iam } as World)
  await iam('EnableOutboundWebIdentityFederation', {})
}

async function removeIssuer({ iam }: World): Promise<undefined> {
  await iam('DisableOutboundWebIdentityFederation', {}).catch(() => {})
}

const withReport = {
  async make({ iam }: World): Promise<undefined> {
    await iam('GenerateCredentialReport', {})
  },
}

const aliasRow = (operation: string, parts: Pick<Row, 'absent'> & Partial<Row>): Row =>
  iamRow(operation, {
    make: makeAlias,
    input: ({ name }) => ({ AccountAlias: name }),
    needs: () => [{ action: `iam:${operation}`, resource: '*' }],
    ...parts,
  })

/**
 * What has no resource type in the reference is on `*`, lists of entities on the root of their ARNs: recorded of ListUsers, ListRoles,
 * ListVirtualMFADevices and ListOpenIDConnectProviders; of ListPolicies is recorded what is no ARN.
 */
export const ACCOUNT_ROWS: readonly Row[] = [
  accountRow('ListUsers', {}, arn('user/')),
  accountRow('ListUsers', { PathPrefix: PATH }, arn(`user${PATH}`), { variant: 'below a path' }),
  accountRow('ListGroups', {}, arn('group/')),
  accountRow('ListRoles', {}, arn('role/')),
  accountRow('ListRoles', { PathPrefix: PATH }, arn(`role${PATH}`), { variant: 'below a path' }),
  accountRow('ListInstanceProfiles', {}, arn('instance-profile/')),
  accountRow('ListServerCertificates', {}, arn('server-certificate/')),
  accountRow('ListVirtualMFADevices', {}, arn('mfa/')),
  accountRow('ListOpenIDConnectProviders', {}, arn('oidc-provider/*')),
  // As the other list of providers.
  accountRow('ListSAMLProviders', {}, arn('saml-provider/*')),
  iamRow('ListPolicies', {
    input: () => ({}),
    needs: () => [{ action: 'iam:ListPolicies', resource: '*', shown: 'policy path /' }],
  }),
  accountRow('GetAccountSummary'),
  accountRow('GetAccountAuthorizationDetails'),
  accountRow('ListAccountAliases'),
  aliasRow('CreateAccountAlias', { there: 'EntityAlreadyExists', absent: 'done' }),
  aliasRow('DeleteAccountAlias', { there: 'done', absent: 'NoSuchEntity' }),
  accountRow('UpdateAccountPasswordPolicy', {}),
  accountRow('GetAccountPasswordPolicy', {}, '*', withPasswordPolicy),
  accountRow('DeleteAccountPasswordPolicy', {}, '*', withPasswordPolicy),
  accountRow('EnableOutboundWebIdentityFederation', {}, '*', { make: removeIssuer }),
  accountRow('DisableOutboundWebIdentityFederation', {}, '*', { make: makeIssuer }),
  accountRow('GetOutboundWebIdentityFederationInfo', {}, '*', { make: makeIssuer }),
  accountRow('GenerateCredentialReport'),
  accountRow('GetCredentialReport', {}, '*', withReport),
  accountRow('GetContextKeysForCustomPolicy', { PolicyInputList: [ALLOW_ALL] }),
  accountRow('SimulateCustomPolicy', { PolicyInputList: [ALLOW_ALL], ActionNames: ['s3:GetObject'] }),
  accountRow('SetSecurityTokenServicePreferences', { GlobalEndpointTokenVersion: 'v2Token' }),
]
