import { type RequestListener, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { ServiceError } from '../errors.ts'
import type { WireResponse } from '../wire/index.ts'
import { type BodyFault, BodyReader } from './body.ts'
import { type ClientAddress, normalizeAddress } from './client-address.ts'
import { MAX_BODY_BYTES } from './limits.ts'
import type { RawRequest, RequestReader } from './request.ts'

/** What the HTTP server hands a request to. */
export interface HttpHandlers {
  /** Any request that is not for iamd's own pages. Does not throw. */
  readonly aws: (raw: RawRequest) => WireResponse | Promise<WireResponse>
  /** Adds the pages below /_iamd/. */
  readonly own: (app: FastifyInstance) => void
  /** Answers what never became a request of a service: refused by HTTP itself or by the limits on what is read. */
  readonly refused: (error: unknown, client: ClientAddress) => WireResponse
}

/** The listener that reads a request to its end, hands it on, and writes the answer; once `stopping`, connections end with it. */
export function awsListener(
  readRequest: RequestReader,
  handlers: HttpHandlers,
  stopping: () => boolean,
): RequestListener {
  const bodies = new BodyReader()
  return (message, response) => {
    const answer = (wire: WireResponse) => send(response, wire, stopping())
    const refuse = (error: unknown) => answer(handlers.refused(error, peerOf(message.socket)))
    if (message.headers.host === undefined) return refuse(malformed('The request has no Host header.'))
    // What is announced as too large is not even begun to be kept; Node reads past it.
    if (Number(message.headers['content-length']) > MAX_BODY_BYTES) return refuse(tooLarge())
    bodies.read(message, (body) => {
      // The rest would cost as much again.
      if (body === 'too-many-parts') response.shouldKeepAlive = false
      if (typeof body === 'string') return refuse(BODY_FAULTS[body]())
      try {
        const answered = handlers.aws(readRequest(message, body))
        if (answered instanceof Promise) answered.then(answer, refuse)
        else answer(answered)
      } catch (error) {
        refuse(error)
      }
    })
  }
}

function send(response: ServerResponse, { status, headers, body }: WireResponse, last: boolean): void {
  const length = Buffer.byteLength(body)
  const head: string[] = []
  for (const name in headers) head.push(name, headers[name]!)
  head.push('Content-Length', String(length))
  // A server that stops says so, else a client would send its next request to nobody.
  if (last) head.push('Connection', 'close')
  response.writeHead(status, head)
  // Text that is all ASCII, as nearly all is, goes out without being encoded.
  if (typeof body === 'string' && body.length === length) response.end(body, 'latin1')
  else response.end(body)
}

/** The other end of a connection; no header is asked, since what is refused here was not read. */
export function peerOf(socket: Socket): ClientAddress {
  return {
    address: normalizeAddress(socket.remoteAddress ?? '') ?? '',
    secure: (socket as TLSSocket).encrypted === true,
  }
}

const BODY_FAULTS: Readonly<Record<BodyFault, () => ServiceError>> = {
  'too-large': tooLarge,
  'too-many-parts': tooLarge,
  // https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html; SDKs try again.
  'no-room': () =>
    new ServiceError(
      'ServiceUnavailable',
      503,
      'The request has failed due to a temporary failure of the server.',
    ),
}

function tooLarge(): ServiceError {
  return new ServiceError('RequestEntityTooLarge', 413, 'Request entity is too large.')
}

function malformed(message: string): ServiceError {
  return new ServiceError('MalformedHttpRequestException', 400, message)
}

/** The refusal for a fault that Node's HTTP parser names. */
export function httpFault(code: string | undefined): ServiceError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new ServiceError(
        'RequestHeaderSectionTooLarge',
        431,
        'Your request header section exceeds the maximum allowed size.',
      )
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return tooLarge()
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ServiceError('RequestTimeout', 408, 'The request was not sent in time.')
    default:
      return malformed('The request is not valid HTTP.')
  }
}

/** An answer as the bytes of an HTTP/1.1 response that ends its connection. */
export function rawAnswer({ status, headers, body }: WireResponse): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return (
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}` +
    `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`
  )
}
