// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toLayers } from '../fuzz/compare.ts'
import {
  compilePolicy,
  decide,
  type Explanation,
  explain,
  type LayerExplanation,
  type PolicyLayers,
  type PolicySet,
  type PolicyType,
  type Principal,
  parsePolicy,
  policySet,
  type Request,
} from '../src/index.ts'
import { toRequest, worlds } from './generators/worlds.ts'

const ACCOUNT = '111122223333'
const ALICE: Principal = {
  type: 'user',
  accountId: ACCOUNT,
  arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
  userId: 'AIDAALICE',
}
/** The order in which AWS's messages name the type that holds a Deny. */
const DENY_ORDER: readonly PolicyType[] = [
  'scp',
  'rcp',
  'vpc-endpoint',
  'resource',
  'trust',
  'identity',
  'boundary',
  'session',
]

function set(type: PolicyType, source: string | object): PolicySet {
  return policySet([
    compilePolicy(parsePolicy(typeof source === 'string' ? source : JSON.stringify(source), type)),
  ])
}

/** What the trace alone says: the first Deny; else the first layer that had to allow and did not; else an allow. */
function outcomeOfTrace({ layers }: Explanation): string {
  const denied = DENY_ORDER.find((type) =>
    layers.some((layer) => layer.type === type && layer.status === 'explicit-deny'),
  )
  if (denied !== undefined) return `explicit-deny ${denied}`
  const missing = layers.find((layer) => layer.required && layer.status !== 'allow')
  return missing === undefined ? 'allow' : `implicit-deny ${missing.type}`
}

function decidedStatements(layers: readonly LayerExplanation[]) {
  return layers.flatMap((layer) => layer.statements.filter((statement) => statement.decided))
}

