import { isoSeconds } from '../../timestamp.ts'
import type { MemberModel, ServiceModel, Shape, StructureShape, TimestampFormat } from '../model.ts'
import type { WireResponse } from '../request.ts'
import { escapeXml } from '../xml.ts'

type Writer = (value: unknown) => string
type ListShape = Extract<Shape, { readonly type: 'list' }>
type MapShape = Extract<Shape, { readonly type: 'map' }>

interface Compiled {
  /** What an element of a shape contains, by the shape's name. */
  readonly contents: Map<string, Writer>
  /** The whole document of an operation, by the operation's name. */
  readonly documents: Map<string, (output: unknown, requestId: string) => string>
}

/** Writers are made once per shape, on first use, and live as long as the model. */
const compiled = new WeakMap<ServiceModel, Compiled>()

/**
 * The answer of an operation, with the members in the model's order.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#response-serialization
 */
export function serializeQuery(
  model: ServiceModel,
  operationName: string,
  output: unknown,
  requestId: string,
): WireResponse {
  const { documents } = compiledOf(model)
  let write = documents.get(operationName)
  if (!write) documents.set(operationName, (write = documentWriter(model, operationName)))
  return {
    status: model.operations[operationName]!.http.status ?? 200,
    headers: queryHeaders(requestId),
    body: write(output, requestId),
  }
}

/** The headers of every answer in the query protocol. */
export function queryHeaders(requestId: string): Readonly<Record<string, string>> {
  return { 'x-amzn-RequestId': requestId, 'Content-Type': 'text/xml' }
}

/** The attribute that puts a document into the service's namespace. */
export function namespaceOf(model: ServiceModel | undefined): string {
  return model?.xmlNamespace === undefined ? '' : ` xmlns="${escapeXml(model.xmlNamespace)}"`
}

function compiledOf(model: ServiceModel): Compiled {
  let known = compiled.get(model)
  if (!known) compiled.set(model, (known = { contents: new Map(), documents: new Map() }))
  return known
}

function documentWriter(model: ServiceModel, name: string): (output: unknown, requestId: string) => string {
  const { output: shape, resultWrapper } = model.operations[name]!
  const head = `<${name}Response${namespaceOf(model)}>`
  const metadata = (requestId: string) =>
    `<ResponseMetadata><RequestId>${escapeXml(requestId)}</RequestId></ResponseMetadata></${name}Response>`
  if (shape === undefined) return (_, requestId) => head + metadata(requestId)
  const contents = contentsOf(model, shape)
  const open = resultWrapper === undefined ? head : `${head}<${resultWrapper}>`
  const close = resultWrapper === undefined ? '' : `</${resultWrapper}>`
  return (output, requestId) => open + contents(output ?? {}) + close + metadata(requestId)
}

function contentsOf(model: ServiceModel, name: string): Writer {
  const { contents } = compiledOf(model)
  const known = contents.get(name)
  if (known) return known
  let writer: Writer | undefined
  // A shape that contains itself meets this stand-in while it is being compiled.
  contents.set(name, (value) => writer!(value))
  writer = compile(model, model.shapes[name]!)
  contents.set(name, writer)
  return writer
}

function compile(model: ServiceModel, shape: Shape): Writer {
  switch (shape.type) {
    case 'structure':
      return structureWriter(model, shape)
    case 'list': {
      const write = element(model, shape.member, shape.member.locationName ?? 'member')
      return (value) => listItems(value, write)
    }
    case 'map': {
      const write = entryWriter(model, shape, 'entry')
      return (value) => mapEntries(value, write)
    }
    case 'string':
      return (value) => escapeXml(value as string)
    case 'blob':
      return (value) => base64(value as Uint8Array)
    case 'timestamp':
      return timestampWriter(shape.timestampFormat)
    default:
      return String
  }
}

function structureWriter(model: ServiceModel, shape: StructureShape): Writer {
  const members = Object.entries(shape.members).map(([name, member]) => ({
    name,
    write: element(model, member, member.locationName ?? name),
  }))
  return (value) => {
    let xml = ''
    for (const { name, write } of members) {
      const given = (value as Record<string, unknown>)[name]
      if (given !== undefined && given !== null) xml += write(given)
    }
    return xml
  }
}

/**
 * Writes a value as an element of that name; a flattened list or map as one element for each of its members.
 */
function element(model: ServiceModel, member: MemberModel, name: string): Writer {
  const shape = model.shapes[member.shape]!
  if (shape.type === 'list' && (member.flattened || shape.flattened)) return flattenedList(model, shape, name)
  if (shape.type === 'map' && (member.flattened || shape.flattened)) {
    const write = entryWriter(model, shape, name)
    return (value) => mapEntries(value, write)
  }
  const contents =
    shape.type === 'timestamp' && member.timestampFormat
      ? timestampWriter(member.timestampFormat)
      : contentsOf(model, member.shape)
  const open = `<${name}>`
  const close = `</${name}>`
  return (value) => open + contents(value) + close
}

function flattenedList(model: ServiceModel, shape: ListShape, name: string): Writer {
  const write = element(model, shape.member, shape.member.locationName ?? name)
  return (value) => listItems(value, write)
}

function listItems(value: unknown, write: Writer): string {
  let xml = ''
  for (const item of value as readonly unknown[]) xml += write(item)
  return xml
}

function entryWriter(
  model: ServiceModel,
  shape: MapShape,
  name: string,
): (key: string, value: unknown) => string {
  const keyName = shape.key.locationName ?? 'key'
  const writeValue = element(model, shape.value, shape.value.locationName ?? 'value')
  const open = `<${name}><${keyName}>`
  const middle = `</${keyName}>`
  const close = `</${name}>`
  return (key, value) => open + escapeXml(key) + middle + writeValue(value) + close
}

function mapEntries(value: unknown, write: (key: string, value: unknown) => string): string {
  let xml = ''
  for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
    if (item !== undefined && item !== null) xml += write(key, item)
  }
  return xml
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

function timestampWriter(format: TimestampFormat | undefined): Writer {
  switch (format) {
    case 'unixTimestamp':
      return (value) => String(Math.floor((value as number) / 1000))
    case 'rfc822':
      return (value) => new Date(value as number).toUTCString()
    default:
      return (value) => isoSeconds(value as number)
  }
}
