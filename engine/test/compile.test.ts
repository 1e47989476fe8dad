// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are text here
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_SHARED_KEY_LENGTH, MAX_SHARED_VALUES } from '../src/compile/limits.ts'
import { packDocument, unpackDocument } from '../src/compile/packed.ts'
import { Shared } from '../src/compile/shared.ts'
import {
  CompileCache,
  compilePolicy,
  type PolicyDocument,
  PolicyError,
  parsePolicy,
  type Statement,
} from '../src/index.ts'
import { Glob } from '../src/match/glob.ts'
import { Template } from '../src/match/pattern.ts'
import { toDocument } from './generators/documents.ts'
import { policies } from './generators/policies.ts'

const TEXT = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}'
const SPAN = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }
const STATEMENT: Statement = {
  sid: undefined,
  effect: 'Allow',
  principals: undefined,
  notPrincipals: undefined,
  actions: ['*'],
  notActions: undefined,
  resources: ['*'],
  notResources: undefined,
  conditions: [],
  span: SPAN,
}

function document(...statements: Partial<Statement>[]): PolicyDocument {
  return {
    version: '2012-10-17',
    id: undefined,
    statements: statements.map((statement) => ({ ...STATEMENT, ...statement })),
  }
}

function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof PolicyError) return error.code
    throw error
  }
  return 'none'
}

