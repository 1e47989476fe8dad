/**
 * Writes `server/src/models/SERVICE.gen.ts` from the service models that botocore ships.
 *
 *   node tools/models.ts iam sts
 *
 * The models come from the botocore that `python3` imports (a newer one than the machine's: its folder in PYTHONPATH), with what `models/supplements.ts` adds to it; python3 is
 * needed only here, never to run or test the server. A trait this tool does not know stops it: nothing of a model is dropped in silence.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { MemberModel, OperationModel, Protocol, ServiceModel, Shape } from '../server/src/wire/model.ts'
import { supplemented } from './models/supplements.ts'

type Json = Readonly<Record<string, unknown>>

interface BotocoreMember extends Json {
  readonly shape: string
}

interface BotocoreShape extends Json {
  readonly type: string
  readonly members?: Readonly<Record<string, BotocoreMember>>
  readonly required?: readonly string[]
  readonly member?: BotocoreMember
  readonly key?: BotocoreMember
  readonly value?: BotocoreMember
  readonly exception?: boolean
  readonly error?: {
    readonly code?: string
    readonly httpStatusCode?: number
    readonly senderFault?: boolean
  }
}

interface BotocoreOperation extends Json {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number }
  readonly input?: BotocoreMember
  readonly output?: BotocoreMember & { readonly resultWrapper?: string }
  readonly errors?: readonly BotocoreMember[]
}

interface BotocoreModel {
  readonly metadata: Readonly<Record<string, string | undefined>>
  readonly operations: Readonly<Record<string, BotocoreOperation>>
  readonly shapes: Readonly<Record<string, BotocoreShape>>
}

interface Paginators {
  readonly pagination: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[] | undefined>>>
  >
}

/** Traits carried over to the generated model, and traits that say nothing to a server. */
const MEMBER_TRAITS = ['shape', 'locationName', 'location', 'flattened', 'timestampFormat', 'sensitive']
const SHAPE_TRAITS = [
  'type',
  'members',
  'required',
  'member',
  'key',
  'value',
  'exception',
  'error',
  'flattened',
]
const CONSTRAINTS = ['min', 'max', 'pattern', 'enum', 'sensitive', 'timestampFormat']
const SILENT = [
  'documentation',
  'deprecated',
  'deprecatedMessage',
  'deprecatedSince',
  'box',
  'fault',
  'synthetic',
  // A structure on the wire; that one member is present is for the operation to say.
  'union',
]

const PROTOCOLS: Readonly<Record<string, (jsonVersion: string | undefined) => Protocol>> = {
  query: () => 'query',
  ec2: () => 'ec2',
  json: (version) => (version === '1.0' ? 'json-1.0' : 'json-1.1'),
  'rest-json': () => 'rest-json',
  'rest-xml': () => 'rest-xml',
}

/** Global names that the generated interfaces use; a shape of that name would shadow them. */
const RESERVED = new Set(['Readonly', 'Record', 'Uint8Array', 'ServiceModel'])

function botocoreData(): string {
  const script = 'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))'
  return execFileSync('python3', ['-c', script], { encoding: 'utf8' }).trim()
}

