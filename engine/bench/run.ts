/** Decisions per second beside the plain evaluator, a loop without index, and the limit. `npm run bench -w engine [workload...]`. */
import { decide, type PolicyLayers, type Request } from '../src/index.ts'
import { cpuTime, median, percentile } from './measure.ts'
import { decidePlain, type PlainPolicies, preparePlain } from './plain.ts'
import { decideLoop, type LoopPolicies, prepareLoop } from './unindexed.ts'
import { documentsOf, REQUESTS, WORKLOADS, type Workload } from './workloads.ts'

const ROUNDS = 9
/** Decisions per round; what goes through all statements is slow enough for fewer to tell. */
const CALLS = 100_000
const SLOW_CALLS = 20_000
/** Requests are made anew in batches of so many, outside of the measured time: a server has just made the request that it
 * decides, so it lies in the processor's cache, which 50,000 of them would not. */
const BATCH = 100
const EMPTY: PolicyLayers = {}

let sink = 0

function arnOf(request: Request): string {
  return 'arn' in request.principal ? request.principal.arn : ''
}

/** Runs batches of fresh requests; returns calls per second of processor time. */
function perSecond(
  workload: Workload,
  calls: number,
  round: number,
  run: (batch: readonly Request[]) => void,
) {
  let used = 0
  for (let done = 0; done < calls; done += BATCH) {
    const batch = workload.requests(round * calls + done, BATCH)
    used += cpuTime(() => run(batch))
  }
  return calls / used
}

function engineBatch({ layers }: Workload) {
  return (batch: readonly Request[]) => {
    for (let i = 0; i < batch.length; i++) {
      const request = batch[i] as Request
      if (decide(request, layers.get(arnOf(request)) ?? EMPTY).allowed) sink++
    }
  }
}

function plainBatch(plain: ReadonlyMap<string, PlainPolicies>) {
  return (batch: readonly Request[]) => {
    for (let i = 0; i < batch.length; i++) {
      const request = batch[i] as Request
      if (decidePlain(request, plain.get(arnOf(request)) ?? []).allowed) sink++
    }
  }
}

function loopBatch(loops: ReadonlyMap<string, LoopPolicies>) {
  return (batch: readonly Request[]) => {
    for (let i = 0; i < batch.length; i++) {
      const request = batch[i] as Request
      if (decideLoop(request, loops.get(arnOf(request)) ?? []).allowed) sink++
    }
  }
}

function limitBatch(principals: ReadonlyMap<string, number>, actions: ReadonlyMap<string, number>) {
  return (batch: readonly Request[]) => {
    for (let i = 0; i < batch.length; i++) {
      const request = batch[i] as Request
      sink += (principals.get(arnOf(request)) ?? 0) + (actions.get(request.action) ?? 0)
    }
  }
}

/** Nanoseconds of single decisions, the clock's own share taken off. */
function latencies(workload: Workload): { p50: number; p99: number } {
  const { layers } = workload
  const times = new Float64Array(CALLS)
  const clock = new Float64Array(CALLS)
  for (let done = 0; done < CALLS; done += BATCH) {
    for (const [i, request] of workload.requests(done, BATCH).entries()) {
      const start = performance.now()
      if (decide(request, layers.get(arnOf(request)) ?? EMPTY).allowed) sink++
      times[done + i] = performance.now() - start
      const empty = performance.now()
      clock[done + i] = performance.now() - empty
    }
  }
  const overhead = percentile(clock.sort(), 0.5)
  times.sort()
  return {
    p50: (percentile(times, 0.5) - overhead) * 1e6,
    p99: (percentile(times, 0.99) - overhead) * 1e6,
  }
}

function thousands(value: number): string {
  return `${Math.round(value / 1000).toLocaleString('en')}k`
}

/** The median of the rounds' ratios: what slows the machine down for a while slows both sides of a round. */
function ratioOf(rates: readonly number[], others: readonly number[]): number {
  return median(rates.map((rate, round) => rate / (others[round] as number)))
}

function measure(workload: Workload): void {
  const plain = new Map([...documentsOf(workload)].map(([arn, documents]) => [arn, preparePlain(documents)]))
  const loops = new Map([...workload.policies].map(([arn, policies]) => [arn, prepareLoop(policies)]))
  const principals = new Map([...workload.policies.keys()].map((arn, i) => [arn, i]))
  const actions = new Map(workload.requests(0, REQUESTS).map((request, i) => [request.action, i]))
  const runEngine = engineBatch(workload)
  const runPlain = plainBatch(plain)
  const runLoop = loopBatch(loops)
  const runLimit = limitBatch(principals, actions)
  const cold = perSecond(workload, REQUESTS, 0, runEngine)
  const engineRates: number[] = []
  const plainRates: number[] = []
  const loopRates: number[] = []
  const limitRates: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    engineRates.push(perSecond(workload, CALLS, round, runEngine))
    plainRates.push(perSecond(workload, SLOW_CALLS, round, runPlain))
    loopRates.push(perSecond(workload, SLOW_CALLS, round, runLoop))
    limitRates.push(perSecond(workload, CALLS, round, runLimit))
  }
  const { p50, p99 } = latencies(workload)
  const row = [
    workload.name.padEnd(8),
    thousands(median(engineRates)),
    thousands(median(plainRates)),
    `${ratioOf(engineRates, plainRates).toFixed(1)}x`,
    thousands(median(loopRates)),
    `${ratioOf(engineRates, loopRates).toFixed(1)}x`,
    thousands(median(limitRates)),
    `1/${ratioOf(limitRates, engineRates).toFixed(1)}`,
    thousands(cold),
    `${p50.toFixed(0)} ns`,
    `${p99.toFixed(0)} ns`,
  ]
  console.log(row.join(' | '))
}

console.log(
  'workload | engine/s | plain/s | ratio | no index/s | ratio | Map.get/s | of the limit | first seen/s | p50 | p99',
)
const wanted = process.argv.slice(2)
for (const [name, make] of Object.entries(WORKLOADS)) {
  if (wanted.length === 0 || wanted.includes(name)) measure(make())
}
if (sink < 0) console.log(sink)
