import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ServiceError } from '../../src/errors.ts'
import { MAX_HEADER_BYTES, MAX_HEADER_COUNT, MAX_TARGET_LENGTH } from '../../src/receive/limits.ts'
import { headerOf, type RawRequest, requestReader } from '../../src/receive/request.ts'

/** What real bytes on a real socket become. */
let server: Server
let outcome: RawRequest | ServiceError | undefined

beforeAll(async () => {
  const read = requestReader({ trustedProxies: [] })
  server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, async (message, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk)
    try {
      outcome = read(message, Buffer.concat(chunks))
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      outcome = error
    }
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  outcome = undefined
})

/** Sends bytes as they are; the status line of the answer. */
function send(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      socket.end()
    })
    socket.on('close', () => resolve(answer.split('\r\n')[0]!))
    socket.on('error', reject)
    socket.write(Buffer.from(text, 'latin1'))
  })
}

const get = (target: string, headers = '') =>
  send(`GET ${target} HTTP/1.1\r\nHost: h\r\n${headers}Connection: close\r\n\r\n`)
const post = (headers: string, body: string) =>
  send(`POST / HTTP/1.1\r\nHost: h\r\n${headers}Connection: close\r\n\r\n${body}`)

async function received(sent: Promise<string>): Promise<RawRequest> {
  expect(await sent).toBe('HTTP/1.1 200 OK')
  if (outcome === undefined || outcome instanceof ServiceError) throw outcome ?? new Error('nothing came')
  return outcome
}

async function refused(sent: Promise<string>): Promise<ServiceError> {
  await sent
  if (!(outcome instanceof ServiceError)) throw new Error('the request was expected to be refused')
  return outcome
}

describe('the target', () => {
  test.each([
    ['/', '/', ''],
    ['/?', '/', ''],
    ['/a//b/../%2e%2E/c%2Fd', '/a//b/../%2e%2E/c%2Fd', ''],
    ['/p?a=1&b=%20+&c?d', '/p', 'a=1&b=%20+&c?d'],
    ['http://elsewhere/p?q', '/p', 'q'],
    ['https://elsewhere?q', '/', 'q'],
    ['http://elsewhere', '/', ''],
  ])('%s stays as sent', async (target, rawPath, rawQuery) => {
    expect(await received(get(target))).toMatchObject({ method: 'GET', rawPath, rawQuery })
  })

  test('that is not a path', async () => {
    expect(await refused(send('OPTIONS * HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n'))).toMatchObject({
      status: 400,
    })
    expect(await refused(get('ftps2://x/'))).toMatchObject({ status: 400 })
  })

  test('that is too long', async () => {
    expect((await received(get(`/${'x'.repeat(MAX_TARGET_LENGTH - 1)}`))).rawPath).toHaveLength(
      MAX_TARGET_LENGTH,
    )
    expect(await refused(get(`/${'x'.repeat(MAX_TARGET_LENGTH)}`))).toMatchObject({ status: 414 })
  })
})

describe('headers', () => {
  test('have names in lower case and values as sent, repeated ones all of them', async () => {
    const { headers } = await received(
      get('/', 'X-One:  a  b\r\nx-two: 1\r\nX-Two: 2\r\nX-TWO: 3\r\nX-Byte: \xe9\r\n'),
    )
    expect(headerOf(headers, 'x-one')).toBe('a  b')
    expect(headers.get('x-two')).toEqual(['1', '2', '3'])
    expect(headerOf(headers, 'x-two')).toBe('1')
    expect(headerOf(headers, 'x-byte')).toBe('\xe9')
    expect(headerOf(headers, 'x-none')).toBeUndefined()
  })

  test.each([
    'Authorization',
    'X-Amz-Date',
    'X-Amz-Security-Token',
    'X-Amz-Target',
    'Content-Type',
    'X-Amz-Content-Sha256',
    'Date',
  ])('%s must not come twice', async (name) => {
    expect(await refused(get('/', `${name}: a\r\n${name.toLowerCase()}: b\r\n`))).toMatchObject({
      code: 'MalformedHttpRequestException',
      status: 400,
    })
  })

  test('named after what objects inherit are headers like any other', async () => {
    const { headers } = await received(get('/', '__proto__: a\r\nconstructor: b\r\n'))
    expect(headerOf(headers, '__proto__')).toBe('a')
    expect(headerOf(headers, 'constructor')).toBe('b')
    expect(headerOf(headers, 'tostring')).toBeUndefined()
  })

  test('are not too many', async () => {
    const many = Array.from({ length: MAX_HEADER_COUNT }, (_, i) => `x-${i}: 1\r\n`).join('')
    expect(await refused(get('/', many))).toMatchObject({ status: 431 })
  })
})

