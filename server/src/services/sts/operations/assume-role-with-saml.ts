import type { SamlAssertion } from '../../../federation/saml/assertion.ts'
import { SamlRefused } from '../../../federation/saml/refused.ts'
import { verifyResponse } from '../../../federation/saml/response.ts'
import type { AssumeRoleWithSAMLRequest } from '../../../models/sts.gen.ts'
import type { OperationContext } from '../../../operation.ts'
import type { SamlProviderRecord } from '../../../store/records.ts'
import { samlProviderOfArn } from '../../iam/providers/saml-providers.ts'
import { stsError } from '../errors.ts'
import {
  assumedRoleUser,
  authorizedRole,
  type FederatedCaller,
  federatedChecks,
  issueFederated,
} from '../federated-role.ts'
import { stsOperation } from '../operation.ts'
import { accountOfRole, roleDuration, roleOfArn } from '../role-of-arn.ts'
import { keptKeys, nameQualifier, subjectType, trustKeys } from '../saml-keys.ts'
import { checkRole, noSuchProvider, type SamlSession, samlError, samlSession } from '../saml-session.ts'
import { credentialsView, tokenSizeView } from '../views.ts'

type Context = OperationContext<AssumeRoleWithSAMLRequest>

/** What a verified assertion comes to. */
interface Verified {
  readonly provider: SamlProviderRecord
  readonly assertion: SamlAssertion
  readonly session: SamlSession
  readonly caller: FederatedCaller
}

/** What authorization verified, for the work that follows it. */
const verified = new WeakMap<Context, Verified & { readonly roleId: string | undefined }>()

/**
 * An assertion may be redeemed more than once while it is fresh, as with AWS: see docs/federation.md.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html
 */
export const assumeRoleWithSaml = stsOperation('AssumeRoleWithSAML', {
  authentication: 'unsigned',

  async authorize(context) {
    const { RoleArn } = context.input
    accountOfRole(RoleArn)
    const found = await verifyAssertion(context)
    const role = await roleOfArn(context, RoleArn)
    verified.set(context, { ...found, roleId: role?.id })
    return federatedChecks('sts:AssumeRoleWithSAML', RoleArn, role, found.caller)
  },

  async handle(context) {
    const { input, now } = context
    const { provider, assertion, session, caller, roleId } = verified.get(context)!
    const role = await authorizedRole(context, input.RoleArn, roleId)
    const asked = roleDuration(input.DurationSeconds, role)
    const seconds = Math.min(asked, session.duration ?? asked)
    // "Your role session lasts for the duration that you specify, or until the time specified in the SAML authentication response's
    // SessionNotOnOrAfter value, whichever is shorter": page above.
    const expiresAt = Math.min(now + seconds * 1000, assertion.sessionEnds ?? Number.POSITIVE_INFINITY)
    const kept = keptKeys(assertion, provider)
    const issued = await issueFederated(context, 'AssumeRoleWithSAML', role, caller, { expiresAt, kept })
    return {
      Credentials: credentialsView(issued),
      AssumedRoleUser: assumedRoleUser(role, session.roleSessionName),
      PackedPolicySize: issued.packedPolicySize,
      ...tokenSizeView(issued),
      Subject: assertion.subject,
      SubjectType: subjectType(assertion),
      Issuer: assertion.issuer,
      Audience: assertion.recipient,
      NameQualifier: nameQualifier(assertion, provider),
      SourceIdentity: session.sourceIdentity,
    }
  },
})

async function verifyAssertion(context: Context): Promise<Verified> {
  const { RoleArn, PrincipalArn, SAMLAssertion } = context.input
  const provider = await providerOf(context, PrincipalArn)
  const assertion = await assertionOf(context, provider, SAMLAssertion)
  const session = samlSession(assertion)
  checkRole(assertion, RoleArn, PrincipalArn)
  const caller: FederatedCaller = {
    providerArn: PrincipalArn,
    roleSessionName: session.roleSessionName,
    session,
    contextKeys: trustKeys(assertion, provider),
  }
  return { provider, assertion, session, caller }
}

async function providerOf({ store }: Context, arn: string): Promise<SamlProviderRecord> {
  const named = samlProviderOfArn(arn)
  if (named === undefined) throw stsError('ValidationError', `${arn} is invalid`)
  const provider = await store.samlProviders.byName(named.accountId, named.name)
  if (provider === undefined) throw noSuchProvider()
  return provider
}

async function assertionOf(
  { vault, now }: Context,
  provider: SamlProviderRecord,
  encoded: string,
): Promise<SamlAssertion> {
  const trust = {
    ...provider,
    requiresEncryption: provider.encryptionMode === 'Required',
    privateKeys: provider.privateKeys.map(({ id, sealed }) => vault.open(sealed, id).toString('utf8')),
  }
  try {
    return await verifyResponse(encoded, trust, now)
  } catch (error) {
    throw error instanceof SamlRefused ? samlError(error) : error
  }
}
