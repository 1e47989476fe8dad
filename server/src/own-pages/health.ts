import type { FastifyInstance } from 'fastify'

/** GET /_iamd/health: 200 while the server answers requests. */
export function addHealth(app: FastifyInstance): void {
  app.get('/_iamd/health', () => ({ status: 'ok' }))
}
