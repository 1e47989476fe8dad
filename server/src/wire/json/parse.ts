import type { MemberModel, ServiceModel, Shape, StructureShape } from '../model.ts'
import type { WireRequest } from '../request.ts'
import { readJson, serializationException } from './read.ts'
import { notConverted, scalarParser } from './scalars.ts'

type Parser = (value: unknown) => unknown
type ListShape = Extract<Shape, { readonly type: 'list' }>
type MapShape = Extract<Shape, { readonly type: 'map' }>

/** Parsers are made once per shape, on first use, and live as long as the model. */
const compiled = new WeakMap<ServiceModel, Map<string, Parser>>()

/**
 * The typed input of an operation. Members the model does not have are ignored, as AWS ignores them; null is the same as no member.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#shape-serialization
 */
export function parseJson(model: ServiceModel, operationName: string, request: WireRequest): unknown {
  const document = readJson(request.body)
  if (!isObject(document)) throw notConverted(document, 'Structure')
  const { input } = model.operations[operationName]!
  return input === undefined ? {} : parserOf(model, input)(document)
}

function parserOf(model: ServiceModel, name: string): Parser {
  let parsers = compiled.get(model)
  if (parsers === undefined) compiled.set(model, (parsers = new Map()))
  const known = parsers.get(name)
  if (known !== undefined) return known
  let parser: Parser | undefined
  // A shape that contains itself meets this stand-in while it is being compiled.
  parsers.set(name, (value) => parser!(value))
  parser = compile(model, model.shapes[name]!)
  parsers.set(name, parser)
  return parser
}

function compile(model: ServiceModel, shape: Shape): Parser {
  switch (shape.type) {
    case 'structure':
      return structureParser(model, shape)
    case 'list':
      return listParser(model, shape)
    case 'map':
      return mapParser(model, shape)
    default:
      return scalarParser(shape)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function memberParser(model: ServiceModel, { shape, timestampFormat }: MemberModel): Parser {
  const target = model.shapes[shape]!
  return target.type === 'timestamp' && timestampFormat !== undefined
    ? scalarParser({ ...target, timestampFormat })
    : parserOf(model, shape)
}

function structureParser(model: ServiceModel, shape: StructureShape): Parser {
  const members = Object.entries(shape.members).map(([name, member]) => ({
    name,
    wire: member.locationName ?? name,
    parse: memberParser(model, member),
  }))
  return (value) => {
    if (!isObject(value)) throw notConverted(value, 'Structure')
    const parsed: Record<string, unknown> = {}
    for (const { name, wire, parse } of members) {
      if (!Object.hasOwn(value, wire)) continue
      const given = value[wire]
      if (given !== null) parsed[name] = parse(given)
    }
    return parsed
  }
}

function listParser(model: ServiceModel, shape: ListShape): Parser {
  const parse = memberParser(model, shape.member)
  return (value) => {
    if (!Array.isArray(value)) throw notConverted(value, 'List')
    return value.map((item) => {
      if (item === null) throw serializationException('A list has a member that is null.')
      return parse(item)
    })
  }
}

function mapParser(model: ServiceModel, shape: MapShape): Parser {
  const parse = memberParser(model, shape.value)
  return (value) => {
    if (!isObject(value)) throw notConverted(value, 'Map')
    // The keys are the user's: no prototype may answer for them.
    const map: Record<string, unknown> = Object.create(null)
    for (const [key, item] of Object.entries(value)) {
      if (!key.isWellFormed()) throw serializationException('A text holds half of a surrogate pair.')
      if (item !== null) map[key] = parse(item)
    }
    return map
  }
}
