/**
 * Worlds with one statement and one thing to match in it, and requests made from what it wants: the edges of each
 * matcher, where the wide worlds seldom come.
 */
import fc from 'fast-check'
import { many, type RawStatement } from '../../reference/policy.ts'
import { FAMILIES } from './conditions.ts'
import { deriveAddress, deriveBinary, deriveDate, deriveNumber, deriveText } from './derive.ts'
import { SIGNED } from './pools.ts'
import {
  anyActionGlob,
  anyAddress,
  anyArn,
  anyGlob,
  anyText,
  binary,
  date,
  network,
  number,
} from './values.ts'
import { type RawRequest, type World, worlds } from './worlds.ts'

/** How values of one form are wanted, and how the request's values are made of them. */
interface Form {
  readonly operators: readonly string[]
  readonly wanted: fc.Arbitrary<string>
  readonly derive: (wanted: string, username: string, random: readonly number[]) => string
}

const operatorsLike = (first: string) => FAMILIES.find(({ operators }) => operators[0] === first)!.operators

const FORMS: readonly Form[] = [
  { operators: operatorsLike('StringEquals'), wanted: anyGlob, derive: deriveText },
  { operators: operatorsLike('StringLike'), wanted: anyGlob, derive: deriveText },
  { operators: operatorsLike('ArnEquals'), wanted: anyArn, derive: deriveText },
  {
    operators: operatorsLike('NumericEquals'),
    wanted: number,
    derive: (wanted, _, random) => deriveNumber(wanted, random),
  },
  {
    operators: operatorsLike('DateEquals'),
    wanted: date,
    derive: (wanted, _, random) => deriveDate(wanted, random),
  },
  {
    operators: ['BinaryEquals'],
    wanted: binary,
    derive: (wanted, _, random) => deriveBinary(wanted, random),
  },
  {
    operators: operatorsLike('IpAddress'),
    wanted: network,
    derive: (wanted, _, random) => deriveAddress(wanted, random),
  },
]

/** A statement, what it wants, and how a request's value is put where it is looked for. */
interface Target {
  readonly statement: RawStatement
  readonly wanted: readonly string[]
  readonly derive: Form['derive']
  readonly place: (values: readonly string[]) => Partial<RawRequest>
}

const KEY = 'app:value'
const everything = { Effect: 'Allow', Action: '*', Resource: '*' } as const
const lists = (wanted: fc.Arbitrary<string>) => fc.array(wanted, { minLength: 1, maxLength: 2 })

function conditionTarget({ operators, wanted, derive }: Form): fc.Arbitrary<Target> {
  return fc
    .tuple(
      fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
      fc.constantFrom(...operators),
      lists(wanted),
    )
    .map(([quantifier, operator, values]) => ({
      statement: { ...everything, Condition: { [`${quantifier}${operator}`]: { [KEY]: values } } },
      wanted: values,
      derive,
      place: (given) => ({ context: { [KEY]: given.length === 1 ? given[0]! : given } }),
    }))
}

const resourceTarget: fc.Arbitrary<Target> = fc
  .tuple(fc.constantFrom('Resource', 'NotResource'), lists(anyGlob.map((tail) => `arn:aws:s3:::${tail}`)))
  .map(([element, values]) => ({
    statement: { Effect: 'Allow', Action: '*', [element]: values },
    wanted: values,
    derive: deriveText,
    place: ([resource]) => ({ resource: resource! }),
  }))

const actionTarget: fc.Arbitrary<Target> = fc
  .tuple(fc.constantFrom('Action', 'NotAction'), lists(anyActionGlob.map((tail) => `s3:${tail}`)))
  .map(([element, values]) => ({
    statement: { Effect: 'Allow', [element]: values, Resource: '*' },
    wanted: values,
    derive: deriveText,
    place: ([action]) => ({ action: action! }),
  }))

/** Whether a text is an address at all: everything that is lies in one of the widest ranges. */
const addressTarget: fc.Arbitrary<Target> = fc
  .tuple(fc.constantFrom('IpAddress', 'NotIpAddress'), fc.array(anyAddress, { minLength: 1, maxLength: 2 }))
  .map(([operator, given]) => ({
    statement: { ...everything, Condition: { [operator]: { [KEY]: ['::/0', '0.0.0.0/0'] } } },
    wanted: given,
    derive: (text) => text,
    place: ([value]) => ({ context: { [KEY]: value! } }),
  }))

const targets = fc.oneof(
  ...FORMS.map((form) => ({ weight: 4, arbitrary: conditionTarget(form) })),
  { weight: 3, arbitrary: resourceTarget },
  { weight: 2, arbitrary: actionTarget },
  { weight: 1, arbitrary: addressTarget },
)

const picks = fc.array(fc.nat(99), { minLength: 12, maxLength: 12, size: 'max' })

/** Narrow worlds with one to `requests` requests each. */
export function narrowWorlds(requests: number): fc.Arbitrary<World> {
  const values = fc.array(picks, { minLength: 1, maxLength: 2 })
  return fc
    .tuple(
      targets,
      fc.option(anyText, { nil: undefined }),
      fc.array(values, { minLength: 1, maxLength: requests, size: 'max' }),
    )
    .map(([{ statement, wanted, derive, place }, username, drawn]) => ({
      layers: { identity: [{ Version: '2012-10-17', Statement: many(statement) }] },
      requests: drawn.map((randoms): RawRequest => {
        const given = randoms.map((random, i) => derive(wanted[i % wanted.length]!, username ?? '', random))
        const placed = place(given)
        return {
          principal: SIGNED[0]!,
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::data',
          ...placed,
          context: { ...placed.context, ...(username === undefined ? {} : { 'aws:username': username }) },
        }
      }),
    }))
}

/** Wide and narrow worlds together: what the engine and the reference evaluator are compared on. */
export function allWorlds(requests: number): fc.Arbitrary<World> {
  return fc.oneof(
    { weight: 2, arbitrary: worlds(requests) },
    { weight: 1, arbitrary: narrowWorlds(requests) },
  )
}
