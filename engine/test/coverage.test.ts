/**
 * The generators reach what they are for. A comparison of two evaluators proves nothing about a rule that no case
 * touches, so what the cases touch is counted, by the reference evaluator alone.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testHolds } from '../reference/conditions.ts'
import { evaluate } from '../reference/evaluate.ts'
import { many, type RawLayers, type RawPolicy } from '../reference/policy.ts'
import { statementGrade } from '../reference/statements.ts'
import type { Request } from '../src/types.ts'
import { FAMILIES } from './generators/conditions.ts'
import { narrowWorlds } from './generators/narrow.ts'
import { toRequest, type World, worlds } from './generators/worlds.ts'

const WORLDS = 4000
const SEED = 20_241_115

class Counts {
  readonly #counts = new Map<string, number>()
  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }
  get(name: string): number {
    return this.#counts.get(name) ?? 0
  }
  share(name: string, ...others: string[]): number {
    return this.get(name) / [name, ...others].reduce((sum, one) => sum + this.get(one), 0)
  }
}

const LAYERS = ['identity', 'boundary', 'session', 'resource', 'vpcEndpoint', 'scps', 'rcps'] as const

function policiesOf(layers: RawLayers, layer: (typeof LAYERS)[number]): readonly RawPolicy[] {
  return layer === 'scps' || layer === 'rcps' ? (layers[layer]?.flat() ?? []) : (layers[layer] ?? [])
}

function countStatements(counts: Counts, layer: string, policy: RawPolicy, request: Request): void {
  const variables = policy.Version === '2012-10-17'
  for (const statement of many(policy.Statement)) {
    const result = statementGrade(policy, statement, request, false) === 'none' ? 'missed' : 'matched'
    counts.add(`statement ${result}`)
    counts.add(`${layer} ${statement.Effect} ${result}`)
    for (const element of Object.keys(statement)) counts.add(`${element} ${result}`)
    for (const key of ['Principal', 'NotPrincipal'] as const) {
      const value = statement[key]
      if (typeof value === 'object') for (const kind of Object.keys(value)) counts.add(`${kind} ${result}`)
    }
    for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
      for (const [key, wanted] of Object.entries(keys)) {
        const holds = testHolds(operator, key, wanted, request.context, variables)
        const [, quantifier, name, ifExists] = /^(?:(For.*):)?(.*?)(IfExists)?$/.exec(operator)!
        counts.add(`operator ${name!.toLowerCase()} ${holds}`)
        counts.add(`${quantifier ?? 'no quantifier'} ${name!.toLowerCase()} ${holds}`)
        counts.add(`${ifExists ?? 'no IfExists'} ${holds}`)
        const found = request.context.get(key.toLowerCase())
        counts.add(
          `key ${found === undefined ? 'absent' : typeof found === 'string' ? 'single' : found.length > 1}`,
        )
        if (many(wanted).some((value) => String(value).includes('${'))) {
          counts.add(`variable version ${policy.Version} ${holds}`)
        }
      }
    }
  }
}

function count(drawn: readonly World[]): Counts {
  const counts = new Counts()
  for (const { layers, requests } of drawn) {
    for (const raw of requests) {
      const request = toRequest(raw)
      const { outcome, type } = evaluate(request, layers)
      counts.add(`outcome ${outcome}`)
      counts.add(`${outcome} by ${type}`)
      counts.add(`caller ${request.principal.type} ${outcome}`)
      counts.add(`kind ${layers.resourceKind} ${outcome}`)
      const own = 'accountId' in request.principal ? request.principal.accountId : undefined
      counts.add(`${own === (request.resourceAccount ?? own) ? 'same' : 'cross'} account ${outcome}`)
      for (const layer of LAYERS) {
        for (const policy of policiesOf(layers, layer)) countStatements(counts, layer, policy, request)
      }
    }
  }
  return counts
}

describe('the generators', () => {
  const counts = count(fc.sample(worlds(4), { numRuns: WORLDS, seed: SEED }))
  const expectEach = (names: readonly string[], least: number) => {
    expect(
      names.filter((name) => counts.get(name) < least).map((name) => `${name}: ${counts.get(name)}`),
    ).toEqual([])
  }
  const operators = [...FAMILIES.flatMap((family) => family.operators), 'Null'].map((name) =>
    name.toLowerCase(),
  )

  it('let every operator hold and fail', () => {
    expectEach(
      operators.flatMap((name) => [`operator ${name} true`, `operator ${name} false`]),
      100,
    )
  })

  it('combine every operator with every quantifier', () => {
    const quantified = operators.filter((name) => name !== 'null')
    expectEach(
      ['no quantifier', 'ForAllValues', 'ForAnyValue'].flatMap((quantifier) =>
        quantified.flatMap((name) => [`${quantifier} ${name} true`, `${quantifier} ${name} false`]),
      ),
      20,
    )
  })

  it('reach IfExists, absent, single and several values, and variables of both versions', () => {
    expectEach(['IfExists true', 'IfExists false', 'no IfExists true', 'no IfExists false'], 500)
    expectEach(['key absent', 'key single', 'key true', 'key false'], 500)
    expectEach(
      ['2012-10-17', '2008-10-17', 'undefined'].flatMap((version) => [
        `variable version ${version} true`,
        `variable version ${version} false`,
      ]),
      20,
    )
  })

  it('reach every element of a statement, matching and not', () => {
    const elements = [
      'Principal',
      'NotPrincipal',
      'Action',
      'NotAction',
      'Resource',
      'NotResource',
      'Condition',
    ]
    const kinds = ['AWS', 'Service', 'Federated', 'CanonicalUser']
    expectEach(
      [...elements, ...kinds].flatMap((name) => [`${name} matched`, `${name} missed`]),
      20,
    )
  })

  it('let both effects of every layer match and miss', () => {
    expectEach(
      LAYERS.flatMap((layer) => ['Allow', 'Deny'].map((effect) => `${layer} ${effect} matched`)),
      100,
    )
    // The only Allow of an RCP is the one that matches everything.
    expectEach(
      LAYERS.filter((layer) => layer !== 'rcps').flatMap((layer) =>
        ['Allow', 'Deny'].map((effect) => `${layer} ${effect} missed`),
      ),
      100,
    )
    expect(counts.share('statement matched', 'statement missed')).toBeGreaterThan(0.25)
    expect(counts.share('statement matched', 'statement missed')).toBeLessThan(0.65)
  })

  it('reach every outcome by every type that can decide it', () => {
    const types = ['scp', 'rcp', 'vpc-endpoint', 'resource', 'trust', 'identity', 'boundary', 'session']
    expectEach(
      types.flatMap((type) => [`explicit-deny by ${type}`, `implicit-deny by ${type}`]),
      30,
    )
    expectEach(['allow by identity', 'allow by resource', 'allow by trust'], 100)
    for (const outcome of ['allow', 'explicit-deny', 'implicit-deny']) {
      const share = counts.share(
        `outcome ${outcome}`,
        ...['allow', 'explicit-deny', 'implicit-deny']
          .filter((one) => one !== outcome)
          .map((one) => `outcome ${one}`),
      )
      expect(share, outcome).toBeGreaterThan(0.15)
    }
  })

  it('reach every caller, kind of resource policy and account relation with every outcome', () => {
    const callers = ['root', 'user', 'assumed-role', 'federated-user', 'federated', 'service', 'anonymous']
    const kinds = ['undefined', 'trust', 'kms-key']
    const names = [...callers.map((one) => `caller ${one}`), ...kinds.map((one) => `kind ${one}`)]
    expectEach(
      [...names, 'same account', 'cross account'].flatMap((name) =>
        ['allow', 'explicit-deny', 'implicit-deny'].map((outcome) => `${name} ${outcome}`),
      ),
      10,
    )
  })

  it('make narrow requests that meet and miss what is wanted', () => {
    const narrow = count(fc.sample(narrowWorlds(4), { numRuns: WORLDS, seed: SEED }))
    expect(narrow.share('outcome allow', 'outcome implicit-deny')).toBeGreaterThan(0.25)
    expect(narrow.share('outcome allow', 'outcome implicit-deny')).toBeLessThan(0.75)
    const names = operators.filter((name) => name !== 'null' && name !== 'bool')
    const rare = names
      .flatMap((name) => [`operator ${name} true`, `operator ${name} false`])
      .filter((name) => narrow.get(name) < 20)
    expect(rare).toEqual([])
  })
})
