import { beforeAll, describe, expect, test } from 'vitest'
import { headerOf } from '../../src/receive/headers.ts'
import type { RawRequest } from '../../src/receive/request.ts'
import { arrived, type Keys, NOW, openWorld, refusalOf, signed, type World, withHeader } from './world.ts'

/** Codes, statuses and texts: AWS's own where AWS has shown them. */
let world: World
let keys: Keys

beforeAll(async () => {
  world = await openWorld()
  keys = await world.addKey((await world.addUser('someone')).id)
})

const MINUTE = 60_000

function withAuthorization(raw: RawRequest, change: (old: string) => string): RawRequest {
  return withHeader(raw, 'authorization', change(headerOf(raw.headers, 'authorization')!))
}

describe('requests that are not signed', () => {
  test('IAM and STS', async () => {
    const raw = arrived({
      method: 'POST',
      path: '/',
      headers: { host: 'localhost' },
      body: 'Action=ListUsers',
    })
    expect(await refusalOf(world.authenticator, raw)).toMatchObject({
      code: 'MissingAuthenticationToken',
      status: 403,
      message: 'Request is missing Authentication Token',
    })
  })

  test('the JSON protocols have names of their own', async () => {
    const headers = { host: 'localhost', 'x-amz-target': 'Service.Operation' }
    const raw = arrived({ method: 'POST', path: '/', headers, body: '{}' })
    const { code, status } = await refusalOf(world.authenticator, raw)
    expect([code, status]).toEqual(['MissingAuthenticationTokenException', 400])
  })
})

describe('Authorization headers that are not SigV4', () => {
  const MISSING_ALL =
    "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. " +
    "Authorization header requires 'SignedHeaders' parameter. "
  const MISSING_DATE = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "

  test.each([
    ['Basic dXNlcjpodW50ZXIy', MISSING_ALL + MISSING_DATE],
    ['Bearer abc.def', MISSING_ALL + MISSING_DATE],
    ['', MISSING_ALL + MISSING_DATE],
    ['AWS4-HMAC-SHA256', MISSING_ALL + MISSING_DATE],
    [
      'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host',
      `Authorization header requires 'Signature' parameter. ${MISSING_DATE}`,
    ],
  ])('%s', async (authorization, message) => {
    const raw = arrived({ method: 'POST', path: '/', headers: { host: 'localhost', authorization } })
    const refusal = await refusalOf(world.authenticator, raw)
    expect(refusal).toMatchObject({ code: 'IncompleteSignature', status: 400 })
    expect(refusal.message).toMatch(
      new RegExp(
        `^${escapeRegExp(message)}\\(Hashed with SHA-256 and encoded with Base64\\) Authorization=[A-Za-z0-9+/]{43}=$`,
      ),
    )
    if (authorization.length > 20) expect(refusal.message).not.toContain(authorization.slice(6))
  })

  test('a part without an equal-sign', async () => {
    const raw = withAuthorization(await signed(keys), (old) => old.replace('Credential=', 'Credential= '))
    expect((await refusalOf(world.authenticator, raw)).message).toMatch(
      /^Invalid key=value pair \(missing equal-sign\) in Authorization header \(hashed with SHA-256 and encoded with Base64\): '[A-Za-z0-9+/]{43}='\.$/,
    )
  })

  test('a credential of six parts is not repeated: it is a secret key in the place of the key id', async () => {
    const swapped = {
      accessKeyId: `${keys.secretAccessKey.slice(0, 38)}/x`,
      secretAccessKey: keys.accessKeyId,
    }
    const refusal = await refusalOf(world.authenticator, await signed(swapped))
    expect(refusal).toMatchObject({ code: 'IncompleteSignature', status: 400 })
    expect(refusal.message).toContain('Credential must have exactly 5 slash-delimited elements')
    expect(refusal.message).not.toContain(swapped.accessKeyId.slice(0, 10))
  })

  test.each([
    ['Signature=', 'Signature=00, Signature='],
    ['SignedHeaders=', 'SignedHeaders=host, SignedHeaders='],
    ['SignedHeaders=', 'SignedHeaders=ho st;'],
    ['SignedHeaders=', 'SignedHeaders=;'],
    ['SignedHeaders=', 'Nonsense=1, SignedHeaders='],
    ['Signature=', `Padding=${'x'.repeat(9000)}, Signature=`],
    ['SignedHeaders=', `SignedHeaders=${Array.from({ length: 200 }, (_, i) => `h${i}`).join(';')};`],
  ])('%s made %.30s', async (from, to) => {
    const raw = withAuthorization(await signed(keys), (old) => old.replace(from, to))
    expect(await refusalOf(world.authenticator, raw)).toMatchObject({
      code: 'IncompleteSignature',
      status: 400,
    })
  })

  test('another algorithm', async () => {
    const raw = withAuthorization(await signed(keys), (old) =>
      old.replace('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'),
    )
    const refusal = await refusalOf(world.authenticator, raw)
    expect(refusal.code).toBe('IncompleteSignature')
    expect(refusal.message).toBe("Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.")
  })

  test('both ways of signing at once', async () => {
    const header = await signed(keys)
    const presigned = await signed(keys, { method: 'GET' }, { expires: 60 })
    const both = { ...header, rawQuery: presigned.rawQuery }
    expect((await refusalOf(world.authenticator, both)).code).toBe('IncompleteSignature')
  })
})

