/** Random policies of every type, valid by the grammar of their type. */
import fc from 'fast-check'
import type { OneOrMany, RawPolicy, RawPrincipal, RawStatement } from '../../reference/policy.ts'
import type { PolicyType } from '../../src/types.ts'
import { condition } from './conditions.ts'
import {
  ACTION_PATTERNS,
  AWS_NAMES,
  CANONICAL_NAMES,
  PROVIDER_NAMES,
  RCP_PATTERNS,
  RESOURCE_PATTERNS,
  SERVICE_NAMES,
  TRUST_PATTERNS,
} from './pools.ts'
import { anyActionGlob, anyGlob } from './values.ts'

const chance = (yes: number, no: number) =>
  fc.constantFrom(...new Array(yes).fill(true), ...new Array(no).fill(false))

const oneOrMany = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<OneOrMany<T>> =>
  fc.oneof(
    { weight: 2, arbitrary: value },
    { weight: 1, arbitrary: fc.array(value, { minLength: 1, maxLength: 3 }) },
  )

/** An element of a statement: its name and value, to be spread into one. */
type Part = Partial<RawStatement>

const pick = (patterns: readonly string[]) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(patterns[0]!) },
    { weight: 3, arbitrary: fc.constantFrom(...patterns) },
  )

const anyAction = anyActionGlob.map((tail) => `s3:${tail}`)
const anyResource = anyGlob.map((tail) => `arn:aws:s3:::${tail}`)
const actions: fc.Arbitrary<Part> = fc.oneof(
  { weight: 9, arbitrary: oneOrMany(pick(ACTION_PATTERNS)).map((Action) => ({ Action })) },
  { weight: 1, arbitrary: oneOrMany(anyAction).map((Action) => ({ Action })) },
  {
    weight: 1,
    arbitrary: oneOrMany(fc.constantFrom(...ACTION_PATTERNS.slice(1))).map((NotAction) => ({ NotAction })),
  },
)
const resources: fc.Arbitrary<Part> = fc.oneof(
  { weight: 9, arbitrary: oneOrMany(pick(RESOURCE_PATTERNS)).map((Resource) => ({ Resource })) },
  { weight: 1, arbitrary: oneOrMany(anyResource).map((Resource) => ({ Resource })) },
  {
    weight: 1,
    arbitrary: oneOrMany(fc.constantFrom(...RESOURCE_PATTERNS.slice(1))).map((NotResource) => ({
      NotResource,
    })),
  },
)
const conditions: fc.Arbitrary<Part> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: condition.map((Condition) => ({ Condition })) },
)

const awsNames = oneOrMany(fc.constantFrom(...AWS_NAMES))
const principal: fc.Arbitrary<RawPrincipal> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<RawPrincipal>('*') },
  { weight: 1, arbitrary: fc.constant<RawPrincipal>({ AWS: '*' }) },
  { weight: 6, arbitrary: awsNames.map((AWS) => ({ AWS })) },
  {
    weight: 3,
    arbitrary: fc.constant<RawPrincipal>({ AWS: AWS_NAMES.filter((name) => name.endsWith(':root')) }),
  },
  { weight: 1, arbitrary: oneOrMany(fc.constantFrom(...SERVICE_NAMES)).map((Service) => ({ Service })) },
  { weight: 1, arbitrary: oneOrMany(fc.constantFrom(...PROVIDER_NAMES)).map((Federated) => ({ Federated })) },
  {
    weight: 1,
    arbitrary: fc.record({
      AWS: awsNames,
      Service: fc.constantFrom(...SERVICE_NAMES),
      Federated: fc.constantFrom(...PROVIDER_NAMES),
    }),
  },
)
const canonical = fc
  .constantFrom(...CANONICAL_NAMES)
  .map((CanonicalUser): RawPrincipal => ({ CanonicalUser }))
/** Longer lists than in `Principal`: an exemption needs the account and the principal both. */
const notPrincipal: fc.Arbitrary<RawPrincipal> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      AWS: fc.array(fc.constantFrom(...AWS_NAMES), { minLength: 4, maxLength: 10 }),
      Service: fc.constantFrom(...SERVICE_NAMES),
      Federated: fc.constantFrom(...PROVIDER_NAMES),
    }),
  },
  { weight: 2, arbitrary: principal },
  { weight: 1, arbitrary: canonical },
)

const effect = fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Allow', 'Allow', 'Deny')
const always = (part: Part): fc.Arbitrary<Part> => fc.constant(part)

function statement(
  who: fc.Arbitrary<Part>,
  what: fc.Arbitrary<Part>,
  where: fc.Arbitrary<Part>,
): fc.Arbitrary<RawStatement> {
  return fc
    .tuple(effect, who, what, where, conditions)
    .map(([Effect, ...parts]) => Object.assign({ Effect }, ...parts) as RawStatement)
}

