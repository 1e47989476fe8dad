/**
 * The engine and the reference evaluator agree on tens of thousands of random cases, whether policies come through the
 * parser or not. `npm run fuzz -w engine` does the same for as long as one likes.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWorld, type Route, report, toLayers } from '../fuzz/compare.ts'
import { decide, type PolicyLayers } from '../src/index.ts'
import { crowdedWorlds } from './generators/crowded.ts'
import { allWorlds } from './generators/narrow.ts'
import { SIGNED } from './generators/pools.ts'
import { toRequest, type World } from './generators/worlds.ts'

const REQUESTS_PER_WORLD = 6
/** About 3.5 requests a world: 18,000 cases each way. */
const WORLDS = 5000
const CROWDED_WORLDS = 40
const TIMEOUT = 180_000

function agree(world: World, route: Route): void {
  const mismatches = compareWorld(world, route)
  if (mismatches.length > 0) expect.fail(report(world, mismatches))
}

const ask = (action: string, resource = 'arn:aws:s3:::data') => ({
  principal: SIGNED[0]!,
  action,
  resource,
  context: {},
})

describe('the engine and the reference evaluator', () => {
  it.each<[Route, string]>([
    ['built', 'documents built beside the parser'],
    ['parsed', 'documents read by the parser'],
  ])(
    'agree on %s policies (%s)',
    (route) => {
      fc.assert(
        fc.property(allWorlds(REQUESTS_PER_WORLD), (world) => agree(world, route)),
        { numRuns: WORLDS },
      )
    },
    TIMEOUT,
  )

  it(
    'agree on many policies asked for many actions',
    () => {
      fc.assert(
        fc.property(crowdedWorlds(40), (world) => agree(world, 'built')),
        { numRuns: CROWDED_WORLDS },
      )
    },
    TIMEOUT,
  )

  it(
    'agree after more actions than a set remembers',
    () => {
      const layers = {
        identity: [
          { Statement: { Effect: 'Allow', Action: ['s3:Get*7', 'iam:*'], Resource: '*' } },
          { Statement: { Effect: 'Deny', Action: 's3:Get*17', Resource: '*' } },
        ],
      } as const
      const actions = Array.from({ length: 2500 }, (_, i) => `s3:Get${i}`)
      // Asked twice, and the other way round: remembered, forgotten and found again.
      const requests = [...actions, ...actions.toReversed(), 'iam:GetUser'].map((action) => ask(action))
      agree({ layers, requests }, 'built')
    },
    TIMEOUT,
  )

  it(
    'agree after more actions than are known at a time',
    () => {
      const layers = {
        identity: [{ Statement: { Effect: 'Allow', Action: 's3:Get*7', Resource: '*' } }],
      } as const
      const busy = toLayers(layers, 'built')
      // These remember one action each from before all are forgotten, and must not take a later one for it.
      const idle = Array.from({ length: 200 }, () => toLayers(layers, 'built'))
      const wrong: string[] = []
      const check = (action: string, compiled: PolicyLayers) => {
        if (decide(toRequest(ask(action)), compiled).allowed !== action.endsWith('7')) wrong.push(action)
      }
      for (const compiled of idle) check('s3:Get7', compiled)
      for (let i = 0; i < 140_000; i++) {
        check(`s3:Get${i}`, busy)
        check(`s3:Get${i}`, idle[Math.floor(i / 700)]!)
      }
      expect(wrong).toEqual([])
    },
    TIMEOUT,
  )

  it(
    'agree on resources as long as they may be',
    () => {
      // 13 characters stand before the run of x; places past 1,023 are told apart like those before.
      for (const length of [1, 500, 1008, 1009, 1010, 1011, 1012, 1500]) {
        const run = 'x'.repeat(length)
        const layers = {
          identity: [
            {
              Statement: {
                Effect: 'Allow',
                Action: '*',
                Resource: [`arn:aws:s3:::${run}a*`, `arn:aws:s3:::${run}b`],
              },
            },
          ],
        } as const
        const tails = ['', 'a', 'b', 'ab', 'ba', 'xa']
        const requests = tails.map((tail) => ask('s3:GetObject', `arn:aws:s3:::${run}${tail}`))
        agree({ layers, requests }, 'built')
      }
    },
    TIMEOUT,
  )
})
