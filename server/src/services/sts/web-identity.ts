import type { TokenFault, TokenRefused, WebIdentity } from '../../federation/web-identity.ts'
import type { Tag } from '../../store/records.ts'
import { type StsErrorCode, stsError } from './errors.ts'
import { type FederatedSession, isSessionName, isTagKey, isTagValue } from './federated-role.ts'

/**
 * What the token of an OpenID Connect provider says, in STS's terms.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */

const NO_KEY =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"

// Recorded sentences where there are recordings, else the errors' descriptions on the page above.
const REFUSALS: Readonly<Record<TokenFault, readonly [StsErrorCode, string]>> = {
  malformed: [
    'InvalidIdentityToken',
    'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
  ],
  'no-key': ['InvalidIdentityToken', NO_KEY],
  unreachable: [
    'IDPCommunicationError',
    'The request could not be fulfilled because the identity provider (IDP) that was asked to verify the incoming identity token could not be reached.',
  ],
  untrusted: [
    'InvalidIdentityToken',
    "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
  ],
  invalid: ['InvalidIdentityToken', 'The web identity token that was passed could not be validated.'],
  'missing-claim': ['InvalidIdentityToken', 'Missing a required claim: '],
  expired: ['ExpiredTokenException', 'Token expired: current date/time '],
  'too-old': ['ExpiredTokenException', 'Token must be redeemed within 24 hours of issuance'],
  audience: ['InvalidIdentityToken', 'Incorrect token audience'],
}

/** A refusal as STS words it; `now` in milliseconds. */
export function tokenError({ fault, detail }: TokenRefused, now: number) {
  const [code, message] = REFUSALS[fault]
  if (fault === 'missing-claim') return stsError(code, message + detail)
  if (fault !== 'expired') return stsError(code, message)
  const seconds = Math.floor(now / 1000)
  return stsError(code, `${message}${seconds} must be before the expiration date/time ${detail}`)
}

/** No provider of that issuer in the account of the role. */
export const noProvider = (issuer: string) =>
  stsError('InvalidIdentityToken', `No OpenIDConnect provider found in your account for ${issuer}`)

/** Whoever has such a token has credentials already. */
export const tokenOfOurs = () =>
  stsError(
    'InvalidIdentityToken',
    'Tokens of GetWebIdentityToken cannot be used with AssumeRoleWithWebIdentity.',
  )

/**
 * The condition keys that a token sets, in the trust policy and for as long as the session lasts; `url` is the provider's. Names are in
 * lower case, as sessions keep them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function tokenContextKeys(
  url: string,
  { subject, audience, claims }: WebIdentity,
): Readonly<Record<string, string | readonly string[]>> {
  const prefix = `${url.toLowerCase()}:`
  const keys: Record<string, string | readonly string[]> = {
    [`${prefix}sub`]: subject,
    [`${prefix}aud`]: audience,
  }
  const { aud, amr, azp } = claims
  if (typeof azp === 'string') keys[`${prefix}azp`] = azp
  // What the token is meant for, where that is not whom it was issued to.
  if (typeof aud === 'string' || isTexts(aud)) keys[`${prefix}oaud`] = aud
  if (isTexts(amr)) keys[`${prefix}amr`] = amr
  return keys
}

const TAGS = 'https://aws.amazon.com/tags'
const FLAT_TAG = `${TAGS}/principal_tags/`
const SOURCE_IDENTITY = 'https://aws.amazon.com/source_identity'

/**
 * Reads the claims that make a session's tags, in the nested or the flattened form, and its source identity.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp
 * @throws InvalidIdentityToken where they have neither form: what was meant to narrow a session must not be passed over
 */
export function tokenSession({ claims }: WebIdentity): FederatedSession {
  const nested = claims[TAGS]
  if (nested !== undefined && !isRecord(nested)) throw badClaim(TAGS)
  const { principal_tags = {}, transitive_tag_keys = claims[`${TAGS}/transitive_tag_keys`] } = nested ?? {}
  if (!isRecord(principal_tags)) throw badClaim(`${TAGS} principal_tags`)
  const flat = Object.entries(claims)
    .filter(([name]) => name.startsWith(FLAT_TAG))
    .map(([name, value]) => [name.slice(FLAT_TAG.length), value] as const)
  const tags = [...Object.entries(principal_tags), ...flat].map(([key, value]) => tagOf(key, value))
  const transitiveTagKeys = transitive_tag_keys ?? []
  if (!isTexts(transitiveTagKeys)) throw badClaim(`${TAGS} transitive_tag_keys`)
  return { tags, transitiveTagKeys, sourceIdentity: sourceIdentityOf(claims[SOURCE_IDENTITY]) }
}

function tagOf(key: string, given: unknown): Tag {
  const value = Array.isArray(given) && given.length === 1 ? given[0] : given
  if (!isTagKey(key) || typeof value !== 'string' || !isTagValue(value)) throw badClaim(TAGS)
  return { key, value }
}

function sourceIdentityOf(claim: unknown): string | undefined {
  if (claim === undefined) return undefined
  if (typeof claim !== 'string' || !isSessionName(claim)) throw badClaim(SOURCE_IDENTITY)
  return claim
}

const badClaim = (name: string) =>
  stsError('InvalidIdentityToken', `The claim ${name} of the web identity token is not valid.`)

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
