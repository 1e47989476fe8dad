// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the language of policies writes its variables so
/** Random condition blocks, and contexts that meet them about half of the time. */
import fc from 'fast-check'
import type { OneOrMany, RawCondition, Scalar } from '../../reference/policy.ts'
import type { ConditionOperator } from '../../src/document.ts'
import { HOME } from './pools.ts'
import {
  address,
  anyAddress,
  anyArn,
  anyBinary,
  anyDate,
  anyGlob,
  anyNumber,
  anyText,
  binary,
  date,
  network,
  number,
} from './values.ts'

/** Operators that read their values alike, the keys they are tried on, and values of the policy's and the request's side. */
interface Family {
  readonly operators: readonly ConditionOperator[]
  readonly keys: readonly string[]
  readonly wanted: readonly Scalar[]
  readonly given: readonly string[]
  /** Values beyond the pools; those of the policy's side are of the operators' form, the others need not be. */
  readonly anyWanted: fc.Arbitrary<Scalar>
  readonly anyGiven: fc.Arbitrary<string>
}

const STRING_KEYS = [
  'aws:username',
  'AWS:UserName',
  'aws:PrincipalTag/Team',
  's3:prefix',
  'aws:TagKeys',
] as const
const STRING_GIVEN = [
  'alice',
  'bob',
  'Alice',
  'data/alice',
  '',
  'a*c',
  'abc',
  'a}c',
  'İΣ',
  'i̇ς',
  'team$1?',
] as const
const VARIABLES = [
  '${aws:username}',
  "${aws:PrincipalTag/Team, 'bob'}",
  '${aws:PrincipalTag/Team}',
  '${aws:TagKeys}',
  "${aws:TagKeys, 'alice'}",
  "${s3:prefix, ''}",
  "${s3:prefix,'a}c' }",
  'a${*}c',
  'team${$}1${?}',
] as const

export const FAMILIES: readonly Family[] = [
  {
    operators: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    keys: STRING_KEYS,
    wanted: ['alice', 'ALICE', 'bob', 'a*c', 'İΣ', '', ...VARIABLES],
    given: STRING_GIVEN,
    anyWanted: anyText,
    anyGiven: anyText,
  },
  {
    operators: ['StringLike', 'StringNotLike'],
    keys: STRING_KEYS,
    wanted: ['a*', '*', '?ob', 'data/*', 'a?c', '*a*c*', '', 'd*/${aws:username}', '*${?}', ...VARIABLES],
    given: STRING_GIVEN,
    anyWanted: anyGlob,
    anyGiven: anyText,
  },
  {
    operators: [
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThan',
      'NumericLessThanEquals',
      'NumericGreaterThan',
      'NumericGreaterThanEquals',
    ],
    keys: ['s3:max-keys', 'aws:MultiFactorAuthAge'],
    wanted: ['5', '5.0', '10', '-3', '0.5', '0', 5, 10, 2.5],
    given: ['5', '05', '5.00', '10', '-3', '0.5', '2.5', '', 'five', '0x5', 'NaN', 'Infinity', ' 5'],
    anyWanted: number,
    anyGiven: anyNumber,
  },
  {
    operators: [
      'DateEquals',
      'DateNotEquals',
      'DateLessThan',
      'DateLessThanEquals',
      'DateGreaterThan',
      'DateGreaterThanEquals',
    ],
    keys: ['aws:CurrentTime', 'aws:TokenIssueTime'],
    wanted: [
      '2024-06-15T12:30:00Z',
      '2024-06-15T14:30:00+02:00',
      '2024-06-15T12:30Z',
      '2024-06-15T12:30:00.500Z',
      '2024-06-15',
      '2024-06',
      '2024',
      '1718454600',
      1718409600,
    ],
    given: [
      '2024-06-15T12:30:00Z',
      '2024-06-15T07:30:00-05:00',
      '2024-06-15T12:30:00.5Z',
      '2024-06-15',
      '1718454600',
      '1704067200',
      '2023-12-31T23:59:59Z',
      'yesterday',
      '2024-02-30T00:00:00Z',
      '2024-06-15T25:00:00Z',
      '',
    ],
    anyWanted: date,
    anyGiven: anyDate,
  },
  {
    operators: ['Bool'],
    keys: ['aws:SecureTransport', 'aws:MultiFactorAuthPresent'],
    wanted: ['true', 'false', true, false],
    given: ['true', 'false', 'yes', ''],
    anyWanted: fc.constantFrom<Scalar>('TRUE', 'False', true),
    anyGiven: fc.constantFrom('TRUE', 'False', 'tru', '1'),
  },
  {
    operators: ['BinaryEquals'],
    keys: ['app:blob'],
    wanted: ['QUJD', 'AAEC', 'QUI='],
    given: ['QUJD', 'AAEC', 'QUI=', '!!!!', ''],
    anyWanted: binary,
    anyGiven: anyBinary,
  },
  {
    operators: ['IpAddress', 'NotIpAddress'],
    keys: ['aws:SourceIp', 'aws:VpcSourceIp'],
    wanted: [
      '203.0.113.0/24',
      '203.0.113.7',
      '203.0.113.99/25',
      '0.0.0.0/0',
      '10.0.0.0/8',
      '2001:db8::/32',
      '2001:DB8:0:0:0:0:0:1',
      '::/0',
      '2001:db8::/126',
    ],
    given: [
      '203.0.113.7',
      '203.0.113.200',
      '10.1.2.3',
      '2001:db8::1',
      '2001:0db8:0::4',
      '::1',
      'localhost',
      '256.1.1.1',
      '1.2.3',
      '1::2::3',
      '',
    ],
    anyWanted: network,
    anyGiven: fc.oneof(address, anyAddress),
  },
  {
    operators: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
    keys: ['aws:SourceArn', 'aws:PrincipalArn'],
    wanted: [
      'arn:aws:s3:::data',
      'arn:aws:s3:::*',
      `arn:aws:sns:*:${HOME}:*`,
      'arn:aws:sns:eu-west-1:*:topic?',
      'arn:aws:iam::*:user/${aws:username}',
      'arn:*:iam::*:role/*',
      'arn:aws:*:*:*:function:*',
      'arn:aws:sns:*:topic1',
      'arn:aws:s3:::${aws:TagKeys}',
      "arn:aws:s3:::${s3:prefix, 'data'}",
    ],
    given: [
      'arn:aws:s3:::data',
      'arn:aws:s3:::data/alice',
      'arn:aws:s3:::*',
      `arn:aws:sns:eu-west-1:${HOME}:topic1`,
      `arn:aws:iam::${HOME}:user/alice`,
      `arn:aws:iam::${HOME}:role/app/worker`,
      `arn:aws:lambda:us-east-1:${HOME}:function:f:1`,
      `arn:aws:sns:eu-west-1:${HOME}`,
      'alice',
      '',
    ],
    anyWanted: anyArn,
    anyGiven: anyArn,
  },
]

