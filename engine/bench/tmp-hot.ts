import { decide } from '../src/index.ts'
import { WORKLOADS } from './workloads.ts'

const w = WORKLOADS[process.argv[2]!]!()
const reqs = w.requests(0, Number(process.argv[3] ?? 500))
const pairs = reqs.map((r) => [r, w.layers.get((r.principal as any).arn)!] as const)
let s = 0
for (let round = 0; round < 8; round++) {
  const n = Math.ceil(400000 / reqs.length)
  const t = process.cpuUsage()
  for (let k = 0; k < n; k++) for (const [r, l] of pairs) if (decide(r, l).allowed) s++
  const u = process.cpuUsage(t)
  if (round > 4) console.log((((u.user + u.system) * 1000) / (n * reqs.length)).toFixed(0), 'ns')
}
let c = 0,
  d = 0
for (const [r, l] of pairs) {
  const at = l.identity!.program(r.action)
  const x = (l.identity!.cells as any).slice(at, at + 2)
  c += x[1] - x[0]
  d += x[0]
}
console.log(
  'avg allows',
  c / reqs.length,
  'denies',
  d / reqs.length,
  'allowed',
  s / 8 / Math.ceil(400000 / reqs.length) / reqs.length,
)
