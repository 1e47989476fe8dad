import { describe, expect, test } from 'vitest'
import { parseAuthorization } from '../../src/authenticate/sigv4/parse-authorization.ts'
import { parsePresigned } from '../../src/authenticate/sigv4/parse-presigned.ts'
import { rulesOf } from '../../src/authenticate/sigv4/rules.ts'
import { SigningSecret } from '../../src/authenticate/sigv4/signing-key.ts'
import { verifySignature } from '../../src/authenticate/sigv4/verify.ts'
import { headerOf } from '../../src/receive/headers.ts'
import type { RawRequest } from '../../src/receive/request.ts'

/** A request of AWS's documentation with the signature printed there. */
interface Example {
  readonly name: string
  readonly method?: string
  /** As on the wire: UTF-8 bytes, one character each. */
  readonly target: string
  readonly headers: readonly (readonly [string, string | readonly string[]])[]
  readonly signedHeaders: string
  readonly body?: string
  readonly signature: string
}

function rawRequest(example: Example, credential: string): RawRequest {
  const [rawPath = '', rawQuery = ''] = example.target.split(/\?(.*)/s)
  const authorization =
    `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${example.signedHeaders}, ` +
    `Signature=${example.signature}`
  return {
    method: example.method ?? 'GET',
    rawPath,
    rawQuery,
    headers: new Map([...example.headers, ['authorization', authorization]]),
    body: Buffer.from(example.body ?? ''),
    remoteAddress: '127.0.0.1',
    secure: true,
    receivedAt: 0,
  }
}

function verify(raw: RawRequest, secret: string): void {
  const authorization = headerOf(raw.headers, 'authorization')
  const parsed = authorization === undefined ? parsePresigned(raw) : parseAuthorization(raw, authorization)
  verifySignature(raw, parsed, new SigningSecret(secret), rulesOf(parsed.credential.service))
}

