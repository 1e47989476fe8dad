import { describe, expect, it } from 'vitest'
import { decidePlain, preparePlain } from '../bench/plain.ts'
import { decideLoop, prepareLoop } from '../bench/unindexed.ts'
import { documentsOf, WORKLOADS } from '../bench/workloads.ts'
import { decide } from '../src/index.ts'

const REQUESTS = 3000

describe('what the engine is measured against decides as it does', () => {
  it.each(['small', 'medium', 'fat', 'managed'])('%s', (name) => {
    const workload = WORKLOADS[name]?.()
    if (workload === undefined) throw new Error(`No workload ${name}`)
    const plain = new Map(Array.from(documentsOf(workload), ([arn, own]) => [arn, preparePlain(own)]))
    const loops = new Map(Array.from(workload.policies, ([arn, own]) => [arn, prepareLoop(own)]))
    for (const request of workload.requests(0, REQUESTS)) {
      const arn = 'arn' in request.principal ? request.principal.arn : ''
      const decision = decide(request, workload.layers.get(arn) ?? {})
      expect(decidePlain(request, plain.get(arn) ?? [])).toEqual(decision)
      expect(decideLoop(request, loops.get(arn) ?? [])).toEqual(decision)
    }
  })
})
