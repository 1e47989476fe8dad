import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isLoopback } from '../config.ts'

/**
 * POST /_iamd/reset: back to the state after the first start, with the same root key. Only an ephemeral server has it, only clients of this machine may
 * ask, and never a page in a browser: any web site a developer visits can send requests to loopback.
 */
export function addReset(app: FastifyInstance, reset: () => Promise<void>): void {
  app.post('/_iamd/reset', async (request, reply) => {
    if (!mayReset(request))
      return reply.code(403).send({ error: 'reset is for clients on this machine, not for browsers' })
    await reset()
    return reply.code(204).send()
  })
}

function mayReset(request: FastifyRequest): boolean {
  const address = (request.raw.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  return (
    isLoopback(address) &&
    request.headers.origin === undefined &&
    request.headers['x-forwarded-for'] === undefined
  )
}
