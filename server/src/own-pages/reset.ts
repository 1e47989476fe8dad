import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isLoopback } from '../config.ts'

/**
 * POST /_iamd/reset: back to the state after the first start, with the same root key. Only an ephemeral server has it, only clients of
 * this machine may ask, and never a page in a browser: any web site a developer visits can send requests to loopback.
 */
export function addReset(app: FastifyInstance, reset: () => Promise<void>): void {
  app.post('/_iamd/reset', async (request, reply) => {
    if (!mayReset(request))
      return reply.code(403).send({ error: 'reset is for clients on this machine, not for browsers' })
    await reset()
    return reply.code(204).send()
  })
}

/** Headers that only browsers or proxies send. */
const FOREIGN_HEADERS = ['origin', 'referer', 'sec-fetch-site', 'forwarded', 'x-forwarded-for', 'via']

function mayReset({ raw, headers }: FastifyRequest): boolean {
  const address = (raw.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  return (
    isLoopback(address) &&
    FOREIGN_HEADERS.every((name) => headers[name] === undefined) &&
    isNotRebound(headers.host)
  )
}

/**
 * A web site can have its own name resolve to loopback, and its pages are then of the same origin as this server. It cannot do so
 * with an address or with localhost, which need no DNS.
 */
function isNotRebound(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '')
  return name === 'localhost' || isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
}
