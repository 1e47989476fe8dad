import { headerOf } from '../../receive/headers.ts'
import { MAX_QUERY_PARAMETERS } from '../../receive/limits.ts'
import type { RawRequest } from '../../receive/request.ts'
import { echo, Refused } from '../faults.ts'
import { MAX_PRESIGNED_SECONDS } from '../limits.ts'
import { parseCredential } from './credential-scope.ts'
import { decodeBytes, parseQuery, type QueryParameter } from './query.ts'
import { rulesOf } from './rules.ts'
import { ALGORITHM, type ParsedSignature } from './signature.ts'
import { parseSignedHeaders } from './signed-headers.ts'

/** The query parameters of a presigned URL; names are case-sensitive. */
const PARAMETERS = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
] as const

type Parameter = (typeof PARAMETERS)[number]

/** The parameters that a presigned URL cannot go without, in the order in which AWS reports them. */
const REQUIRED: readonly Parameter[] = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
  'X-Amz-Date',
]

/** True where the query string claims to hold a signature; the header then must not. */
export function isPresigned(rawQuery: string): boolean {
  return rawQuery !== '' && (rawQuery.includes('X-Amz-Algorithm=') || rawQuery.includes('X-Amz-Signature='))
}

/**
 * Reads the authentication parameters of a presigned URL. A security token may also come in its header, as
 * for services that take the token unsigned.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#add-signature-to-request
 * @throws Refused for whatever is missing, repeated or out of bounds
 */
export function parsePresigned(raw: RawRequest): ParsedSignature {
  const values = readParameters(raw)
  const missing = REQUIRED.filter((name) => !values.has(name))
  if (missing.length > 0) {
    const texts = missing.map((name) => `AWS query-string parameters must include '${name}'.`)
    throw new Refused('incomplete', `${texts.join(' ')} Re-examine the query-string parameters.`)
  }
  const algorithm = values.get('X-Amz-Algorithm')!
  if (algorithm !== ALGORITHM) {
    throw new Refused('incomplete', `Unsupported AWS 'algorithm': '${echo(algorithm)}'.`)
  }
  const credential = parseCredential(values.get('X-Amz-Credential')!)
  const signedHeaders = parseSignedHeaders(values.get('X-Amz-SignedHeaders')!)
  if (signedHeaders === undefined) {
    throw new Refused('incomplete', "The value of 'X-Amz-SignedHeaders' is malformed.")
  }
  const headerToken = headerOf(raw.headers, 'x-amz-security-token')
  if (headerToken !== undefined && values.has('X-Amz-Security-Token')) {
    throw new Refused(
      'incomplete',
      "'X-Amz-Security-Token' must not be in both the header and the query string.",
    )
  }
  return {
    credential,
    signedHeaders,
    signature: values.get('X-Amz-Signature')!,
    requestDate: values.get('X-Amz-Date')!,
    token: values.get('X-Amz-Security-Token') ?? headerToken,
    presigned: true,
    expires: readExpires(values.get('X-Amz-Expires'), credential.service),
  }
}

function readParameters(raw: RawRequest): ReadonlyMap<Parameter, string> {
  const values = new Map<Parameter, string>()
  for (const { name, value } of queryOf(raw)) {
    const known = PARAMETERS.find((parameter) => parameter === name)
    if (known === undefined) continue
    if (values.has(known))
      throw new Refused('incomplete', `The query-string parameter '${known}' must come once.`)
    values.set(known, decodeBytes(value))
  }
  return values
}

/** @throws Refused for more parameters than are looked at */
export function queryOf(raw: RawRequest): readonly QueryParameter[] {
  const parameters = parseQuery(raw.rawQuery, MAX_QUERY_PARAMETERS)
  if (parameters === undefined) throw new Refused('incomplete', 'The query string has too many parameters.')
  return parameters
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html; elsewhere AWS takes it and
// goes by the date.
function readExpires(text: string | undefined, service: string): number | undefined {
  if (text === undefined) {
    if (!rulesOf(service).honoursExpires) return undefined
    throw new Refused('incomplete', "AWS query-string parameters must include 'X-Amz-Expires'.")
  }
  if (!/^\d{1,9}$/.test(text)) throw new Refused('incomplete', 'X-Amz-Expires should be a number')
  const seconds = Number(text)
  if (seconds > MAX_PRESIGNED_SECONDS) {
    throw new Refused(
      'incomplete',
      `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${MAX_PRESIGNED_SECONDS} seconds`,
    )
  }
  return seconds
}
