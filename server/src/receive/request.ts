import type { IncomingMessage } from 'node:http'
import { ServiceError } from '../errors.ts'
import { type ClientAddress, clientAddressReader } from './client-address.ts'
import { type Headers, headerOf } from './headers.ts'
import { MAX_BODY_BYTES, MAX_HEADER_COUNT, MAX_TARGET_LENGTH } from './limits.ts'

export { type Headers, headerOf }

/**
 * A request as it came over the wire, nothing decoded: what the signature covers must reach the verifier byte
 * for byte.
 */
export interface RawRequest {
  /** As sent; HTTP methods are case-sensitive. */
  readonly method: string
  /** From the first `/` up to the `?`, as sent. */
  readonly rawPath: string
  /** Behind the `?`, as sent; empty where there is none. */
  readonly rawQuery: string
  readonly headers: Headers
  readonly body: Buffer
  /** The client's address, IPv4 in dotted form even where the socket is IPv6; see the trusted proxies. */
  readonly remoteAddress: string
  /** True where the client's own connection was TLS. */
  readonly secure: boolean
  /** Milliseconds since the epoch. */
  readonly receivedAt: number
}

/** Makes the raw request of a message whose body has been read. */
export type RequestReader = (message: IncomingMessage, body: Buffer) => RawRequest

export interface RequestReaderOptions {
  /** Addresses or CIDRs of proxies whose X-Forwarded-For and X-Forwarded-Proto count. Empty: nobody's do. */
  readonly trustedProxies: readonly string[]
}

/**
 * Headers that decide who is calling, for what, or where a message ends. Two of them would be read one way by
 * a proxy and another way here, so a request that repeats one is refused.
 */
const SINGLE_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'host',
  'transfer-encoding',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-target',
])

/**
 * Gives the reader of requests.
 * @throws TypeError for a trusted proxy that is neither an address nor a CIDR.
 */
export function requestReader(options: RequestReaderOptions): RequestReader {
  const clientAddress = clientAddressReader(options.trustedProxies)
  return (message, body) => readRequest(message, body, clientAddress)
}

/** @throws ServiceError for a request that is malformed as HTTP or larger than any request may be. */
function readRequest(
  message: IncomingMessage,
  body: Buffer,
  clientAddress: (message: IncomingMessage, headers: Headers) => ClientAddress,
): RawRequest {
  const target = originForm(message.url ?? '')
  const mark = target.indexOf('?')
  const headers = readHeaders(message.rawHeaders)
  checkBody(headers, body)
  const { address, secure } = clientAddress(message, headers)
  // Nobody is there to read this answer; what matters is that aws:SourceIp is never unknown to a decision.
  if (address === '') throw malformed('The sender of the request is not known.')
  return {
    method: message.method ?? '',
    rawPath: mark < 0 ? target : target.slice(0, mark),
    rawQuery: mark < 0 ? '' : target.slice(mark + 1),
    headers,
    body,
    remoteAddress: address,
    secure,
    receivedAt: Date.now(),
  }
}

// A server must take the absolute form of a target too (RFC 9112, 3.2.2); the signature covers the path
// alone.
function originForm(target: string): string {
  if (target.length > MAX_TARGET_LENGTH)
    throw new ServiceError('RequestUriTooLong', 414, 'Request-URI Too Long')
  if (target.charCodeAt(0) === SLASH) return target
  const scheme = target.indexOf('://')
  if (scheme !== 4 && scheme !== 5) throw malformed('The request target is not a path.')
  const authority = scheme + 3
  const end = target.slice(authority).search(/[/?]/)
  if (end < 0) return '/'
  const rest = target.slice(authority + end)
  return rest.charCodeAt(0) === SLASH ? rest : `/${rest}`
}

const SLASH = 0x2f

function readHeaders(rawHeaders: readonly string[]): Headers {
  if (rawHeaders.length > 2 * MAX_HEADER_COUNT) {
    throw new ServiceError('RequestHeaderSectionTooLarge', 431, 'Your request has too many header fields.')
  }
  const headers = new Map<string, string | string[]>()
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = lowerCaseName(rawHeaders[i]!)
    const value = rawHeaders[i + 1]!
    const present = headers.get(name)
    if (present === undefined) headers.set(name, value)
    else if (SINGLE_HEADERS.has(name)) throw malformed(`The request has more than one ${name} header.`)
    else if (typeof present === 'string') headers.set(name, [present, value])
    else present.push(value)
  }
  return headers
}

/** Names as clients write them -> in lower case. Clients of one kind send the same ones with every request. */
const lowerCaseNames = new Map<string, string>()
const MAX_NAMES_KEPT = 256
const MAX_NAME_KEPT = 64

function lowerCaseName(name: string): string {
  const known = lowerCaseNames.get(name)
  if (known !== undefined) return known
  const lower = name.toLowerCase()
  if (name.length <= MAX_NAME_KEPT) {
    // Emptied rather than trimmed: it fills only where somebody makes names up.
    if (lowerCaseNames.size >= MAX_NAMES_KEPT) lowerCaseNames.clear()
    lowerCaseNames.set(name, lower)
  }
  return lower
}

function checkBody(headers: Headers, body: Buffer): void {
  if (body.length > MAX_BODY_BYTES) {
    throw new ServiceError('RequestEntityTooLarge', 413, 'Request entity is too large.')
  }
  const length = headerOf(headers, 'content-length')
  // Digits only: Number() alone would take '+60', '6e1' and '0x3c', which other readers of HTTP take
  // otherwise or not at all.
  if (length !== undefined && (!/^\d{1,15}$/.test(length) || Number(length) !== body.length)) {
    throw malformed('The Content-Length header does not match the length of the body.')
  }
  const encoding = headerOf(headers, 'content-encoding')
  if (encoding === undefined || encoding === '' || encoding.toLowerCase() === 'identity') return
  // aws-chunked bodies carry signatures of their own; authenticate/ would verify them chunk by chunk.
  if (/(^|[,\s])aws-chunked($|[,\s])/i.test(encoding)) {
    throw new ServiceError(
      'NotImplemented',
      501,
      'A header you provided implies functionality that is not implemented.',
    )
  }
  throw malformed('The request body is encoded in a way that is not supported.')
}

function malformed(message: string): ServiceError {
  return new ServiceError('MalformedHttpRequestException', 400, message)
}
