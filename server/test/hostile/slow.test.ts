import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { requestReader } from '../../src/receive/request.ts'
import { createServer, type HttpHandlers } from '../../src/receive/server.ts'
import { openRaw } from './raw.ts'

const answerOf = (status: number) => ({ status, headers: {}, body: String(status) })

async function serve(handlers: Partial<HttpHandlers>, timeouts: { request?: number; drain?: number }) {
  const server = createServer(
    { tls: undefined },
    requestReader({ trustedProxies: [] }),
    { aws: async () => answerOf(200), own: () => {}, refused: () => answerOf(408), ...handlers },
    timeouts,
  )
  const port = await server.listen('127.0.0.1', 0)
  return { endpoint: `http://127.0.0.1:${port satisfies AddressInfo['port']}`, close: () => server.close() }
}

it.each([
  ['headers', 'POST / HTTP/1.1\r\nHost: x\r\nX-Slow: '],
  ['a body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc'],
])('ends the connection of a client that never finishes %s', async (_what, start) => {
  const server = await serve({}, { request: 200 })
  const connection = await openRaw(server.endpoint)
  connection.send(start)
  expect((await connection.answer())?.status).toBe(408)
  await connection.closed
  await server.close()
})

it('waits for a request under way when it stops, then ends its connection', async () => {
  const arrived = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const server = await serve(
    {
      async aws() {
        arrived.resolve()
        await release.promise
        return answerOf(200)
      },
    },
    {},
  )
  const connection = await openRaw(server.endpoint)
  connection.send('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n')
  await arrived.promise
  const closed = server.close()
  await expect(openRaw(server.endpoint)).rejects.toThrow('ECONNREFUSED')
  release.resolve()
  const answer = await connection.answer()
  expect(answer?.status).toBe(200)
  expect(answer?.headers.get('connection')).toBe('close')
  await Promise.all([connection.closed, closed])
})

it('does not wait for a client longer than for the drain', async () => {
  const server = await serve({}, { drain: 100 })
  const connection = await openRaw(server.endpoint)
  connection.send('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc')
  await server.close()
  await connection.closed
})
