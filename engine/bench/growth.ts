/** How the median decision grows with the statements of a principal and with the number of principals; `npm run bench:growth`. */
import { decide, type Request } from '../src/index.ts'
import { cpuTime, median } from './measure.ts'
import { manyPrincipals, oneWith, type Workload } from './workloads.ts'

const ROUNDS = 9
const PASSES = 40
/** Few enough to stay in the processor's cache: what is compared is work, not memory. */
const REQUESTS = 400

let sink = 0

/** Nanoseconds per decision, the median of several rounds. */
function nanoseconds(workload: Workload): number {
  const work = workload.requests(0, REQUESTS).map((request) => {
    const arn = 'arn' in request.principal ? request.principal.arn : ''
    return { request, layers: workload.layers.get(arn) ?? {} } satisfies { request: Request; layers: object }
  })
  const rounds = Array.from({ length: ROUNDS }, () => {
    const seconds = cpuTime(() => {
      for (let pass = 0; pass < PASSES; pass++) {
        for (const { request, layers } of work) if (decide(request, layers).allowed) sink++
      }
    })
    return (seconds * 1e9) / (PASSES * work.length)
  })
  return median(rounds)
}

nanoseconds(oneWith(100))
for (const workload of [oneWith(10), oneWith(100), oneWith(1000)]) {
  console.log(`${workload.name.padEnd(18)} ${nanoseconds(workload).toFixed(0)} ns`)
}
for (const workload of [manyPrincipals(10), manyPrincipals(100), manyPrincipals(10_000)]) {
  console.log(`${workload.name.padEnd(18)} ${nanoseconds(workload).toFixed(0)} ns`)
}
if (sink < 0) console.log(sink)
