import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { headerOf } from '../../src/receive/headers.ts'
import type { RawRequest } from '../../src/receive/request.ts'
import {
  encode,
  type Keys,
  openWorld,
  refusalOf,
  signed,
  type Unsigned,
  type World,
  withHeader,
} from './world.ts'

/** Requests signed by the AWS SDK's own signer, whole and altered. */
let world: World
let keys: Keys
let arn: string

beforeAll(async () => {
  world = await openWorld()
  const user = await world.addUser('signer', '/team/')
  keys = await world.addKey(user.id)
  arn = `arn:aws:iam::${user.accountId}:user/team/signer`
})

const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
const value = fc.stringMatching(/^[!-~]([ \t!-~]{0,30}[!-~])?$/)
const anyText = fc.string({ unit: 'grapheme', maxLength: 12 })
const unsigned: fc.Arbitrary<Unsigned> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD'),
  path: fc
    .array(
      fc.oneof(
        fc.constantFrom('', '.', '..', 'a%20b', '%2F', '%zz'),
        fc.stringMatching(/^[!-"$->@-~]{0,8}$/),
      ),
      {
        maxLength: 5,
      },
    )
    .map((segments) => `/${segments.join('/')}`),
  query: fc.dictionary(
    anyText.filter((name) => !/^(x-amz-signature|__proto__)$/i.test(name)),
    fc.oneof(anyText, fc.array(anyText, { minLength: 1, maxLength: 3 })),
    { maxKeys: 5 },
  ),
  headers: fc.dictionary(
    token.map((name) => `my-${name}`),
    value,
    { maxKeys: 5 },
  ),
  body: fc.oneof(fc.constant(''), fc.uint8Array({ maxLength: 80 })),
})
const scope = fc.record({
  service: fc.constantFrom('iam', 'sts', 's3', 'organizations'),
  region: fc.constantFrom('us-east-1', 'eu-central-1', 'localhost', 'my-own-region-7'),
})

describe('requests of the SDK signer', () => {
  test('verify, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(unsigned, scope, async (request, options) => {
        const raw = await signed(keys, forService(request, options.service), options)
        const outcome = await world.authenticator.authenticate(raw)
        expect(outcome.caller.arn).toBe(arn)
        expect(outcome.scope).toMatchObject(options)
      }),
      { numRuns: 300 },
    )
  })

  test('verify when presigned', async () => {
    await fc.assert(
      fc.asyncProperty(unsigned, scope, async (request, options) => {
        const raw = await signed(
          keys,
          { ...forService(request, options.service), body: '' },
          { ...options, expires: 300 },
        )
        expect((await world.authenticator.authenticate(raw)).caller.arn).toBe(arn)
      }),
      { numRuns: 150 },
    )
  })

  test('are refused when any signed part is altered', async () => {
    await fc.assert(
      fc.asyncProperty(unsigned, fc.constantFrom(...ALTERATIONS), async (request, alter) => {
        const altered = alter(await signed(keys, { body: 'a=b', ...request }))
        if (altered === undefined) return
        const { code, status } = await refusalOf(world.authenticator, altered)
        expect([code, status]).toEqual(['SignatureDoesNotMatch', 403])
      }),
      { numRuns: 300 },
    )
  })

  test('are refused when the presigned query is altered', async () => {
    const raw = await signed(keys, { method: 'GET', query: { Action: 'ListUsers' } }, { expires: 60 })
    for (const [from, to] of [
      ['ListUsers', 'ListRoles'],
      ['X-Amz-Expires=60', 'X-Amz-Expires=61'],
      ['us-east-1', 'us-east-2'],
      ['%2Fiam%2F', '%2Fsts%2F'],
    ] as const) {
      expect(raw.rawQuery).toContain(from)
      const { code } = await refusalOf(world.authenticator, {
        ...raw,
        rawQuery: raw.rawQuery.replace(from, to),
      })
      expect(code).toBe('SignatureDoesNotMatch')
    }
    const more = await refusalOf(world.authenticator, { ...raw, rawQuery: `${raw.rawQuery}&UserName=x` })
    expect(more.code).toBe('SignatureDoesNotMatch')
  })
})

// S3 keys are encoded once, by the client: the signer takes the path as it will be sent.
function forService(request: Unsigned, service: string): Unsigned {
  return service === 's3' ? { ...request, path: request.path!.split('/').map(encode).join('/') } : request
}

/** Each gives the request with one signed part changed; undefined where the request has no such part. */
const ALTERATIONS: readonly ((raw: RawRequest) => RawRequest | undefined)[] = [
  (raw) => ({ ...raw, method: raw.method === 'GET' ? 'POST' : 'GET' }),
  (raw) => ({ ...raw, rawPath: `${raw.rawPath === '/' ? '' : raw.rawPath}/another` }),
  (raw) => ({ ...raw, rawQuery: raw.rawQuery === '' ? 'a=1' : `${raw.rawQuery}&a=1` }),
  (raw) => (raw.rawQuery === '' ? undefined : { ...raw, rawQuery: '' }),
  (raw) => ({ ...raw, body: Buffer.concat([raw.body, Buffer.from('x')]) }),
  (raw) => (raw.body.length === 0 ? undefined : { ...raw, body: raw.body.subarray(1) }),
  (raw) => withHeader(raw, 'host', 'elsewhere:4747'),
  (raw) => withHeader(raw, 'x-amz-date', headerOf(raw.headers, 'x-amz-date')!.replace(/\d\dZ$/, '54Z')),
  (raw) => changeAuthorization(raw, /us-east-1/, 'us-west-2'),
  (raw) => changeAuthorization(raw, /\/iam\//, '/sts/'),
  (raw) => changeAuthorization(raw, /.$/, (last) => (last === '0' ? '1' : '0')),
  (raw) => changeAuthorization(raw, /.$/, () => ''),
  (raw) => changeAuthorization(raw, /SignedHeaders=/, () => 'SignedHeaders=accept;'),
  (raw) => changeFirstOwnHeader(raw, (old) => `${old}x`),
  (raw) => changeFirstOwnHeader(raw, () => undefined),
  (raw) => changeFirstOwnHeader(raw, (old) => [old, 'again']),
]

function changeAuthorization(
  raw: RawRequest,
  from: RegExp,
  to: string | ((found: string) => string),
): RawRequest {
  const old = headerOf(raw.headers, 'authorization')!
  return withHeader(raw, 'authorization', old.replace(from, to as string))
}

function changeFirstOwnHeader(
  raw: RawRequest,
  change: (old: string) => string | readonly string[] | undefined,
): RawRequest | undefined {
  const name = [...raw.headers.keys()].find((header) => header.startsWith('my-'))
  return name === undefined ? undefined : withHeader(raw, name, change(headerOf(raw.headers, name)!))
}
