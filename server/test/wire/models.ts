import fc from 'fast-check'
import { iamModel } from '../../src/models/iam.gen.ts'
import { stsModel } from '../../src/models/sts.gen.ts'
import type { MemberModel, ServiceModel } from '../../src/wire/model.ts'
import type { WireRequest } from '../../src/wire/request.ts'

/** Every operation of the generated models. */
export const OPERATIONS: readonly (readonly [name: string, model: ServiceModel])[] = [
  iamModel,
  stsModel,
].flatMap((model) => Object.keys(model.operations).map((name) => [name, model] as const))

/**
 * Shapes that IAM and STS do not use: maps and timestamps as input, flattened members, a shape within itself,
 * every number.
 */
export const exampleModel: ServiceModel = {
  service: 'example',
  eventSource: 'example.amazonaws.com',
  apiVersion: '2020-01-01',
  protocol: 'query',
  xmlNamespace: 'https://example.amazonaws.com/doc/2020-01-01/',
  global: false,
  operations: {
    Echo: {
      http: { method: 'POST', uri: '/' },
      input: 'Node',
      output: 'Node',
      resultWrapper: 'EchoResult',
      errors: [],
    },
  },
  shapes: {
    Node: {
      type: 'structure',
      members: {
        Text: { shape: 'Text', locationName: 'text' },
        Flag: { shape: 'Flag' },
        Count: { shape: 'Count' },
        Total: { shape: 'Total' },
        Ratio: { shape: 'Ratio' },
        Bytes: { shape: 'Bytes' },
        When: { shape: 'When' },
        Map: { shape: 'Map' },
        FlatMap: { shape: 'Map', flattened: true },
        Names: { shape: 'Names' },
        Flat: { shape: 'Names', flattened: true, locationName: 'Ignored' },
        Numbers: { shape: 'Numbers', locationName: 'number' },
        Lists: { shape: 'Lists' },
        Child: { shape: 'Node' },
      },
    },
    Text: { type: 'string' },
    Flag: { type: 'boolean' },
    Count: { type: 'integer', min: 1, max: 10 },
    Total: { type: 'long' },
    Ratio: { type: 'double' },
    Bytes: { type: 'blob', min: 1 },
    When: { type: 'timestamp' },
    Map: {
      type: 'map',
      key: { shape: 'Text', locationName: 'Name' },
      value: { shape: 'Count', locationName: 'Value' },
    },
    Names: { type: 'list', member: { shape: 'Text', locationName: 'Name' } },
    Numbers: { type: 'list', member: { shape: 'Count' }, flattened: true },
    Lists: { type: 'list', member: { shape: 'Names' } },
  },
}

/** A POST of that body to the query protocol. */
export function post(body: string | Buffer, rawQuery = ''): WireRequest {
  const headers = new Map([['content-type', 'application/x-www-form-urlencoded']])
  return { method: 'POST', rawPath: '/', rawQuery, headers, body: Buffer.from(body as string) }
}

/**
 * Values of a shape's type. Text is any that XML can carry; whole seconds; structures with any of their
 * members.
 */
export function arbitraryOf(model: ServiceModel, name: string, depth = 0): fc.Arbitrary<unknown> {
  const shape = model.shapes[name]!
  const small = depth > 3 ? 1 : 3
  switch (shape.type) {
    case 'structure': {
      const members = Object.entries(shape.members).filter(([, m]) => depth < 5 || isLeaf(model, m))
      const values = Object.fromEntries(
        members.map(([key, member]) => [key, arbitraryOf(model, member.shape, depth + 1)]),
      )
      return fc.record(values, { requiredKeys: [] })
    }
    case 'list':
      return fc.array(arbitraryOf(model, shape.member.shape, depth + 1), { maxLength: small })
    case 'map':
      return fc.dictionary(TEXT, arbitraryOf(model, shape.value.shape, depth + 1), { maxKeys: small })
    case 'string':
      return shape.enum ? fc.constantFrom(...shape.enum) : TEXT
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer()
    case 'long':
      return fc.maxSafeInteger()
    case 'float':
    case 'double':
      return fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0)
    case 'blob':
      return fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes))
    case 'timestamp':
      return fc.integer({ min: 0, max: 4_102_444_800 }).map((seconds) => seconds * 1000)
  }
}

function isLeaf(model: ServiceModel, member: MemberModel): boolean {
  return !['structure', 'list', 'map'].includes(model.shapes[member.shape]!.type)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot carry
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u

/** Characters that XML 1.0 can carry, those that must be escaped more often than others. */
const TEXT = fc
  .array(
    fc.oneof(
      fc.constantFrom('&', '<', '>', '"', "'", ' ', '\n', '\t', '\r', '+', '%', '=', '.', 'ß', '🦊', ']]>'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => !UNWRITABLE.test(text) && text.isWellFormed())

/** Writes a form as the protocol's specification says, apart from the code under test. */
export function encodeForm(model: ServiceModel, operationName: string, input: unknown): string {
  const fields: [string, string][] = [
    ['Action', operationName],
    ['Version', model.apiVersion],
  ]
  const { input: shape } = model.operations[operationName]!
  if (shape) encode(model, { shape }, '', input, fields)
  return fields.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&')
}

function encode(
  model: ServiceModel,
  member: MemberModel,
  prefix: string,
  value: unknown,
  fields: [string, string][],
): void {
  const shape = model.shapes[member.shape]!
  const inside = (name: string) => (prefix === '' ? name : `${prefix}.${name}`)
  const flattened = member.flattened === true || ('flattened' in shape && shape.flattened === true)
  if (shape.type === 'structure') {
    for (const [key, m] of Object.entries(shape.members)) {
      const given = (value as Record<string, unknown>)[key]
      if (given !== undefined) encode(model, m, inside(nameOf(model, key, m)), given, fields)
    }
    if (prefix !== '' && Object.keys(value as object).length === 0) fields.push([prefix, ''])
  } else if (shape.type === 'list') {
    const items = value as unknown[]
    if (items.length === 0) fields.push([prefix, ''])
    const step = flattened ? prefix : inside(shape.member.locationName ?? 'member')
    for (const [at, item] of items.entries()) encode(model, shape.member, `${step}.${at + 1}`, item, fields)
  } else if (shape.type === 'map') {
    const entries = Object.entries(value as object)
    if (entries.length === 0) fields.push([prefix, ''])
    for (const [at, [key, item]] of entries.entries()) {
      const step = `${flattened ? prefix : inside('entry')}.${at + 1}`
      fields.push([`${step}.${shape.key.locationName ?? 'key'}`, key])
      encode(model, shape.value, `${step}.${shape.value.locationName ?? 'value'}`, item, fields)
    }
  } else if (shape.type === 'blob') fields.push([prefix, Buffer.from(value as Uint8Array).toString('base64')])
  else if (shape.type === 'timestamp') fields.push([prefix, new Date(value as number).toISOString()])
  else fields.push([prefix, String(value)])
}

function nameOf(model: ServiceModel, name: string, member: MemberModel): string {
  const shape = model.shapes[member.shape]!
  const flattened = shape.type === 'list' && (member.flattened || shape.flattened)
  return (flattened && shape.member.locationName) || member.locationName || name
}