// The test suite that AWS publishes with its signers:
// https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4
describe('the Signature Version 4 test suite', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
  const credential = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request'
  const host = ['host', 'example.amazonaws.com'] as const
  const date = ['x-amz-date', '20150830T123600Z'] as const
  const plain = { headers: [host, date], signedHeaders: 'host;x-amz-date' }
  const form = ['content-type', 'application/x-www-form-urlencoded'] as const
  const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
  const root = '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'
  const examples: readonly Example[] = [
    { ...plain, name: 'get-vanilla', target: '/', signature: root },
    { ...plain, name: 'get-relative', target: '/example/..', signature: root },
    { ...plain, name: 'get-relative-relative', target: '/example1/example2/../..', signature: root },
    { ...plain, name: 'get-slash', target: '//', signature: root },
    { ...plain, name: 'get-slash-dot-slash', target: '/./', signature: root },
    {
      ...plain,
      name: 'get-slashes',
      target: '//example//',
      signature: '9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84',
    },
    {
      ...plain,
      name: 'get-slash-pointless-dot',
      target: '/./example',
      signature: 'ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5',
    },
    {
      ...plain,
      name: 'get-unreserved',
      target: '/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
      signature: '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
    },
    {
      ...plain,
      name: 'get-utf8',
      target: utf8('/ሴ'),
      signature: '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85',
    },
    {
      ...plain,
      name: 'get-space',
      target: '/example space/',
      signature: '652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741',
    },
    {
      ...plain,
      name: 'get-vanilla-query-order-key-case',
      target: '/?Param2=value2&Param1=value1',
      signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    },
    {
      ...plain,
      name: 'get-vanilla-query-order-value',
      target: '/?Param1=value2&Param1=value1',
      signature: '5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694',
    },
    {
      ...plain,
      name: 'get-vanilla-query-unreserved',
      target:
        '/?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
      signature: '9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197',
    },
    {
      ...plain,
      name: 'get-vanilla-utf8-query',
      target: utf8('/?ሴ=bar'),
      signature: '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04',
    },
    {
      name: 'get-header-key-duplicate',
      target: '/',
      headers: [host, ['my-header1', ['value2', 'value2', 'value1']], date],
      signedHeaders: 'host;my-header1;x-amz-date',
      signature: 'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
    },
    {
      name: 'get-header-value-trim',
      target: '/',
      headers: [host, ['my-header1', '    value1'], ['my-header2', '    "a   b   c"'], date],
      signedHeaders: 'host;my-header1;my-header2;x-amz-date',
      signature: 'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    },
    {
      ...plain,
      name: 'post-vanilla',
      method: 'POST',
      target: '/',
      signature: '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    },
    {
      name: 'post-header-key-sort',
      method: 'POST',
      target: '/',
      headers: [host, ['my-header1', 'value1'], date],
      signedHeaders: 'host;my-header1;x-amz-date',
      signature: 'c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c',
    },
    {
      name: 'post-header-value-case',
      method: 'POST',
      target: '/',
      headers: [host, ['my-header1', 'VALUE1'], date],
      signedHeaders: 'host;my-header1;x-amz-date',
      signature: 'cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d',
    },
    {
      name: 'post-x-www-form-urlencoded',
      method: 'POST',
      target: '/',
      headers: [form, host, date],
      signedHeaders: 'content-type;host;x-amz-date',
      body: 'Param1=value1',
      signature: 'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    },
  ]

  test.each(examples)('$name', (example) => {
    expect(() => verify(rawRequest(example, credential), secret)).not.toThrow()
    const [first] = example.signature
    const wrong = { ...example, signature: (first === '0' ? '1' : '0') + example.signature.slice(1) }
    expect(() => verify(rawRequest(wrong, credential), secret)).toThrow()
  })

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html (ListUsers)
  test('the ListUsers request of the guide', () => {
    const example: Example = {
      name: 'ListUsers',
      target: '/?Action=ListUsers&Version=2010-05-08',
      headers: [
        ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'],
        ['host', 'iam.amazonaws.com'],
        date,
      ],
      signedHeaders: 'content-type;host;x-amz-date',
      signature: '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    }
    const raw = rawRequest(example, 'AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request')
    expect(() => verify(raw, secret)).not.toThrow()
    expect(() => verify({ ...raw, method: 'POST' }, secret)).toThrow()
  })
})

// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
describe("S3's examples", () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'
  const host = ['host', 'examplebucket.s3.amazonaws.com'] as const
  const date = ['x-amz-date', '20130524T000000Z'] as const
  const empty = [
    'x-amz-content-sha256',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ] as const
  const examples: readonly Example[] = [
    {
      name: 'GET Object',
      target: '/test.txt',
      headers: [host, ['range', 'bytes=0-9'], empty, date],
      signedHeaders: 'host;range;x-amz-content-sha256;x-amz-date',
      signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    },
    {
      name: 'PUT Object',
      method: 'PUT',
      target: '/test$file.text',
      headers: [
        ['date', 'Fri, 24 May 2013 00:00:00 GMT'],
        host,
        ['x-amz-content-sha256', '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072'],
        date,
        ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
      ],
      signedHeaders: 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
      body: 'Welcome to Amazon S3.',
      signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    },
    {
      name: 'GET Bucket Lifecycle',
      target: '/?lifecycle',
      headers: [host, empty, date],
      signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
      signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    },
    {
      name: 'GET Bucket',
      target: '/?max-keys=2&prefix=J',
      headers: [host, empty, date],
      signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
      signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    },
  ]

  test.each(examples)('$name', (example) => {
    const raw = rawRequest(example, credential)
    expect(() => verify(raw, secret)).not.toThrow()
    expect(() => verify({ ...raw, rawPath: `${raw.rawPath}x` }, secret)).toThrow()
  })

  test('a presigned URL', () => {
    const raw: RawRequest = {
      method: 'GET',
      rawPath: '/test.txt',
      rawQuery:
        'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
        '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
        '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
      headers: new Map([host]),
      body: Buffer.alloc(0),
      remoteAddress: '127.0.0.1',
      secure: true,
      receivedAt: 0,
    }
    expect(() => verify(raw, secret)).not.toThrow()
    expect(() => verify({ ...raw, rawQuery: raw.rawQuery.replace('86400', '86401') }, secret)).toThrow()
  })

  test('a payload that is not the one announced', () => {
    const raw = rawRequest(examples[1]!, credential)
    expect(() => verify({ ...raw, body: Buffer.from('Welcome to Amazon S4.') }, secret)).toThrow(
      expect.objectContaining({ code: 'XAmzContentSHA256Mismatch', status: 400 }),
    )
  })
})
