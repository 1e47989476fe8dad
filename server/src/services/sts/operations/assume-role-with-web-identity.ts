import { ServiceError } from '../../../errors.ts'
import { claimedIssuer, TokenRefused, type WebIdentity } from '../../../federation/web-identity.ts'
import type { AssumeRoleWithWebIdentityRequest } from '../../../models/sts.gen.ts'
import type { AccessCheck, OperationContext } from '../../../operation.ts'
import type { OidcProviderRecord, RoleRecord } from '../../../store/records.ts'
import { oidcProviderArn } from '../../iam/arns.ts'
import { stsError } from '../errors.ts'
import { stsOperation } from '../operation.ts'
import { accountOfRole, roleDuration, roleOfArn } from '../role-of-arn.ts'
import { checkSessionPolicies } from '../session-policies.ts'
import { sessionTags } from '../session-tags.ts'
import { credentialsView } from '../views.ts'
import { noProvider, type TokenSession, tokenContextKeys, tokenError, tokenSession } from '../web-identity.ts'

type Context = OperationContext<AssumeRoleWithWebIdentityRequest>

/** What a verified token comes to. */
interface Verified {
  readonly providerArn: string
  readonly identity: WebIdentity
  readonly contextKeys: Readonly<Record<string, string | readonly string[]>>
  readonly session: TokenSession
}

/** What authorization verified, for the work that follows it. */
const verified = new WeakMap<Context, Verified & { readonly roleId: string | undefined }>()

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
export const assumeRoleWithWebIdentity = stsOperation('AssumeRoleWithWebIdentity', {
  authentication: 'unsigned',

  async authorize(context) {
    const token = await verifyToken(context)
    const role = await roleOfArn(context, context.input.RoleArn)
    verified.set(context, { ...token, roleId: role?.id })
    return checksOf(context, role, token)
  },

  async handle(context) {
    const { input, now, tokens } = context
    const { providerArn, identity, contextKeys, session, roleId } = verified.get(context)!
    const role = await roleOfArn(context, input.RoleArn)
    // The trust policy allowed it a moment ago; the role was deleted since, and may have been made anew.
    if (role === undefined || role.id !== roleId)
      throw stsError('AccessDenied', `The role ${input.RoleArn} is not there any more.`)
    const seconds = roleDuration(input.DurationSeconds, role)
    const { sourceIdentity } = session
    const given = session.tags.map(({ key, value }) => ({ Key: key, Value: value }))
    const tags = sessionTags(given, session.transitiveTagKeys, undefined)
    const policies = await checkSessionPolicies(context, role.accountId, input)
    const issued = tokens.issue({
      accountId: role.accountId,
      identity: { kind: 'role', id: role.id, name: role.name, accountId: role.accountId },
      source: 'AssumeRoleWithWebIdentity',
      issuedAt: now,
      expiresAt: now + seconds * 1000,
      name: input.RoleSessionName,
      mfa: undefined,
      ...policies,
      ...tags,
      sourceIdentity,
      chained: false,
      federatedProvider: providerArn,
      contextKeys,
    })
    return {
      Credentials: credentialsView(issued),
      SubjectFromWebIdentityToken: identity.subject,
      AssumedRoleUser: {
        AssumedRoleId: `${role.id}:${input.RoleSessionName}`,
        Arn: `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${input.RoleSessionName}`,
      },
      PackedPolicySize: issued.packedPolicySize,
      Provider: providerArn,
      Audience: identity.audience,
      SourceIdentity: sourceIdentity,
    }
  },
})

/** The provider is one of the account that the role's ARN names, whether or not the role is there. */
async function verifyToken(context: Context): Promise<Verified> {
  const { input, now, webIdentities } = context
  // Access tokens of Login with Amazon and Facebook can only be verified by asking these two.
  if (input.ProviderId !== undefined) {
    throw new ServiceError('NotImplemented', 501, 'ProviderId is not implemented.')
  }
  const accountId = accountOfRole(input.RoleArn)
  try {
    const provider = await providerOf(context, accountId, claimedIssuer(input.WebIdentityToken))
    const identity = await webIdentities.verify(provider, input.WebIdentityToken, now)
    return {
      providerArn: oidcProviderArn(accountId, provider.url),
      identity,
      contextKeys: tokenContextKeys(provider.url, identity),
      session: tokenSession(identity),
    }
  } catch (error) {
    throw error instanceof TokenRefused ? tokenError(error, now) : error
  }
}

async function providerOf(
  { store }: Context,
  accountId: string,
  issuer: string,
): Promise<OidcProviderRecord> {
  const provider = issuer.startsWith('https://')
    ? await store.oidcProviders.byUrl(accountId, issuer.slice('https://'.length))
    : undefined
  if (provider === undefined) throw noProvider(issuer)
  return provider
}

function checksOf(context: Context, role: RoleRecord | undefined, token: Verified): readonly AccessCheck[] {
  const { input } = context
  const { tags, transitiveTagKeys, sourceIdentity } = token.session
  const check: AccessCheck = {
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: input.RoleArn,
    principal: { type: 'federated', provider: token.providerArn },
    resourceAccountId: accountOfRole(input.RoleArn),
    context: {
      ...token.contextKeys,
      'aws:FederatedProvider': token.providerArn,
      'sts:RoleSessionName': input.RoleSessionName,
      'sts:SourceIdentity': sourceIdentity,
      ...(transitiveTagKeys.length > 0 && { 'sts:TransitiveTagKeys': transitiveTagKeys }),
    },
    resourceTags: role?.tags ?? [],
    requestTags: tags,
    resourcePolicy: {
      kind: 'trust',
      document: role?.trustPolicy,
      principalIds: role?.trustPrincipalIds ?? {},
    },
  }
  const checks = [check]
  if (tags.length > 0) checks.push({ ...check, action: 'sts:TagSession' })
  if (sourceIdentity !== undefined) checks.push({ ...check, action: 'sts:SetSourceIdentity' })
  return checks
}