describe('compilePolicy', () => {
  it('gives back the document it was given', () => {
    fc.assert(
      fc.property(fc.oneof(policies('identity', false), policies('resource', false)), (raw) => {
        for (const policy of raw) {
          const given = toDocument(policy)
          expect(compilePolicy(given).document).toEqual(given)
          expect(unpackDocument(packDocument(given))).toEqual(given)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('refuses documents that mean nothing or two things', () => {
    const refused = (statement: Partial<Statement>) => codeOf(() => compilePolicy(document(statement)))
    expect(refused({ actions: undefined })).toBe('action-missing')
    expect(refused({ notActions: ['*'] })).toBe('action-missing')
    expect(refused({ notResources: ['*'] })).toBe('element-conflict')
    expect(refused({ principals: [], notPrincipals: [] })).toBe('element-conflict')
    expect(refused({ effect: 'allow' as 'Allow' })).toBe('effect-invalid')
  })

  it.each([
    ['NumericEquals', 'abc'],
    ['DateLessThan', 'tomorrow'],
    ['IpAddress', '10.0.0.0/33'],
    ['Bool', 'yes'],
    ['Null', ''],
    ['BinaryEquals', 'no base64'],
  ] as const)('refuses %s with the value %j', (operator, value) => {
    const entry = {
      quantifier: undefined,
      operator,
      ifExists: false,
      key: 'aws:key',
      values: [value],
      span: SPAN,
    }
    expect(codeOf(() => compilePolicy(document({ conditions: [entry] })))).toBe('condition-value-invalid')
  })

  it('refuses operators it does not know, names of Object.prototype among them', () => {
    for (const operator of ['StringMatches', 'constructor', '__proto__']) {
      const entry = {
        quantifier: undefined,
        operator: operator as 'Null',
        ifExists: false,
        key: 'a:b',
        values: [],
        span: SPAN,
      }
      expect(codeOf(() => compilePolicy(document({ conditions: [entry] })))).toBe(
        'condition-operator-unknown',
      )
    }
  })

  it('refuses documents past the limits', () => {
    const many = { actions: new Array<string>(200_000).fill('s3:a') }
    expect(codeOf(() => compilePolicy(document(many)))).toBe('too-large')
    const statements = new Array<Partial<Statement>>(16_385).fill({ actions: [], resources: [] })
    expect(codeOf(() => compilePolicy(document(...statements)))).toBe('too-large')
  })
})

describe('what documents share', () => {
  const entry = { quantifier: undefined, operator: 'StringEquals', ifExists: false, span: SPAN } as const
  const conditions = (key: string, ...values: string[]) => [{ ...entry, key, values }]
  const compiled = (statement: Partial<Statement>, version: PolicyDocument['version'] = '2012-10-17') =>
    compilePolicy({ ...document(statement), version }).statements[0]

  it('is the same Condition block, wherever it stands, and none that differs in anything', () => {
    const one = compiled({ conditions: conditions('aws:a', 'x') })?.condition
    expect(compiled({ effect: 'Deny', conditions: conditions('aws:a', 'x') })?.condition).toBe(one)
    const others: Partial<Statement>['conditions'][] = [
      conditions('aws:b', 'x'),
      conditions('aws:a', 'X'),
      conditions('aws:a', 'x', 'y'),
      conditions('aws:a', 'x","y'),
      conditions('aws:a', 'x').map((told) => ({ ...told, operator: 'StringNotEquals' })),
      conditions('aws:a', 'x').map((told) => ({ ...told, ifExists: true })),
      conditions('aws:a', 'x').map((told) => ({ ...told, quantifier: 'ForAnyValue' })),
      [...conditions('aws:a', 'x'), ...conditions('aws:b', 'x')],
    ]
    const all = new Set(others.map((list) => compiled({ conditions: list ?? [] })?.condition))
    expect(all.size).toBe(others.length)
    expect(all.has(one)).toBe(false)
  })

  it('keeps the versions of the language apart', () => {
    const text = ['arn:aws:s3:::${aws:username}/*']
    const told = { resources: text, conditions: conditions('aws:a', '${aws:username}') }
    const plain = compiled(told, '2008-10-17')
    const filled = compiled(told)
    expect(plain?.resources?.[0]).toBeInstanceOf(Glob)
    expect(filled?.resources?.[0]).toBeInstanceOf(Template)
    expect(plain?.condition?.values).toBe('${aws:username}')
    expect(filled?.condition?.values).toBeInstanceOf(Template)
  })

  it('is bounded in number and length, and nothing is kept of what is refused', () => {
    const shared = new Shared<object>()
    const make = () => ({})
    const first = shared.get('first', make)
    expect(shared.get('first', make)).toBe(first)
    for (let i = 1; i < MAX_SHARED_VALUES; i++) shared.get(`${i}`, make)
    expect(shared.get('first', make)).toBe(first)
    shared.get('one more', make)
    expect(shared.get('first', make)).not.toBe(first)
    const long = 'x'.repeat(MAX_SHARED_KEY_LENGTH + 1)
    expect(shared.get(long, make)).not.toBe(shared.get(long, make))
    const refuse = () => {
      throw new RangeError('refused')
    }
    expect(() => shared.get('bad', refuse)).toThrow(RangeError)
    expect(shared.get('bad', make)).toEqual({})
  })
})

describe('CompileCache', () => {
  it('compiles a text once, each type for itself', () => {
    const cache = new CompileCache(parsePolicy)
    const first = cache.compile(TEXT, 'identity')
    expect(cache.compile(TEXT, 'identity')).toBe(first)
    expect(cache.compile(TEXT, 'boundary')).not.toBe(first)
    expect(cache.size).toBe(2)
  })

  it('keeps what was used last, within its bounds', () => {
    const cache = new CompileCache(parsePolicy, { maxEntries: 2 })
    const texts = ['a', 'b', 'c'].map((name) => TEXT.replace('s3:*', `s3:${name}`)) as [
      string,
      string,
      string,
    ]
    const a = cache.compile(texts[0], 'identity')
    const b = cache.compile(texts[1], 'identity')
    cache.compile(texts[0], 'identity')
    cache.compile(texts[2], 'identity')
    expect(cache.size).toBe(2)
    expect(cache.compile(texts[0], 'identity')).toBe(a)
    expect(cache.compile(texts[1], 'identity')).not.toBe(b)
    const small = new CompileCache(parsePolicy, { maxCharacters: 10 })
    small.compile(TEXT, 'identity')
    expect(small.size).toBe(0)
  })

  it('keeps nothing of a text that is refused', () => {
    const cache = new CompileCache(parsePolicy)
    expect(() => cache.compile('{}', 'identity')).toThrow(PolicyError)
    expect(cache.size).toBe(0)
  })
})
