import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ServiceError } from '../errors.ts'

/** What a page answers: whom it is for is the business of whoever makes it. */
type FindNotifications = (request: FastifyRequest['raw'], after: string | undefined) => Promise<object>

/**
 * GET /_iamd/delegation-notifications: what AWS would publish to the topics of requestors of delegated access, exchange tokens among it, for
 * the account that signs the request. Nothing is sent anywhere: requestors come and ask.
 */
export function addDelegationNotifications(app: FastifyInstance, find: FindNotifications): void {
  app.get<{ Querystring: Readonly<Record<string, unknown>> }>(
    '/_iamd/delegation-notifications',
    async (request, reply) => {
      const { NextToken } = request.query
      try {
        const found = await find(request.raw, typeof NextToken === 'string' ? NextToken : undefined)
        return await reply.header('cache-control', 'no-store').send(found)
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error
        return reply.code(error.status).send({ Code: error.code, Message: error.message })
      }
    },
  )
}
