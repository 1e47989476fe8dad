import { createServer } from 'node:http'
import { serveMeasurements } from './child.ts'

/** The reference: node:http that reads the body and answers 300 bytes. */
const BODY = 'x'.repeat(300)

const server = createServer((request, response) => {
  request.on('data', () => {})
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': BODY.length })
    response.end(BODY)
  })
})
server.listen(0, '127.0.0.1', () =>
  serveMeasurements(`http://127.0.0.1:${(server.address() as { port: number }).port}`),
)
