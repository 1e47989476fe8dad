import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify'
import type { Config } from '../config.ts'
import type { WireResponse } from '../wire/index.ts'
import { MAX_BODY_BYTES, MAX_HEADER_BYTES, REQUEST_TIMEOUT_MS } from './limits.ts'
import type { RawRequest, RequestReader } from './request.ts'

/** What the HTTP server hands a request to. */
export interface HttpHandlers {
  /** Any request that is not for iamd's own pages: everything AWS-shaped is told apart behind this point, not by routes. */
  readonly aws: (raw: RawRequest) => Promise<WireResponse>
  /** Adds the pages below /_iamd/. */
  readonly own: (app: FastifyInstance) => void
  /** Answers a request that HTTP itself refuses (too large, malformed). */
  readonly refused: (status: number, message: string) => WireResponse
}

/** Builds the HTTP server around the handlers; it does not listen yet. */
export function createServer(
  config: Pick<Config, 'tls'>,
  readRequest: RequestReader,
  handlers: HttpHandlers,
): FastifyInstance {
  const app = Fastify({
    ...(config.tls && { https: config.tls }),
    bodyLimit: MAX_BODY_BYTES,
    http: { maxHeaderSize: MAX_HEADER_BYTES },
    requestTimeout: REQUEST_TIMEOUT_MS,
    // AWS paths are signed as sent: nothing may be decoded, folded or redirected on the way in.
    routerOptions: {
      ignoreDuplicateSlashes: false,
      ignoreTrailingSlash: false,
      maxParamLength: MAX_HEADER_BYTES,
    },
    forceCloseConnections: 'idle',
  } as FastifyServerOptions)
  app.removeAllContentTypeParsers()
  // The signature covers the body's bytes, so they are kept raw whatever the type says.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const aws = async (request: FastifyRequest, reply: FastifyReply) => {
    const raw = readRequest(request.raw, (request.body as Buffer | undefined) ?? EMPTY)
    return send(reply, await handlers.aws(raw))
  }
  handlers.own(app)
  app.all('/', aws)
  app.all('/*', aws)
  app.setNotFoundHandler(aws)
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    send(reply, handlers.refused(error.statusCode ?? 500, error.message)),
  )
  return app
}

const EMPTY = Buffer.alloc(0)

function send(reply: FastifyReply, response: WireResponse): FastifyReply {
  return reply.code(response.status).headers(response.headers).send(response.body)
}