describe('the body', () => {
  test('comes whole, with its length or in chunks', async () => {
    expect((await received(post('Content-Length: 3\r\n', 'a=b'))).body.toString()).toBe('a=b')
    expect(
      (await received(post('Transfer-Encoding: chunked\r\n', '3\r\na=b\r\n0\r\n\r\n'))).body.toString(),
    ).toBe('a=b')
    expect((await received(get('/'))).body).toHaveLength(0)
  })

  test.each(['gzip', 'br', 'identity, gzip', 'x'])('is not taken as %s', async (encoding) => {
    expect(await refused(post(`Content-Encoding: ${encoding}\r\nContent-Length: 1\r\n`, 'x'))).toMatchObject({
      code: 'MalformedHttpRequestException',
      status: 400,
    })
  })

  test('is taken as identity, and signed chunks are said not to be implemented', async () => {
    expect(
      (await received(post('Content-Encoding: identity\r\nContent-Length: 1\r\n', 'x'))).body.toString(),
    ).toBe('x')
    for (const encoding of ['aws-chunked', 'gzip,aws-chunked', 'AWS-Chunked, gzip']) {
      expect(
        await refused(post(`Content-Encoding: ${encoding}\r\nContent-Length: 1\r\n`, 'x')),
      ).toMatchObject({
        code: 'NotImplemented',
        status: 501,
      })
    }
  })

  test.each(['abc', '-1', '1e0', '0x1', '1, 1'])(
    'with Content-Length: %s never gets through',
    async (length) => {
      expect(await post(`Content-Length: ${length}\r\n`, 'x')).toContain('400')
      expect(outcome).toBeUndefined()
    },
  )

  test('must be of the length announced', () => {
    const read = requestReader({ trustedProxies: [] })
    const message = (length: string) =>
      ({
        method: 'POST',
        url: '/',
        rawHeaders: ['Content-Length', length],
        socket: { remoteAddress: '127.0.0.1' },
      }) as never
    expect(read(message('1'), Buffer.from('x')).body).toHaveLength(1)
    for (const length of ['0', '2', '', '+1', '1.0', '01e0']) {
      expect(() => read(message(length), Buffer.from('x')), length).toThrow(ServiceError)
    }
  })

  test('must not be larger than any request', () => {
    const read = requestReader({ trustedProxies: [] })
    const message = {
      method: 'POST',
      url: '/',
      rawHeaders: [],
      socket: { remoteAddress: '127.0.0.1' },
    } as never
    expect(() => read(message, Buffer.alloc(2 * 1024 * 1024 + 1))).toThrow(
      expect.objectContaining({ status: 413 }),
    )
  })
})

test('the client is who is connected, the time that of receipt', async () => {
  const before = Date.now()
  const raw = await received(get('/', 'X-Forwarded-For: 203.0.113.9\r\n'))
  expect(raw).toMatchObject({ remoteAddress: '127.0.0.1', secure: false })
  expect(raw.receivedAt).toBeGreaterThanOrEqual(before)
  expect(raw.receivedAt).toBeLessThanOrEqual(Date.now())
})
