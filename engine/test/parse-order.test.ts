// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are text here
import { describe, expect, it } from 'vitest'
import type { PolicyErrorCode } from '../src/errors.ts'
import { PolicyError } from '../src/errors.ts'
import { MAX_REPORTED_PROBLEMS } from '../src/limits.ts'
import { checkPolicy, type ParseOptions, parsePolicy } from '../src/parse/policy.ts'
import { PRECEDENCE } from '../src/parse/problems.ts'
import type { PolicyType } from '../src/types.ts'

/** One document per code: the least change to a valid statement that brings this problem, and this one only. */
interface Fault {
  readonly code: PolicyErrorCode
  readonly type: PolicyType
  readonly statement: string
  readonly version?: string
}

const IDENTITY = '"Effect":"Allow","Action":"s3:*","Resource":"*"'
const TRUST = '"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"'

const FAULTS: readonly Fault[] = [
  { code: 'element-unknown', type: 'identity', statement: `${IDENTITY},"X":1` },
  { code: 'element-type', type: 'identity', statement: `${IDENTITY},"Sid":1` },
  { code: 'element-missing', type: 'identity', statement: '"Action":"s3:*","Resource":"*"' },
  { code: 'element-conflict', type: 'identity', statement: `${IDENTITY},"NotAction":"s3:*"` },
  { code: 'effect-invalid', type: 'identity', statement: IDENTITY.replace('Allow', 'allow') },
  { code: 'condition-operator-unknown', type: 'identity', statement: `${IDENTITY},"Condition":{"Is":{}}` },
  { code: 'version-invalid', type: 'identity', statement: IDENTITY, version: '2025-02-20' },
  { code: 'version-too-old', type: 'identity', statement: IDENTITY, version: '2008-10-17' },
  { code: 'element-forbidden', type: 'identity', statement: `${IDENTITY},"Principal":"*"` },
  {
    code: 'condition-value-invalid',
    type: 'identity',
    statement: `${IDENTITY},"Condition":{"Bool":{"a:b":"maybe"}}`,
  },
  {
    code: 'variable-invalid',
    type: 'identity',
    statement: `${IDENTITY},"Condition":{"StringLike":{"a:b":"\${"}}`,
  },
  {
    code: 'resource-incomplete',
    type: 'identity',
    statement: IDENTITY.replace('"*"', '"arn:aws:s3::bucket"'),
  },
  { code: 'sid-invalid', type: 'identity', statement: `${IDENTITY},"Sid":"a b"` },
  { code: 'action-missing', type: 'identity', statement: '"Effect":"Allow","Resource":"*"' },
  { code: 'resource-missing', type: 'identity', statement: '"Effect":"Allow","Action":"s3:*"' },
  { code: 'action-invalid', type: 'identity', statement: IDENTITY.replace('s3:*', 's3') },
  {
    code: 'condition-key-invalid',
    type: 'identity',
    statement: `${IDENTITY},"Condition":{"Bool":{"b":"true"}}`,
  },
  { code: 'resource-invalid', type: 'identity', statement: IDENTITY.replace('"*"', '"bucket"') },
  { code: 'principal-missing', type: 'trust', statement: TRUST.replace('"111122223333"', '[]') },
  { code: 'principal-invalid', type: 'trust', statement: TRUST.replace('111122223333', 'me') },
  {
    code: 'condition-missing',
    type: 'trust',
    statement: TRUST.replace('{"AWS":"111122223333"}', '{"Federated":"cognito-identity.amazonaws.com"}'),
  },
]

const OPTIONS: ParseOptions = { minimumVersion: '2012-10-17' }

function source(statements: readonly string[], version = '2012-10-17'): string {
  return `{"Version":"${version}","Statement":[${statements.map((statement) => `{${statement}}`).join(',')}]}`
}

function thrown(text: string, type: PolicyType): PolicyError {
  try {
    parsePolicy(text, type, OPTIONS)
  } catch (error) {
    if (error instanceof PolicyError) return error
    throw error
  }
  throw new Error('The policy was accepted')
}

