import { ServiceError } from '../../../errors.ts'
import { claimedIssuer, TokenRefused, type WebIdentity } from '../../../federation/web-identity.ts'
import type { AssumeRoleWithWebIdentityRequest } from '../../../models/sts.gen.ts'
import type { OperationContext } from '../../../operation.ts'
import type { OidcProviderRecord } from '../../../store/records.ts'
import { oidcProviderArn } from '../../iam/arns.ts'
import {
  assumedRoleUser,
  authorizedRole,
  type FederatedCaller,
  federatedChecks,
  issueFederated,
} from '../federated-role.ts'
import { stsOperation } from '../operation.ts'
import { accountOfRole, roleDuration, roleOfArn } from '../role-of-arn.ts'
import { credentialsView, tokenSizeView } from '../views.ts'
import { noProvider, tokenContextKeys, tokenError, tokenOfOurs, tokenSession } from '../web-identity.ts'

type Context = OperationContext<AssumeRoleWithWebIdentityRequest>

/** What a verified token comes to. */
interface Verified {
  readonly identity: WebIdentity
  readonly caller: FederatedCaller
}

/** What authorization verified, for the work that follows it. */
const verified = new WeakMap<Context, Verified & { readonly roleId: string | undefined }>()

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
export const assumeRoleWithWebIdentity = stsOperation('AssumeRoleWithWebIdentity', {
  authentication: 'unsigned',

  async authorize(context) {
    const token = await verifyToken(context)
    const { RoleArn } = context.input
    const role = await roleOfArn(context, RoleArn)
    verified.set(context, { ...token, roleId: role?.id })
    return federatedChecks('sts:AssumeRoleWithWebIdentity', RoleArn, role, token.caller)
  },

  async handle(context) {
    const { input, now } = context
    const { identity, caller, roleId } = verified.get(context)!
    const role = await authorizedRole(context, input.RoleArn, roleId)
    const expiresAt = now + roleDuration(input.DurationSeconds, role) * 1000
    const kept = caller.contextKeys
    const issued = await issueFederated(context, 'AssumeRoleWithWebIdentity', role, caller, {
      expiresAt,
      kept,
    })
    return {
      Credentials: credentialsView(issued),
      SubjectFromWebIdentityToken: identity.subject,
      AssumedRoleUser: assumedRoleUser(role, input.RoleSessionName),
      PackedPolicySize: issued.packedPolicySize,
      ...tokenSizeView(issued),
      Provider: caller.providerArn,
      Audience: identity.audience,
      SourceIdentity: caller.session.sourceIdentity,
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
    const provider = await providerOf(context, accountId, await claimedIssuer(input.WebIdentityToken))
    const identity = await webIdentities.verify(provider, input.WebIdentityToken, now)
    return {
      identity,
      caller: {
        providerArn: oidcProviderArn(accountId, provider.url),
        roleSessionName: input.RoleSessionName,
        session: tokenSession(identity),
        contextKeys: tokenContextKeys(provider.url, identity),
      },
    }
  } catch (error) {
    throw error instanceof TokenRefused ? tokenError(error, now) : error
  }
}

async function providerOf(
  { store, outboundIdentities }: Context,
  accountId: string,
  issuer: string,
): Promise<OidcProviderRecord> {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_getting_started.html (prerequisites)
  if (outboundIdentities.isOwn(issuer)) throw tokenOfOurs()
  const provider = issuer.startsWith('https://')
    ? await store.oidcProviders.byUrl(accountId, issuer.slice('https://'.length))
    : undefined
  if (provider === undefined) throw noProvider(issuer)
  return provider
}
