// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import { describe, expect, it } from 'vitest'
import {
  type ContextValues,
  compilePolicy,
  decide,
  explain,
  type PolicyDocument,
  type Principal,
  parsePolicy,
  policySet,
  type Request,
  RequestError,
} from '../src/index.ts'
import { compilePattern, matchPattern } from '../src/match/pattern.ts'

const ALICE: Principal = {
  type: 'user',
  accountId: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/alice',
  userId: 'AIDAALICE',
}

function ask(more: Partial<Request> = {}): Request {
  return { principal: ALICE, action: 's3:GetObject', resource: '*', context: new Map(), ...more }
}

function allowWith(condition: object, resource = '*') {
  const Statement = { Effect: 'Allow', Action: '*', Resource: resource, Condition: condition }
  const text = JSON.stringify({ Version: '2012-10-17', Statement })
  return { identity: policySet([compilePolicy(parsePolicy(text, 'identity'))]) }
}

describe('hostile patterns', () => {
  // Backtracking over so many stars would outlast every test; that these tests end is what they show.
  it('of 10,000 stars end', () => {
    const value = 'a'.repeat(20_000)
    const matches = (pattern: string) => matchPattern(compilePattern(pattern, true, true), value, new Map())
    expect(matches(`${'*a'.repeat(10_000)}*`)).toBe(true)
    expect(matches(`${'*a'.repeat(10_000)}*b`)).toBe(false)
    expect(matches(`${'*a'.repeat(10_000)}*b*`)).toBe(false)
    expect(matches(`${'*aa'.repeat(10_000)}*a*`)).toBe(false)
  })

  it('of stars and question marks end', () => {
    expect(
      matchPattern(compilePattern(`${'*?a'.repeat(3000)}b`, true, true), 'a'.repeat(2048), new Map()),
    ).toBe(false)
    expect(
      matchPattern(compilePattern(`${'?'.repeat(2048)}*`, true, true), 'a'.repeat(2048), new Map()),
    ).toBe(true)
    const variables = compilePattern(`${'*${aws:username}'.repeat(500)}*b`, true, true)
    expect(matchPattern(variables, 'a'.repeat(2048), new Map([['aws:username', 'a']]))).toBe(false)
  })

  it('in actions end', () => {
    const Statement = { Effect: 'Allow', Action: `s3:${'*a'.repeat(10_000)}b`, Resource: '*' }
    const document: PolicyDocument = {
      ...parsePolicy(
        JSON.stringify({ Version: '2012-10-17', Statement: { ...Statement, Action: '*' } }),
        'identity',
      ),
    }
    const hostile = {
      ...document,
      statements: document.statements.map((statement) => ({ ...statement, actions: [Statement.Action] })),
    }
    const identity = policySet([compilePolicy(hostile)])
    expect(decide(ask({ action: `s3:${'a'.repeat(250)}` }), { identity }).allowed).toBe(false)
  })
})

describe('patterns made to be slow against texts made to be long', () => {
  const slow = `*${'a?'.repeat(2000)}b*`
  const agent = 'a'.repeat(16_000)
  const layers = allowWith({ StringLike: { 'aws:UserAgent': [slow, `${slow}c*`] } })

  it('are refused, and refuse nobody else', () => {
    const context = new Map([['aws:useragent', agent]])
    expect(() => decide(ask({ context }), layers)).toThrow(RequestError)
    expect(() => explain(ask({ context }), layers)).toThrow(RequestError)
    const { allowed } = decide(
      ask({ context: new Map([['aws:useragent', `${'ab'.repeat(2000)}b`]]) }),
      layers,
    )
    expect(allowed).toBe(true)
  })
})

describe('names of Object.prototype', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']

  it.each(names)('%s is a condition key, value, variable, action and resource like any other', (name) => {
    const layers = allowWith({ StringEquals: { [`a:${name}`]: name } })
    expect(decide(ask(), layers).allowed).toBe(false)
    expect(decide(ask({ context: new Map([[`a:${name.toLowerCase()}`, name]]) }), layers).allowed).toBe(true)
    expect(decide(ask({ action: name, resource: name }), layers).allowed).toBe(false)
    const variable = allowWith({ StringEquals: { 'a:key': `\${${name}}` } })
    expect(decide(ask({ context: new Map([['a:key', 'x']]) }), variable).allowed).toBe(false)
    expect(explain(ask({ action: name }), layers).decision.allowed).toBe(false)
  })
})

describe('hostile requests', () => {
  it('with lone surrogates and control characters are decided', () => {
    const layers = allowWith({ StringLike: { 'a:key': '*' } }, 'arn:aws:s3:::b/*')
    const context = new Map([['a:key', '\ud800\u0000\ufffe']])
    expect(decide(ask({ context, resource: 'arn:aws:s3:::b/\udfff' }), layers).allowed).toBe(true)
    expect(decide(ask({ context, resource: 'arn:aws:s3:::\udfffb/' }), layers).allowed).toBe(false)
  })

  it('with 100,000 values or one endless value are refused, not cut short', () => {
    const deny = { 'ForAnyValue:StringEquals': { 'a:key': 'last' } }
    const values = [...new Array<string>(100_000).fill('x'), 'last']
    expect(() => decide(ask({ context: new Map([['a:key', values]]) }), allowWith(deny))).toThrow(
      RequestError,
    )
    const long = new Map([['a:key', 'x'.repeat(1_000_000)]])
    expect(() => decide(ask({ context: long }), allowWith({ StringLike: { 'a:key': '*' } }))).toThrow(
      RequestError,
    )
  })

  it('with a context that gives something else than text are refused', () => {
    for (const value of [5, true, { length: 1 }]) {
      const context = { get: () => value } as unknown as ContextValues
      expect(() => decide(ask({ context }), allowWith({ StringEquals: { 'a:key': 'x' } }))).toThrow()
    }
  })

  it('whose context decides something itself get their own answer', () => {
    const inner = allowWith({ DateLessThan: { 'aws:currenttime': '2020-01-01T00:00:00Z' } })
    const outer = allowWith({
      DateGreaterThan: { 'aws:currenttime': '2024-01-01T00:00:00Z' },
      IpAddress: { 'aws:sourceip': '10.0.0.0/8' },
    })
    const context: ContextValues = {
      get(key) {
        decide(ask({ context: new Map([['aws:currenttime', '2019-01-01T00:00:00Z']]) }), inner)
        return key === 'aws:currenttime' ? '2026-01-01T00:00:00Z' : '10.1.1.1'
      },
    }
    expect(decide(ask({ context }), outer).allowed).toBe(true)
  })
})

describe('a policy of 100,000 values', () => {
  it('is refused with an error', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => `v${i}`)
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { StringEquals: { 'a:b': values } },
      },
    })
    expect(() => compilePolicy(parsePolicy(text, 'identity'))).toThrow('')
    const span = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
    const small = parsePolicy(text.replace(/\["v0".*\]/, '"v"'), 'identity')
    const statements = small.statements.map((statement) => ({
      ...statement,
      conditions: [
        {
          quantifier: undefined,
          operator: 'StringEquals' as const,
          ifExists: false,
          key: 'a:b',
          values,
          span,
        },
      ],
    }))
    expect(() => compilePolicy({ ...small, statements })).toThrow('Syntax errors in policy.')
  })
})
