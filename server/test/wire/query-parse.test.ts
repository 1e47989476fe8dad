import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServiceError } from '../../src/errors.ts'
import { iamModel } from '../../src/models/iam.gen.ts'
import { identifyOperation } from '../../src/wire/index.ts'
import type { ServiceModel } from '../../src/wire/model.ts'
import { queryCodec } from '../../src/wire/query/index.ts'
import {
  MAX_FORM_BYTES,
  MAX_FORM_FIELDS,
  MAX_KEY_LENGTH,
  MAX_KEY_PARTS,
} from '../../src/wire/query/limits.ts'
import { arbitraryOf, encodeForm, exampleModel, OPERATIONS, post } from './models.ts'

/** Maps are parsed into objects without a prototype; only what they hold counts here. */
const plain = (value: unknown) => structuredClone(value)

const parse = (name: string, form: string | Buffer, model: ServiceModel = iamModel) =>
  plain(queryCodec.parse(model, name, post(form)))

const echo = (form: string) => parse('Echo', form, exampleModel)

function errorOf(run: () => unknown): ServiceError {
  try {
    run()
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('reading the operation', () => {
  test('from the body, and from the query string of a GET', () => {
    expect(identifyOperation(iamModel, post('Action=GetUser&Version=2010-05-08'))).toBe('GetUser')
    expect(identifyOperation(iamModel, post('UserName=Action%3DX&Version=2010-05-08&Action=GetUser'))).toBe(
      'GetUser',
    )
    expect(identifyOperation(iamModel, post('', 'Action=GetUser&Version=2010-05-08&X-Amz-Date=1'))).toBe(
      'GetUser',
    )
  })

  test.each([
    ['Action=GetUzer&Version=2010-05-08', 'Could not find operation GetUzer for version 2010-05-08'],
    ['Action=GetUser&Version=2011-06-15', 'Could not find operation GetUser for version 2011-06-15'],
    ['Action=GetUser', 'Could not find operation GetUser for version NO_VERSION_SPECIFIED'],
    ['Action=toString&Version=2010-05-08', 'Could not find operation toString for version 2010-05-08'],
    ['Action=__proto__&Version=2010-05-08', 'Could not find operation __proto__ for version 2010-05-08'],
  ])('%s is InvalidAction', (form, message) => {
    const error = errorOf(() => identifyOperation(iamModel, post(form)))
    expect(error).toMatchObject({ code: 'InvalidAction', status: 400, message })
  })

  test.each([
    '',
    'Version=2010-05-08',
    'Action=&Version=2010-05-08',
    'XAction=GetUser',
    '{"Action":"GetUser"}',
  ])('%j is MissingAction', (form) => {
    expect(errorOf(() => identifyOperation(iamModel, post(form)))).toMatchObject({
      code: 'MissingAction',
      status: 400,
    })
  })

  test('an overlong name is not repeated whole', () => {
    const form = `Action=${'A'.repeat(100_000)}&Version=${'9'.repeat(100_000)}`
    expect(errorOf(() => identifyOperation(iamModel, post(form))).message.length).toBeLessThan(400)
  })
})

describe('parsing', () => {
  test('structures, lists and plus signs', () => {
    const form =
      'Action=CreateUser&Version=2010-05-08&UserName=Ann%2BBob+C&Tags.member.2.Key=b&Tags.member.2.Value=&Tags.member.1.Key=a'
    expect(parse('CreateUser', form)).toEqual({
      UserName: 'Ann+Bob C',
      Tags: [{ Key: 'a' }, { Key: 'b', Value: '' }],
    })
  })

  test('list members are ordered by number and may have gaps', () => {
    const form = 'ActionNames.member.10=j&ActionNames.member.9=i&ActionNames.member.2=b'
    expect(parse('SimulateCustomPolicy', form)).toEqual({ ActionNames: ['b', 'i', 'j'] })
  })

  test('unknown parameters are ignored, and none reaches a prototype', () => {
    const form =
      'UserName=a&Nothing=1&Nope.member.1.X=2&__proto__.polluted=1&constructor=2&Tags.member.1.__proto__.x=1'
    expect(parse('GetUser', form)).toEqual({ UserName: 'a' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(parse('CreateUser', form)).toEqual({ UserName: 'a', Tags: [{}] })
  })

  test('names are case-sensitive', () => {
    expect(parse('GetUser', 'username=a&USERNAME=b')).toEqual({})
  })

  test('an empty value is an empty list, and an empty text', () => {
    expect(parse('CreateUser', 'UserName=&Tags=')).toEqual({ UserName: '', Tags: [] })
    expect(parse('CreateUser', 'UserName')).toEqual({ UserName: '' })
  })

  test('raw UTF-8 is taken as it is', () => {
    expect(parse('GetUser', 'UserName=Zoë')).toEqual({ UserName: 'Zoë' })
    expect(parse('GetUser', 'UserName=Zo%C3%AB')).toEqual({ UserName: 'Zoë' })
  })

  test('query string and body are one form', () => {
    const both = queryCodec.parse(iamModel, 'CreateUser', post('Path=%2F', 'UserName=a&X-Amz-Signature=0'))
    expect(both).toEqual({ UserName: 'a', Path: '/' })
    const twice = errorOf(() => queryCodec.parse(iamModel, 'CreateUser', post('UserName=a', 'UserName=a')))
    expect(twice.code).toBe('MalformedInput')
  })

  test('map keys never reach a prototype', () => {
    const form =
      'Map.entry.1.Name=__proto__&Map.entry.1.Value=1&Map.entry.2.Name=toString&Map.entry.2.Value=2'
    const { Map: map } = queryCodec.parse(exampleModel, 'Echo', post(form)) as { Map: Record<string, number> }
    expect(Object.entries(map)).toEqual([
      ['__proto__', 1],
      ['toString', 2],
    ])
    expect(Object.getPrototypeOf(map)).toBeNull()
  })

  test.each([
    ['When=2026-11-22T01:26:47Z', Date.UTC(2026, 10, 22, 1, 26, 47)],
    ['When=2026-11-22T01:26:47.5Z', Date.UTC(2026, 10, 22, 1, 26, 47, 500)],
    ['When=2026-11-22T01:26:47%2B02:00', Date.UTC(2026, 10, 21, 23, 26, 47)],
    ['When=2024-02-29T23:59:59-0130', Date.UTC(2024, 2, 1, 1, 29, 59)],
    ['When=1795310807', 1_795_310_807_000],
    ['When=1795310807.25', 1_795_310_807_250],
    ['When=0099-01-01T00:00:00Z', new Date('0099-01-01T00:00:00Z').getTime()],
  ])('%s', (form, milliseconds) => {
    expect(echo(form)).toEqual({ When: milliseconds })
  })

  test.each([
    ['Flag=true', { Flag: true }],
    ['Flag=False', { Flag: false }],
    ['Count=-2147483648', { Count: -2147483648 }],
    ['Count=%2B7', { Count: 7 }],
    ['Total=9007199254740991', { Total: 9007199254740991 }],
    ['Ratio=-1.5e3', { Ratio: -1500 }],
    ['Ratio=Infinity', { Ratio: Number.POSITIVE_INFINITY }],
    ['Child.Child.Child.text=x', { Child: { Child: { Child: { Text: 'x' } } } }],
    ['Name.1=a&Name.2=b', { Flat: ['a', 'b'] }],
    ['number.1=1', { Numbers: [1] }],
    ['Lists.member.1.Name.1=a&Lists.member.2.Name.1=b', { Lists: [['a'], ['b']] }],
  ])('%s', (form, value) => {
    expect(echo(form)).toEqual(value)
  })
})

describe('what is not a form of the model is MalformedInput', () => {
  test.each([
    ['GetUser', 'UserName=a&UserName=a', 'The request has the same parameter more than once.'],
    ['GetUser', 'UserName=a&User%4Eame=a', 'The request has the same parameter more than once.'],
    ['GetUser', 'UserName=%', 'A parameter is not valid percent-encoded UTF-8.'],
    ['GetUser', 'UserName=%zz', 'A parameter is not valid percent-encoded UTF-8.'],
    ['GetUser', 'UserName=%C0%AF', 'A parameter is not valid percent-encoded UTF-8.'],
    ['GetUser', 'UserName=%ED%A0%80', 'A parameter is not valid percent-encoded UTF-8.'],
    ['GetUser', 'UserName.member.1=a', 'Start of list found where not expected'],
    ['GetUser', 'UserName.Key=a', 'Start of structure or map found where not expected.'],
    ['GetUser', 'UserName=a&UserName.Key=a', 'Start of structure or map found where not expected.'],
    ['GetUser', 'UserName.Key=a&UserName=a', 'Start of structure or map found where not expected.'],
    ['CreateUser', 'Tags.1.Key=a', 'Top level element may not be treated as a list'],
    ['CreateUser', 'Tags=a', 'Unexpected list element termination'],
    ['CreateUser', 'Tags.member.1=a', 'Unexpected complex element termination'],
    ['CreateUser', 'Tags.member.0.Key=a', 'A list has an index that is not valid.'],
    ['CreateUser', 'Tags.member.01.Key=a', 'A list has an index that is not valid.'],
    ['CreateUser', 'Tags.member.-1.Key=a', 'A list has an index that is not valid.'],
    ['CreateUser', 'Tags.member.999999.Key=a', 'A list has an index that is not valid.'],
    ['CreateUser', 'Tags.member.1e3.Key=a', 'A list has an index that is not valid.'],
    ['ListUsers', 'MaxItems=', 'STRING_VALUE can not be converted to an Integer'],
    ['ListUsers', 'MaxItems=1.0', 'STRING_VALUE can not be converted to an Integer'],
    ['ListUsers', 'MaxItems=0x10', 'STRING_VALUE can not be converted to an Integer'],
    ['ListUsers', 'MaxItems=2147483648', 'STRING_VALUE can not be converted to an Integer'],
    ['ListUsers', 'MaxItems=1+', 'STRING_VALUE can not be converted to an Integer'],
    ['CreateLoginProfile', 'PasswordResetRequired=yes', 'STRING_VALUE can not be converted to a Boolean'],
  ])('%s %s', (name, form, message) => {
    expect(errorOf(() => parse(name, form))).toMatchObject({ code: 'MalformedInput', status: 400, message })
  })

  test.each([
    'Bytes=abc',
    'Bytes=ab=c',
    'Bytes=a-_b',
    'Total=9007199254740992',
    'Ratio=1e999',
    'Ratio=one',
    'When=2023-02-29T00:00:00Z',
    'When=2023-13-01T00:00:00Z',
    'When=2023-01-01T24:00:00Z',
    'When=2023-01-01',
    'When=2023-01-01T00:00:00',
    'When=99999999999999999',
    'Map.entry.1.Name=a',
    'Map.entry.1=a',
    'Map.entry.1.Name=a&Map.entry.1.Value=1&Map.entry.2.Name=a&Map.entry.2.Value=2',
  ])('%s', (form) => {
    expect(errorOf(() => echo(form))).toMatchObject({ code: 'MalformedInput', status: 400 })
  })

  test('bytes that are not UTF-8', () => {
    expect(errorOf(() => parse('GetUser', Buffer.from('UserName=\xff', 'latin1'))).code).toBe(
      'MalformedInput',
    )
  })
})

describe('limits', () => {
  test('the form, its fields, and the names of fields', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, i) => `p${i}=`).join('&')
    expect(parse('GetUser', fields(MAX_FORM_FIELDS))).toEqual({})
    expect(errorOf(() => parse('GetUser', fields(MAX_FORM_FIELDS + 1))).code).toBe('MalformedInput')
    expect(parse('GetUser', `${'k'.repeat(MAX_KEY_LENGTH)}=1`)).toEqual({})
    expect(errorOf(() => parse('GetUser', `${'k'.repeat(MAX_KEY_LENGTH + 1)}=1`)).code).toBe('MalformedInput')
    const parts = (count: number) => Array.from({ length: count }, () => 'k').join('.')
    expect(parse('GetUser', `${parts(MAX_KEY_PARTS)}=1`)).toEqual({})
    expect(errorOf(() => parse('GetUser', `${parts(MAX_KEY_PARTS + 1)}=1`)).code).toBe('MalformedInput')
    const large = `UserName=${'a'.repeat(MAX_FORM_BYTES)}`
    expect(errorOf(() => parse('GetUser', large))).toMatchObject({
      code: 'RequestEntityTooLarge',
      status: 413,
    })
    expect(errorOf(() => identifyOperation(iamModel, post(large))).status).toBe(413)
  })

  test('many fields without a value cost no more than their number', () => {
    expect(parse('GetUser', '&'.repeat(MAX_FORM_BYTES))).toEqual({})
    const long = `${'&'.repeat(MAX_FORM_BYTES / 2)}UserName=a`
    expect(parse('GetUser', long)).toEqual({ UserName: 'a' })
  })
})

describe('any bytes give an input or a ServiceError of status 4xx', () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      'Action=',
      'Tags',
      '.member',
      '.1',
      '.Key',
      '=',
      '&',
      '%',
      '%E2',
      '+',
      '.',
      'UserName',
      'MaxItems',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  )
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.array(fragment, { maxLength: 30 }).map((parts) => Buffer.from(parts.join(''))),
  )

  test('whatever the operation', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OPERATIONS, ['Echo', exampleModel] as const),
        body,
        ([name, model], bytes) => {
          for (const run of [
            identifyOperation,
            (m: ServiceModel, r: never) => queryCodec.parse(m, name, r),
          ]) {
            try {
              run(model, post(bytes) as never)
            } catch (error) {
              expect(error).toBeInstanceOf(ServiceError)
              expect((error as ServiceError).status).toSatisfy(
                (status: number) => status >= 400 && status < 500,
              )
            }
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('cut, doubled or with a byte changed', () => {
    fc.assert(
      fc.property(
        arbitraryOf(exampleModel, 'Node'),
        fc.nat(),
        fc.nat({ max: 255 }),
        fc.constantFrom('cut', 'double', 'change'),
        (input, at, byte, how) => {
          const bytes = Buffer.from(encodeForm(exampleModel, 'Echo', input))
          const place = at % bytes.length
          if (how === 'change') bytes[place] = byte
          const sent =
            how === 'cut'
              ? bytes.subarray(0, place)
              : how === 'double'
                ? Buffer.concat([bytes, bytes])
                : bytes
          try {
            queryCodec.parse(exampleModel, 'Echo', post(sent))
          } catch (error) {
            expect(error).toBeInstanceOf(ServiceError)
            expect((error as ServiceError).status).toBe(400)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('what is written by the specification is read back the same', () => {
  test.each(OPERATIONS)('%s', (name, model) => {
    const { input } = model.operations[name]!
    if (input === undefined) return expect(parse(name, encodeForm(model, name, {}), model)).toEqual({})
    fc.assert(
      fc.property(arbitraryOf(model, input), (value) => {
        const request = post(encodeForm(model, name, value))
        expect(identifyOperation(model, request)).toBe(name)
        expect(queryCodec.parse(model, name, request)).toEqual(value)
      }),
      { numRuns: 20 },
    )
  })

  test('every kind of shape', () => {
    fc.assert(
      fc.property(arbitraryOf(exampleModel, 'Node'), (value) => {
        const read = queryCodec.parse(exampleModel, 'Echo', post(encodeForm(exampleModel, 'Echo', value)))
        expect(plain(read)).toEqual(plain(value))
      }),
      { numRuns: 500 },
    )
  })
})
