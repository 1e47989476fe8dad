// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are text here
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../src/compile/policy.ts'
import { PolicyError } from '../src/errors.ts'
import { MAX_REPORTED_PROBLEMS } from '../src/limits.ts'
import { checkPolicy, parsePolicy } from '../src/parse/policy.ts'
import type { PolicyType } from '../src/types.ts'

const type = fc.constantFrom<PolicyType>(
  'identity',
  'resource',
  'trust',
  'boundary',
  'session',
  'scp',
  'rcp',
  'vpc-endpoint',
)

/** What holds of any text at all. */
function holds(source: string, policyType: PolicyType): void {
  const errors = checkPolicy(source, policyType)
  expect(errors.length).toBeLessThanOrEqual(MAX_REPORTED_PROBLEMS)
  let thrown: unknown
  try {
    const document = parsePolicy(source, policyType)
    expect(document.statements.length).toBeGreaterThan(0)
    // What is accepted can be evaluated: the two readings of values do not differ.
    compilePolicy(document)
  } catch (error) {
    thrown = error
  }
  const [first] = errors
  if (first === undefined) {
    expect(thrown).toBeUndefined()
    return
  }
  if (!(thrown instanceof PolicyError))
    throw thrown ?? new Error('parsePolicy accepts what checkPolicy refuses')
  expect({ ...thrown, message: thrown.message }).toEqual({ ...first, message: first.message })
  for (const { message, detail, position } of errors) {
    expect(message).not.toBe('')
    expect(detail).not.toBe('')
    const line = source.split('\n')[position.line - 1]
    expect(line).toBeDefined()
    expect(position.column).toBeGreaterThanOrEqual(1)
    expect(position.column).toBeLessThanOrEqual(line!.length + 1)
  }
}

const arn = fc.constantFrom(
  '*',
  'arn:aws:s3:::bucket/*',
  'arn:aws:iam::111122223333:user/alice',
  'arn:aws:iam::111122223333:root',
  'arn:x:y',
)
const text = fc.oneof(
  arn,
  fc.constantFrom('s3:Get*', 'sts:AssumeRole', '2012-10-17', '${aws:username}', '${', 'true', '10', 'a:b:c'),
  fc.string({ maxLength: 12 }),
)
const oneOrMany = fc.oneof(text, fc.array(text, { maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }))
const operator = fc.constantFrom(
  'StringLike',
  'Bool',
  'IpAddress',
  'ForAnyValue:ArnLike',
  'NumericEquals',
  'Null',
  'X',
)
const statement = fc.record(
  {
    Sid: text,
    Effect: fc.constantFrom('Allow', 'Deny', 'allow'),
    Principal: fc.oneof(
      fc.constant('*'),
      fc.dictionary(fc.constantFrom('AWS', 'Service', 'X'), oneOrMany),
      oneOrMany,
    ),
    NotPrincipal: oneOrMany,
    Action: oneOrMany,
    NotAction: oneOrMany,
    Resource: oneOrMany,
    NotResource: oneOrMany,
    Condition: fc.dictionary(operator, fc.dictionary(fc.constantFrom('aws:X', 'AWS:x', 'y'), oneOrMany)),
  },
  { requiredKeys: ['Effect'] },
)
const policy = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2008-10-17', '2025-02-20'),
    Id: text,
    Statement: fc.oneof(statement, fc.array(statement, { maxLength: 4 })),
  },
  { requiredKeys: ['Statement'] },
)

describe('whatever the text is', () => {
  it('random characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), type, holds), { numRuns: 300 })
  })

  it('random JSON', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), type, holds), { numRuns: 500 })
  })

  it('policies of random parts', () => {
    const source = policy.map((value) => JSON.stringify(value, null, 1))
    fc.assert(fc.property(source, type, holds), { numRuns: 500 })
  })

  it('valid policies with some characters replaced, taken out or put in', () => {
    const valid = JSON.stringify(
      {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: ['s3:GetObject', 'iam:*'],
          Resource: ['arn:aws:s3:::bucket/${aws:username}/*', '*'],
          Condition: {
            'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['a', 'b'] },
            Bool: { 'aws:X': true },
          },
        },
      },
      null,
      1,
    )
    const edit = fc.record({
      at: fc.nat(valid.length),
      remove: fc.nat(3),
      insert: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 2 }),
        fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '${'),
      ),
    })
    const mutated = fc
      .array(edit, { minLength: 1, maxLength: 3 })
      .map((edits) =>
        edits.reduce(
          (source, { at, remove, insert }) => source.slice(0, at) + insert + source.slice(at + remove),
          valid,
        ),
      )
    fc.assert(fc.property(mutated, type, holds), { numRuns: 1000 })
  })

  it('long texts of one piece, whose cost must not grow faster than they do', () => {
    // A reader that is quadratic would take minutes for these and end at the time-out.
    for (const piece of ['[', '{"a":', '"', '\\', ' ', '${', 'arn:', '*', "${a,'", '\n', '1', ':']) {
      const long = piece.repeat(Math.floor(120_000 / piece.length))
      holds(long, 'identity')
      for (const element of ['Action', 'Resource', 'Sid', 'Effect']) {
        const value = JSON.stringify(long.slice(0, 60_000))
        holds(
          `{"Version":"2012-10-17","Statement":{"Effect":"Allow","${element}2":1,"${element}":${value}}}`,
          'identity',
        )
      }
      for (const wanted of ['StringLike', 'IpAddress', 'DateEquals', 'NumericEquals', 'BinaryEquals']) {
        const condition = JSON.stringify({ [wanted]: { 'aws:X': long.slice(0, 60_000) } })
        const rest = '"Effect":"Allow","Action":"*","Resource":"*"'
        holds(`{"Version":"2012-10-17","Statement":{${rest},"Condition":${condition}}}`, 'identity')
      }
      for (const kind of ['AWS', 'Service', 'Federated']) {
        const principal = JSON.stringify({
          [kind]: `arn:aws:iam::111122223333:user/${long.slice(0, 60_000)}`,
        })
        holds(`{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":${principal}}}`, 'trust')
      }
    }
  })

  it('many keys and many statements', () => {
    const keys = Array.from({ length: 8000 }, (_, index) => `"aws:k${index}":"v"`).join(',')
    const rest = '"Effect":"Allow","Action":"*","Resource":"*"'
    expect(checkPolicy(`{"Statement":{${rest},"Condition":{"StringLike":{${keys}}}}}`, 'identity')).toEqual(
      [],
    )
    const statements = Array.from({ length: 2000 }, (_, index) => `{"Sid":"s${index}",${rest}}`).join(',')
    expect(checkPolicy(`{"Statement":[${statements}]}`, 'identity')).toEqual([])
  })
})
