import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServiceError } from '../../src/errors.ts'
import { iamModel } from '../../src/models/iam.gen.ts'
import { stsModel } from '../../src/models/sts.gen.ts'
import { isoSeconds } from '../../src/timestamp.ts'
import { queryCodec } from '../../src/wire/query/index.ts'
import { escapeXml } from '../../src/wire/xml.ts'
import { exampleModel } from './models.ts'

const ID = '8d2cb1e5-0c6f-4a6a-9a9e-5d2f6f1a2b3c'

describe('answers', () => {
  test('members stand in the order of the model, whatever the order of the output', () => {
    const User = {
      CreateDate: Date.UTC(2026, 10, 22, 1, 26, 47, 999),
      UserName: 'Ann',
      Arn: 'arn:aws:iam::123456789012:user/Ann',
      UserId: 'AIDACKCEVSQ6C2EXAMPLE',
      Path: '/',
      PasswordLastUsed: undefined,
      Tags: [{ Value: '<&>', Key: 'a' }],
      notInTheModel: 'x',
    }
    expect(queryCodec.serialize(iamModel, 'GetUser', { User }, ID)).toEqual({
      status: 200,
      headers: { 'x-amzn-RequestId': ID, 'Content-Type': 'text/xml' },
      body:
        '<GetUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetUserResult><User><Path>/</Path>' +
        '<UserName>Ann</UserName><UserId>AIDACKCEVSQ6C2EXAMPLE</UserId><Arn>arn:aws:iam::123456789012:user/Ann</Arn>' +
        '<CreateDate>2026-11-22T01:26:47Z</CreateDate><Tags><member><Key>a</Key><Value>&lt;&amp;&gt;</Value></member>' +
        `</Tags></User></GetUserResult><ResponseMetadata><RequestId>${ID}</RequestId></ResponseMetadata></GetUserResponse>`,
    })
  })

  test('an operation without output has no result element', () => {
    expect(queryCodec.serialize(iamModel, 'DeleteUser', undefined, ID).body).toBe(
      '<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">' +
        `<ResponseMetadata><RequestId>${ID}</RequestId></ResponseMetadata></DeleteUserResponse>`,
    )
  })

  test('empty lists are written, absent ones are not; maps have entries', () => {
    const body = (name: string, output: unknown) => queryCodec.serialize(iamModel, name, output, ID).body
    expect(body('ListUsers', { Users: [], IsTruncated: false })).toContain(
      '<ListUsersResult><Users></Users><IsTruncated>false</IsTruncated></ListUsersResult>',
    )
    expect(body('ListUsers', undefined)).toContain('<ListUsersResult></ListUsersResult>')
    expect(body('GetAccountSummary', { SummaryMap: { Users: 3, Groups: 0 } })).toContain(
      '<SummaryMap><entry><key>Users</key><value>3</value></entry><entry><key>Groups</key><value>0</value></entry></SummaryMap>',
    )
    expect(body('GetCredentialReport', { Content: Buffer.from('user,arn') })).toContain(
      '<Content>dXNlcixhcm4=</Content>',
    )
  })

  test('every kind of shape', () => {
    const output = {
      Text: 't',
      Flat: ['a', 'b'],
      FlatMap: { k: 1 },
      Numbers: [1, 2],
      Lists: [['a'], []],
      Bytes: new Uint8Array([255, 0]).subarray(1),
      Child: { Child: {} },
    }
    expect(queryCodec.serialize(exampleModel, 'Echo', output, ID).body).toContain(
      '<EchoResult><text>t</text><Bytes>AA==</Bytes><FlatMap><Name>k</Name><Value>1</Value></FlatMap>' +
        '<Name>a</Name><Name>b</Name><number>1</number><number>2</number>' +
        '<Lists><member><Name>a</Name></member><member></member></Lists><Child><Child></Child></Child></EchoResult>',
    )
  })

  test('the namespace is the service’s', () => {
    expect(queryCodec.serialize(stsModel, 'GetCallerIdentity', {}, ID).body).toMatch(
      /^<GetCallerIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/">/,
    )
  })
})

describe('errors', () => {
  test('the sender’s, with further members', () => {
    const error = new ServiceError('NoSuchEntity', 404, 'The user with name <x> cannot be found.', {
      Detail: 'a&b',
      'no name': 'left out',
    })
    expect(queryCodec.error(iamModel, error, ID)).toEqual({
      status: 404,
      headers: { 'x-amzn-RequestId': ID, 'Content-Type': 'text/xml' },
      body:
        '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>' +
        '<Code>NoSuchEntity</Code><Message>The user with name &lt;x&gt; cannot be found.</Message><Detail>a&amp;b</Detail>' +
        `</Error><RequestId>${ID}</RequestId></ErrorResponse>`,
    })
  })

  test('the receiver’s, and without a model', () => {
    const { body } = queryCodec.error(undefined, new ServiceError('ServiceFailure', 500, 'm'), ID)
    expect(body).toMatch(/^<ErrorResponse><Error><Type>Receiver<\/Type>/)
  })
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what may not be there
const UNWRITABLE = /[<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u

test('times are as the platform writes them, in whole seconds', () => {
  const range = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 })
  fc.assert(
    fc.property(range, (time) => {
      expect(isoSeconds(time)).toBe(`${new Date(time).toISOString().slice(0, -5)}Z`)
    }),
    { numRuns: 3000 },
  )
  expect(() => isoSeconds(Number.NaN)).toThrow(RangeError)
})

describe('escaping', () => {
  test('markup, a carriage return, and what XML cannot carry', () => {
    expect(escapeXml('a<b>&"c"\r\n\t')).toBe('a&lt;b&gt;&amp;&quot;c&quot;&#xD;\n\t')
    expect(escapeXml('\u0000\u0008\u000b\u001f\ufffe\uffff\ud800x\udc00')).toBe(
      `${'\ufffd'.repeat(7)}x\ufffd`,
    )
    expect(escapeXml('Zoë 🦊 \u0085\u{10ffff}')).toBe('Zoë 🦊 \u0085\u{10ffff}')
  })

  test('no text can end its element or leave the document unreadable', () => {
    const unit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(escapeXml(text)).not.toMatch(UNWRITABLE)
        expect(escapeXml(text)).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#xD;)/)
      }),
    )
  })
})
