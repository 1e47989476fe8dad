/**
 * The decision cases of `engine/cases`: each one runs through the engine from policy text to denial message,
 * and through the reference evaluator, which must agree.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../reference/evaluate.ts'
import type { RawLayers } from '../reference/policy.ts'
import type { ConditionOperator } from '../src/document.ts'
import {
  callerName,
  compilePolicy,
  decide,
  denialMessage,
  denialReason,
  explain,
  type PolicyLayers,
  type PolicySet,
  type PolicyType,
  parsePolicy,
  policySet,
} from '../src/index.ts'
import {
  type CaseLayers,
  type CasePolicy,
  canSimulate,
  type DecisionCase,
  LAYER_NAMES,
  loadCases,
} from './case-format.ts'

const MIN_CASES = 500
const cases = loadCases()

function compileSet(policies: readonly CasePolicy[], type: PolicyType): PolicySet {
  return policySet(policies.map((policy) => compilePolicy(parsePolicy(JSON.stringify(policy), type))))
}

function compileLayers(layers: CaseLayers): PolicyLayers {
  const { identity, boundary, session, resource, resourceKind, scps, rcps, vpcEndpoint } = layers
  return {
    ...(identity && { identity: compileSet(identity, 'identity') }),
    ...(boundary && { boundary: compileSet(boundary, 'boundary') }),
    ...(session && { session: compileSet(session, 'session') }),
    ...(resource && { resource: compileSet(resource, resourceKind === 'trust' ? 'trust' : 'resource') }),
    ...(resourceKind && { resourceKind }),
    ...(scps && { scps: scps.map((level) => compileSet(level, 'scp')) }),
    ...(rcps && { rcps: rcps.map((level) => compileSet(level, 'rcp')) }),
    ...(vpcEndpoint && { vpcEndpoint: compileSet(vpcEndpoint, 'vpc-endpoint') }),
  }
}

/** What the message of a denial must be as a whole, given its last part. */
function wholeMessage({ request: { principal, action, resource } }: DecisionCase, reason: string): string {
  if (principal.type === 'federated') return `Not authorized to perform ${action}`
  const user = callerName(principal)
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`
}

const byFile = Map.groupBy(cases, ({ file }) => file)

describe.each([...byFile])('%s', (_file, group) => {
  it.each(group.map((entry) => [entry.name, entry] as const))('%s', (_name, entry) => {
    const { request, expect: wanted } = entry
    const layers = compileLayers(entry.layers)
    const decision = decide(request, layers)
    const { allowed, outcome, type, statement } = wanted
    expect(decision, entry.reason).toEqual({ allowed, outcome, type, statement })
    if (wanted.message !== undefined) {
      expect(denialReason(decision, request.action)).toBe(wanted.message)
      expect(denialMessage(request, decision)).toBe(wholeMessage(entry, wanted.message))
    }
    expect(explain(request, layers).decision).toEqual(decision)
    expect(evaluate(request, entry.layers as unknown as RawLayers), 'the reference evaluator').toEqual({
      allowed,
      outcome,
      type,
    })
  })
})

/** Every operator; the compiler of this file refuses the table when the language gains one. */
const OPERATORS = Object.keys({
  StringEquals: 0,
  StringNotEquals: 0,
  StringEqualsIgnoreCase: 0,
  StringNotEqualsIgnoreCase: 0,
  StringLike: 0,
  StringNotLike: 0,
  NumericEquals: 0,
  NumericNotEquals: 0,
  NumericLessThan: 0,
  NumericLessThanEquals: 0,
  NumericGreaterThan: 0,
  NumericGreaterThanEquals: 0,
  DateEquals: 0,
  DateNotEquals: 0,
  DateLessThan: 0,
  DateLessThanEquals: 0,
  DateGreaterThan: 0,
  DateGreaterThanEquals: 0,
  Bool: 0,
  BinaryEquals: 0,
  IpAddress: 0,
  NotIpAddress: 0,
  ArnEquals: 0,
  ArnNotEquals: 0,
  ArnLike: 0,
  ArnNotLike: 0,
  Null: 0,
} satisfies Record<ConditionOperator, 0>)

/** The keys of a Condition under which a case of the operator's own file tests it. */
function operatorsOf(entry: DecisionCase): string[] {
  const found: string[] = []
  JSON.stringify(entry.layers, (name, value) => {
    if (name === 'Condition' && typeof value === 'object') found.push(...Object.keys(value))
    return value
  })
  return found
}

describe('the cases', () => {
  it(`are at least ${MIN_CASES}, with names that are unique`, () => {
    expect(cases.length).toBeGreaterThanOrEqual(MIN_CASES)
    const names = cases.map(({ name }) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('ask different questions', () => {
    const seen = new Map<string, string>()
    for (const { name, layers, request, context } of cases) {
      const question = JSON.stringify([layers, { ...request, context }])
      expect([name, seen.get(question)], 'asked twice').toEqual([name, undefined])
      seen.set(question, name)
    }
  })

  it.each(OPERATORS)('test %s: holding, failing, missing key and IfExists', (operator) => {
    const own = cases.filter(({ file }) => file === `conditions/${operator}`)
    const plain = own.filter((entry) => operatorsOf(entry).includes(operator))
    const holds = ({ expect: { allowed, outcome }, layers }: DecisionCase) =>
      layers.identity?.length === 1 ? allowed : outcome === 'explicit-deny'
    expect(plain.some(holds)).toBe(true)
    expect(plain.some((entry) => !holds(entry))).toBe(true)
    expect(plain.some(({ context }) => Object.keys(context).length === 0)).toBe(true)
    if (operator !== 'Null') {
      expect(own.some((entry) => operatorsOf(entry).includes(`${operator}IfExists`))).toBe(true)
      expect(plain.some((entry) => /\[.*,.*\]/.test(JSON.stringify(entry.layers)))).toBe(true)
    }
  })

  it.each(['ForAllValues:', 'ForAnyValue:'])('test %s with each family of operators', (quantifier) => {
    const found = new Set(cases.flatMap(operatorsOf).filter((name) => name.startsWith(quantifier)))
    for (const family of ['String', 'Numeric', 'Bool', 'Binary', 'Arn'])
      expect(
        [...found].some((name) => name.includes(family)),
        family,
      ).toBe(true)
  })

  it.each(LAYER_NAMES)('test the layer %s', (layer) => {
    expect(cases.filter(({ layers }) => layers[layer] !== undefined).length).toBeGreaterThan(10)
  })

  it.each<[PolicyType, boolean]>([
    ['identity', true],
    ['resource', true],
    ['trust', true],
    ['boundary', false],
    ['session', false],
    ['scp', false],
    ['rcp', false],
    ['vpc-endpoint', false],
  ])('lay decisions to %s', (type, grants) => {
    const outcomes = new Set(
      cases.filter(({ expect: { type: is } }) => is === type).map((one) => one.expect.outcome),
    )
    expect([...outcomes].sort()).toEqual([...(grants ? ['allow'] : []), 'explicit-deny', 'implicit-deny'])
  })

  it('give callers and context that agree', () => {
    for (const { name, request } of cases) {
      const { principal, context } = request
      if (principal.type !== 'user' && principal.type !== 'assumed-role') continue
      const arn = principal.type === 'user' ? principal.arn : principal.roleArn
      const wanted = new Map([
        ['aws:principalarn', arn],
        ['aws:userid', principal.userId],
        ['aws:username', principal.type === 'user' ? arn.slice(arn.lastIndexOf('/') + 1) : undefined],
        ['aws:principalaccount', principal.accountId],
      ])
      for (const [key, value] of wanted)
        expect([name, key, context.get(key) ?? value]).toEqual([name, key, value])
    }
  })

  it('can be simulated in large part', () => {
    expect(cases.filter(({ simulate }) => simulate).length).toBeGreaterThan(MIN_CASES)
    const known = cases.find(({ name }) => name === 'resource: both allow')
    if (known === undefined) throw new Error('the case is gone')
    const { layers, request } = known
    expect(canSimulate(layers, request)).toBe(true)
    const beyond: [CaseLayers, Partial<typeof request>][] = [
      [{ ...layers, identity: [] }, {}],
      [{ ...layers, session: [{}] }, {}],
      [{ ...layers, scps: [] }, {}],
      [{ ...layers, boundary: [{}, {}] }, {}],
      [{ ...layers, resourceKind: 'trust' }, {}],
      [layers, { principal: { type: 'service', service: 'ec2.amazonaws.com' } }],
      [layers, { resource: 'arn:aws:s3:::b/\u0000' }],
      [layers, { action: 's3' }],
    ]
    for (const [other, change] of beyond) expect(canSimulate(other, { ...request, ...change })).toBe(false)
  })
})

describe('the loader', () => {
  const good = {
    name: 'one',
    reason: 'why',
    layers: { identity: ['p'] },
    request: { principal: { type: 'anonymous' }, action: 's3:GetObject', resource: '*' },
    expect: { allowed: false, outcome: 'implicit-deny', type: 'resource' },
  }
  const source = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/x.html'

  function load(cases: readonly unknown[], file: object = {}): DecisionCase[] {
    const folder = mkdtempSync(join(tmpdir(), 'cases-'))
    try {
      writeFileSync(join(folder, 'callers.json'), JSON.stringify({ about: 'x', callers: {} }))
      const whole = { about: 'x', source, policies: { p: { Statement: [] } }, cases, ...file }
      writeFileSync(join(folder, 'a.json'), JSON.stringify(whole))
      return loadCases(folder)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it('reads a case, resolves its policies and asks for keys in lower case', () => {
    const request = { ...good.request, context: { 'aws:TagKeys': ['a'] } }
    const [read] = load([{ ...good, request }])
    expect(read).toMatchObject({ file: 'a', name: 'one', source, layers: { identity: [{ Statement: [] }] } })
    expect(read?.request.context.get('aws:tagkeys')).toEqual(['a'])
  })

  const request = good.request
  it.each<[string, object, object?]>([
    ['has an unknown member note', { ...good, note: 1 }],
    ['case has no reason', { ...good, reason: undefined }],
    ['source is no page', { ...good, source: 'https://example.com/' }],
    ['source is no page', good, { source: 'somewhere' }],
    ['names an unknown policy q', { ...good, layers: { identity: ['p', 'q'] } }],
    ['no case uses the policy p', { ...good, layers: {} }],
    ['layers has an unknown member identities', { ...good, layers: { identities: ['p'] } }],
    ['unknown caller alice', { ...good, request: { ...request, principal: 'alice' } }],
    [
      'principal has no arn',
      { ...good, request: { ...request, principal: { type: 'root', accountId: '1' } } },
    ],
    ['context holds a twice', { ...good, request: { ...request, context: { A: '1', a: '2' } } }],
    ['context value of a is no text', { ...good, request: { ...request, context: { a: 1 } } }],
    ['allowed and outcome disagree', { ...good, expect: { ...good.expect, allowed: true } }],
    ['an explicit deny has a statement', { ...good, expect: { ...good.expect, outcome: 'explicit-deny' } }],
    ['expect.type is none of', { ...good, expect: { ...good.expect, type: 'group' } }],
  ])('refuses: %s', (message, broken, file) => {
    expect(() => load([broken], file)).toThrow(message)
  })
})
