import Fastify from 'fastify'
import { serveMeasurements } from './child.ts'

/** The reference for starting: a Fastify server with one route. */
const app = Fastify()
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
app.all('/*', async () => 'x'.repeat(300))
serveMeasurements(await app.listen({ host: '127.0.0.1', port: 0 }))
