import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServiceError } from '../../src/errors.ts'
import { iamModel } from '../../src/models/iam.gen.ts'
import { organizationsModel } from '../../src/models/organizations.gen.ts'
import { stsModel } from '../../src/models/sts.gen.ts'
import { constraintsOf } from '../../src/validate/constraints.ts'
import { validateInput } from '../../src/validate/index.ts'
import { MAX_REPORTED_FAILURES, MAX_SHOWN_VALUE_LENGTH } from '../../src/validate/message.ts'
import { compilePattern } from '../../src/validate/patterns.ts'
import type { ServiceModel, Shape } from '../../src/wire/model.ts'
import { arbitraryOf, exampleModel, OPERATIONS } from '../wire/models.ts'

function errorOf(model: ServiceModel, name: string, input: unknown): ServiceError {
  try {
    validateInput(model, name, input)
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
  throw new Error('the input is valid')
}

const iam = (name: string, input: unknown) => errorOf(iamModel, name, input)
const sts = (name: string, input: unknown) => errorOf(stsModel, name, input)

const role = (more: object) => ({ RoleName: 'r', AssumeRolePolicyDocument: '{}', ...more })
const assume = (more: object) => ({
  RoleArn: 'arn:aws:iam::123456789012:role/r',
  RoleSessionName: 'session',
  ...more,
})

describe('as recorded from AWS', () => {
  test('IAM does not repeat the value', () => {
    expect(iam('CreateRole', role({ RoleName: 'r'.repeat(65) }))).toMatchObject({
      code: 'ValidationError',
      status: 400,
      message:
        "1 validation error detected: Value at 'roleName' failed to satisfy constraint: " +
        'Member must have length less than or equal to 64',
    })
    expect(iam('CreateRole', role({ Description: 'an em dash \u2014' })).message).toBe(
      "1 validation error detected: Value at 'description' failed to satisfy constraint: Member must satisfy regular " +
        'expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*',
    )
    const Tags = [1, 2, 3, 4].map((at) => ({ Key: `k${at}`, Value: at === 4 ? '(brackets)' : '' }))
    expect(iam('CreateRole', role({ Tags })).message).toBe(
      "1 validation error detected: Value at 'tags.4.member.value' failed to satisfy constraint: Member must satisfy " +
        'regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*',
    )
  })

  test('IAM has its own words for names and paths', () => {
    const name = (member: string) =>
      `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`
    expect(iam('CreateUser', { UserName: 'a b' }).message).toBe(name('userName'))
    expect(iam('CreateRole', role({ RoleName: '{x}' })).message).toBe(name('roleName'))
    expect(iam('PutUserPolicy', { UserName: 'a', PolicyName: 'a b', PolicyDocument: '{}' }).message).toBe(
      name('policyName'),
    )
    expect(iam('CreateUser', { UserName: 'a', Path: 'test/' }).message).toBe(
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters ' +
        'and/or / characters.',
    )
    expect(iam('ListPolicies', { PathPrefix: '/foo' }).message).toBe(
      'The specified value for pathPrefix is invalid. It must begin with the / character and contain only alphanumeric ' +
        'characters and/or / characters.',
    )
    expect(iam('CreateInstanceProfile', { InstanceProfileName: '{}' }).message).toBe(
      "1 validation error detected: Value at 'instanceProfileName' failed to satisfy constraint: Member must satisfy " +
        'regular expression pattern: [\\w+=,.@-]+',
    )
  })

  test('STS repeats the value, the pattern stands before the length', () => {
    expect(sts('AssumeRole', assume({ RoleArn: '' })).message).toBe(
      "2 validation errors detected: Value '' at 'roleArn' failed to satisfy constraint: Member must satisfy regular " +
        'expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+; ' +
        "Value '' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
    )
    expect(sts('AssumeRole', assume({ RoleArn: 'arn:aws:iam::123456' })).message).toBe(
      "1 validation error detected: Value 'arn:aws:iam::123456' at 'roleArn' failed to satisfy constraint: " +
        'Member must have length greater than or equal to 20',
    )
    expect(sts('AssumeRole', assume({ RoleSessionName: 'a:b' })).message).toBe(
      "1 validation error detected: Value 'a:b' at 'roleSessionName' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\w+=,.@-]*',
    )
    expect(sts('AssumeRole', { RoleArn: assume({}).RoleArn }).message).toBe(
      "1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null",
    )
    expect(sts('AssumeRole', assume({ DurationSeconds: 43201 })).message).toBe(
      "1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: " +
        'Member must have value less than or equal to 43200',
    )
  })
})

describe('what a message holds', () => {
  test('every failure, in the order of the model', () => {
    expect(iam('UpdateAccessKey', { Status: 'Broken', UserName: 'u'.repeat(129) }).message).toBe(
      "3 validation errors detected: Value at 'userName' failed to satisfy constraint: Member must have length less than " +
        "or equal to 128; Value at 'accessKeyId' failed to satisfy constraint: Member must not be null; " +
        "Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive, Expired]",
    )
  })

  test('other failures stand before those with words of their own, of which the first is named', () => {
    expect(iam('CreateUser', { Path: 'x', UserName: 'u'.repeat(65) }).message).toMatch(
      /^1 validation error detected: Value at 'userName'/,
    )
    expect(iam('CreateUser', { Path: 'x', UserName: 'a b' }).message).toMatch(/value for path is invalid/)
  })

  test('of a list of values all constraints of its members, of a list of structures the member at fault', () => {
    expect(iam('UntagUser', { UserName: 'a', TagKeys: ['ok', ''] }).message).toBe(
      "1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: " +
        '[Member must have length less than or equal to 128, Member must have length greater than or equal to 1, ' +
        'Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+]',
    )
    expect(iam('TagUser', { UserName: 'a', Tags: [{ Key: 'a', Value: '' }, { Value: '' }] }).message).toBe(
      "1 validation error detected: Value at 'tags.2.member.key' failed to satisfy constraint: Member must not be null",
    )
    const Tags = Array.from({ length: 51 }, (_, at) => ({ Key: `${at}`, Value: '' }))
    expect(iam('TagUser', { UserName: 'a', Tags }).message).toMatch(/at 'tags' .* less than or equal to 50$/)
  })

  test('never a sensitive value', () => {
    const { message } = sts('AssumeRoleWithWebIdentity', assume({ WebIdentityToken: 'abc' }))
    expect(message).toBe(
      "1 validation error detected: Value at 'webIdentityToken' failed to satisfy constraint: " +
        'Member must have length greater than or equal to 4',
    )
    let checked = 0
    for (const [name, model] of OPERATIONS) {
      const { input } = model.operations[name]!
      const shape = input === undefined ? undefined : model.shapes[input]!
      if (shape?.type !== 'structure') continue
      for (const [member, target] of Object.entries(shape.members)) {
        const value = model.shapes[target.shape]!
        if (!('sensitive' in value && value.sensitive) || value.type !== 'string' || value.max === undefined)
          continue
        const secret = 'S3cret'.repeat(value.max)
        expect(errorOf(model, name, { [member]: secret }).message, `${name}.${member}`).not.toContain(
          'S3cret',
        )
        checked++
      }
    }
    expect(checked).toBeGreaterThan(5)
  })

  test('no more than its limits', () => {
    const Tags = Array.from({ length: 5000 }, () => ({}))
    expect(iam('TagUser', { UserName: 'a', Tags }).message).toContain(
      `${MAX_REPORTED_FAILURES} validation errors`,
    )
    const long = sts('AssumeRole', assume({ RoleSessionName: 'x'.repeat(1_000_000) })).message
    expect(long.length).toBeLessThan(MAX_SHOWN_VALUE_LENGTH + 200)
  })

  test('maps and numbers', () => {
    const map = errorOf(exampleModel, 'Echo', { Map: { a: 1, b: 11 } }).message
    expect(map).toContain(
      'Map value must satisfy constraint: [Member must have value less than or equal to 10, Member',
    )
    expect(errorOf(exampleModel, 'Echo', { Count: Number.NaN }).message).toContain(
      "2 validation errors detected: Value 'NaN'",
    )
    const nested = errorOf(exampleModel, 'Echo', { Child: { Child: { Bytes: Buffer.alloc(0) } } }).message
    expect(nested).toContain("Value at 'child.child.bytes' failed")
  })
})

describe('what is valid', () => {
  test('lengths count characters, not the units they are stored in', () => {
    // U+20000 is a letter outside the basic plane.
    const Tags = (length: number) => [{ Key: '\u{20000}'.repeat(length), Value: '' }]
    validateInput(iamModel, 'TagUser', { UserName: 'a', Tags: Tags(128) })
    expect(iam('TagUser', { UserName: 'a', Tags: Tags(129) }).message).toContain('less than or equal to 128')
    const short = assume({ WebIdentityToken: '\u{20000}'.repeat(3) })
    expect(sts('AssumeRoleWithWebIdentity', short).message).toContain('greater than or equal to 4')
    validateInput(stsModel, 'AssumeRoleWithWebIdentity', assume({ WebIdentityToken: '\u{20000}'.repeat(4) }))
  })

  test.each(['CreateUser', 'GetUser', 'ListUsers', 'CreateRole'])('%s', (name) => {
    const Tags = [{ Key: 'Stra\u00dfe 1', Value: 'a/b:c=d+e@f' }]
    const Path = '/division_abc/!~/'
    validateInput(
      iamModel,
      name,
      role({ UserName: 'A+=,.@_-z9', Path, PathPrefix: '/a', MaxItems: 1000, Tags }),
    )
  })

  test('an operation without input', () => {
    validateInput(iamModel, 'GetAccountSummary', {})
  })
})

describe('patterns', () => {
  // Where a shape has a limit its expression sees no value much longer.
  const patterns = new Map(
    [iamModel, organizationsModel, stsModel].flatMap((model) =>
      Object.values(model.shapes).flatMap((shape) =>
        shape.type === 'string' && shape.pattern
          ? [[`${shape.pattern} up to ${shape.max}`, shape] as const]
          : [],
      ),
    ),
  )

  test('match the whole value, over several lines too', () => {
    expect(compilePattern('[\\w]+').test('abc')).toBe(true)
    for (const value of ['abc\n', '\nabc', 'abc def', ''])
      expect(compilePattern('[\\w]+').test(value)).toBe(false)
    expect(compilePattern('a|b').test('ab')).toBe(false)
    expect(compilePattern('[\\w+=,.@\\:-]*').test('a:b@c')).toBe(true)
  })

  // A pattern that is quadratic or worse does not end within the time a test has.
  test.each([...patterns])('%s takes linear time', (_pattern, shape) => {
    const { holds } = constraintsOf(shape).find(({ kind }) => kind === 'pattern')!
    for (const unit of [
      'a',
      '/',
      '/a',
      'a-',
      '-',
      '1',
      ' ',
      'http://',
      '?',
      '#',
      'o-',
      '\u00e9',
      'v1.',
      'a.',
    ]) {
      const long = unit.repeat(100_000)
      for (const end of ['', '\u0000', '!', '/', '@', '\u0000/']) {
        for (const start of ['', '/', 'http://', 'v1.', 'a@', 'o-aaaaaaaaaa/r-aaaa'])
          holds(start + long + end)
      }
    }
  })
})

describe('any input', () => {
  test.each(OPERATIONS)('%s is valid exactly where every constraint holds, and else named', (name, model) => {
    const { input } = model.operations[name]!
    if (input === undefined) return
    fc.assert(
      fc.property(arbitraryOf(model, input), (value) => {
        let error: unknown
        try {
          validateInput(model, name, value)
        } catch (thrown) {
          error = thrown
        }
        if (isValid(model, input, value)) {
          expect(error).toBeUndefined()
          return
        }
        expect(error).toBeInstanceOf(ServiceError)
        expect(error).toMatchObject({ code: 'ValidationError', status: 400 })
        expect((error as ServiceError).message).toMatch(
          /^\d+ validation errors? detected: |^The specified value for /,
        )
      }),
      { numRuns: 30 },
    )
  })
})

describe('AWS Organizations', () => {
  const operations = Object.keys(organizationsModel.operations)

  test.each([
    ['MoveAccount', {}, 'INPUT_REQUIRED', 'You must include a value for all required parameters.'],
    [
      'DescribeAccount',
      { AccountId: 'x' },
      'INVALID_PATTERN',
      'You provided a value that does not match the required pattern.',
    ],
    ['ListPolicies', { Filter: 'x' }, 'INVALID_ENUM_POLICY_TYPE', 'You specified an invalid value.'],
    [
      'ListChildren',
      { ParentId: 'r-aaaa', ChildType: 'x' },
      'INVALID_ENUM',
      'You specified an invalid value.',
    ],
    ['ListAccounts', { MaxResults: 21 }, 'MAX_VALUE_EXCEEDED', 'numeric parameter that has a larger value'],
    ['ListAccounts', { MaxResults: 0 }, 'MIN_VALUE_EXCEEDED', 'numeric parameter that has a smaller value'],
    [
      'CreateOrganizationalUnit',
      { ParentId: 'r-aaaa', Name: 'x'.repeat(129) },
      'MAX_LENGTH_EXCEEDED',
      'string parameter that is longer than allowed',
    ],
    [
      'CreateOrganizationalUnit',
      { ParentId: 'r-aaaa', Name: '' },
      'MIN_LENGTH_EXCEEDED',
      'string parameter that is shorter than allowed',
    ],
    ['UntagResource', { ResourceId: 'r-aaaa', TagKeys: ['\u0001'] }, 'INVALID_LIST_MEMBER', 'a list'],
    [
      'AttachPolicy',
      { PolicyId: 'x', TargetId: 'r-aaaa' },
      'INVALID_SYNTAX_POLICY_ID',
      'the required pattern',
    ],
    [
      'AttachPolicy',
      { PolicyId: 'p-12345678', TargetId: 'x' },
      'INVALID_PATTERN_TARGET_ID',
      'the required pattern',
    ],
  ])('%s of %j: %s', (name, input, Reason, message) => {
    const error = errorOf(organizationsModel, name, input)
    expect(error).toMatchObject({ code: 'InvalidInputException', status: 400, fields: { Reason } })
    expect(error.message).toContain(message)
  })

  test.each(operations)('%s takes what every constraint holds for, and nothing else', (name) => {
    const { input } = organizationsModel.operations[name]!
    if (input === undefined) return
    fc.assert(
      fc.property(arbitraryOf(organizationsModel, input), (value) => {
        if (isValid(organizationsModel, input, value)) validateInput(organizationsModel, name, value)
        else expect(errorOf(organizationsModel, name, value)).toMatchObject({ code: 'InvalidInputException' })
      }),
      { numRuns: 20 },
    )
  })
})

/** The constraints said a second time, as plainly as can be. */
function isValid(model: ServiceModel, name: string, value: unknown): boolean {
  const shape = model.shapes[name]!
  const inside = ({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Limits, size: number) =>
    size >= min && size <= max
  switch (shape.type) {
    case 'structure': {
      const given = value as Record<string, unknown>
      return (
        (shape.required ?? []).every((member) => given[member] !== undefined) &&
        Object.entries(given).every(([member, v]) => isValid(model, shape.members[member]!.shape, v))
      )
    }
    case 'list': {
      const items = value as unknown[]
      return inside(shape, items.length) && items.every((item) => isValid(model, shape.member.shape, item))
    }
    case 'map': {
      const entries = Object.entries(value as Record<string, unknown>)
      return (
        inside(shape, entries.length) &&
        entries.every(
          ([key, v]) => isValid(model, shape.key.shape, key) && isValid(model, shape.value.shape, v),
        )
      )
    }
    case 'string': {
      const text = value as string
      const source = shape.pattern?.replaceAll(/\\([:@])/g, '$1').replaceAll('\\-', '\\x2d')
      const matched = source === undefined ? undefined : new RegExp(source, 'u').exec(text)?.[0]
      const isWhole = source === undefined || new RegExp(`^(${source})$`, 'u').test(text) || matched === text
      return inside(shape, [...text].length) && isWhole && (shape.enum?.includes(text) ?? true)
    }
    case 'blob':
      return inside(shape, (value as Uint8Array).length)
    case 'integer':
      return inside(shape, value as number)
    default:
      return true
  }
}

type Limits = Pick<Extract<Shape, { type: 'string' }>, 'min' | 'max'>
