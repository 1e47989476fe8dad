import { makeIssuer } from './account.ts'
import { makeRole } from './roles.ts'
import { ACCOUNT, arn, type Call, type Ids, PATH, type Row, stsRow, Tags } from './row.ts'
import { makeUser } from './users.ts'

/** A request names a role by its ARN. */
const role = ({ name }: Call) => arn(`role${PATH}${name}`)
const assumed = (call: Call) => ({ RoleArn: role(call), RoleSessionName: 'session' })
const federated = ({ name }: Call) => `arn:aws:sts::${ACCOUNT}:federated-user/${name}`

/** To assume a role that is not there is denied, whatever is allowed: no trust policy allows it. */
const DENIED_UNLESS_TRUSTED = 'AccessDenied'

export const STS_ROWS: readonly Row[] = [
  stsRow('AssumeRole', {
    make: makeRole,
    input: assumed,
    needs: (call) => [{ action: 'sts:AssumeRole', resource: role(call) }],
    absent: DENIED_UNLESS_TRUSTED,
  }),
  stsRow('AssumeRole', {
    variant: 'with tags and a source identity',
    make: makeRole,
    input: (call) => ({ ...assumed(call), Tags, SourceIdentity: 'jane' }),
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html#id_credentials_temp_control-access_monitor-perms
    needs: (call) => [
      { action: 'sts:AssumeRole', resource: role(call) },
      { action: 'sts:TagSession', resource: role(call) },
      { action: 'sts:SetSourceIdentity', resource: role(call) },
    ],
    absent: DENIED_UNLESS_TRUSTED,
  }),
  stsRow('GetFederationToken', {
    input: ({ name }) => ({ Name: name }),
    needs: (call) => [{ action: 'sts:GetFederationToken', resource: federated(call) }],
  }),
  stsRow('GetFederationToken', {
    variant: 'with tags',
    input: ({ name }) => ({ Name: name, Tags }),
    needs: (call) => [
      { action: 'sts:GetFederationToken', resource: federated(call) },
      { action: 'sts:TagSession', resource: federated(call) },
    ],
  }),
  stsRow('DecodeAuthorizationMessage', {
    input: () => ({ EncodedMessage: 'none' }),
    needs: () => [{ action: 'sts:DecodeAuthorizationMessage', resource: '*' }],
    there: 'InvalidAuthorizationMessageException',
  }),
  stsRow('GetWebIdentityToken', {
    make: makeIssuer,
    input: () => ({ Audience: ['https://example.com'], SigningAlgorithm: 'ES384' }),
    needs: () => [{ action: 'sts:GetWebIdentityToken', resource: '*' }],
  }),
  stsRow('GetWebIdentityToken', {
    variant: 'with tags',
    make: makeIssuer,
    input: () => ({ Audience: ['https://example.com'], SigningAlgorithm: 'ES384', Tags }),
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_policies.html
    needs: () => [
      { action: 'sts:GetWebIdentityToken', resource: '*' },
      { action: 'sts:TagGetWebIdentityToken', resource: '*' },
    ],
  }),
  stsRow('GetDelegatedAccessToken', {
    input: () => ({ TradeInToken: 'none' }),
    needs: () => [{ action: 'sts:GetDelegatedAccessToken', resource: '*' }],
    there: 'ValidationError',
  }),
  stsRow('GetAccessKeyInfo', {
    async make(world, name) {
      await makeUser(world, name)
      const { AccessKey } = (await world.iam('CreateAccessKey', { UserName: name })) as { AccessKey: Ids }
      return { AccessKeyId: AccessKey.AccessKeyId! }
    },
    input: ({ ids: { AccessKeyId = 'AKIAIOSFODNN7EXAMPLE' } }) => ({ AccessKeyId }),
    needs: () => [{ action: 'sts:GetAccessKeyInfo', resource: '*' }],
  }),
]

/** Operations that every caller may call, and the page that says so. */
export const NO_PERMISSION: Readonly<Record<string, string>> = {
  'sts:GetCallerIdentity': 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
  'sts:GetSessionToken':
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html',
}

/** Operations of callers who have no access key, and a request of each that is valid but for its token. */
export const UNSIGNED: Readonly<Record<string, { readonly page: string; readonly input: object }>> = {
  'sts:AssumeRoleWithWebIdentity': {
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
    input: { RoleArn: arn('role/none'), RoleSessionName: 'session', WebIdentityToken: 'none' },
  },
  'sts:AssumeRoleWithSAML': {
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html',
    input: {
      RoleArn: arn('role/none'),
      PrincipalArn: arn('saml-provider/none'),
      SAMLAssertion: 'PG5vbmUvPg==',
    },
  },
}