describe('an explanation', () => {
  it('comes to the decision, by its trace alone as well', () => {
    fc.assert(
      fc.property(worlds(8), (world) => {
        const layers = toLayers(world.layers, 'built')
        for (const raw of world.requests) {
          const request = toRequest(raw)
          const decision = decide(request, layers)
          const explained = explain(request, layers)
          expect(explained.decision).toEqual(decision)
          const wanted = decision.allowed ? 'allow' : `${decision.outcome} ${decision.type}`
          expect(outcomeOfTrace(explained)).toBe(wanted)
          const decided = decidedStatements(explained.layers)
          expect(decided.map(({ policy, statement }) => ({ policy, statement }))).toEqual(
            decision.statement === undefined ? [] : [decision.statement],
          )
          for (const one of decided)
            expect([one.applies, one.effect]).toEqual([true, decision.allowed ? 'Allow' : 'Deny'])
          expect(explained.layers.filter((layer) => layer.decided).map((layer) => layer.type)).toEqual([
            decision.type,
          ])
        }
      }),
      { numRuns: 400 },
    )
  })

  const source = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Own", "Effect": "Allow", "Action": ["s3:Get*", "s3:List*"],
      "Resource": "arn:aws:s3:::home/\${aws:username}/*",
      "Condition": { "IpAddress": { "aws:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"] },
                     "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": "team*" } } },
    { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*" }
  ]
}`
  const layers: PolicyLayers = { identity: set('identity', source) }
  const ask = (context: Record<string, string | string[]>): Request => ({
    principal: ALICE,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::home/alice/notes',
    context: new Map(Object.entries(context)),
  })

  it('shows what each part of a statement wanted and saw', () => {
    const request = ask({
      'aws:username': 'alice',
      'aws:sourceip': '172.16.0.1',
      'aws:tagkeys': ['env', 'team-x'],
    })
    const { decision, reason, layers: traced, missingKeys } = explain(request, layers)
    expect(decision.outcome).toBe('implicit-deny')
    expect(reason).toBe('because no identity-based policy allows the s3:GetObject action')
    expect(missingKeys).toEqual([])
    const own = traced.find(({ type }) => type === 'identity')?.statements[0]
    expect(own).toMatchObject({
      sid: 'Own',
      effect: 'Allow',
      applies: false,
      span: { start: { line: 4, column: 5 } },
    })
    expect(own?.action).toMatchObject({
      element: 'Action',
      matched: true,
      by: 's3:Get*',
      seen: 's3:GetObject',
    })
    expect(own?.resource).toMatchObject({ matched: true, by: 'arn:aws:s3:::home/${aws:username}/*' })
    expect(own?.conditions[0]).toMatchObject({
      operator: 'IpAddress',
      key: 'aws:SourceIp',
      wanted: ['10.0.0.0/8', '192.0.2.0/24'],
      seen: '172.16.0.1',
      matched: false,
      missing: false,
      span: { start: { line: 6, column: 37 } },
    })
    expect(own?.conditions[1]).toMatchObject({
      operator: 'ForAnyValue:StringLikeIfExists',
      matched: true,
      values: [
        { value: 'env', by: undefined },
        { value: 'team-x', by: 'team*' },
      ],
    })
  })

  it('names the keys that the request lacks, of statements about the action only', () => {
    const { missingKeys, layers: traced } = explain(ask({}), layers)
    expect(missingKeys).toEqual(['aws:sourceip', 'aws:tagkeys', 'aws:username'])
    expect(traced.find(({ type }) => type === 'identity')?.statements[0]?.conditions[0]).toMatchObject({
      missing: true,
      seen: undefined,
      matched: false,
    })
    expect(explain({ ...ask({}), action: 'ec2:RunInstances' }, layers).missingKeys).toEqual([])
  })

  it('marks the statement that decided and says why a layer is left out', () => {
    const request = { ...ask({}), action: 'ec2:RunInstances' }
    const denied = explain(request, layers)
    expect(denied.reason).toBe('with an explicit deny in an identity-based policy')
    expect(decidedStatements(denied.layers)).toMatchObject([
      { statement: 1, action: { element: 'NotAction', by: undefined } },
    ])
    const root: Principal = { type: 'root', accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root` }
    const ignored = explain({ ...request, principal: root }, layers)
    expect(ignored.decision.allowed).toBe(true)
    expect(ignored.layers.find(({ type }) => type === 'identity')).toMatchObject({
      status: 'ignored',
      required: false,
    })
  })

  it('tells which level of an organization decided', () => {
    const all = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
    const none = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'ec2:*', Resource: '*' } }
    const { layers: traced } = explain(ask({}), {
      scps: [set('scp', all), set('scp', none), set('scp', all)],
    })
    expect(
      traced
        .filter(({ type }) => type === 'scp')
        .map(({ level, decided, status }) => [level, decided, status]),
    ).toEqual([
      [0, false, 'allow'],
      [1, true, 'implicit-deny'],
      [2, false, 'allow'],
    ])
  })

  it('tells how a resource policy names the caller', () => {
    const policy = (AWS: string) => ({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS }, Action: 's3:*', Resource: '*' },
    })
    const grant = (AWS: string) => {
      const explained = explain(ask({}), { resource: set('resource', policy(AWS)) })
      return explained.layers.find(({ type }) => type === 'resource')?.statements[0]?.principal
    }
    expect(grant(ACCOUNT)).toMatchObject({ grant: 'account', matched: true, by: { value: ACCOUNT } })
    expect(grant('*')).toMatchObject({ grant: 'direct' })
    expect(grant('arn:aws:iam::111122223333:user/bob')).toMatchObject({
      matched: false,
      by: undefined,
      grant: undefined,
    })
  })

  it('reports a value that cannot be tested instead of failing where deciding does not reach it', () => {
    const two = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { StringLike: { 'a:b': '*' } } },
      ],
    }
    const explained = explain(ask({ 'a:b': 'x'.repeat(20_000) }), { identity: set('identity', two) })
    expect(explained.decision.allowed).toBe(true)
    const [, second] = explained.layers.find(({ type }) => type === 'identity')?.statements ?? []
    expect(second?.conditions[0]).toMatchObject({
      matched: false,
      error: expect.stringContaining('longer than'),
    })
  })
})
