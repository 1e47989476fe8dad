import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_BODY_BYTES, MAX_HEADER_BYTES } from '../../src/receive/limits.ts'
import { startTestServer, type TestServer } from '../harness.ts'
import { openRaw, sendRaw } from './raw.ts'
import { bytesOf, iamCall, sign } from './signed.ts'

/** What HTTP lets a client send that no SDK sends. Each must be refused or understood, never taken two ways. */
let server: TestServer
let host: string

beforeAll(async () => {
  server = await startTestServer()
  host = new URL(server.endpoint).host
})
afterAll(() => server.close())

const getUser = () => sign(server.endpoint, server.root, { body: iamCall('GetUser') })

async function expectHealthy(): Promise<void> {
  expect((await sendRaw(server.endpoint, bytesOf(getUser())))?.status).toBe(200)
}

describe('the form of a request', () => {
  it('answers a signed call sent byte by byte', async () => {
    const connection = await openRaw(server.endpoint)
    for (const byte of bytesOf(getUser())) connection.send(Buffer.from([byte]))
    expect((await connection.answer())?.status).toBe(200)
    connection.destroy()
  })

  it('answers a signed call with a chunked body', async () => {
    const call = getUser()
    const chunked = { ...call, headers: { ...call.headers, 'transfer-encoding': 'chunked' } }
    const text = call.body.toString()
    const body = `5\r\n${text.slice(0, 5)}\r\n${(text.length - 5).toString(16)}\r\n${text.slice(5)}\r\n0\r\n\r\n`
    expect((await sendRaw(server.endpoint, bytesOf({ ...chunked, body: Buffer.from(body) })))?.status).toBe(
      200,
    )
  })

  it('answers pipelined calls in their order', async () => {
    const connection = await openRaw(server.endpoint)
    const unknown = sign(server.endpoint, server.root, { body: iamCall('GetUser', { UserName: 'nobody' }) })
    connection.send(Buffer.concat([bytesOf(getUser()), bytesOf(unknown), bytesOf(getUser())]))
    const statuses = []
    for (let i = 0; i < 3; i++) statuses.push((await connection.answer())?.status)
    expect(statuses).toEqual([200, 404, 200])
    connection.destroy()
  })

  it('takes the absolute form of a target, signed by its path', async () => {
    const call = getUser()
    expect((await sendRaw(server.endpoint, bytesOf({ ...call, target: `http://${host}/` })))?.status).toBe(
      200,
    )
  })

  it('goes on where a client expects 100-continue', async () => {
    const call = getUser()
    const connection = await openRaw(server.endpoint)
    const bytes = bytesOf({ ...call, headers: { ...call.headers, expect: '100-continue' } })
    connection.send(bytes.subarray(0, bytes.length - call.body.length))
    expect((await connection.answer())?.status).toBe(100)
    connection.send(call.body)
    expect((await connection.answer())?.status).toBe(200)
    connection.destroy()
  })

  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'QUERY', 'M-SEARCH'])(
    'refuses an unsigned %s like any other unsigned request',
    async (method) => {
      const answer = await sendRaw(server.endpoint, `${method} / HTTP/1.1\r\nHost: ${host}\r\n\r\n`, method)
      expect(answer?.status).toBe(403)
      expect(answer?.headers.has('access-control-allow-origin')).toBe(false)
      if (method !== 'HEAD') expect(answer?.body).toContain('<Code>MissingAuthenticationToken</Code>')
    },
  )

  it.each(['CONNECT example.com:443', 'get /', 'FOO /', 'GET', ' GET /', 'POST / HTTP/9.9', '\0\0\0\0'])(
    'ends the connection of %j',
    async (start) => {
      const line = start.includes('HTTP/') ? start : `${start} HTTP/1.1`
      const connection = await openRaw(server.endpoint)
      connection.send(`${line}\r\nHost: ${host}\r\n\r\n`)
      const answer = await connection.answer()
      expect([400, undefined]).toContain(answer?.status)
      await connection.closed
      await expectHealthy()
    },
  )

  it('refuses a request that does not say for which host it is', async () => {
    const answer = await sendRaw(server.endpoint, 'POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n')
    expect(answer?.status).toBe(400)
    expect(answer?.body).toContain('<Code>MalformedHttpRequestException</Code>')
  })

  it('answers bytes that are no HTTP with an error document and ends', async () => {
    const connection = await openRaw(server.endpoint)
    connection.send('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 this is TLS\r\n\r\n')
    const answer = await connection.answer()
    expect(answer?.status).toBe(400)
    expect(answer?.body).toContain('<Code>MalformedHttpRequestException</Code>')
    await connection.closed
  })
})

