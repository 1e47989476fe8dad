import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServiceError } from '../../src/errors.ts'
import { organizationsModel } from '../../src/models/organizations.gen.ts'
import { jsonCodec } from '../../src/wire/json/index.ts'
import { MAX_JSON_BYTES, MAX_JSON_DEPTH } from '../../src/wire/json/limits.ts'
import type { ServiceModel } from '../../src/wire/model.ts'
import type { WireRequest } from '../../src/wire/request.ts'
import { arbitraryOf, exampleModel } from './models.ts'

const ID = '8d2cb1e5-0c6f-4a6a-9a9e-5d2f6f1a2b3c'
const HEADERS = { 'x-amzn-RequestId': ID, 'Content-Type': 'application/x-amz-json-1.1' }

const post = (body: string | Buffer, target = ''): WireRequest => ({
  method: 'POST',
  rawPath: '/',
  rawQuery: '',
  headers: new Map([['x-amz-target', target]]),
  body: Buffer.from(body as string),
})

/** Maps are parsed into objects without a prototype; only what they hold counts here. */
const parse = (name: string, body: string | Buffer, model: ServiceModel = organizationsModel) =>
  structuredClone(jsonCodec.parse(model, name, post(body)))
const echo = (body: string | Buffer) => parse('Echo', body, exampleModel)

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
  const identify = (target: string) => jsonCodec.identify(organizationsModel, post('{}', target))

  test('from X-Amz-Target', () => {
    expect(identify('AWSOrganizationsV20161128.ListRoots')).toBe('ListRoots')
  })

  test.each([
    '',
    'ListRoots',
    '.ListRoots',
    'AWSOrganizationsV20161128',
    'AWSOrganizationsV20161128.',
    'AWSOrganizationsV20161128.ListRootz',
    'AWSOrganizationsV20161128.toString',
    'AWSOrganizationsV20161128.__proto__',
    'AWSOrganizationsV20161128.ListRoots.ListRoots',
    'AWSOrganizationsV20161129.ListRoots',
    'awsorganizationsv20161128.ListRoots',
  ])('%j names none', (target) => {
    expect(errorOf(() => identify(target))).toMatchObject({ code: 'UnknownOperationException', status: 400 })
  })

  test('no header names none, and a long one is not repeated whole', () => {
    const request = { ...post('{}'), headers: new Map<string, string>() }
    expect(errorOf(() => jsonCodec.identify(organizationsModel, request))).toMatchObject({ status: 400 })
    expect(errorOf(() => identify('x'.repeat(10_000))).message.length).toBeLessThan(200)
  })
})

