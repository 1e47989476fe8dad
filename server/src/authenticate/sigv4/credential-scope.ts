import { echo, hashed, Refused } from '../faults.ts'
import { MAX_ACCESS_KEY_ID, MAX_SCOPE_PART, MIN_ACCESS_KEY_ID } from '../limits.ts'

/** `ACCESS_KEY_ID/YYYYMMDD/REGION/SERVICE/aws4_request`, taken apart. */
export interface ScopedCredential {
  readonly accessKeyId: string
  /** YYYYMMDD */
  readonly date: string
  readonly region: string
  readonly service: string
  /** `YYYYMMDD/REGION/SERVICE/aws4_request`, as it stands in the string to sign. */
  readonly scope: string
  /**
   * True where each part is of the form that it must have; the date is still to be compared with the
   * request's.
   */
  readonly wellFormed: boolean
}

export const TERMINATOR = 'aws4_request'

/** A client sends the same credential all day. */
const MAX_KEPT = 1024
const kept = new Map<string, ScopedCredential>()

/**
 * Takes a credential apart.
 * @throws Refused where it has not five parts. The message does not repeat it: most often key id and secret
 * are swapped.
 */
export function parseCredential(text: string): ScopedCredential {
  const known = kept.get(text)
  if (known !== undefined) return known
  const parts = text.split('/', 6)
  if (parts.length !== 5) {
    throw new Refused(
      'incomplete',
      'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, ' +
        `got (hashed with SHA-256 and encoded with Base64): '${hashed(text)}'`,
    )
  }
  const [accessKeyId, date, region, service, terminator] = parts as [string, string, string, string, string]
  const wellFormed =
    terminator === TERMINATOR && isScopePart(region) && isScopePart(service) && isAccessKeyId(accessKeyId)
  const credential = {
    accessKeyId,
    date,
    region,
    service,
    scope: text.slice(accessKeyId.length + 1),
    wellFormed,
  }
  if (!wellFormed) return credential
  // Emptied rather than trimmed: it fills only where somebody makes credentials up.
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(text, credential)
  return credential
}

/**
 * Checks the scope against the request's date. Any well-formed region is taken: a client signs with the
 * region it is configured with, whatever endpoint it was given.
 * @param requestDate the date and time of the request, `YYYYMMDDTHHMMSSZ`
 * @throws Refused with AWS's texts for scopes, or for a key id that no key can have
 */
export function checkScope(credential: ScopedCredential, requestDate: string): void {
  const { date, wellFormed } = credential
  if (!wellFormed) throw malformed(credential)
  if (date.length === DATE_LENGTH && requestDate.startsWith(date)) return
  throw new Refused(
    'mismatch',
    'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
      `'${echo(date)}' != '${requestDate.slice(0, DATE_LENGTH)}', from '${requestDate}'.`,
  )
}

const DATE_LENGTH = 8

function malformed({ scope, region, service }: ScopedCredential): Refused {
  if (!scope.endsWith(`/${TERMINATOR}`)) {
    const found = echo(scope.slice(scope.lastIndexOf('/') + 1))
    return new Refused(
      'mismatch',
      `Credential should be scoped with a valid terminator: '${TERMINATOR}', not '${found}'.`,
    )
  }
  if (!isScopePart(region)) {
    return new Refused('mismatch', `Credential should be scoped to a valid region, not '${echo(region)}'.`)
  }
  if (!isScopePart(service)) {
    return new Refused('mismatch', `Credential should be scoped to correct service, not '${echo(service)}'.`)
  }
  return new Refused('unknown-key')
}

function isScopePart(text: string): boolean {
  return text.length <= MAX_SCOPE_PART && /^[a-z0-9][a-z0-9-]*$/.test(text)
}

function isAccessKeyId(text: string): boolean {
  return text.length >= MIN_ACCESS_KEY_ID && text.length <= MAX_ACCESS_KEY_ID && /^\w+$/.test(text)
}
