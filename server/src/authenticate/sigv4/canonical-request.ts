import type { Headers } from '../../receive/headers.ts'
import type { RawRequest } from '../../receive/request.ts'
import { queryOf } from './parse-presigned.ts'
import { canonicalQuery, decodeBytes, encodeBytes } from './query.ts'
import type { SigningRules } from './rules.ts'
import type { ParsedSignature } from './signature.ts'

/**
 * The canonical request that the client must have signed, one character per byte.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
 * @param payload the hash of the body, or what stands for it
 */
export function canonicalRequest(
  raw: RawRequest,
  parsed: ParsedSignature,
  payload: string,
  rules: SigningRules,
): string {
  const path = rules.encodePathTwice ? normalizedPath(raw.rawPath) : objectPath(raw.rawPath)
  const except = parsed.presigned ? 'X-Amz-Signature' : undefined
  const query = raw.rawQuery === '' ? '' : canonicalQuery(queryOf(raw), except)
  const headers = canonicalHeaders(raw.headers, parsed.signedHeaders.names)
  return `${raw.method}\n${path}\n${query}\n${headers}\n${parsed.signedHeaders.text}\n${payload}`
}

/**
 * `name:value` lines of the signed headers, each with its newline. A header that was signed but did not come
 * has no line.
 */
export function canonicalHeaders(headers: Headers, names: readonly string[]): string {
  let text = ''
  for (const name of names) {
    const value = headers.get(name)
    if (value === undefined) continue
    text += `${name}:${typeof value === 'string' ? fold(value) : value.map(fold).join(',')}\n`
  }
  return text
}

// Most values need nothing: they are looked at character by character only where a blank could have to go.
function fold(value: string): string {
  const last = value.length - 1
  if (last < 0) return value
  const trimmed = value.charCodeAt(0) > SPACE && value.charCodeAt(last) > SPACE
  if (trimmed && !value.includes('  ') && !value.includes('\t')) return value
  return value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')
}

const SPACE = 0x20

/** The path without empty, `.` and `..` segments, percent-encoded once more than it was sent. */
export function normalizedPath(rawPath: string): string {
  if (rawPath === '/' || rawPath === '') return '/'
  if (PLAIN_PATH.test(rawPath)) return rawPath
  const segments: string[] = []
  for (const segment of rawPath.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') segments.pop()
    else segments.push(segment)
  }
  if (segments.length === 0) return '/'
  return encodeBytes(`/${segments.join('/')}${rawPath.endsWith('/') ? '/' : ''}`, true)
}

// Segments of unreserved characters that do not begin with a dot: nothing to fold, nothing to encode.
const PLAIN_PATH = /^(?:\/[A-Za-z0-9\-_~][A-Za-z0-9\-._~]*)+\/?$/

// S3 takes an object key as it is: `a//b` and `a/../b` are keys of their own, and an encoded slash stays
// encoded.
function objectPath(rawPath: string): string {
  if (rawPath === '') return '/'
  if (PLAIN_PATH.test(rawPath)) return rawPath
  return rawPath
    .split('/')
    .map((segment) => encodeBytes(decodeBytes(segment), false))
    .join('/')
}
