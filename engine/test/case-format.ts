/**
 * Reads the decision cases of `engine/cases`, checks their form and resolves their references, so that every
 * door (engine, reference evaluator, simulate APIs, live calls) is handed the same plain values.
 * `engine/cases/README.md` describes the form.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Decision, PolicyType, Principal, Request, StatementRef } from '../src/types.ts'

/** A policy document as JSON, untouched. */
export type CasePolicy = { readonly [element: string]: unknown }

/** The policies of a case, per layer, in the order that statement references count. */
export interface CaseLayers {
  readonly identity?: readonly CasePolicy[]
  readonly boundary?: readonly CasePolicy[]
  readonly session?: readonly CasePolicy[]
  readonly resource?: readonly CasePolicy[]
  readonly resourceKind?: 'resource' | 'trust' | 'kms-key'
  readonly scps?: readonly (readonly CasePolicy[])[]
  readonly rcps?: readonly (readonly CasePolicy[])[]
  readonly vpcEndpoint?: readonly CasePolicy[]
}

/** What a case expects. `message` is the last part of AWS's denial message, from `because` or `with` on. */
export interface CaseExpectation {
  readonly allowed: boolean
  readonly outcome: Decision['outcome']
  readonly type: PolicyType
  readonly statement: StatementRef | undefined
  readonly message: string | undefined
}

export interface DecisionCase {
  /** Path of the file below `engine/cases`, without `.json`. */
  readonly file: string
  readonly name: string
  readonly reason: string
  /** The AWS documentation page that decides. */
  readonly source: string
  readonly layers: CaseLayers
  readonly request: Request
  /** The context with the key names as the case writes them. */
  readonly context: { readonly [key: string]: string | readonly string[] }
  readonly expect: CaseExpectation
  /** Whether SimulateCustomPolicy can be asked the same question, see `canSimulate`. */
  readonly simulate: boolean
}