describe('the order of problems', () => {
  it('has a document for every code that a statement can have', () => {
    const whole: PolicyErrorCode[] = [
      'too-large',
      'too-deep',
      'json-invalid',
      'duplicate-element',
      'sid-duplicate',
    ]
    const codes = [...FAULTS.map(({ code }) => code), ...whole].sort()
    expect(codes).toEqual(Object.keys(PRECEDENCE).sort())
  })

  it.each(FAULTS)('$code is found alone', ({ code, type, statement, version }) => {
    expect(checkPolicy(source([statement], version), type, OPTIONS).map((error) => error.code)).toEqual([
      code,
    ])
  })

  const pairs = FAULTS.flatMap((first) => FAULTS.map((second) => [first, second] as const)).filter(
    ([first, second]) =>
      first !== second &&
      first.type === second.type &&
      first.version === undefined &&
      PRECEDENCE[first.code] !== PRECEDENCE[second.code],
  )

  it('throws the one that comes first in the table, wherever it stands', () => {
    for (const [first, second] of pairs) {
      const winner = PRECEDENCE[first.code] < PRECEDENCE[second.code] ? first : second
      for (const statements of [
        [first.statement, second.statement],
        [second.statement, first.statement],
      ]) {
        const text = source(statements, second.version)
        expect([first.code, second.code, thrown(text, first.type).code]).toEqual([
          first.code,
          second.code,
          winner.code,
        ])
      }
    }
    expect(pairs.length).toBeGreaterThan(100)
  })

  it('throws the one that stands first in the text among equals', () => {
    const fault = FAULTS.find(({ code }) => code === 'action-invalid')!
    const error = thrown(source([IDENTITY, fault.statement, fault.statement]), 'identity')
    expect(error.path).toBe('Statement[1].Action')
    // The elements are read in an order of their own.
    const text = source(['"Effect":"x","Action":"s3:*","Resource":"*","Sid":1'])
    expect(checkPolicy(text, 'identity').map(({ code }) => code)).toEqual(['effect-invalid', 'element-type'])
  })

  it('a Sid that comes twice is behind one that is malformed and before missing actions', () => {
    const twice = `${IDENTITY},"Sid":"a"`
    expect(thrown(source([twice, twice, '"Effect":"Allow","Resource":"*"']), 'identity').code).toBe(
      'sid-duplicate',
    )
    expect(thrown(source([twice, twice, `${IDENTITY},"Sid":"a b"`]), 'identity').code).toBe('sid-invalid')
  })
})

describe('checkPolicy', () => {
  it('reports all problems, the thrown one first', () => {
    const faults = FAULTS.filter(({ type, version }) => type === 'identity' && version === undefined)
    const text = source(faults.map(({ statement }) => statement))
    const errors = checkPolicy(text, 'identity', OPTIONS)
    expect(errors.map(({ code }) => code).sort()).toEqual(faults.map(({ code }) => code).sort())
    expect(errors.map(({ code }) => PRECEDENCE[code])).toEqual(
      errors.map(({ code }) => PRECEDENCE[code]).sort((a, b) => a - b),
    )
    const { code, path, position } = thrown(text, 'identity')
    expect(errors[0]).toMatchObject({ code, path, position })
  })

  it('is bounded', () => {
    const text = source(Array.from({ length: MAX_REPORTED_PROBLEMS * 5 }, () => '"Effect":"x"'))
    expect(checkPolicy(text, 'identity')).toHaveLength(MAX_REPORTED_PROBLEMS)
  })

  it('has one problem for what is not JSON', () => {
    for (const [text, code] of [
      ['{"Version":1,', 'json-invalid'],
      [`${'['.repeat(99)}`, 'too-deep'],
      ['{"Effect":1,"Effect":2}', 'duplicate-element'],
      [' '.repeat(200_000), 'too-large'],
    ] as const) {
      expect(checkPolicy(text, 'identity').map((error) => error.code)).toEqual([code])
    }
  })
})