const principals = principal.map((Principal): Part => ({ Principal }))
const plain = statement(always({}), actions, resources)
const attached = fc.oneof(
  { weight: 8, arbitrary: statement(principals, actions, resources) },
  {
    weight: 1,
    arbitrary: statement(
      canonical.map((Principal) => ({ Principal })),
      actions,
      resources,
    ),
  },
  {
    weight: 1,
    // NotPrincipal "must be used with Effect: Deny" (reference_policies_elements_notprincipal.html).
    arbitrary: statement(
      notPrincipal.map((NotPrincipal) => ({ NotPrincipal })),
      actions,
      resources,
    ).map((drawn): RawStatement => ({ ...drawn, Effect: 'Deny' })),
  },
)
const trust = statement(
  principals,
  oneOrMany(pick(TRUST_PATTERNS)).map((Action) => ({ Action })),
  always({}),
)
/** Customers' RCPs hold denials for `*` alone; the one Allow is RCPFullAWSAccess.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
const rcp = statement(
  always({ Principal: '*' }),
  oneOrMany(fc.constantFrom(...RCP_PATTERNS)).map((Action) => ({ Action })),
  resources,
).map((drawn): RawStatement => ({ ...drawn, Effect: 'Deny' }))

const STATEMENTS: Record<PolicyType, fc.Arbitrary<RawStatement>> = {
  identity: plain,
  boundary: plain,
  session: plain,
  scp: plain,
  rcp,
  resource: attached,
  'vpc-endpoint': attached,
  trust,
}

const everything: RawStatement = { Effect: 'Allow', Action: '*', Resource: '*' }
const FULL: Record<PolicyType, readonly RawStatement[]> = {
  identity: [everything],
  boundary: [everything],
  session: [everything],
  scp: [everything],
  rcp: [{ Principal: '*', ...everything }],
  'vpc-endpoint': [{ Principal: '*', ...everything }],
  resource: [
    { Principal: '*', ...everything },
    { Principal: { AWS: AWS_NAMES.filter((name) => name.endsWith(':root')) }, ...everything },
    { Principal: { AWS: AWS_NAMES.filter((name) => name.includes(':role/')) }, ...everything },
  ],
  trust: [
    { Effect: 'Allow', Principal: '*', Action: [...TRUST_PATTERNS] },
    {
      Effect: 'Allow',
      Principal: { AWS: AWS_NAMES.slice(0, 2) },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
    {
      Effect: 'Allow',
      Principal: { AWS: AWS_NAMES.filter((name) => name.includes(':role/')) },
      Action: [...TRUST_PATTERNS],
    },
    {
      Effect: 'Allow',
      Principal: { Service: [...SERVICE_NAMES], Federated: [...PROVIDER_NAMES] },
      Action: ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity'],
    },
  ],
}

const version = fc.constantFrom(...new Array<string>(8).fill('2012-10-17'), '2008-10-17', undefined)

function policyOf(
  statements: fc.Arbitrary<OneOrMany<RawStatement>>,
  versions: fc.Arbitrary<string | undefined>,
): fc.Arbitrary<RawPolicy> {
  return fc
    .tuple(versions, statements)
    .map(([Version, Statement]) => (Version === undefined ? { Statement } : { Version, Statement }))
}

/** Control policies "must" say version 2012-10-17; elsewhere the older one, or none, is allowed. */
const versionsOf = (type: PolicyType) =>
  type === 'scp' || type === 'rcp' ? fc.constant('2012-10-17') : version

/** One policy of the type: a statement, or a list of up to four. */
export function policy(type: PolicyType): fc.Arbitrary<RawPolicy> {
  const one = STATEMENTS[type]
  return policyOf(
    fc.oneof(
      { weight: 1, arbitrary: one },
      { weight: 4, arbitrary: fc.array(one, { minLength: 1, maxLength: 4 }) },
    ),
    versionsOf(type),
  )
}

/**
 * All policies of a type that apply to a caller: none to two random ones, most often (`generous`) or sometimes together
 * with one that allows everything. Limits that hardly ever allow would hide every rule behind them.
 */
export function policies(type: PolicyType, generous: boolean): fc.Arbitrary<readonly RawPolicy[]> {
  const full = policyOf(fc.constantFrom(...FULL[type]), fc.constant('2012-10-17'))
  return fc
    .tuple(
      fc.array(policy(type), { maxLength: 2 }),
      full,
      generous ? chance(5, 1) : chance(1, 2),
      fc.boolean(),
    )
    .map(([random, all, withAll, first]) => (!withAll ? random : first ? [all, ...random] : [...random, all]))
}
