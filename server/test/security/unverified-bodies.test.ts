import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BodyReader } from '../../src/receive/body.ts'
import { FREE_BODY_BYTES, MAX_BODY_BYTES, MAX_BODY_PARTS } from '../../src/receive/limits.ts'
import { startTestServer, type TestServer } from '../harness.ts'
import { openRaw, type RawConnection, sendRaw } from '../hostile/raw.ts'
import { bytesOf, iamCall, sign } from '../hostile/signed.ts'

/** A body is held before anybody knows who sent it: what strangers make the server hold is bounded, all of them together. */
describe('a server', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  it('ends the connection of a body cut into more parts than any network makes', async () => {
    const connection = await openRaw(server.endpoint)
    connection.send('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    connection.send('1\r\na\r\n'.repeat(MAX_BODY_PARTS + 1))
    expect((await connection.answer())?.status).toBe(413)
    await connection.closed
  })

  it('reads a body in many parts as the one it was signed as', async () => {
    const call = sign(server.endpoint, server.root, {
      body: iamCall('GetUser', { Ignored: 'x'.repeat(3000) }),
    })
    const parts = [...call.body].map((byte) => `1\r\n${String.fromCharCode(byte)}\r\n`).join('')
    const headers = { ...call.headers, 'transfer-encoding': 'chunked' }
    const answer = await sendRaw(
      server.endpoint,
      bytesOf({ ...call, headers, body: Buffer.from(`${parts}0\r\n\r\n`) }),
    )
    expect(answer?.status).toBe(200)
  })
})

describe('all bodies together', () => {
  /** Room for one body of the largest size, and not for two. */
  const ROOM = MAX_BODY_BYTES + FREE_BODY_BYTES
  const bodies = new BodyReader(ROOM)
  const server = createServer((message, response) => {
    bodies.read(message, (body) => response.end(typeof body === 'string' ? body : String(body.length)))
  })
  let endpoint: string
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const head = `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${MAX_BODY_BYTES}\r\n\r\n`
  const half = Buffer.alloc(MAX_BODY_BYTES / 2 + 1, 'x')

  async function heldOpen(): Promise<RawConnection> {
    const connection = await openRaw(endpoint)
    connection.send(head)
    connection.send(half)
    return connection
  }
  const answerTo = async (body: Buffer) => {
    const bytes = Buffer.concat([
      Buffer.from(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`),
      body,
    ])
    return (await sendRaw(endpoint, bytes))?.body
  }

  it('hold no more than their room; small ones are always read, and what is let go of is room again', async () => {
    const first = await heldOpen()
    const second = await heldOpen()
    // Which of the two comes too late is the network's matter.
    expect((await Promise.race([first.answer(), second.answer()]))?.body).toBe('no-room')
    expect(await answerTo(Buffer.alloc(FREE_BODY_BYTES))).toBe(String(FREE_BODY_BYTES))
    first.destroy()
    second.destroy()
    await Promise.all([first.closed, second.closed])
    for (let i = 0; i < 3; i++)
      expect(await answerTo(Buffer.alloc(MAX_BODY_BYTES))).toBe(String(MAX_BODY_BYTES))
  })
})

describe('a call that needs no signature', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  const codeOf = async (filler: number) => {
    const fields = {
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: 'arn:aws:iam::123456789012:role/app',
      RoleSessionName: 'me',
      WebIdentityToken: 'no token at all',
      Ignored: 'x'.repeat(filler),
    }
    const answer = await fetch(server.endpoint, { method: 'POST', body: new URLSearchParams(fields) })
    return /<Code>(\w+)/.exec(await answer.text())?.[1]
  }

  it('is held while a provider is asked only as large as it can be', async () => {
    expect(await codeOf(10)).toBe('InvalidIdentityToken')
    expect(await codeOf(200_000)).toBe('MissingAuthenticationToken')
  })
})
