import type { FastifyInstance } from 'fastify'

/** GET /_iamd/health: 200 while the server answers requests, 503 before it does. */
export function addHealth(app: FastifyInstance, isReady: () => boolean): void {
  app.get('/_iamd/health', (_request, reply) =>
    isReady() ? reply.send({ status: 'ok' }) : reply.code(503).send({ status: 'starting' }),
  )
}
