import { CreateUserCommand, GetUserCommand, ListUsersCommand } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer, userWithKey } from '../harness.ts'
import { sendRaw } from '../hostile/raw.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(() => server.reset())

/** Sent by hand: fetch does not let a caller set Host or Origin. */
function post(headers: Readonly<Record<string, string>> = {}) {
  const all = { Host: new URL(server.endpoint).host, 'Content-Length': '0', ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return sendRaw(server.endpoint, `POST /_iamd/reset HTTP/1.1\r\n${lines.join('')}\r\n`)
}

const userNames = async () =>
  (await server.iam().send(new ListUsersCommand({}))).Users?.map((user) => user.UserName)

describe('POST /_iamd/reset', () => {
  it('goes back to the state after the first start, with the same root key', async () => {
    const key = await userWithKey(server, 'alice')
    expect((await server.sts(key).send(new GetCallerIdentityCommand({}))).Arn).toContain(':user/alice')
    expect((await post())?.status).toBe(204)
    expect(await userNames()).toEqual([])
    // What was cached of the state before is gone with it.
    expect((await refusal(server.sts(key).send(new GetCallerIdentityCommand({})))).code).toBe(
      'InvalidClientTokenId',
    )
    // And the state after is a working one.
    await server.iam().send(new CreateUserCommand({ UserName: 'alice' }))
    expect(await userNames()).toEqual(['alice'])
  })

  it('can be done again and again', async () => {
    for (let i = 0; i < 5; i++) {
      await server.iam().send(new CreateUserCommand({ UserName: 'same' }))
      expect((await post())?.status).toBe(204)
    }
    expect(await userNames()).toEqual([])
  })

  it('forgets the events of before', async () => {
    await server.iam().send(new CreateUserCommand({ UserName: 'bob' }))
    expect(server.events()).toHaveLength(1)
    await post()
    expect(server.events()).toEqual([])
  })

  it.each([
    ['a page of another site', { Origin: 'https://evil.example' }],
    ['a page that names no origin', { Origin: 'null' }],
    ['a page of the very same origin', { Origin: 'http://127.0.0.1' }],
    ['a form of a page', { Referer: 'https://evil.example/' }],
    ['a browser', { 'Sec-Fetch-Site': 'none' }],
    ['a name that was rebound to loopback', { Host: 'evil.example' }],
    ['a name that only looks like localhost', { Host: 'localhost.evil.example:80' }],
    ['a client behind a proxy', { 'X-Forwarded-For': '192.0.2.1' }],
    ['a client behind a proxy of another kind', { Forwarded: 'for=192.0.2.1' }],
  ])('is refused to %s', async (_who, headers) => {
    await server.iam().send(new CreateUserCommand({ UserName: 'kept' }))
    expect((await post(headers))?.status).toBe(403)
    expect(await userNames()).toEqual(['kept'])
  })

  it.each(['localhost', 'localhost:4747', '127.0.0.1', '[::1]:4747'])('is granted to %s', async (host) => {
    expect((await post({ Host: host }))?.status).toBe(204)
  })

  it('takes no other method', async () => {
    await server.iam().send(new CreateUserCommand({ UserName: 'kept' }))
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      const response = await fetch(`${server.endpoint}/_iamd/reset`, { method })
      expect([method, response.status]).toEqual([method, 404])
      expect(response.headers.has('access-control-allow-origin')).toBe(false)
    }
    expect(await userNames()).toEqual(['kept'])
  })
})

describe('GET /_iamd/health', () => {
  it('is ok while the server answers', async () => {
    const response = await fetch(`${server.endpoint}/_iamd/health`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'ok' })
  })
})

describe('GET /_iamd/metrics', () => {
  it('counts requests by service, operation and status', async () => {
    const count = async (labels: string) => {
      const text = await (await fetch(`${server.endpoint}/_iamd/metrics`)).text()
      const line = text.split('\n').find((row) => row.startsWith(`iamd_requests_total{${labels}}`))
      return Number(line?.split(' ')[1] ?? 0)
    }
    const ok = 'service="iam",operation="CreateUser",status="200"'
    const missing = 'service="iam",operation="GetUser",status="404"'
    const before = [await count(ok), await count(missing)]
    await server.iam().send(new CreateUserCommand({ UserName: 'counted' }))
    await refusal(server.iam().send(new GetUserCommand({ UserName: 'nobody' })))
    await refusal(server.iam().send(new GetUserCommand({ UserName: 'nobody' })))
    expect([await count(ok), await count(missing)]).toEqual([before[0]! + 1, before[1]! + 2])
  })

  it('is in the text format of Prometheus, with the process beside the requests', async () => {
    const response = await fetch(`${server.endpoint}/_iamd/metrics`)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await response.text()
    for (const name of [
      'iamd_request_duration_seconds_bucket',
      'iamd_process_resident_memory_bytes',
      'iamd_audit_failures_total',
    ])
      expect(text).toContain(name)
    for (const line of text.split('\n')) expect(line).toMatch(/^(#.*|[a-z\d_]+(\{.*\})? \S+|)$/)
  })

  it('makes no label of what clients send', async () => {
    const body = 'Action=Evil%22Action&Version=2010-05-08'
    await fetch(server.endpoint, { method: 'POST', body })
    expect(await (await fetch(`${server.endpoint}/_iamd/metrics`)).text()).not.toContain('Evil')
  })
})

it('has no other page', async () => {
  for (const path of ['/_iamd/', '/_iamd/reset/', '/_iamd/%72eset', '/_iamd/../', '/_iamd/health/x'])
    expect(
      (
        await sendRaw(
          server.endpoint,
          `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`,
        )
      )?.status,
    ).not.toBe(500)
  expect((await fetch(`${server.endpoint}/_iamd/nothing`)).status).toBe(404)
})
