/** Random worlds: policies in every layer, and the requests that are decided under them. */
import fc from 'fast-check'
import type { RawLayers, RawPolicy } from '../../reference/policy.ts'
import type { Principal, Request } from '../../src/types.ts'
import { context, type RawContext } from './conditions.ts'
import { policies } from './policies.ts'
import { ACCOUNTLESS, ACTIONS, AWAY, HOME, RESOURCES, SIGNED, TRUST_ACTIONS } from './pools.ts'
import { anyActionName, anyText } from './values.ts'

/** A request that prints as JSON: the context is an object. */
export interface RawRequest {
  readonly principal: Principal
  readonly action: string
  readonly resource: string
  readonly resourceAccount?: string
  readonly context: RawContext
}

export interface World {
  readonly layers: RawLayers
  readonly requests: readonly RawRequest[]
}

/** The request as the engine takes it. */
export function toRequest(raw: RawRequest): Request {
  return { ...raw, context: new Map(Object.entries(raw.context)) }
}

const caller = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SIGNED) },
  { weight: 1, arbitrary: fc.constantFrom(...ACCOUNTLESS) },
)

const ROLES = [
  `arn:aws:iam::${HOME}:role/worker`,
  `arn:aws:iam::${HOME}:role/aws-service-role/lambda.amazonaws.com/Linked`,
]

const mostly = (pool: readonly string[], others: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pool) }, { weight: 1, arbitrary: others })

function request(kind: 'resource' | 'trust' | 'kms-key'): fc.Arbitrary<RawRequest> {
  const trust = kind === 'trust'
  return fc
    .tuple(
      caller,
      trust
        ? fc.constantFrom<string>(...TRUST_ACTIONS)
        : mostly(
            ACTIONS,
            anyActionName.map((name) => `s3:${name}`),
          ),
      trust
        ? fc.constantFrom(...ROLES)
        : mostly(
            RESOURCES,
            anyText.map((tail) => `arn:aws:s3:::${tail}`),
          ),
      fc.constantFrom(...new Array<undefined>(7).fill(undefined), HOME, HOME, AWAY),
      context,
    )
    .map(([principal, action, resource, resourceAccount, drawn]) => ({
      principal,
      action,
      resource,
      ...(resourceAccount === undefined ? {} : { resourceAccount }),
      context: drawn,
    }))
}

type Policies = readonly RawPolicy[]

const maybe = <T>(present: number, absent: number, value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: present, arbitrary: value }, { weight: absent, arbitrary: fc.constant(undefined) })

const levels = (level: fc.Arbitrary<Policies>) => fc.array(level, { maxLength: 3 })

function world(kind: 'resource' | 'trust' | 'kms-key', requests: number): fc.Arbitrary<World> {
  const layers = fc
    .record({
      identity: maybe(9, 1, policies('identity', false)),
      boundary: maybe(1, 1, policies('boundary', true)),
      session: maybe(2, 3, policies('session', true)),
      resource: maybe(4, 1, policies(kind === 'trust' ? 'trust' : 'resource', kind !== 'resource')),
      scps: maybe(2, 5, levels(policies('scp', true))),
      rcps: maybe(1, 3, levels(policies('rcp', true))),
      vpcEndpoint: maybe(1, 2, policies('vpc-endpoint', true)),
    })
    .map((drawn) => {
      const present = Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined))
      return (kind === 'resource' ? present : { ...present, resourceKind: kind }) as RawLayers
    })
  return fc.record({
    layers,
    requests: fc.array(request(kind), { minLength: 1, maxLength: requests, size: 'max' }),
  })
}

/** Worlds with one to `requests` requests each, about a fifth each for role trust policies and key policies. */
export function worlds(requests: number): fc.Arbitrary<World> {
  return fc.oneof(
    { weight: 3, arbitrary: world('resource', requests) },
    { weight: 1, arbitrary: world('trust', requests) },
    { weight: 1, arbitrary: world('kms-key', requests) },
  )
}