export const CASES_FOLDER = fileURLToPath(new URL('../cases/', import.meta.url))
const CALLERS_FILE = 'callers.json'
/** Where a deciding page may lie. */
const SOURCE = /^https:\/\/docs\.aws\.amazon\.com\/[^\s]+\.html(#[^\s]+)?$/

const SET_LAYERS = ['identity', 'boundary', 'session', 'resource', 'vpcEndpoint'] as const
const LEVEL_LAYERS = ['scps', 'rcps'] as const
export const LAYER_NAMES = [...SET_LAYERS, ...LEVEL_LAYERS] as const
const OUTCOMES = ['allow', 'explicit-deny', 'implicit-deny']
const TYPES = ['identity', 'resource', 'trust', 'boundary', 'session', 'scp', 'rcp', 'vpc-endpoint']
const KINDS = ['resource', 'trust', 'kms-key']

/** The members of each kind of caller; those in `optional` may be left out. */
const CALLER_MEMBERS = new Map<
  string,
  { readonly wanted: readonly string[]; readonly optional: readonly string[] }
>([
  ['root', { wanted: ['accountId', 'arn'], optional: [] }],
  ['user', { wanted: ['accountId', 'arn', 'userId'], optional: [] }],
  [
    'assumed-role',
    { wanted: ['accountId', 'arn', 'roleArn', 'userId'], optional: ['serviceLinked', 'federated'] },
  ],
  ['federated-user', { wanted: ['accountId', 'arn', 'userArn', 'userId'], optional: [] }],
  ['federated', { wanted: ['provider'], optional: [] }],
  ['service', { wanted: ['service'], optional: [] }],
  ['anonymous', { wanted: [], optional: [] }],
])

type Json = { readonly [member: string]: unknown }

/** Reads one value at a time and says where it is wrong. */
class Reader {
  readonly #place: string
  constructor(place: string) {
    this.#place = place
  }

  fail(what: string): never {
    throw new Error(`${this.#place}: ${what}`)
  }

  object(value: unknown, what: string): Json {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail(`${what} is no object`)
    return value as Json
  }

  members(value: unknown, what: string, wanted: readonly string[], optional: readonly string[] = []): Json {
    const object = this.object(value, what)
    for (const name of wanted) if (!Object.hasOwn(object, name)) this.fail(`${what} has no ${name}`)
    for (const name of Object.keys(object))
      if (!wanted.includes(name) && !optional.includes(name))
        this.fail(`${what} has an unknown member ${name}`)
    return object
  }

  text(value: unknown, what: string): string {
    if (typeof value !== 'string' || value === '') this.fail(`${what} is no text`)
    return value
  }

  list(value: unknown, what: string): readonly unknown[] {
    if (!Array.isArray(value)) this.fail(`${what} is no list`)
    return value
  }

  one(value: unknown, what: string, allowed: readonly string[]): string {
    const text = this.text(value, what)
    if (!allowed.includes(text)) this.fail(`${what} is none of ${allowed.join(', ')}`)
    return text
  }

  source(value: unknown): string {
    const text = this.text(value, 'source')
    if (!SOURCE.test(text)) this.fail(`source is no page of the AWS documentation: ${text}`)
    return text
  }
}

/** Callers and policies that a case may refer to by name. */
interface Names {
  readonly callers: ReadonlyMap<string, Principal>
  readonly policies: ReadonlyMap<string, CasePolicy>
  readonly used: Set<string>
}

function readCaller(reader: Reader, value: unknown): Principal {
  const type = reader.text(reader.object(value, 'principal').type, 'principal.type')
  const known = CALLER_MEMBERS.get(type) ?? reader.fail(`unknown kind of principal ${type}`)
  const caller = reader.members(value, 'principal', ['type', ...known.wanted], known.optional)
  for (const name of known.wanted) reader.text(caller[name], `principal.${name}`)
  return caller as unknown as Principal
}

function readPolicies(reader: Reader, value: unknown, what: string, names: Names): readonly CasePolicy[] {
  return reader.list(value, what).map((entry) => {
    if (typeof entry !== 'string') return reader.object(entry, what)
    names.used.add(entry)
    return names.policies.get(entry) ?? reader.fail(`${what} names an unknown policy ${entry}`)
  })
}

function readLayers(reader: Reader, value: unknown, names: Names): CaseLayers {
  const from = reader.members(value, 'layers', [], [...LAYER_NAMES, 'resourceKind'])
  const layers: { [name: string]: unknown } = {}
  for (const name of SET_LAYERS)
    if (from[name] !== undefined) layers[name] = readPolicies(reader, from[name], name, names)
  for (const name of LEVEL_LAYERS)
    if (from[name] !== undefined)
      layers[name] = reader.list(from[name], name).map((level) => readPolicies(reader, level, name, names))
  if (from.resourceKind !== undefined)
    layers.resourceKind = reader.one(from.resourceKind, 'resourceKind', KINDS)
  return layers as CaseLayers
}

function readContext(reader: Reader, value: unknown): DecisionCase['context'] {
  const context = value === undefined ? {} : reader.object(value, 'context')
  const lower = new Set<string>()
  for (const [key, item] of Object.entries(context)) {
    if (lower.has(key.toLowerCase())) reader.fail(`context holds ${key} twice`)
    lower.add(key.toLowerCase())
    const values = Array.isArray(item) ? item : [item]
    if (!values.every((entry) => typeof entry === 'string')) reader.fail(`context value of ${key} is no text`)
  }
  return context as DecisionCase['context']
}

function readRequest(
  reader: Reader,
  value: unknown,
  names: Names,
): Request & { context: Map<string, never> } {
  const from = reader.members(
    value,
    'request',
    ['principal', 'action', 'resource'],
    ['resourceAccount', 'context'],
  )
  const { principal } = from
  const caller =
    typeof principal === 'string'
      ? (names.callers.get(principal) ?? reader.fail(`unknown caller ${principal}`))
      : readCaller(reader, principal)
  const context = new Map<string, never>()
  for (const [key, item] of Object.entries(readContext(reader, from.context)))
    context.set(key.toLowerCase(), item as never)
  const account = from.resourceAccount
  return {
    principal: caller,
    action: reader.text(from.action, 'action'),
    resource: reader.text(from.resource, 'resource'),
    ...(account === undefined ? {} : { resourceAccount: reader.text(account, 'resourceAccount') }),
    context,
  }
}

function readExpectation(reader: Reader, value: unknown): CaseExpectation {
  const from = reader.members(value, 'expect', ['allowed', 'outcome', 'type'], ['statement', 'message'])
  const outcome = reader.one(from.outcome, 'outcome', OUTCOMES) as Decision['outcome']
  if (from.allowed !== (outcome === 'allow')) reader.fail('allowed and outcome disagree')
  let statement: StatementRef | undefined
  if (from.statement !== undefined) {
    const ref = reader.members(from.statement, 'statement', ['policy', 'statement'])
    if (!Number.isInteger(ref.policy) || !Number.isInteger(ref.statement))
      reader.fail('statement is no reference')
    statement = ref as unknown as StatementRef
  }
  if (outcome === 'explicit-deny' && statement === undefined) reader.fail('an explicit deny has a statement')
  if (outcome === 'implicit-deny' && statement !== undefined) reader.fail('an implicit deny has no statement')
  const message = from.message === undefined ? undefined : reader.text(from.message, 'message')
  if (message !== undefined && outcome === 'allow') reader.fail('an allow has no message')
  return { allowed: outcome === 'allow', outcome, type: from.type as PolicyType, statement, message }
}

/** Shortest and longest ActionNameType, longest ResourceNameType of the simulate APIs, in characters. */
const SIMULATED_ACTION = [3, 128] as const
const MAX_SIMULATED_RESOURCE = 2048
/** Control characters, which no XML response can carry back. */
const NO_XML = /\p{Cc}/u

/**
 * Whether SimulateCustomPolicy can be asked the same question with nothing else: identity policies (at least
 * one), at most one boundary, at most one ordinary resource policy, and a caller that it can take: its
 * CallerArn is the ARN of an IAM user and only needed beside a resource policy, so that without one a role
 * session will do as well.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 */
export function canSimulate(layers: CaseLayers, { principal, action, resource }: Request): boolean {
  const { identity = [], boundary = [{}], resource: policies, resourceKind = 'resource' } = layers
  if (identity.length === 0 || boundary.length !== 1 || resourceKind !== 'resource') return false
  if (layers.session || layers.scps || layers.rcps || layers.vpcEndpoint) return false
  if (action.length < SIMULATED_ACTION[0] || action.length > SIMULATED_ACTION[1]) return false
  if (resource.length > MAX_SIMULATED_RESOURCE || NO_XML.test(resource)) return false
  if (policies !== undefined) return policies.length === 1 && principal.type === 'user'
  return principal.type === 'user' || principal.type === 'assumed-role'
}

function readCase(value: unknown, file: string, source: string, names: Names): DecisionCase {
  const name = (value as { name?: unknown } | null)?.name
  const reader = new Reader(`${file}, case ${JSON.stringify(name)}`)
  const from = reader.members(value, 'case', ['name', 'reason', 'layers', 'request', 'expect'], ['source'])
  const layers = readLayers(reader, from.layers, names)
  const request = readRequest(reader, from.request, names)
  const expect = readExpectation(reader, from.expect)
  if (!TYPES.includes(expect.type)) reader.fail(`expect.type is none of ${TYPES.join(', ')}`)
  return {
    file,
    name: reader.text(from.name, 'name'),
    reason: reader.text(from.reason, 'reason'),
    source: from.source === undefined ? source : reader.source(from.source),
    layers,
    request,
    context: readContext(reader, reader.object(from.request, 'request').context),
    expect,
    simulate: canSimulate(layers, request),
  }
}

function readFile(folder: string, path: string, callers: ReadonlyMap<string, Principal>): DecisionCase[] {
  const file = relative(folder, path).replace(/\.json$/, '')
  const reader = new Reader(file)
  const from = reader.members(
    JSON.parse(readFileSync(path, 'utf8')),
    'file',
    ['about', 'source', 'cases'],
    ['policies'],
  )
  reader.text(from.about, 'about')
  const source = reader.source(from.source)
  const policies = new Map<string, CasePolicy>()
  for (const [name, policy] of Object.entries(reader.object(from.policies ?? {}, 'policies')))
    policies.set(name, reader.object(policy, `policy ${name}`))
  const names: Names = { callers, policies, used: new Set() }
  const cases = reader.list(from.cases, 'cases').map((entry) => readCase(entry, file, source, names))
  for (const name of policies.keys())
    if (!names.used.has(name)) reader.fail(`no case uses the policy ${name}`)
  return cases
}

/** All cases below a folder, by file. Throws an Error that names the file, the case and the wrong part. */
export function loadCases(folder: string = CASES_FOLDER): DecisionCase[] {
  const reader = new Reader(CALLERS_FILE)
  const file = reader.members(JSON.parse(readFileSync(join(folder, CALLERS_FILE), 'utf8')), 'file', [
    'about',
    'callers',
  ])
  const callers = new Map<string, Principal>()
  for (const [name, caller] of Object.entries(reader.object(file.callers, 'callers')))
    callers.set(name, readCaller(reader, caller))
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && path !== CALLERS_FILE)
    .sort()
    .flatMap((path) => readFile(folder, join(folder, path), callers))
}