describe('reading the input', () => {
  test('members by name; null is no member, and what the model does not have is passed over', () => {
    const body = '{"Name":"dev","ParentId":null,"Tags":[{"Key":"a","Value":""}],"More":{"x":[1,{}]}}'
    expect(parse('CreateOrganizationalUnit', body)).toEqual({ Name: 'dev', Tags: [{ Key: 'a', Value: '' }] })
    expect(parse('CreateOrganizationalUnit', '')).toEqual({})
    expect(parse('CreateOrganizationalUnit', ' { } ')).toEqual({})
    expect(parse('DescribeOrganization', '{"Name":1}')).toEqual({})
    expect(parse('CreateOrganizationalUnit', '{"__proto__":{"Name":"x"},"constructor":1}')).toEqual({})
  })

  test.each([
    ['[]', 'Start of list found where not expected'],
    ['"x"', 'STRING_VALUE can not be converted to a Structure'],
    ['null', 'NULL_VALUE can not be converted to a Structure'],
    ['{"Name":1}', 'NUMBER_VALUE can not be converted to a String'],
    ['{"Name":true}', 'TRUE_VALUE can not be converted to a String'],
    ['{"Name":{}}', 'Start of structure or map found where not expected.'],
    ['{"Tags":{}}', 'Start of structure or map found where not expected.'],
    ['{"Tags":"x"}', 'STRING_VALUE can not be converted to a List'],
    ['{"Tags":[null]}', 'A list has a member that is null.'],
    ['{"Tags":[[]]}', 'Start of list found where not expected'],
    ['{"Name":"\\ud800"}', 'A text holds half of a surrogate pair.'],
    ['{"Name":"a","Name":"b"}', 'A member of the request is given twice.'],
    ['{"Name":"a","Na\\u006de":"b"}', 'A member of the request is given twice.'],
    ['{"x":{"y":1,"y":1}}', 'A member of the request is given twice.'],
    ['{"__proto__":1,"__proto__":2}', 'A member of the request is given twice.'],
    ['{', 'The request body is not valid JSON.'],
    ['{}{}', 'The request body is not valid JSON.'],
    ["{'Name':'x'}", 'The request body is not valid JSON.'],
    ['{"Name":"a\nb"}', 'The request body is not valid JSON.'],
    ['{"Name":"x', 'The request body is not valid JSON.'],
    ['\u0000', 'The request body is not valid JSON.'],
    [Buffer.from([0x7b, 0xff, 0x7d]), 'The request body is not valid UTF-8.'],
    ['['.repeat(100_000), 'The request is nested too deep.'],
  ])('%j: %s', (body, message) => {
    expect(errorOf(() => parse('CreateOrganizationalUnit', body))).toMatchObject({
      code: 'SerializationException',
      status: 400,
      message,
    })
  })

  test('nesting up to the limit, texts with what would be structure outside of them', () => {
    const nested = (depth: number) => `{"x":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
    expect(parse('CreateOrganizationalUnit', nested(MAX_JSON_DEPTH))).toEqual({})
    expect(errorOf(() => parse('CreateOrganizationalUnit', nested(MAX_JSON_DEPTH + 1))).message).toBe(
      'The request is nested too deep.',
    )
    const Name = '{":\\"[}]{'.repeat(100)
    expect(parse('CreateOrganizationalUnit', JSON.stringify({ Name, 'a:"{b': 1 }))).toEqual({ Name })
  })

  test('not more than the limit', () => {
    const body = Buffer.alloc(MAX_JSON_BYTES + 1, ' ')
    expect(errorOf(() => echo(body))).toMatchObject({ code: 'RequestEntityTooLarge', status: 413 })
  })

  test.each([
    ['Count', '1', 1],
    ['Count', '-0', 0],
    ['Count', '1e2', 100],
    ['Count', '1.5', 'NUMBER_VALUE can not be converted to an Integer'],
    ['Count', '2147483648', 'NUMBER_VALUE can not be converted to an Integer'],
    ['Count', '"1"', 'STRING_VALUE can not be converted to an Integer'],
    ['Total', '9007199254740991', 9007199254740991],
    ['Total', '9007199254740993', 'NUMBER_VALUE can not be converted to a Long'],
    ['Total', '1e400', 'NUMBER_VALUE can not be converted to a Long'],
    ['Flag', 'false', false],
    ['Flag', '0', 'NUMBER_VALUE can not be converted to a Boolean'],
    ['Flag', '"true"', 'STRING_VALUE can not be converted to a Boolean'],
  ])('%s of %s', (member, text, expected) => {
    const read = () => (echo(`{"${member}":${text}}`) as Record<string, unknown>)[member]
    if (typeof expected === 'string') expect(errorOf(read).message).toBe(expected)
    else expect(read()).toBe(expected)
  })

  test('any input that was written, whatever its types', () => {
    fc.assert(
      fc.property(arbitraryOf(exampleModel, 'Node'), (value) => {
        const { body } = jsonCodec.serialize(exampleModel, 'Echo', value, ID)
        expect(jsonCodec.parse(exampleModel, 'Echo', post(body))).toEqual(value)
      }),
      { numRuns: 300 },
    )
  })

  test('any text without failing in another way, and the same as JSON.parse where it is read', () => {
    const names = fc.constantFrom('Name', 'Tags', 'Key', '__proto__', 'x')
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.string(),
        fc.double(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(names, tie('tree'), { maxKeys: 3 }),
      ),
    }))
    const damaged = fc
      .tuple(tree, fc.nat(), fc.constantFrom('"', '{', '}', '[', ']', ':', ',', '\\', '\u0000', ''))
      .map(([value, at, piece]) => {
        const text = JSON.stringify(value)
        const place = at % (text.length + 1)
        return text.slice(0, place) + piece + text.slice(place)
      })
    fc.assert(
      fc.property(fc.oneof(fc.string(), damaged), (text) => {
        try {
          const { Name } = parse('CreateOrganizationalUnit', text) as { Name?: unknown }
          if (text !== '') expect(Name).toBe((JSON.parse(text) as { Name?: string | null }).Name ?? undefined)
        } catch (error) {
          expect(error).toBeInstanceOf(ServiceError)
          expect(error).toMatchObject({ code: 'SerializationException', status: 400 })
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('answers', () => {
  test('have the members of the model in its order, and times as seconds', () => {
    const Account = { JoinedTimestamp: 1_700_000_000_123, Id: '123456789012', other: 1, Name: undefined }
    expect(jsonCodec.serialize(organizationsModel, 'DescribeAccount', { Account }, ID)).toEqual({
      status: 200,
      headers: HEADERS,
      body: '{"Account":{"Id":"123456789012","JoinedTimestamp":1700000000.123}}',
    })
  })

  test('without output have no body', () => {
    expect(jsonCodec.serialize(organizationsModel, 'MoveAccount', undefined, ID).body).toBe('')
  })

  test('keep lists that are empty', () => {
    expect(jsonCodec.serialize(organizationsModel, 'ListRoots', { Roots: [] }, ID).body).toBe('{"Roots":[]}')
  })
})

describe('errors', () => {
  test.each([
    [
      new ServiceError('ConstraintViolationException', 400, 'too many', {
        Reason: 'OU_NUMBER_LIMIT_EXCEEDED',
      }),
      400,
      '{"__type":"ConstraintViolationException","Message":"too many","Reason":"OU_NUMBER_LIMIT_EXCEEDED"}',
    ],
    [
      new ServiceError('AccessDenied', 403, 'User: x'),
      400,
      '{"__type":"AccessDeniedException","Message":"User: x"}',
    ],
    [
      new ServiceError('SerializationException', 400, 'no'),
      400,
      '{"__type":"SerializationException","message":"no"}',
    ],
    [new ServiceError('InternalFailure', 500, 'oops'), 500, '{"__type":"InternalFailure","message":"oops"}'],
    [new ServiceError('toString', 400, 'x'), 400, '{"__type":"toString","message":"x"}'],
  ])('%s', (error, status, body) => {
    expect(jsonCodec.error(organizationsModel, error, ID)).toEqual({ status, headers: HEADERS, body })
  })
})
