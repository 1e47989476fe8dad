import type { ServiceError } from '../../errors.ts'
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
}

export const TERMINATOR = 'aws4_request'

/**
 * Takes a credential apart.
 * @throws ServiceError where it has not five parts. The message does not repeat it: most often key id and secret are swapped.
 */
export function parseCredential(text: string): ScopedCredential {
  const a = text.indexOf('/')
  const b = text.indexOf('/', a + 1)
  const c = text.indexOf('/', b + 1)
  const d = text.indexOf('/', c + 1)
  // Each search starts behind the one before, so a missing slash makes the next search begin again at the front.
  if (a < 0 || b <= a || c <= b || d <= c || text.indexOf('/', d + 1) >= 0) throw notFiveParts(text)
  return {
    accessKeyId: text.slice(0, a),
    date: text.slice(a + 1, b),
    region: text.slice(b + 1, c),
    service: text.slice(c + 1, d),
    scope: text.slice(a + 1),
  }
}

function notFiveParts(text: string): ServiceError {
  return new Refused('incomplete',
    'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, ' +
      `got (hashed with SHA-256 and encoded with Base64): '${hashed(text)}'`,
  )
}

/**
 * Checks the parts of the scope that do not depend on the clock. Any well-formed region is taken: a client signs with the region
 * it is configured with, whatever endpoint it was given.
 * @param requestDate the date and time of the request, `YYYYMMDDTHHMMSSZ`
 * @throws ServiceError with AWS's texts for scopes, or for a key id that no key can have
 */
export function checkScope(credential: ScopedCredential, requestDate: string): void {
  const { accessKeyId, date, region, service, scope } = credential
  if (!scope.endsWith(`/${TERMINATOR}`)) {
    const found = echo(scope.slice(scope.lastIndexOf('/') + 1))
    throw new Refused('mismatch',
      `Credential should be scoped with a valid terminator: '${TERMINATOR}', not '${found}'.`,
    )
  }
  if (!isScopePart(region)) {
    throw new Refused('mismatch', `Credential should be scoped to a valid region, not '${echo(region)}'.`)
  }
  if (!isScopePart(service)) {
    throw new Refused('mismatch',
      `Credential should be scoped to correct service, not '${echo(service)}'.`,
    )
  }
  if (!requestDate.startsWith(date) || date.length !== DATE_LENGTH) {
    throw new Refused('mismatch',
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        `'${echo(date)}' != '${requestDate.slice(0, DATE_LENGTH)}', from '${requestDate}'.`,
    )
  }
  if (!isAccessKeyId(accessKeyId)) throw new Refused('unknown-key')
}

const DATE_LENGTH = 8

function isScopePart(text: string): boolean {
  return text.length <= MAX_SCOPE_PART && /^[a-z0-9][a-z0-9-]*$/.test(text)
}

function isAccessKeyId(text: string): boolean {
  return text.length >= MIN_ACCESS_KEY_ID && text.length <= MAX_ACCESS_KEY_ID && /^\w+$/.test(text)
}
