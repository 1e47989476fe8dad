/** What compiled documents and decisions take; `npm run bench:memory`. */
import {
  compilePolicy,
  type Decision,
  decide,
  type PolicyLayers,
  parsePolicy,
  policySet,
} from '../src/index.ts'
import { documentText } from './documents.ts'
import { cpuTime, median } from './measure.ts'
import { decidePlain, preparePlain } from './plain.ts'
import { Random } from './random.ts'
import { documentsOf, managedTexts, WORKLOADS, type Workload } from './workloads.ts'

function used(): number {
  for (let i = 0; i < 4; i++) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** Bytes of compiled documents per byte of their text. */
function documentShare(name: string, texts: readonly string[], awsManaged: boolean): void {
  // A text copied out of a Buffer has no other strings hanging on it.
  const sources = texts.map((text) => Buffer.from(text).toString())
  const bytes = sources.reduce((sum, text) => sum + text.length, 0)
  const kept: unknown[] = []
  const before = used()
  for (const text of sources) kept.push(compilePolicy(parsePolicy(text, 'identity', { awsManaged })))
  const share = (used() - before) / bytes
  console.log(
    `${name}: ${share.toFixed(2)} bytes per byte of text (${kept.length} documents, ${sources.length})`,
  )
}

/** Bytes of heap that a decision leaves to the collector. */
function perDecision(): void {
  const workload = WORKLOADS.medium?.()
  if (workload === undefined) return
  const requests = workload.requests(0, 5000)
  const layersOf = requests.map(
    ({ principal }) => workload.layers.get('arn' in principal ? principal.arn : '') ?? {},
  )
  const kept = new Array<Decision | undefined>(requests.length)
  const pass = () => {
    for (let i = 0; i < requests.length; i++) {
      kept[i] = decide(requests[i] as (typeof requests)[number], layersOf[i] as PolicyLayers)
    }
  }
  for (let i = 0; i < 20; i++) pass()
  kept.fill(undefined)
  used()
  const before = process.memoryUsage().heapUsed
  pass()
  const bytes = (process.memoryUsage().heapUsed - before) / requests.length
  console.log(
    `decision: ${bytes.toFixed(0)} bytes (the Decision and its StatementRef; nothing for an implicit deny)`,
  )
}

/** Bytes that a principal's set takes beyond the documents it refers to: as it is made, and once asked for actions. */
function setSize(): void {
  const sets = 2000
  const random = new Random(13)
  const texts = Array.from({ length: 400 }, () => documentText(random, 10))
  const policies = texts.map((text) => compilePolicy(parsePolicy(text, 'identity')))
  const asked = [0, 1, 8, 32]
  const requests = WORKLOADS.small?.().requests(0, 2000) ?? []
  const different = [...new Map(requests.map((request) => [request.action, request])).values()]
  for (const request of different) decide(request, { identity: policySet(policies.slice(0, 1)) })
  const before = used()
  const kept = Array.from({ length: sets }, () =>
    policySet(Array.from({ length: 4 }, () => random.pick(policies))),
  )
  const sizes = asked.map((actions) => {
    for (const identity of kept) {
      for (const request of different.slice(0, actions)) decide(request, { identity })
    }
    return `${((used() - before) / sets).toFixed(0)} bytes after ${actions} actions`
  })
  console.log(`policySet of 4 policies, 40 statements: ${sizes.join(', ')}`)
}

const ROUNDS = 7

/** Seconds per call, the median of some rounds. */
function timePerCall(calls: number, run: (call: number) => void): number {
  const round = () => {
    for (let call = 0; call < calls; call++) run(call)
  }
  return median(Array.from({ length: ROUNDS }, () => cpuTime(round))) / calls
}

/**
 * What preparing the policies of a principal costs, in plain decisions on them: compiling all its documents anew; and putting them
 * together as a set, which is what remains where others have the same documents, with and without the first decision.
 */
function prepareCost(workload: Workload): void {
  const requests = workload.requests(0, 2000)
  const documents = documentsOf(workload)
  const prepared = new Map([...documents].map(([arn, own]) => [arn, preparePlain(own)]))
  const cases = requests.map((request) => {
    const arn = 'arn' in request.principal ? request.principal.arn : ''
    const policies = workload.policies.get(arn) ?? []
    return { request, own: documents.get(arn) ?? [], policies, plain: prepared.get(arn) ?? [] }
  })
  const some = (call: number) => cases[call % cases.length] as (typeof cases)[number]
  const one = timePerCall(cases.length, (call) => decidePlain(some(call).request, some(call).plain))
  const compiled = timePerCall(100, (call) => some(call).own.map(compilePolicy))
  const built = timePerCall(cases.length, (call) => policySet(some(call).policies))
  const first = timePerCall(cases.length, (call) =>
    decide(some(call).request, { identity: policySet(some(call).policies) }),
  )
  const told = [compiled, built, first].map((time) => (time / one).toPrecision(2))
  console.log(
    `${workload.name}: documents compiled anew ${told[0]} plain decisions, policySet ${told[1]}, with its first decision ${told[2]}`,
  )
}

const random = new Random(11)
documentShare(
  'made documents',
  Array.from({ length: 2000 }, () => documentText(random, 20)),
  false,
)
documentShare('managed policies', managedTexts(), true)
perDecision()
setSize()
for (const make of Object.values(WORKLOADS)) prepareCost(make())