describe('scopes', () => {
  test.each([
    [
      'aws4_request',
      'aws5_request',
      "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
    ],
    ['us-east-1', 'US_EAST', "Credential should be scoped to a valid region, not 'US_EAST'."],
    ['/iam/', '/i am/', undefined],
    [
      '20260314',
      '20260313',
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        "'20260313' != '20260314', from '20260314T092653Z'.",
    ],
    ['20260314', '2026', undefined],
  ])('%s made %s', async (from, to, message) => {
    const refusal = await refusalOf(
      world.authenticator,
      withAuthorization(await signed(keys), (old) => old.replace(from, to)),
    )
    expect(refusal.status).toBeGreaterThanOrEqual(400)
    if (message !== undefined)
      expect(refusal).toMatchObject({ code: 'SignatureDoesNotMatch', status: 403, message })
  })

  test('host must be signed', async () => {
    const raw = withAuthorization(await signed(keys), (old) => old.replace('host;', ''))
    expect(await refusalOf(world.authenticator, raw)).toMatchObject({
      code: 'SignatureDoesNotMatch',
      message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    })
  })

  test('the name of a JSON operation must be signed', async () => {
    const raw = withHeader(await signed(keys), 'x-amz-target', 'Service.DeleteEverything')
    const { code, message } = await refusalOf(world.authenticator, raw)
    expect(code).toBe('InvalidSignatureException')
    expect(message).toContain('X-Amz-Target')
  })
})

