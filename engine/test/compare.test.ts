/**
 * The engine and the reference evaluator agree on tens of thousands of random cases, whether policies come through the
 * parser or not. `npm run fuzz -w engine` does the same for as long as one likes.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWorld, type Route, report } from '../fuzz/compare.ts'
import { allWorlds } from './generators/narrow.ts'

const REQUESTS_PER_WORLD = 6
/** About 3.5 requests a world: 28,000 cases each way. */
const WORLDS = 8000
const TIMEOUT = 180_000

describe('the engine and the reference evaluator', () => {
  it.each<[Route, string]>([
    ['built', 'documents built beside the parser'],
    ['parsed', 'documents read by the parser'],
  ])(
    'agree on %s policies (%s)',
    (route) => {
      fc.assert(
        fc.property(allWorlds(REQUESTS_PER_WORLD), (world) => {
          const mismatches = compareWorld(world, route)
          if (mismatches.length > 0) expect.fail(report(world, mismatches))
        }),
        { numRuns: WORLDS },
      )
    },
    TIMEOUT,
  )
})
