/**
 * Compares the engine with the reference evaluator on as many random cases as one asks for:
 * `node fuzz/run.ts [cases] [seed]`, or FUZZ_CASES and FUZZ_SEED. Prints the seed first, so that a run can be repeated;
 * prints the shrunk policies and request as JSON and exits with 1 at the first mismatch.
 */
import fc from 'fast-check'
import { crowdedWorlds } from '../test/generators/crowded.ts'
import { allWorlds } from '../test/generators/narrow.ts'
import type { World } from '../test/generators/worlds.ts'
import { compareWorld, type Route, report } from './compare.ts'

const DEFAULT_CASES = 1_000_000
const REQUESTS_PER_WORLD = 8
const REQUESTS_PER_CROWD = 40
const WORLDS_PER_BATCH = 5000

/** Crowded worlds cost as much as hundreds of others. */
const anyWorld = fc.oneof(
  { weight: 300, arbitrary: allWorlds(REQUESTS_PER_WORLD) },
  { weight: 1, arbitrary: crowdedWorlds(REQUESTS_PER_CROWD) },
)

function readCount(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} is not a count: ${text}`)
  return value
}

/** Runs one batch; gives the cases done, or undefined after printing a mismatch. */
function runBatch(seed: number, route: Route): number | undefined {
  let cases = 0
  const property = fc.property(anyWorld, (world) => {
    cases += world.requests.length
    return compareWorld(world, route).length === 0
  })
  const result = fc.check(property, { numRuns: WORLDS_PER_BATCH, seed })
  if (!result.failed) return cases
  const world = result.counterexample?.[0] as World | undefined
  console.error(`mismatch with ${route} policies, batch seed ${seed}, path ${result.counterexamplePath}`)
  if (result.errorInstance !== null && result.errorInstance !== undefined) console.error(result.errorInstance)
  if (world !== undefined) {
    try {
      console.error(report(world, compareWorld(world, route)))
    } catch {
      console.error(JSON.stringify(world, null, 2))
    }
  }
  return undefined
}

function main(): number {
  const wanted = readCount(process.argv[2] ?? process.env.FUZZ_CASES, 'cases') ?? DEFAULT_CASES
  const seed = readCount(process.argv[3] ?? process.env.FUZZ_SEED, 'seed') ?? Date.now() % 2 ** 31
  console.log(`seed ${seed}, ${wanted} cases`)
  const start = performance.now()
  let done = 0
  for (let batch = 0; done < wanted; batch++) {
    const cases = runBatch((seed + batch) | 0, batch % 2 === 0 ? 'parsed' : 'built')
    if (cases === undefined) return 1
    done += cases
    const rate = Math.round(done / ((performance.now() - start) / 1000))
    console.log(`${done} cases agree, ${rate} a second`)
  }
  return 0
}

process.exitCode = main()
