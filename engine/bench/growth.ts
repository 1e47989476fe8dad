/** How the median decision grows with the statements of a principal and with the number of principals; `npm run bench:growth`. */
import { decide, type PolicyLayers, type Request } from '../src/index.ts'
import { cpuTime, median } from './measure.ts'
import { manyPrincipals, oneWith, type Workload } from './workloads.ts'

const ROUNDS = 9
const PASSES = 40
/** Few enough to stay in the processor's cache: what is compared is work, not memory. */
const REQUESTS = 400

let sink = 0

type Work = readonly { readonly request: Request; readonly layers: PolicyLayers }[]

function workOf(workload: Workload): Work {
  return workload.requests(0, REQUESTS).map((request) => {
    const arn = 'arn' in request.principal ? request.principal.arn : ''
    return { request, layers: workload.layers.get(arn) ?? {} }
  })
}

/** Nanoseconds per decision in one round. */
function round(work: Work): number {
  const seconds = cpuTime(() => {
    for (let pass = 0; pass < PASSES; pass++) {
      for (const { request, layers } of work) if (decide(request, layers).allowed) sink++
    }
  })
  return (seconds * 1e9) / (PASSES * work.length)
}

/** Prints the median of each; rounds take turns, so that other work on the machine meets all of them. */
function compare(workloads: readonly Workload[]): void {
  const works = workloads.map(workOf)
  for (const work of works) round(work)
  const rounds = Array.from({ length: ROUNDS }, () => works.map(round))
  for (const [i, { name }] of workloads.entries()) {
    console.log(`${name.padEnd(18)} ${median(rounds.map((times) => times[i] ?? Number.NaN)).toFixed(0)} ns`)
  }
}

compare([oneWith(10), oneWith(100), oneWith(1000)])
compare([manyPrincipals(10), manyPrincipals(100), manyPrincipals(10_000)])
if (sink < 0) console.log(sink)
