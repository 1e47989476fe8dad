import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ServiceError } from '../../src/errors.ts'
import { headerOf } from '../../src/receive/headers.ts'
import type { RawRequest } from '../../src/receive/request.ts'
import { arrived, type Keys, openWorld, sessionFacts, signed, type World, withHeader } from './world.ts'

/** Whatever arrives, authentication ends in a ServiceError, never in a caller and never in another error. */
let world: World
let keys: Keys
let session: Keys

beforeAll(async () => {
  world = await openWorld()
  keys = await world.addKey((await world.addUser('fuzz')).id)
  const { id, name, accountId } = await world.addRole('fuzz')
  session = world.tokens.issue(sessionFacts({ identity: { kind: 'role', id, name, accountId } }))
})

async function isRefused(raw: RawRequest): Promise<void> {
  let outcome: unknown
  try {
    outcome = await world.authenticator.authenticate(raw)
  } catch (error) {
    expect(error).toBeInstanceOf(ServiceError)
    expect((error as ServiceError).status).toBeGreaterThanOrEqual(400)
    expect((error as ServiceError).status).toBeLessThan(502)
    return
  }
  expect.fail(`authenticated: ${JSON.stringify(outcome)}`)
}

const latin1 = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
})
const piece = fc.oneof(
  latin1,
  fc.constantFrom(
    'AWS4-HMAC-SHA256 ',
    'Credential=',
    'SignedHeaders=',
    'Signature=',
    ', ',
    '/',
    'host',
    ';',
    '=',
    '&',
    '%',
  ),
  fc.constantFrom(
    'AKIAIOSFODNN7EXAMPLE/20260314/us-east-1/iam/aws4_request',
    'x-amz-date',
    '20260314T092653Z',
    '__proto__',
  ),
)
const soup = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
const parameter = fc.constantFrom(
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
)

test('headers and queries made of pieces', async () => {
  await fc.assert(
    fc.asyncProperty(soup, soup, soup, soup, async (authorization, date, tokenText, rawQuery) => {
      const headers = { host: 'h', authorization, 'x-amz-date': date, 'x-amz-security-token': tokenText }
      await isRefused({ ...arrived({ method: 'POST', path: '/', headers }), rawQuery })
      await isRefused(arrived({ method: 'POST', path: '/', headers: { host: 'h', authorization } }))
      await isRefused({ ...arrived({ method: 'GET', path: '/', headers: { host: 'h' } }), rawQuery })
    }),
    { numRuns: 500 },
  )
})

test('presigned parameters of any value', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(parameter, soup), { maxLength: 9 }), async (parameters) => {
      const rawQuery = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
      await isRefused({ ...arrived({ method: 'GET', path: '/', headers: { host: 'h' } }), rawQuery })
    }),
    { numRuns: 500 },
  )
})

test('good requests with one byte of their authentication changed', async () => {
  const change = (text: string, at: number, to: string) => {
    const index = at % text.length
    return text.slice(0, index) + to + text.slice(index + 1)
  }
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.constantFrom('authorization', 'x-amz-date', 'x-amz-security-token'),
      fc.nat(),
      fc.stringMatching(/^[!-~]$/),
      async (temporary, header, at, to) => {
        const raw = await signed(temporary ? session : keys, { body: 'Action=ListUsers' })
        const old = headerOf(raw.headers, header)
        if (old === undefined) return
        const changed = change(old, at, to)
        // The algorithm's and the parameters' separators may be doubled; header names are taken in any letter
        // case.
        if (changed === old || changed.toLowerCase() === old.toLowerCase()) return
        if (/[ ,]/.test(old[at % old.length]!) && /[ ,]/.test(to)) return
        await isRefused(withHeader(raw, header, changed))
      },
    ),
    { numRuns: 500 },
  )
})

test('paths and bodies of any bytes', async () => {
  await fc.assert(
    fc.asyncProperty(latin1, latin1, fc.uint8Array(), async (path, rawQuery, body) => {
      const good = await signed(keys)
      const changed = { ...good, rawPath: `/x${path}`, rawQuery, body: Buffer.from(body) }
      await isRefused(changed)
    }),
  )
})