const KEYS = [...new Set(FAMILIES.flatMap((family) => family.keys))]

/** One test of a condition block: operator as written, key, wanted values. */
export interface ConditionTest {
  readonly operator: string
  readonly key: string
  readonly wanted: OneOrMany<Scalar>
}

/** An empty list is a list: it wants nothing, which nothing meets. */
const oneOrMany = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<OneOrMany<T>> =>
  fc.oneof(
    { weight: 20, arbitrary: value },
    { weight: 10, arbitrary: fc.array(value, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant<readonly T[]>([]) },
  )

const quantifiers = fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:')
const existence = fc.constantFrom('', '', '', 'IfExists')
/** Operator names are not sensitive to case; now and then one is written otherwise. */
const spelling = fc.constantFrom(...new Array<boolean>(7).fill(false), true)

function familyTest(family: Family): fc.Arbitrary<ConditionTest> {
  return fc
    .tuple(
      quantifiers,
      fc.constantFrom(...family.operators),
      existence,
      spelling,
      fc.constantFrom(...family.keys),
      oneOrMany(
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...family.wanted) },
          { weight: 1, arbitrary: family.anyWanted },
        ),
      ),
    )
    .map(([quantifier, operator, ifExists, lower, key, wanted]) => ({
      operator: `${quantifier}${lower ? operator.toLowerCase() : operator}${ifExists}`,
      key,
      wanted,
    }))
}

const nullTest: fc.Arbitrary<ConditionTest> = fc.record({
  operator: fc.constantFrom('Null', 'null'),
  key: fc.constantFrom(...KEYS),
  wanted: oneOrMany(fc.constantFrom<Scalar>('true', 'false', 'True', 'FALSE', true, false)),
})

/** Families in proportion to their operators, so that every operator is as frequent as every other. */
const test: fc.Arbitrary<ConditionTest> = fc.oneof(
  ...FAMILIES.map((family) => ({ weight: family.operators.length, arbitrary: familyTest(family) })),
  { weight: 1, arbitrary: nullTest },
)

function block(tests: readonly ConditionTest[]): RawCondition {
  const operators: Record<string, Record<string, OneOrMany<Scalar>>> = {}
  const seen = new Set<string>()
  for (const { operator, key, wanted } of tests) {
    // An object cannot hold a key twice, and keys that differ in case alone are one key.
    const place = `${operator} ${key}`.toLowerCase()
    if (seen.has(place)) continue
    seen.add(place)
    operators[operator] = { ...operators[operator], [key]: wanted }
  }
  return operators
}

/** A condition block of one to three tests. */
export const condition: fc.Arbitrary<RawCondition> = fc
  .array(test, { minLength: 1, maxLength: 3, size: 'small' })
  .map(block)

/** A request context as an object: lower-case key to value or values. */
export type RawContext = { readonly [lowerCaseKey: string]: string | readonly string[] }

const given = (family: Family) => {
  const one = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...family.given) },
    { weight: 1, arbitrary: family.anyGiven },
  )
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 6, arbitrary: one },
    { weight: 3, arbitrary: fc.array(one, { maxLength: 3 }) },
  )
}

const GIVEN = new Map(
  FAMILIES.flatMap((family) => family.keys.map((key) => [key.toLowerCase(), given(family)] as const)),
)

/** A context in which each key of the pools is absent, single-valued, empty, or multi-valued. */
export const context: fc.Arbitrary<RawContext> = fc
  .tuple(...[...GIVEN].map(([key, value]) => value.map((drawn) => [key, drawn] as const)))
  .map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as RawContext)
