import type { SamlAssertion } from '../../federation/saml/assertion.ts'
import type { SamlFault, SamlRefused } from '../../federation/saml/refused.ts'
import type { Tag } from '../../store/records.ts'
import { type StsErrorCode, stsError } from './errors.ts'
import { type FederatedSession, isSessionName, isTagKey, isTagValue } from './federated-role.ts'

/**
 * What an assertion asks for, in STS's terms.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html
 */

const NOT_AUTHORIZED = 'Not authorized to perform sts:AssumeRoleWithSAML'

// Sentences of the second page above, or recorded ones, where there are; else such as the errors' descriptions in
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html
const REFUSALS: Readonly<Record<SamlFault, readonly [StsErrorCode, string]>> = {
  encoding: ['InvalidIdentityToken', 'Invalid base64 SAMLResponse'],
  malformed: ['InvalidIdentityToken', 'Your request included an invalid SAML response.'],
  status: ['IDPRejectedClaim', 'The identity provider (IdP) reported that authentication failed.'],
  issuer: ['InvalidIdentityToken', 'Issuer not present in specified provider'],
  signature: ['InvalidIdentityToken', 'Response signature invalid'],
  'not-encrypted': ['InvalidIdentityToken', 'The specified provider requires encrypted assertions.'],
  'metadata-expired': ['InvalidIdentityToken', 'The metadata of the specified provider has expired.'],
  'too-old': ['ExpiredTokenException', 'Token must be redeemed within 5 minutes of issuance'],
  expired: ['ExpiredTokenException', 'The SAML assertion has expired.'],
  'not-valid-yet': ['InvalidIdentityToken', 'The SAML assertion is not valid yet.'],
  audience: ['InvalidIdentityToken', 'Response does not contain the required audience.'],
  recipient: ['InvalidIdentityToken', 'Response does not contain the required recipient.'],
  'no-subject': ['AccessDenied', NOT_AUTHORIZED],
}

export const samlError = ({ fault }: SamlRefused) => stsError(...REFUSALS[fault])
export const noSuchProvider = () => stsError('InvalidIdentityToken', "Specified provider doesn't exist")

const invalid = (message: string) => stsError('InvalidIdentityToken', message)

const ATTRIBUTES = 'https://aws.amazon.com/SAML/Attributes/'
const PRINCIPAL_TAG = `${ATTRIBUTES}PrincipalTag:`

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html (DurationSeconds) */
const MIN_DURATION = 900
const MAX_DURATION = 43_200

/** The session that an assertion asks for. */
export interface SamlSession extends FederatedSession {
  readonly roleSessionName: string
  /** Seconds; undefined: the assertion does not say. */
  readonly duration: number | undefined
}

/** @throws InvalidIdentityToken */
export function samlSession(assertion: SamlAssertion): SamlSession {
  const roleSessionName = single(assertion, 'RoleSessionName')
  if (roleSessionName === undefined) throw invalid('RoleSessionName is required in AuthnResponse')
  if (!isSessionName(roleSessionName)) {
    throw invalid('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}')
  }
  const sourceIdentity = single(assertion, 'SourceIdentity')
  if (sourceIdentity !== undefined && !isSessionName(sourceIdentity)) {
    throw invalid('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"')
  }
  return {
    roleSessionName,
    sourceIdentity,
    duration: durationOf(single(assertion, 'SessionDuration')),
    tags: tagsOf(assertion),
    transitiveTagKeys: assertion.attributes.get(`${ATTRIBUTES}TransitiveTagKeys`)?.values ?? [],
  }
}

/**
 * Refuses a role that the provider does not offer to its user: the attribute Role has pairs of ARNs, a role's and the provider's.
 * @throws AccessDenied
 */
export function checkRole({ attributes }: SamlAssertion, roleArn: string, providerArn: string): void {
  const offered = attributes.get(`${ATTRIBUTES}Role`)?.values ?? []
  const isAsked = (pair: string) => {
    const [one, other, ...more] = pair.split(',').map((arn) => arn.trim())
    if (more.length > 0) return false
    // AWS documents the role first; identity providers send both orders, and AWS takes both.
    return (one === roleArn && other === providerArn) || (one === providerArn && other === roleArn)
  }
  if (!offered.some(isAsked)) throw stsError('AccessDenied', NOT_AUTHORIZED)
}

/** The value of an attribute that has one. @throws InvalidIdentityToken where it has more: nobody could tell which counts */
function single({ attributes }: SamlAssertion, name: string): string | undefined {
  const attribute = attributes.get(ATTRIBUTES + name)
  if (attribute === undefined) return undefined
  const [value, ...more] = attribute.values
  if (value === undefined || more.length > 0) throw invalid(`${name} in AuthnResponse must have one value`)
  return value
}

function durationOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (seconds >= MIN_DURATION && seconds <= MAX_DURATION) return seconds
  throw invalid(`SessionDuration in AuthnResponse must be between ${MIN_DURATION} and ${MAX_DURATION}`)
}

function tagsOf(assertion: SamlAssertion): readonly Tag[] {
  return [...assertion.attributes.keys()]
    .filter((name) => name.startsWith(PRINCIPAL_TAG))
    .map((name) => {
      const key = name.slice(PRINCIPAL_TAG.length)
      const value = single(assertion, name.slice(ATTRIBUTES.length))!
      if (!isTagKey(key) || !isTagValue(value))
        throw invalid('PrincipalTag in AuthnResponse is not a valid tag')
      return { key, value }
    })
}
