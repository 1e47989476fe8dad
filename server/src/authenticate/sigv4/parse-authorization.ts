import { headerOf } from '../../receive/headers.ts'
import type { RawRequest } from '../../receive/request.ts'
import { echo, hashed, Refused } from '../faults.ts'
import { MAX_AUTHORIZATION_LENGTH } from '../limits.ts'
import { parseCredential } from './credential-scope.ts'
import { ALGORITHM, type ParsedSignature } from './signature.ts'
import { parseSignedHeaders } from './signed-headers.ts'

/**
 * Reads the Authorization header:
 * `AWS4-HMAC-SHA256 Credential=.../..., SignedHeaders=host;x-amz-date, Signature=...`, parts in any order.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#add-signature-to-request
 * @throws Refused as incomplete with all that is missing or wrong
 */
export function parseAuthorization(raw: RawRequest, authorization: string): ParsedSignature {
  if (authorization.length > MAX_AUTHORIZATION_LENGTH) {
    throw new Refused('incomplete', 'Authorization header is too long.')
  }
  const requestDate = headerOf(raw.headers, 'x-amz-date') ?? headerOf(raw.headers, 'date')
  if (requestDate === undefined) throw incomplete(authorization, requestDate)
  const token = headerOf(raw.headers, 'x-amz-security-token')
  const read = readBefore(authorization)
  const { credential, signedHeaders, signature } = read ?? readParts(authorization, requestDate)
  return { credential, signedHeaders, signature, requestDate, token, presigned: false, expires: undefined }
}

type Signed = Pick<ParsedSignature, 'credential' | 'signedHeaders' | 'signature'>

function readParts(authorization: string, requestDate: string): Signed {
  const parts = splitParts(authorization)
  if (parts === undefined) throw incomplete(authorization, requestDate)
  const credential = parseCredential(parts.credential)
  const signedHeaders = parseSignedHeaders(parts.signedHeaders)
  if (signedHeaders === undefined) throw incomplete(authorization, requestDate)
  const { signature } = parts
  const before = authorization.slice(0, -signature.length)
  if (before.endsWith(SIGNATURE) && before.length <= MAX_KEPT_LENGTH && credential.wellFormed) {
    // Emptied rather than trimmed: it fills only where somebody makes credentials up.
    if (kept.size >= MAX_KEPT) kept.clear()
    kept.set(before, { credential, signedHeaders })
  }
  return { credential, signedHeaders, signature }
}

/** What a client sends all day but for the signature at the end, as it was read the first time. */
function readBefore(authorization: string): Signed | undefined {
  const at = authorization.length - SIGNATURE_LENGTH
  const known = kept.get(authorization.slice(0, at))
  if (known === undefined) return undefined
  const signature = authorization.slice(at)
  // One more part would be part of the signature otherwise.
  if (signature.includes(',') || signature.includes(' ')) return undefined
  return { credential: known.credential, signedHeaders: known.signedHeaders, signature }
}

const MAX_KEPT = 1024
const MAX_KEPT_LENGTH = 1024
const kept = new Map<string, Pick<Signed, 'credential' | 'signedHeaders'>>()
const SIGNATURE = 'Signature='
/** Characters of a signature: SHA-256 in hexadecimal. */
const SIGNATURE_LENGTH = 64

interface Parts {
  credential: string
  signedHeaders: string
  signature: string
}

// The way of nearly every request, so without an array of parts; whatever is odd is looked at again by
// `incomplete`.
function splitParts(authorization: string): Parts | undefined {
  if (!authorization.startsWith(PREFIX)) return undefined
  const parts: Parts = { credential: '', signedHeaders: '', signature: '' }
  let start = PREFIX.length
  while (start < authorization.length) {
    if (isSeparator(authorization.charCodeAt(start))) {
      start++
      continue
    }
    const equals = authorization.indexOf('=', start)
    const end = endOfPart(authorization, start)
    if (equals < 0 || equals >= end) return undefined
    const member = MEMBERS.get(authorization.slice(start, equals))
    // An empty or repeated part is none: two readers could take two different ones.
    if (member === undefined || parts[member] !== '' || equals + 1 === end) return undefined
    parts[member] = authorization.slice(equals + 1, end)
    start = end
  }
  return parts.credential === '' || parts.signedHeaders === '' || parts.signature === '' ? undefined : parts
}

const PREFIX = `${ALGORITHM} `
const SPACE = 0x20
const COMMA = 0x2c
const MEMBERS: ReadonlyMap<string, keyof Parts> = new Map([
  ['Credential', 'credential'],
  ['SignedHeaders', 'signedHeaders'],
  ['Signature', 'signature'],
])

function isSeparator(code: number): boolean {
  return code === SPACE || code === COMMA
}

function endOfPart(text: string, start: number): number {
  const comma = text.indexOf(',', start)
  const end = comma < 0 ? text.length : comma
  const space = text.indexOf(' ', start)
  return space < 0 || space > end ? end : space
}

// AWS names the header by its hash since it was seen to repeat passwords of Basic and tokens of Bearer.
function incomplete(authorization: string, requestDate: string | undefined): Refused {
  const [algorithm = '', ...rest] = authorization.split(/[\s,]+/)
  if (/^AWS4-/.test(algorithm) && algorithm !== ALGORITHM) {
    return new Refused('incomplete', `Unsupported AWS 'algorithm': '${echo(algorithm)}'.`)
  }
  const broken = algorithm === ALGORITHM ? rest.find((part) => part !== '' && !part.includes('=')) : undefined
  if (broken !== undefined) {
    return new Refused(
      'incomplete',
      'Invalid key=value pair (missing equal-sign) in Authorization header ' +
        `(hashed with SHA-256 and encoded with Base64): '${hashed(authorization)}'.`,
    )
  }
  const given = new Set(
    rest.filter((part) => !part.endsWith('=')).map((part) => part.slice(0, part.indexOf('='))),
  )
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !given.has(name))
    .map((name) => `Authorization header requires '${name}' parameter.`)
  if (requestDate === undefined) {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
  }
  if (missing.length === 0)
    missing.push('Authorization header has a repeated, unknown or malformed parameter.')
  return new Refused(
    'incomplete',
    `${missing.join(' ')} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashed(authorization)}`,
  )
}
