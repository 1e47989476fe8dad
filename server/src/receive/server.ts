import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Socket } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { awsListener, type HttpHandlers, httpFault, peerOf, rawAnswer } from './aws-listener.ts'
import {
  DRAIN_TIMEOUT_MS,
  KEEP_ALIVE_TIMEOUT_MS,
  MAX_CONNECTIONS,
  MAX_HEADER_BYTES,
  REQUEST_TIMEOUT_MS,
} from './limits.ts'
import type { RequestReader } from './request.ts'

export type { HttpHandlers } from './aws-listener.ts'

/** Everything below this path is iamd's own; no AWS service has such a path. */
const OWN_PAGES = '/_iamd/'

/** Bytes of a body sent to one of iamd's own pages, none of which reads it. */
const MAX_OWN_BODY_BYTES = 16 * 1024

/** The HTTP server, not yet listening. */
export interface HttpServer {
  /** @throws Error where the port is taken. Gives the port. */
  listen(host: string, port: number): Promise<number>
  /** Stops accepting and waits for requests under way, at most {@link DRAIN_TIMEOUT_MS}. */
  close(): Promise<void>
}

/** Times in milliseconds, {@link REQUEST_TIMEOUT_MS} and so on where left out. */
export interface Timeouts {
  readonly request?: number
  readonly drain?: number
}

/**
 * Builds the HTTP server around the handlers. AWS requests go from Node's server straight to their handler: they are told apart by
 * what they hold, not by routes, and their bytes must arrive as sent. iamd's own pages are routes of Fastify.
 */
export function createServer(
  config: Pick<Config, 'tls'>,
  readRequest: RequestReader,
  handlers: HttpHandlers,
  timeouts: Timeouts = {},
): HttpServer {
  let ownPages: RequestListener
  const server = nodeServer(config, timeouts, (message, response) =>
    message.url?.startsWith(OWN_PAGES) === true ? ownPages(message, response) : aws(message, response),
  )
  const aws = awsListener(readRequest, handlers, () => !server.listening)
  const app = Fastify({
    bodyLimit: MAX_OWN_BODY_BYTES,
    serverFactory(handle) {
      ownPages = handle
      return server
    },
    clientErrorHandler: (error, socket) => refuseSocket(error, socket as Socket, handlers),
    forceCloseConnections: 'idle',
    // No page has a schema; the libraries that Fastify takes for them would be a tenth of the time a start takes.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  handlers.own(app)
  return {
    async listen(host, port) {
      await app.listen({ host, port })
      return (app.server.address() as { port: number }).port
    },
    close: () => drain(app, timeouts.drain ?? DRAIN_TIMEOUT_MS),
  }
}

function noSchemas(): never {
  throw new Error('a page of the server’s own has a schema')
}

function nodeServer({ tls }: Pick<Config, 'tls'>, timeouts: Timeouts, listener: RequestListener): Server {
  const requestTimeout = timeouts.request ?? REQUEST_TIMEOUT_MS
  const options = {
    maxHeaderSize: MAX_HEADER_BYTES,
    requestTimeout,
    headersTimeout: requestTimeout,
    // How often Node looks for requests past their time.
    connectionsCheckingInterval: Math.min(requestTimeout / 2, REQUEST_TIMEOUT_MS / 2),
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    // Refused by the listener, in the form of every other refusal.
    requireHostHeader: false,
  }
  const server =
    tls === undefined
      ? createHttpServer(options, listener)
      : (createHttpsServer({ ...options, ...tls }, listener) as unknown as Server)
  server.maxConnections = MAX_CONNECTIONS
  server.on(tls === undefined ? 'connection' : 'secureConnection', requireAddress)
  return server
}

/**
 * Asks who the other end is while the operating system still knows: it forgets with a reset, after which what was sent can still be
 * read. The socket remembers the answer. A sender without address would pass by every policy that denies addresses.
 */
function requireAddress(socket: Socket): void {
  if (socket.remoteAddress === undefined) socket.destroy()
}

async function drain(app: FastifyInstance, within: number): Promise<void> {
  const deadline = setTimeout(() => app.server.closeAllConnections(), within)
  await app.close()
  clearTimeout(deadline)
}

/** What Node's parser refuses never becomes a request, so the answer is written to the socket itself. */
function refuseSocket(error: NodeJS.ErrnoException, socket: Socket, handlers: HttpHandlers): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  socket.end(rawAnswer(handlers.refused(httpFault(error.code), peerOf(socket))))
}
