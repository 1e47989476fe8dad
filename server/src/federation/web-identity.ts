import type { errors as JoseErrors, JWTPayload } from 'jose'
import type { OidcProviderRecord } from '../store/records.ts'
import { FetchFailed } from './https-json.ts'
import { jose } from './jose.ts'
import { KeySets } from './key-sets.ts'

/**
 * Signatures by public keys only: anybody can make one with a key that everybody knows.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html (prerequisites)
 */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']

/** How far the clocks of a provider and of this machine may be apart when a token is not valid yet. An expired one is expired. */
const CLOCK_TOLERANCE_S = 300
/** As AWS's message for older tokens says. */
const MAX_TOKEN_AGE_S = 24 * 60 * 60

/** Why a token is refused. */
export type TokenFault =
  /** Not a JWT at all. */
  | 'malformed'
  /** The provider's documents are not what they should be, or have not the token's key. */
  | 'no-key'
  | 'unreachable'
  | 'untrusted'
  /** Altered, signed by another key or by an algorithm that is not taken, not valid yet. */
  | 'invalid'
  | 'missing-claim'
  | 'expired'
  | 'too-old'
  | 'audience'

export class TokenRefused extends Error {
  readonly fault: TokenFault
  /** The claim that is missing, or the time the token expired, in seconds since the epoch. */
  readonly detail: string
  constructor(fault: TokenFault, detail = '') {
    super(`${fault} ${detail}`)
    this.name = 'TokenRefused'
    this.fault = fault
    this.detail = detail
  }
}

/** Who a verified token is of. */
export interface WebIdentity {
  readonly subject: string
  /** The client ID that the token was issued to: `azp` where the token has it. */
  readonly audience: string
  readonly claims: Readonly<JWTPayload>
}

/** The issuer that a token names, not verified. @throws TokenRefused */
export async function claimedIssuer(token: string): Promise<string> {
  const { decodeJwt } = await jose()
  try {
    const { iss } = decodeJwt(token)
    if (typeof iss === 'string') return iss
  } catch {
    throw new TokenRefused('malformed')
  }
  throw new TokenRefused('missing-claim', 'iss')
}

/** Verifies tokens of OpenID Connect providers. One per server: it remembers the providers' keys. */
export class WebIdentities {
  readonly #keySets = new KeySets()

  /**
   * The identity that a token proves; `now` in milliseconds.
   * @throws TokenRefused
   */
  async verify(provider: OidcProviderRecord, token: string, now: number): Promise<WebIdentity> {
    const claims = await this.#verifiedClaims(provider, token, now)
    const { sub, exp } = claims
    if (typeof sub !== 'string' || sub === '') throw new TokenRefused('missing-claim', 'sub')
    if (now >= exp! * 1000) throw new TokenRefused('expired', String(exp))
    return { subject: sub, audience: audienceOf(claims, provider.clientIds), claims }
  }

  async #verifiedClaims(provider: OidcProviderRecord, token: string, now: number): Promise<JWTPayload> {
    const { errors, jwtVerify } = await jose()
    try {
      const { payload } = await jwtVerify(
        token,
        (header, jws) => this.#keySets.keyFor(provider, header, jws, now),
        {
          algorithms: ALGORITHMS,
          issuer: `https://${provider.url}`,
          requiredClaims: ['exp', 'iat', 'aud', 'sub'],
          currentDate: new Date(now),
          clockTolerance: CLOCK_TOLERANCE_S,
          maxTokenAge: MAX_TOKEN_AGE_S,
        },
      )
      return payload
    } catch (error) {
      throw refusalOf(error, errors)
    }
  }
}

function refusalOf(error: unknown, errors: typeof JoseErrors): unknown {
  if (error instanceof FetchFailed)
    return new TokenRefused(error.fault === 'unusable' ? 'no-key' : error.fault)
  if (error instanceof errors.JWTExpired) {
    return error.claim === 'iat'
      ? new TokenRefused('too-old')
      : new TokenRefused('expired', String(error.payload.exp))
  }
  if (error instanceof errors.JWTClaimValidationFailed && error.reason === 'missing') {
    return new TokenRefused('missing-claim', error.claim)
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return new TokenRefused('no-key')
  }
  // jose throws TypeErrors for keys that do not fit the algorithm: those are the provider's, not ours.
  if (error instanceof errors.JOSEError || error instanceof TypeError) return new TokenRefused('invalid')
  return error
}

// The party a token was issued to is its audience where it names one (azp), though it may be meant for others too (aud).
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
function audienceOf({ aud, azp }: JWTPayload, clientIds: readonly string[]): string {
  const named = azp === undefined ? [aud].flat() : [azp]
  const audience = named.find((name) => typeof name === 'string' && clientIds.includes(name))
  if (audience === undefined) throw new TokenRefused('audience')
  return audience as string
}