function readJson<T>(path: string): T {
  const text = existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`))
  return JSON.parse(text.toString('utf8')) as T
}

function knownOnly(where: string, value: Json, ...known: readonly (readonly string[])[]): void {
  const unknown = Object.keys(value).filter((key) => !known.some((names) => names.includes(key)))
  if (unknown.length > 0)
    throw new Error(`${where}: the trait ${unknown.join(', ')} is not known to this tool`)
}

function memberOf(where: string, member: BotocoreMember): MemberModel {
  knownOnly(where, member, MEMBER_TRAITS, SILENT)
  return Object.fromEntries(
    MEMBER_TRAITS.filter((t) => t in member).map((t) => [t, member[t]]),
  ) as unknown as MemberModel
}

function shapeOf(name: string, shape: BotocoreShape): Shape {
  knownOnly(name, shape, SHAPE_TRAITS, CONSTRAINTS, SILENT)
  const constraints = Object.fromEntries(CONSTRAINTS.filter((c) => c in shape).map((c) => [c, shape[c]]))
  const flattened = shape.flattened === true ? { flattened: true } : {}
  switch (shape.type) {
    case 'structure': {
      const members = Object.entries(shape.members ?? {}).map(([key, m]) => [
        key,
        memberOf(`${name}.${key}`, m),
      ])
      const error = shape.exception && {
        code: shape.error?.code ?? name,
        status: shape.error?.httpStatusCode ?? (shape.fault === true ? 500 : 400),
        sender: shape.error?.senderFault ?? shape.fault !== true,
      }
      return {
        type: 'structure',
        ...(shape.required?.length && { required: shape.required }),
        members: Object.fromEntries(members),
        // A server fault is never the sender's, whatever the flag's absence says.
        ...(error && { error: { ...error, sender: error.sender && error.status < 500 } }),
      }
    }
    case 'list':
      return { type: 'list', member: memberOf(name, shape.member!), ...constraints, ...flattened }
    case 'map':
      return {
        type: 'map',
        key: memberOf(name, shape.key!),
        value: memberOf(name, shape.value!),
        ...constraints,
        ...flattened,
      }
    case 'string':
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
    case 'boolean':
    case 'blob':
    case 'timestamp':
      return { type: shape.type, ...constraints } as Shape
    default:
      throw new Error(`${name}: a shape of type ${shape.type} is not known to this tool`)
  }
}

function paginationOf(name: string, paginators: Paginators): OperationModel['pagination'] {
  const given = paginators.pagination[name]
  if (!given) return undefined
  const single = (key: string): string | undefined => {
    const value = given[key]
    if (Array.isArray(value))
      throw new Error(`${name}: pagination with several values of ${key} is not known to this tool`)
    return value as string | undefined
  }
  const limitKey = single('limit_key')
  const moreResults = single('more_results')
  return {
    inputToken: single('input_token')!,
    outputToken: single('output_token')!,
    ...(limitKey && { limitKey }),
    ...(moreResults && { moreResults }),
    resultKeys: [given.result_key ?? []].flat(),
  }
}

function operationOf(name: string, operation: BotocoreOperation, paginators: Paginators): OperationModel {
  const pagination = paginationOf(name, paginators)
  const { method, requestUri: uri, responseCode } = operation.http
  return {
    http: { method, uri, ...(responseCode && responseCode !== 200 && { status: responseCode }) },
    ...(operation.input && { input: operation.input.shape }),
    ...(operation.output && { output: operation.output.shape }),
    ...(operation.output?.resultWrapper && { resultWrapper: operation.output.resultWrapper }),
    errors: (operation.errors ?? []).map((error) => error.shape),
    ...(pagination && { pagination }),
  }
}

/** The names of all shapes that `roots` lead to, themselves among them. */
function reachable(model: BotocoreModel, roots: Iterable<string>): Set<string> {
  const seen = new Set<string>()
  const pending = [...roots]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const shape = model.shapes[name]!
    const members = [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value]
    for (const member of members) if (member) pending.push(member.shape)
  }
  return seen
}

function convert(model: BotocoreModel, paginators: Paginators, global: boolean): ServiceModel {
  const { metadata, operations } = model
  const roots = Object.values(operations).flatMap((o) => [o.input, o.output, ...(o.errors ?? [])])
  const used = reachable(
    model,
    roots.filter((root) => root !== undefined).map((root) => root.shape),
  )
  return {
    service: metadata.signingName ?? metadata.endpointPrefix!,
    eventSource: `${metadata.endpointPrefix}.amazonaws.com`,
    apiVersion: metadata.apiVersion!,
    protocol: PROTOCOLS[metadata.protocol!]!(metadata.jsonVersion),
    ...(metadata.targetPrefix && { targetPrefix: metadata.targetPrefix }),
    ...(metadata.xmlNamespace && { xmlNamespace: metadata.xmlNamespace }),
    global,
    operations: Object.fromEntries(
      Object.entries(operations).map(([name, o]) => [name, operationOf(name, o, paginators)]),
    ),
    shapes: Object.fromEntries(
      Object.entries(model.shapes)
        .filter(([name]) => used.has(name))
        .map(([name, shape]) => [name, shapeOf(name, shape)]),
    ),
  }
}

/** A service without regions has one endpoint for the whole partition. */
function isGlobal(data: string, endpointPrefix: string): boolean {
  const endpoints = readJson<{
    partitions: { services: Record<string, { isRegionalized?: boolean } | undefined> }[]
  }>(join(data, 'endpoints.json'))
  return endpoints.partitions[0]?.services[endpointPrefix]?.isRegionalized === false
}

// ---- Printing

function literal(value: unknown): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, field]) => `${property(key)}: ${literal(field)}`)
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
  }
  return String(value)
}

function property(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : `'${key}'`
}

function entries(table: Readonly<Record<string, unknown>>): string {
  return Object.entries(table)
    .map(([name, value]) => `    ${property(name)}: ${literal(value)},\n`)
    .join('')
}

/** The TypeScript type of a shape where it is used: structures by name, everything else in place. */
function typeOf(model: ServiceModel, name: string): string {
  const shape = model.shapes[name]!
  switch (shape.type) {
    case 'structure':
      return name
    case 'list':
      return `readonly ${bracketed(typeOf(model, shape.member.shape))}[]`
    case 'map':
      return `Readonly<Record<string, ${typeOf(model, shape.value.shape)}>>`
    case 'string':
      return shape.enum ? shape.enum.map(literal).join(' | ') : 'string'
    case 'boolean':
      return 'boolean'
    case 'blob':
      return 'Uint8Array'
    default:
      return 'number'
  }
}

function bracketed(type: string): string {
  return type.includes(' ') ? `(${type})` : type
}

function interfaces(model: ServiceModel): string {
  const lines: string[] = []
  for (const [name, shape] of Object.entries(model.shapes)) {
    if (shape.type !== 'structure' || shape.error) continue
    if (RESERVED.has(name)) throw new Error(`${name}: the shape would shadow a global type`)
    lines.push(`export interface ${name} {`)
    for (const [member, target] of Object.entries(shape.members)) {
      const type = typeOf(model, target.shape)
      lines.push(
        shape.required?.includes(member)
          ? `  readonly ${member}: ${type}`
          : `  readonly ${member}?: ${type} | undefined`,
      )
    }
    lines.push('}', '')
  }
  return lines.join('\n')
}

function operationTypes(model: ServiceModel, typeName: string): string {
  const lines = Object.entries(model.operations).map(
    ([name, o]) =>
      `  readonly ${name}: { readonly input: ${o.input ?? 'NoInput'}; readonly output: ${o.output ?? 'void'} }`,
  )
  return [`export type ${typeName} = {`, ...lines, '}', ''].join('\n')
}

function print(model: ServiceModel, service: string): string {
  const title = `${service.charAt(0).toUpperCase()}${service.slice(1)}`.replaceAll(/-(.)/g, (_, c: string) =>
    c.toUpperCase(),
  )
  const name = title.charAt(0).toLowerCase() + title.slice(1)
  const { operations, shapes, ...head } = model
  const hasNoInput = Object.values(operations).some((operation) => !operation.input)
  const noInput = hasNoInput ? 'export type NoInput = Readonly<Record<string, never>>\n\n' : ''
  return `// Generated; do not edit. To make it anew: node tools/models.ts ${service}
// Facts of the model that AWS publishes with its SDKs (botocore, Apache-2.0), without its documentation text, and of
// AWS's API reference where it is newer (tools/models/supplements.ts).
// Timestamps are milliseconds since the epoch.
import type { ServiceModel } from '../wire/model.ts'

export const ${name}Model: ServiceModel = {
${Object.entries(head)
  .map(([key, value]) => `  ${key}: ${literal(value)},\n`)
  .join('')}  operations: {
${entries(operations)}  },
  shapes: {
${entries(shapes)}  },
}

${noInput}${interfaces(model)}
/** Input and output of every operation. */
${operationTypes(model, `${title}Operations`)}`
}

function generate(service: string): void {
  const data = botocoreData()
  const version = readdirSync(join(data, service)).sort().at(-1)!
  const folder = join(data, service, version)
  const source = supplemented(service, readJson<BotocoreModel>(join(folder, 'service-2.json')))
  const paginators = existsSync(join(folder, 'paginators-1.json'))
    ? readJson<Paginators>(join(folder, 'paginators-1.json'))
    : { pagination: {} }
  const model = convert(source, paginators, isGlobal(data, source.metadata.endpointPrefix!))
  const path = join(import.meta.dirname, '../server/src/models', `${service}.gen.ts`)
  writeFileSync(path, print(model, service))
  process.stdout.write(`${path}: ${Object.keys(model.operations).length} operations\n`)
}

const services = process.argv.slice(2)
if (services.length === 0) {
  process.stderr.write('usage: node tools/models.ts SERVICE...\n')
  process.exitCode = 1
}
for (const service of services) generate(service)
