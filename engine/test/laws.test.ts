/**
 * Laws that hold whatever the policies say. They need no second opinion: each compares two decisions of the engine.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toLayers } from '../fuzz/compare.ts'
import { many, type RawLayers, type RawPolicy } from '../reference/policy.ts'
import { type Decision, decide, type PolicyType } from '../src/index.ts'
import { policy } from './generators/policies.ts'
import { type RawRequest, toRequest, type World, worlds } from './generators/worlds.ts'

const RUNS = 1500
const REQUESTS_PER_WORLD = 4
const TIMEOUT = 60_000

type Layer = 'identity' | 'boundary' | 'session' | 'resource' | 'scps' | 'rcps' | 'vpcEndpoint'

/** Decides every request of a world, under other layers than its own where they are given. */
function decideAll({ requests, layers }: World, other: RawLayers = layers): Decision[] {
  const compiled = toLayers(other, 'built')
  return requests.map((request) => decide(toRequest(request), compiled))
}

function without(layers: RawLayers, layer: Layer): RawLayers {
  const { [layer]: _, ...rest } = layers
  return rest
}

const withEffect = (policy: RawPolicy, Effect: 'Allow' | 'Deny'): RawPolicy => ({
  ...policy,
  Statement: many(policy.Statement).map((statement) => ({ ...statement, Effect })),
})

const verdict = ({ allowed, outcome, type }: Decision) => ({ allowed, outcome, type })

/** Checks one request of a world after another, with the world in the message where the law is broken. */
function forEachRequest(world: World, check: (request: RawRequest, index: number) => boolean): void {
  for (const [index, request] of world.requests.entries()) {
    if (!check(request, index)) expect.fail(JSON.stringify({ request, layers: world.layers }, null, 2))
  }
}

function holds<T>(what: fc.Arbitrary<T>, law: (world: World, drawn: T) => void): void {
  fc.assert(fc.property(worlds(REQUESTS_PER_WORLD), what, law), { numRuns: RUNS })
}

const nothing = fc.constant(undefined)

/** Reorders by random keys; the keys are drawn, so that a failure shrinks to the least reordering. */
function reorder<T>(items: readonly T[], keys: () => number): readonly T[] {
  return items
    .map((item) => [keys(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}

function reorderSet(policies: readonly RawPolicy[], keys: () => number): readonly RawPolicy[] {
  return reorder(
    policies.map((policy) => ({ ...policy, Statement: reorder(many(policy.Statement), keys) })),
    keys,
  )
}

function reorderLayers(layers: RawLayers, keys: () => number): RawLayers {
  const entries = Object.entries(layers).map(([layer, value]) => {
    if (layer === 'resourceKind') return [layer, value]
    if (layer !== 'scps' && layer !== 'rcps') return [layer, reorderSet(value, keys)]
    return [
      layer,
      reorder(value as readonly (readonly RawPolicy[])[], keys).map((set) => reorderSet(set, keys)),
    ]
  })
  return Object.fromEntries(entries) as RawLayers
}

describe('order', () => {
  it(
    'of statements, policies and levels never matters',
    () => {
      holds(fc.infiniteStream(fc.nat(99)), (world, stream) => {
        const keys = () => stream.next().value
        const before = decideAll(world)
        const after = decideAll(world, reorderLayers(world.layers, keys))
        expect(after.map(verdict)).toEqual(before.map(verdict))
      })
    },
    TIMEOUT,
  )

  it(
    'of requests never matters: a decision leaves nothing behind',
    () => {
      holds(nothing, (world) => {
        const before = decideAll(world)
        const after = decideAll({ ...world, requests: world.requests.toReversed() })
        expect(after.toReversed()).toEqual(before)
      })
    },
    TIMEOUT,
  )
})

describe('a Deny', () => {
  it.each<[Layer, PolicyType]>([
    ['identity', 'identity'],
    ['boundary', 'boundary'],
    ['session', 'session'],
    ['resource', 'resource'],
    ['vpcEndpoint', 'vpc-endpoint'],
    ['scps', 'scp'],
    ['rcps', 'rcp'],
  ])(
    'added to %s never allows',
    (layer, type) => {
      holds(policy(type), (world, drawn) => {
        const denial = withEffect(drawn, 'Deny')
        const { layers } = world
        const more =
          layer === 'scps' || layer === 'rcps'
            ? [...(layers[layer]?.slice(1) ?? []), [...(layers[layer]?.[0] ?? []), denial]]
            : [...(layers[layer] ?? []), denial]
        const before = decideAll(world)
        const after = decideAll(world, { ...layers, [layer]: more })
        forEachRequest(world, (_, i) => before[i]!.allowed || !after[i]!.allowed)
      })
    },
    TIMEOUT,
  )

  it(
    'that matches decides, whatever allows',
    () => {
      const all: RawPolicy = { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } }
      holds(nothing, (world) => {
        const { layers } = world
        const after = decideAll(world, { ...layers, identity: [...(layers.identity ?? []), all] })
        forEachRequest(
          world,
          ({ principal }, i) =>
            after[i]!.outcome === 'explicit-deny' || principal.type === 'root' || !('accountId' in principal),
        )
      })
    },
    TIMEOUT,
  )
})

describe('an Allow', () => {
  it(
    'added to identity policies never denies',
    () => {
      holds(policy('identity'), (world, drawn) => {
        const identity = [...(world.layers.identity ?? []), withEffect(drawn, 'Allow')]
        const before = decideAll(world)
        const after = decideAll(world, { ...world.layers, identity })
        forEachRequest(world, (_, i) => !before[i]!.allowed || after[i]!.allowed)
      })
    },
    TIMEOUT,
  )

  it(
    'in no policy means no access for anyone but the root user',
    () => {
      holds(nothing, (world) => {
        const after = decideAll(world, { ...without(without(world.layers, 'resource'), 'identity') })
        forEachRequest(world, ({ principal }, i) => !after[i]!.allowed || principal.type === 'root')
      })
    },
    TIMEOUT,
  )
})

describe('a limit never grants:', () => {
  it.each<Layer>(['boundary', 'scps', 'rcps', 'vpcEndpoint'])(
    '%s',
    (layer) => {
      holds(nothing, (world) => {
        const before = decideAll(world)
        const after = decideAll(world, without(world.layers, layer))
        forEachRequest(world, (_, i) => !before[i]!.allowed || after[i]!.allowed)
      })
    },
    TIMEOUT,
  )

  it(
    'session',
    () => {
      // The session of a federated user without a session policy has no permissions; one that allows everything is its bound.
      const all: RawPolicy = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
      holds(nothing, (world) => {
        const before = decideAll(world)
        const bound = decideAll(world, { ...world.layers, session: [all] })
        const after = decideAll(world, without(world.layers, 'session'))
        forEachRequest(world, ({ principal }, i) => {
          const freed = principal.type === 'federated-user' || after[i]!.allowed
          return !before[i]!.allowed || (bound[i]!.allowed && freed)
        })
      })
    },
    TIMEOUT,
  )
})