describe('time', () => {
  test.each([
    ['iam', -5 * MINUTE],
    ['iam', 5 * MINUTE],
    ['sts', -15 * MINUTE],
    ['sts', 15 * MINUTE],
    ['s3', -15 * MINUTE],
  ])('%s takes %d ms', async (service, offset) => {
    const raw = await signed(keys, {}, { service, at: NOW + offset })
    expect((await world.authenticator.authenticate(raw)).scope.service).toBe(service)
  })

  test.each([
    [
      'iam',
      -5 * MINUTE - 1000,
      'Signature expired: 20260314T092152Z is now earlier than 20260314T092153Z (20260314T092653Z - 5 min.)',
    ],
    [
      'iam',
      5 * MINUTE + 1000,
      'Signature not yet current: 20260314T093154Z is still later than 20260314T093153Z (20260314T092653Z + 5 min.)',
    ],
    [
      'sts',
      -15 * MINUTE - 1000,
      'Signature expired: 20260314T091152Z is now earlier than 20260314T091153Z (20260314T092653Z - 15 min.)',
    ],
  ])('%s refuses %d ms', async (service, offset, message) => {
    const raw = await signed(keys, {}, { service, at: NOW + offset })
    expect(await refusalOf(world.authenticator, raw)).toMatchObject({
      code: 'SignatureDoesNotMatch',
      status: 403,
      message,
    })
  })

  test('S3 has a code of its own', async () => {
    const raw = await signed(keys, {}, { service: 's3', at: NOW + 16 * MINUTE })
    expect(await refusalOf(world.authenticator, raw)).toMatchObject({
      code: 'RequestTimeTooSkewed',
      status: 403,
    })
  })

  test.each([
    'Sun, 23 Nov 2014 04:07:43 GMT',
    '20260231T000000Z',
    '20260314T246000Z',
    '2026-03-14T09:26:53Z',
    '',
  ])('a date such as "%s"', async (date) => {
    const raw = withHeader(await signed(keys), 'x-amz-date', date)
    expect(await refusalOf(world.authenticator, raw)).toMatchObject({
      code: 'IncompleteSignature',
      status: 400,
      message: `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    })
  })

  test('a Date header serves where there is no X-Amz-Date', async () => {
    const { headers, ...raw } = await signed(keys)
    const renamed = new Map(headers)
    renamed.set('date', headerOf(headers, 'x-amz-date')!)
    renamed.delete('x-amz-date')
    // The signature was over x-amz-date, so it cannot match; but the request has a date.
    expect((await refusalOf(world.authenticator, { ...raw, headers: renamed })).code).toBe(
      'SignatureDoesNotMatch',
    )
  })
})

describe('a signature that does not match', () => {
  test('is told what should have been signed', async () => {
    const raw = await signed(
      { ...keys, secretAccessKey: 'not-the-secret-of-this-key' },
      { body: 'Action=ListUsers' },
    )
    const refusal = await refusalOf(world.authenticator, raw)
    expect(refusal).toMatchObject({ code: 'SignatureDoesNotMatch', status: 403 })
    const signedHeaders = 'host;x-amz-content-sha256;x-amz-date'
    const body = headerOf(raw.headers, 'x-amz-content-sha256')
    expect(refusal.message).toContain(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and ' +
        'signing method. Consult the service documentation for details.\n\n' +
        'The Canonical String for this request should have been\n' +
        `'POST\n/\n\nhost:localhost:4747\nx-amz-content-sha256:${body}\nx-amz-date:20260314T092653Z\n\n${signedHeaders}\n${body}'\n\n` +
        "The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20260314T092653Z\n20260314/us-east-1/iam/aws4_request\n",
    )
  })

  test('is not told the session token', async () => {
    const role = await world.addRole('hidden')
    const { accessKeyId, sessionToken } = world.tokens.issue({
      source: 'AssumeRole',
      accountId: role.accountId,
      identity: { kind: 'role', id: role.id, name: role.name, accountId: role.accountId },
      issuedAt: NOW,
      expiresAt: NOW + 900_000,
      name: 's',
      mfa: undefined,
      policy: undefined,
      policyArns: [],
      tags: [],
      transitiveTagKeys: [],
      sourceIdentity: undefined,
      chained: false,
      federatedProvider: undefined,
      contextKeys: {},
    })
    const wrong = { accessKeyId, secretAccessKey: 'wrong', sessionToken }
    for (const expires of [undefined, 60]) {
      const raw = await signed(wrong, {}, expires === undefined ? {} : { expires })
      const refusal = await refusalOf(world.authenticator, raw)
      expect(refusal.code).toBe('SignatureDoesNotMatch')
      expect(refusal.message).toContain('(hidden)')
      expect(decodeURIComponent(refusal.message)).not.toContain(sessionToken.slice(0, 40))
    }
  })
})

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
