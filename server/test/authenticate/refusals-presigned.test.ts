import { beforeAll, describe, expect, test } from 'vitest'
import { headerOf } from '../../src/receive/headers.ts'
import type { RawRequest } from '../../src/receive/request.ts'
import { type Keys, NOW, openWorld, refusalOf, signed, type World, withHeader } from './world.ts'

/** Codes, statuses and texts: AWS's own where AWS has shown them. */
let world: World
let keys: Keys

beforeAll(async () => {
  world = await openWorld()
  keys = await world.addKey((await world.addUser('someone')).id)
})

const MINUTE = 60_000

function _withAuthorization(raw: RawRequest, change: (old: string) => string): RawRequest {
  return withHeader(raw, 'authorization', change(headerOf(raw.headers, 'authorization')!))
}

describe('presigned URLs', () => {
  const presign = (options: { service?: string; at?: number; expires: number }) =>
    signed(keys, { method: 'GET', query: { Action: 'GetCallerIdentity', Version: '2011-06-15' } }, options)

  test('STS goes by its quarter of an hour, whatever X-Amz-Expires says', async () => {
    const raw = await presign({ service: 'sts', at: NOW - 14 * MINUTE, expires: 60 })
    expect((await world.authenticator.authenticate(raw)).caller.accessKeyId).toBe(keys.accessKeyId)
    const late = await presign({ service: 'sts', at: NOW - 16 * MINUTE, expires: 3600 })
    expect(await refusalOf(world.authenticator, late)).toMatchObject({
      code: 'SignatureDoesNotMatch',
      status: 403,
    })
  })

  test('S3 goes by X-Amz-Expires', async () => {
    const raw = await presign({ service: 's3', at: NOW - 50 * MINUTE, expires: 3600 })
    expect((await world.authenticator.authenticate(raw)).caller.accessKeyId).toBe(keys.accessKeyId)
    const late = await presign({ service: 's3', at: NOW - 61 * MINUTE, expires: 3600 })
    expect(await refusalOf(world.authenticator, late)).toMatchObject({
      code: 'AccessDenied',
      status: 403,
      message: 'Request has expired',
    })
  })

  test('EC2 answers RequestExpired', async () => {
    const late = await presign({ service: 'ec2', at: NOW - 6 * MINUTE, expires: 60 })
    expect(await refusalOf(world.authenticator, late)).toMatchObject({ code: 'RequestExpired', status: 400 })
  })

  test.each([
    [
      'X-Amz-Credential',
      "AWS query-string parameters must include 'X-Amz-Credential'. Re-examine the query-string parameters.",
    ],
    [
      'X-Amz-Date',
      "AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.",
    ],
    [
      'X-Amz-SignedHeaders',
      "AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.",
    ],
    [
      'X-Amz-Signature',
      "AWS query-string parameters must include 'X-Amz-Signature'. Re-examine the query-string parameters.",
    ],
    [
      'X-Amz-Algorithm',
      "AWS query-string parameters must include 'X-Amz-Algorithm'. Re-examine the query-string parameters.",
    ],
  ])('without %s', async (name, message) => {
    const raw = await presign({ expires: 60 })
    const rawQuery = raw.rawQuery
      .split('&')
      .filter((part) => !part.startsWith(`${name}=`))
      .join('&')
    expect(await refusalOf(world.authenticator, { ...raw, rawQuery })).toMatchObject({
      code: 'IncompleteSignature',
      status: 400,
      message,
    })
  })

  test.each(['604801', '-1', '1e3', ''])('X-Amz-Expires=%s', async (expires) => {
    const raw = await presign({ expires: 60 })
    const rawQuery = raw.rawQuery.replace('X-Amz-Expires=60', `X-Amz-Expires=${expires}`)
    expect((await refusalOf(world.authenticator, { ...raw, rawQuery })).code).toBe('IncompleteSignature')
  })

  test('a repeated parameter', async () => {
    const raw = await presign({ expires: 60 })
    const rawQuery = `${raw.rawQuery}&X-Amz-Signature=${'0'.repeat(64)}`
    expect((await refusalOf(world.authenticator, { ...raw, rawQuery })).code).toBe('IncompleteSignature')
  })

  test('too many parameters', async () => {
    const raw = await presign({ expires: 60 })
    const rawQuery = raw.rawQuery + '&a=1'.repeat(600)
    expect((await refusalOf(world.authenticator, { ...raw, rawQuery })).code).toBe('IncompleteSignature')
  })
})

describe('S3', () => {
  test('needs x-amz-content-sha256', async () => {
    const raw = withHeader(
      await signed(keys, { body: 'x' }, { service: 's3' }),
      'x-amz-content-sha256',
      undefined,
    )
    expect((await refusalOf(world.authenticator, raw)).code).toBe('InvalidRequest')
  })

  test('takes an unsigned payload; IAM does not', async () => {
    const request = { body: 'x', headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }
    const s3 = await signed(keys, request, { service: 's3' })
    expect((await world.authenticator.authenticate({ ...s3, body: Buffer.from('y') })).scope.service).toBe(
      's3',
    )
    const iam = await signed(keys, request)
    expect((await refusalOf(world.authenticator, iam)).code).toBe('SignatureDoesNotMatch')
  })

  test('wants every x-amz-* header signed', async () => {
    const raw = withHeader(await signed(keys, {}, { service: 's3' }), 'x-amz-acl', 'public-read')
    expect(await refusalOf(world.authenticator, raw)).toMatchObject({
      code: 'AccessDenied',
      fields: { HeadersNotSigned: 'x-amz-acl' },
    })
  })

  test('says that bodies signed per chunk are not implemented', async () => {
    const headers = { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }
    const raw = await signed(keys, { headers, body: 'x' }, { service: 's3' })
    expect(await refusalOf(world.authenticator, raw)).toMatchObject({ code: 'NotImplemented', status: 501 })
  })
})
