import type { MemberModel, ServiceModel, Shape, StructureShape } from '../model.ts'
import type { WireRequest } from '../request.ts'
import { decodeForm, type FormBranch, type FormNode, malformedInput } from './form.ts'
import { MAX_LIST_INDEX } from './limits.ts'
import { scalarParser } from './scalars.ts'

type Parser = (node: FormNode) => unknown
type ListShape = Extract<Shape, { readonly type: 'list' }>
type MapShape = Extract<Shape, { readonly type: 'map' }>

/** Parsers are made once per shape, on first use, and live as long as the model. */
const compiled = new WeakMap<ServiceModel, Map<string, Parser>>()

/**
 * The typed input of an operation. Parameters the model does not have are ignored, as AWS ignores them.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function parseQuery(model: ServiceModel, operationName: string, request: WireRequest): unknown {
  const form = decodeForm(request)
  const { input } = model.operations[operationName]!
  return input === undefined ? {} : parserOf(model, input)(form)
}

function parserOf(model: ServiceModel, name: string): Parser {
  let parsers = compiled.get(model)
  if (!parsers) compiled.set(model, (parsers = new Map()))
  const known = parsers.get(name)
  if (known) return known
  let parser: Parser | undefined
  // A shape that contains itself meets this stand-in while it is being compiled.
  parsers.set(name, (node) => parser!(node))
  parser = compile(model, model.shapes[name]!)
  parsers.set(name, parser)
  return parser
}

function compile(model: ServiceModel, shape: Shape): Parser {
  switch (shape.type) {
    case 'structure':
      return structureParser(model, shape)
    case 'list':
      return listParser(model, shape, shape.flattened === true)
    case 'map':
      return mapParser(model, shape, shape.flattened === true)
    default: {
      const parse = scalarParser(shape)
      return (node) => parse(typeof node === 'string' ? node : refuseBranch(node))
    }
  }
}

/** A member may be flattened where its shape is not. */
function memberParser(model: ServiceModel, member: MemberModel): Parser {
  const shape = model.shapes[member.shape]!
  if (member.flattened && shape.type === 'list') return listParser(model, shape, true)
  if (member.flattened && shape.type === 'map') return mapParser(model, shape, true)
  return parserOf(model, member.shape)
}

/**
 * The name of a member on the wire; a flattened list goes by the name of its own member, where that has one.
 */
function wireName(model: ServiceModel, name: string, member: MemberModel): string {
  const shape = model.shapes[member.shape]!
  const flattened = shape.type === 'list' && (member.flattened || shape.flattened)
  return (flattened ? shape.member.locationName : undefined) ?? member.locationName ?? name
}

function structureParser(model: ServiceModel, shape: StructureShape): Parser {
  const members = Object.entries(shape.members).map(([name, member]) => ({
    name,
    wire: wireName(model, name, member),
    parse: memberParser(model, member),
  }))
  return (node) => {
    const value: Record<string, unknown> = {}
    if (typeof node === 'string') {
      if (node !== '') throw malformedInput('Unexpected complex element termination')
      return value
    }
    for (const { name, wire, parse } of members) {
      const given = node.get(wire)
      if (given !== undefined) value[name] = parse(given)
    }
    return value
  }
}

function listParser(model: ServiceModel, shape: ListShape, flattened: boolean): Parser {
  const parse = memberParser(model, shape.member)
  const step = flattened ? undefined : (shape.member.locationName ?? 'member')
  return (node) => indexed(node, step).map(parse)
}

function mapParser(model: ServiceModel, shape: MapShape, flattened: boolean): Parser {
  const step = flattened ? undefined : 'entry'
  const keyName = shape.key.locationName ?? 'key'
  const valueName = shape.value.locationName ?? 'value'
  const parseValue = memberParser(model, shape.value)
  return (node) => {
    // The keys are the user's: no prototype may answer for them.
    const map: Record<string, unknown> = Object.create(null)
    for (const entry of indexed(node, step)) {
      const key = typeof entry === 'string' ? undefined : entry.get(keyName)
      const value = typeof entry === 'string' ? undefined : entry.get(valueName)
      if (typeof key !== 'string' || value === undefined)
        throw malformedInput('Unexpected map entry termination')
      if (key in map) throw malformedInput('The request has the same map key more than once.')
      map[key] = parseValue(value)
    }
    return map
  }
}

/** The members of a list or map in the order of their indexes, which count from 1 and may have gaps. */
function indexed(node: FormNode, step: string | undefined): FormNode[] {
  let branch: FormBranch
  if (typeof node === 'string') {
    // SDKs write an empty list as an empty value.
    if (node !== '') throw malformedInput('Unexpected list element termination')
    return []
  }
  if (step === undefined) branch = node
  else {
    const members = node.get(step)
    if (members === undefined || typeof members === 'string') {
      if (members === '') return []
      throw malformedInput('Top level element may not be treated as a list')
    }
    branch = members
  }
  const found: { index: number; member: FormNode }[] = []
  for (const [key, member] of branch) found.push({ index: indexOf(key), member })
  return found.sort((a, b) => a.index - b.index).map(({ member }) => member)
}

const INDEX = /^[1-9][0-9]{0,5}$/

function indexOf(key: string): number {
  const index = INDEX.test(key) ? Number(key) : 0
  if (index === 0 || index > MAX_LIST_INDEX) throw malformedInput('A list has an index that is not valid.')
  return index
}

function refuseBranch(node: FormBranch): never {
  const list = node.has('member') || [...node.keys()].some((key) => INDEX.test(key))
  throw malformedInput(
    list ? 'Start of list found where not expected' : 'Start of structure or map found where not expected.',
  )
}
