/**
 * Worlds with many policies, long lists, and many actions asked of the same sets: what is arranged by action, counted,
 * packed or remembered shows its edges only here.
 */
import fc from 'fast-check'
import { many, type RawPolicy, type RawStatement } from '../../reference/policy.ts'
import { policy } from './policies.ts'
import { ACTION_PATTERNS, RESOURCE_PATTERNS, SIGNED } from './pools.ts'
import { anyActionName, anyGlob, anyText } from './values.ts'
import type { RawRequest, World } from './worlds.ts'

const SERVICES = ['s3', 'S3', 'iam', 'kms', 'sqs', 'ec2'] as const
const TAILS = ['Get', 'get*', '*', 'G*t', 'GetObject', 'Put*', '?et', 'Object'] as const

/** More actions than fit into one statement of the other worlds, of several services. */
const manyActions = fc
  .array(
    fc.tuple(fc.constantFrom(...SERVICES), fc.constantFrom(...TAILS)).map((parts) => parts.join(':')),
    {
      minLength: 1,
      maxLength: 8,
      size: 'max',
    },
  )
  .chain((Action) =>
    fc.constantFrom<Partial<RawStatement>>(
      { Action },
      { Action },
      { NotAction: Action },
      { Action: ACTION_PATTERNS[1] },
    ),
  )

/** Up to two dozen resources in one statement. */
const manyResources = fc
  .array(
    fc.oneof(
      fc.constantFrom<string>(...RESOURCE_PATTERNS.slice(1)),
      anyGlob.map((tail) => `arn:aws:s3:::${tail}`),
    ),
    {
      minLength: 1,
      maxLength: 24,
      size: 'max',
    },
  )
  .chain((Resource) =>
    fc.constantFrom<Partial<RawStatement>>({ Resource }, { Resource }, { NotResource: Resource }),
  )

const longStatement: fc.Arbitrary<RawStatement> = fc
  .tuple(fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Deny'), manyActions, manyResources)
  .map(([Effect, actions, resources]) => ({ Effect, ...actions, ...resources }))

const longPolicy: fc.Arbitrary<RawPolicy> = fc
  .array(longStatement, { minLength: 1, maxLength: 12, size: 'max' })
  .map((Statement) => ({ Version: '2012-10-17', Statement }))

/** Without denials most requests are decided by an Allow that is far down the list. */
function withoutDenials(policies: readonly RawPolicy[]): readonly RawPolicy[] {
  return policies.map((one) => ({
    ...one,
    Statement: many(one.Statement).map((statement) => ({ ...statement, Effect: 'Allow' as const })),
  }))
}

const crowd = (type: 'identity' | 'boundary', maxLength: number) =>
  fc
    .tuple(
      fc.array(fc.oneof(policy(type), longPolicy), { minLength: 1, maxLength, size: 'max' }),
      fc.boolean(),
    )
    .map(([policies, calm]) => (calm ? withoutDenials(policies) : policies))

const request: fc.Arbitrary<RawRequest> = fc.record({
  principal: fc.constantFrom(SIGNED[0]!, SIGNED[3]!),
  action: fc
    .tuple(fc.constantFrom(...SERVICES), anyActionName, fc.constantFrom('', '', '1', '2', '3'))
    .map(([service, name, suffix]) => `${service}:${name}${suffix}`),
  resource: anyText.map((tail) => `arn:aws:s3:::${tail}`),
  context: fc.constantFrom({}, { 'aws:username': 'alice' }, { 'aws:username': 'ab', 's3:prefix': 'b' }),
})

/** Crowded worlds with a dozen to `requests` requests each. */
export function crowdedWorlds(requests: number): fc.Arbitrary<World> {
  return fc.record({
    layers: fc.oneof(
      fc.record({ identity: crowd('identity', 20) }),
      fc.record({ identity: crowd('identity', 8), boundary: crowd('boundary', 8) }),
    ),
    requests: fc.array(request, { minLength: 12, maxLength: requests, size: 'max' }),
  })
}
