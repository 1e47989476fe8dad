import { beforeEach, describe, expect, it } from 'vitest'
import { createAccount, type RootCredentials } from '../../src/accounts.ts'
import { type MemoryTrail, openMemoryTrail } from '../../src/audit/trail.ts'
import { Authenticator } from '../../src/authenticate/authenticate.ts'
import { Authorizer } from '../../src/authorize/authorize.ts'
import { ServiceError } from '../../src/errors.ts'
import { iamModel } from '../../src/models/iam.gen.ts'
import { NO_PERMISSION_NEEDED, type Operation } from '../../src/operation.ts'
import { createMetrics } from '../../src/own-pages/metrics.ts'
import { answer, type PipelineParts, refuse } from '../../src/pipeline.ts'
import type { RawRequest } from '../../src/receive/request.ts'
import { openVault } from '../../src/secrets/vault.ts'
import { StoreClosed, StoreOverloaded } from '../../src/store/errors.ts'
import { openStore } from '../../src/store/open.ts'
import { environmentOf } from '../environment.ts'
import { iamCall, sign } from '../hostile/signed.ts'

/** Operations that go wrong, behind the real steps. */
const ACCOUNT = '123456789012'

let root: RootCredentials
let parts: PipelineParts
let trail: MemoryTrail
let told: { error: unknown; id: string }[]

beforeEach(async () => {
  const store = await openStore({ ephemeral: true })
  const vault = openVault({})
  root = await createAccount(store, vault, { id: ACCOUNT, email: 'root@example.com' }, Date.now())
  const environment = environmentOf(store, vault)
  const { tokens, lastUsed } = environment
  told = []
  trail = openMemoryTrail()
  parts = {
    environment,
    services: [],
    authenticator: new Authenticator({ store, vault, tokens }),
    authorizer: new Authorizer(environment),
    lastUsed,
    audit: trail,
    metrics: createMetrics(),
    onInternalError: (error, id) => told.push({ error, id }),
  }
})

function request(): RawRequest {
  const { method, headers, body } = sign('http://localhost', root, { body: iamCall('GetUser') })
  return {
    method,
    rawPath: '/',
    rawQuery: '',
    headers: new Map(Object.entries(headers)),
    body,
    remoteAddress: '127.0.0.1',
    secure: false,
    receivedAt: Date.now(),
  }
}

function call(operation: Partial<Operation<never>>, more: Partial<PipelineParts> = {}) {
  const getUser = {
    name: 'GetUser',
    authorize: NO_PERMISSION_NEEDED,
    handle: () => ({}),
    ...operation,
  } as unknown as Operation
  const services = [{ model: iamModel, unsigned: [], operations: () => new Map([['GetUser', getUser]]) }]
  return answer(request(), { ...parts, services, ...more })
}

const lastEvent = () => JSON.parse(trail.lines().at(-1)!) as Record<string, unknown>

describe('a failure that nobody foresaw', () => {
  const cause = new Error('the cause, with a secret in it')

  it.each<[string, Partial<Operation<never>>]>([
    [
      'in the operation',
      {
        handle: () => {
          throw cause
        },
      },
    ],
    ['in the operation, later', { handle: () => Promise.reject(cause) }],
    [
      'in what it authorizes',
      {
        authorize: () => {
          throw cause
        },
      },
    ],
    ['in what it authorizes, later', { authorize: () => Promise.reject(cause) }],
    [
      'in its output',
      {
        handle: () =>
          ({
            get User() {
              throw cause
            },
          }) as never,
      },
    ],
  ])('%s: is told to the log, and to the client without a word of its cause', async (_where, operation) => {
    const { status, body } = await call(operation)
    expect(status).toBe(500)
    expect(String(body)).toContain('<Code>InternalFailure</Code>')
    expect(String(body)).not.toContain('secret')
    expect(told).toMatchObject([{ error: cause }])
    expect(String(body)).toContain(told[0]!.id)
    expect(lastEvent()).toMatchObject({
      eventName: 'GetUser',
      errorCode: 'InternalFailure',
      requestID: told[0]!.id,
    })
    expect(trail.lines().join()).not.toContain('secret')
  })

  it('in an operation that asks for no permission without saying so: is a failure, not an answer', async () => {
    let ran = false
    const { status } = await call({ authorize: () => [], handle: () => void (ran = true) })
    expect(status).toBe(500)
    expect(ran).toBe(false)
  })

  it('in the record: leaves the answer as it is', async () => {
    const audit = {
      record: () => {
        throw cause
      },
      close: async () => {},
    }
    expect((await call({}, { audit })).status).toBe(200)
    const metrics = {
      ...parts.metrics,
      answered: () => {
        throw cause
      },
    }
    expect((await call({}, { metrics })).status).toBe(200)
    expect(told.map(({ error }) => error)).toEqual([cause, cause])
  })

  it.each([new StoreOverloaded(), new StoreClosed()])(
    'of a store that cannot take more: asks to try again (%s)',
    async (error) => {
      const { status, body } = await call({ handle: () => Promise.reject(error) })
      expect(status).toBe(503)
      expect(String(body)).toContain('<Code>ServiceUnavailable</Code>')
      expect(told).toEqual([])
    },
  )
})

describe('a denial', () => {
  it('keeps the operation from running', async () => {
    let ran = false
    const trust = { kind: 'trust' as const, document: undefined }
    const { status } = await call({
      authorize: () => ({
        action: 'sts:AssumeRole',
        resource: `arn:aws:iam::${ACCOUNT}:role/none`,
        resourcePolicy: trust,
      }),
      handle: () => void (ran = true),
    })
    expect(status).toBe(403)
    expect(ran).toBe(false)
  })

  it('of one check of several is enough', async () => {
    let ran = false
    const own = { action: 'iam:GetUser', resource: `arn:aws:iam::${ACCOUNT}:user/x` }
    const foreign = { ...own, resourceAccountId: '999999999999' }
    const run = (checks: readonly object[]) =>
      call({
        authorize: () => checks as never,
        handle: () => {
          ran = true
          return {} as never
        },
      })
    expect((await run([own, foreign])).status).toBe(403)
    expect((await run([foreign, own])).status).toBe(403)
    expect(ran).toBe(false)
    expect((await run([own, own])).status).toBe(200)
    expect(ran).toBe(true)
  })

  it('by a policy that cannot be read is a denial', async () => {
    const { status } = await call({
      authorize: () => ({
        action: 'sts:AssumeRole',
        resource: `arn:aws:iam::${ACCOUNT}:role/r`,
        resourcePolicy: { kind: 'trust', document: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow"' },
      }),
    })
    expect(status).toBe(403)
  })
})

describe('refuse', () => {
  it('answers and records what never became a request', () => {
    const refused = refuse(
      new ServiceError('RequestTimeout', 408, 'late'),
      { address: '192.0.2.9', secure: false },
      parts,
    )
    expect(refused.status).toBe(408)
    expect(lastEvent()).toMatchObject({ sourceIPAddress: '192.0.2.9', errorCode: 'RequestTimeout' })
    expect(refuse(new Error('secret'), { address: '', secure: false }, parts).status).toBe(500)
    expect(told).toHaveLength(1)
  })
})
