import { randomUUID } from 'node:crypto'
import type { GetWebIdentityTokenRequest } from '../../../models/sts.gen.ts'
import type { AccessCheck, OperationContext } from '../../../operation.ts'
import type { OutboundAlgorithm } from '../../../store/records.ts'
import { fromTags } from '../../iam/views.ts'
import { stsError } from '../errors.ts'
import { stsOperation } from '../operation.ts'
import { outboundClaims } from '../outbound-claims.ts'
import { sessionTags } from '../session-tags.ts'

type Context = OperationContext<GetWebIdentityTokenRequest>

/** Seconds, where the caller names none. */
const DEFAULT_DURATION = 300

const ALGORITHMS: ReadonlyMap<string, OutboundAlgorithm> = new Map([
  ['RS256', 'RS256'],
  ['ES384', 'ES384'],
])

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html */
export const getWebIdentityToken = stsOperation('GetWebIdentityToken', {
  authorize({ input }) {
    const algorithm = algorithmOf(input)
    const requestTags = fromTags(input.Tags)
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_policies.html
    const check: AccessCheck = {
      action: 'sts:GetWebIdentityToken',
      resource: '*',
      context: {
        'sts:IdentityTokenAudience': input.Audience,
        'sts:DurationSeconds': String(input.DurationSeconds ?? DEFAULT_DURATION),
        'sts:SigningAlgorithm': algorithm,
      },
      requestTags,
    }
    if (requestTags.length === 0) return check
    return [check, { action: 'sts:TagGetWebIdentityToken', resource: '*', requestTags }]
  },

  async handle(context) {
    const { input, caller, request, now, outboundIdentities } = context
    const issuer = await outboundIdentities.issuerOf(caller.accountId)
    if (issuer === undefined) throw disabled()
    const issuedAt = Math.floor(now / 1000)
    const expiresAt = issuedAt + (input.DurationSeconds ?? DEFAULT_DURATION)
    checkSession(context, expiresAt)
    const claims = await outboundClaims(context, {
      issuer,
      audience: input.Audience,
      id: randomUUID(),
      issuedAt,
      expiresAt,
      region: request.region,
      requestTags: sessionTags(input.Tags, undefined, undefined).tags,
    })
    const token = await outboundIdentities.sign(caller.accountId, claims, algorithmOf(input), now)
    if (token === undefined) throw disabled()
    return { WebIdentityToken: token, Expiration: expiresAt * 1000 }
  },
})

// The model leaves it at five characters; the page names the two.
function algorithmOf({ SigningAlgorithm }: GetWebIdentityTokenRequest): OutboundAlgorithm {
  const algorithm = ALGORITHMS.get(SigningAlgorithm)
  if (algorithm === undefined) {
    throw stsError(
      'ValidationError',
      `1 validation error detected: Value '${SigningAlgorithm}' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [${[...ALGORITHMS.keys()].join(', ')}]`,
    )
  }
  return algorithm
}

function checkSession({ caller: { session } }: Context, expiresAt: number): void {
  if (session !== undefined && expiresAt * 1000 > session.expiresAt) {
    throw stsError(
      'SessionDurationEscalationException',
      'The requested token duration would extend the session beyond its original expiration time.',
    )
  }
}

const disabled = () =>
  stsError(
    'OutboundWebIdentityFederationDisabledException',
    'The outbound web identity federation feature is not enabled for this account.',
  )