describe('where a message ends', () => {
  /** One body that is two requests to whoever reads its end elsewhere. */
  const smuggled = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n'

  it.each<[string, string]>([
    ['a length and chunks', `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['chunks and a length', `Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${smuggled}`],
    ['two lengths', `Content-Length: 4\r\nContent-Length: 50\r\n\r\nabcd${smuggled}`],
    ['a list of lengths', `Content-Length: 4, 50\r\n\r\nabcd${smuggled}`],
    ['a signed length', `Content-Length: +4\r\n\r\nabcd${smuggled}`],
    ['a negative length', `Content-Length: -1\r\n\r\n${smuggled}`],
    ['a hexadecimal length', `Content-Length: 0x4\r\n\r\nabcd${smuggled}`],
    ['a length beyond numbers', `Content-Length: 99999999999999999999\r\n\r\nabcd${smuggled}`],
    ['an empty length', `Content-Length:\r\n\r\nabcd${smuggled}`],
    ['an unknown transfer coding', `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['chunked not last', `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${smuggled}`],
    ['a space before the colon', `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['a folded header', `Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ['a bad chunk size', `Transfer-Encoding: chunked\r\n\r\nzz\r\nabcd\r\n0\r\n\r\n${smuggled}`],
    ['a chunk longer than it says', `Transfer-Encoding: chunked\r\n\r\n1\r\nabcd\r\n0\r\n\r\n${smuggled}`],
    ['bare line feeds', `X: y\nContent-Length: 4\n\nabcd${smuggled}`],
  ])('%s: refused, and nothing behind it is read as a request', async (_name, rest) => {
    const connection = await openRaw(server.endpoint)
    connection.send(`POST / HTTP/1.1\r\nHost: ${host}\r\n${rest}`)
    const answers: number[] = []
    for (let answer = await connection.answer(); answer !== undefined; answer = await connection.answer()) {
      answers.push(answer.status)
    }
    await connection.closed
    // Refused once, and the connection ended with it.
    expect(answers).toEqual([400])
    await expectHealthy()
  })

  it('refuses a request that repeats a header which decides', async () => {
    const call = getUser()
    for (const name of [
      'authorization',
      'x-amz-date',
      'content-type',
      'x-amz-security-token',
      'x-amz-target',
    ]) {
      const value = call.headers[name] ?? 'x'
      const doubled = bytesOf(call)
        .toString('latin1')
        .replace('\r\n\r\n', `\r\n${name}: ${value}\r\n${name}: ${value}\r\n\r\n`)
      const answer = await sendRaw(server.endpoint, Buffer.from(doubled, 'latin1'))
      expect([name, answer?.status]).toEqual([name, 400])
      expect(answer?.body).toContain('<Code>MalformedHttpRequestException</Code>')
    }
  })
})

describe('sizes', () => {
  it('refuses headers larger than any request needs', async () => {
    const answer = await sendRaw(
      server.endpoint,
      `POST / HTTP/1.1\r\nHost: ${host}\r\nX-Big: ${'x'.repeat(MAX_HEADER_BYTES)}\r\n\r\n`,
    )
    expect(answer?.status).toBe(431)
    expect(answer?.body).toContain('<Code>RequestHeaderSectionTooLarge</Code>')
  })

  it('refuses more headers than any request has', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => `x-${i}: y\r\n`).join('')
    const answer = await sendRaw(server.endpoint, `POST / HTTP/1.1\r\nHost: ${host}\r\n${lines}\r\n`)
    expect(answer?.status).toBe(431)
  })

  it('refuses a target that is too long', async () => {
    const answer = await sendRaw(
      server.endpoint,
      `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      'GET',
    )
    expect(answer?.status).toBe(414)
  })

  it('refuses a body announced as too large before it comes', async () => {
    const answer = await sendRaw(
      server.endpoint,
      `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${MAX_BODY_BYTES + 1}\r\n\r\n`,
    )
    expect(answer?.status).toBe(413)
    expect(answer?.body).toContain('<Code>RequestEntityTooLarge</Code>')
  })

  it('refuses a chunked body as soon as it is too large, and lets the rest pass', async () => {
    const connection = await openRaw(server.endpoint)
    connection.send(`POST / HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n`)
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, 'x'), Buffer.from('\r\n')])
    for (let sent = 0; sent <= MAX_BODY_BYTES; sent += 0x10000) connection.send(chunk)
    expect((await connection.answer())?.status).toBe(413)
    connection.send('0\r\n\r\n')
    connection.send(bytesOf(getUser()))
    expect((await connection.answer())?.status).toBe(200)
    connection.destroy()
  })

  it('forgets a client that goes away in the middle of a request', async () => {
    for (let i = 0; i < 20; i++) {
      const connection = await openRaw(server.endpoint)
      connection.send(bytesOf(getUser()).subarray(0, 40 + i * 20))
      connection.destroy()
      await connection.closed
    }
    await expectHealthy()
  })
})

describe('what was refused before it was a request', () => {
  it('is audited and counted', async () => {
    await server.reset()
    await sendRaw(
      server.endpoint,
      `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${MAX_BODY_BYTES + 1}\r\n\r\n`,
    )
    expect(server.events()).toMatchObject([
      { errorCode: 'RequestEntityTooLarge', sourceIPAddress: '127.0.0.1', userIdentity: { type: 'Unknown' } },
    ])
    const metrics = await (await fetch(`${server.endpoint}/_iamd/metrics`)).text()
    expect(metrics).toMatch(/iamd_requests_total\{service="unknown",operation="unknown",status="413"\} [1-9]/)
  })
})
