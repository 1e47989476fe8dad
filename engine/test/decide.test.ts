// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import { describe, expect, it } from 'vitest'
import {
  MAX_ACTION_LENGTH,
  MAX_KNOWN_ACTIONS,
  MAX_REMEMBERED_ACTIONS,
  MAX_REMEMBERED_CELLS,
} from '../src/compile/limits.ts'
import {
  allowReason,
  compilePolicy,
  decide,
  denialMessage,
  denialReason,
  type PolicyLayers,
  type PolicySet,
  type PolicyType,
  type Principal,
  parsePolicy,
  policySet,
  type Request,
  RequestError,
} from '../src/index.ts'

const ACCOUNT = '111122223333'
const ALICE: Principal = {
  type: 'user',
  accountId: ACCOUNT,
  arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
  userId: 'AIDAALICE',
}

function set(type: PolicyType, ...statements: object[]): PolicySet {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  return policySet([compilePolicy(parsePolicy(text, type))])
}

const allow = (Action: string | string[], Resource: string | string[] = '*', more = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const deny = (Action: string, Resource = '*', more = {}) => ({ Effect: 'Deny', Action, Resource, ...more })

function ask(action: string, resource = '*', more: Partial<Request> = {}): Request {
  return { principal: ALICE, action, resource, context: new Map(), ...more }
}

function verdict(request: Request, layers: PolicyLayers): string {
  const { outcome, type, statement } = decide(request, layers)
  return `${outcome} ${type} ${statement?.policy ?? '-'}.${statement?.statement ?? '-'}`
}

describe('a decision', () => {
  it('names the first statement that matches, in the set its policies make', () => {
    const one = compilePolicy(
      parsePolicy(
        JSON.stringify({ Version: '2012-10-17', Statement: [deny('s3:Put*'), allow('s3:Get*')] }),
        'identity',
      ),
    )
    const two = compilePolicy(
      parsePolicy(
        JSON.stringify({ Version: '2012-10-17', Statement: [allow('ec2:*'), allow('s3:*')] }),
        'identity',
      ),
    )
    const layers = { identity: policySet([one, two]) }
    expect(verdict(ask('s3:GetObject'), layers)).toBe('allow identity 0.1')
    expect(verdict(ask('s3:ListBucket'), layers)).toBe('allow identity 1.1')
    expect(verdict(ask('S3:PUTOBJECT'), layers)).toBe('explicit-deny identity 0.0')
    expect(verdict(ask('sqs:SendMessage'), layers)).toBe('implicit-deny identity -.-')
  })

  it('keeps the order of statements whose actions name a service and those that do not', () => {
    const layers = {
      identity: set(
        'identity',
        allow('s3:GetObject', 'arn:aws:s3:::a'),
        { Effect: 'Allow', NotAction: 'iam:*', Resource: 'arn:aws:s3:::b' },
        allow('s3:*', 'arn:aws:s3:::*'),
        allow('*'),
      ),
    }
    expect(verdict(ask('s3:GetObject', 'arn:aws:s3:::a'), layers)).toBe('allow identity 0.0')
    expect(verdict(ask('s3:GetObject', 'arn:aws:s3:::b'), layers)).toBe('allow identity 0.1')
    expect(verdict(ask('s3:GetObject', 'arn:aws:s3:::c'), layers)).toBe('allow identity 0.2')
    expect(verdict(ask('s3:GetObject', 'arn:aws:sqs:::c'), layers)).toBe('allow identity 0.3')
  })

  it('covers every form of resource: exact, prefix, wildcards within, variables, long lists, NotResource', () => {
    const exact = Array.from({ length: 40 }, (_, i) => `arn:aws:s3:::bucket-${i}`)
    const layers = {
      identity: set(
        'identity',
        allow('s3:A', 'arn:aws:s3:::one'),
        allow('s3:B', ['arn:aws:s3:::logs/*', 'arn:aws:s3:::?x']),
        allow('s3:C', 'arn:aws:s3:::*-logs/*/2026'),
        allow('s3:D', 'arn:aws:s3:::home/${aws:username}/*'),
        allow('s3:E', exact),
        { Effect: 'Allow', Action: 's3:F', NotResource: ['arn:aws:s3:::secret', 'arn:aws:s3:::secret/*'] },
      ),
    }
    const allowed = (letter: string, name: string) =>
      decide(
        ask(`s3:${letter}`, `arn:aws:s3:::${name}`, { context: new Map([['aws:username', 'alice']]) }),
        layers,
      ).allowed
    expect([allowed('A', 'one'), allowed('A', 'onf'), allowed('A', 'one2'), allowed('A', 'on')]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect([allowed('B', 'logs/'), allowed('B', 'logs'), allowed('B', 'ax'), allowed('B', 'aax')]).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect([allowed('C', 'a-logs/b/2026'), allowed('C', 'a-logs/2026')]).toEqual([true, false])
    expect([allowed('D', 'home/alice/x'), allowed('D', 'home/bob/x')]).toEqual([true, false])
    expect([allowed('E', 'bucket-39'), allowed('E', 'bucket-40')]).toEqual([true, false])
    expect([allowed('F', 'open'), allowed('F', 'secret'), allowed('F', 'secret/x')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('finds resources whose text is not ASCII or longer than a probe reaches', () => {
    const long = `arn:aws:s3:::${'a'.repeat(1200)}`
    const layers = { identity: set('identity', allow('s3:A', ['arn:aws:s3:::b/ключ*', `${long}*`])) }
    expect(decide(ask('s3:A', 'arn:aws:s3:::b/ключ1'), layers).allowed).toBe(true)
    expect(decide(ask('s3:A', 'arn:aws:s3:::b/клюх1'), layers).allowed).toBe(false)
    expect(decide(ask('s3:A', `${long}b`), layers).allowed).toBe(true)
    expect(decide(ask('s3:A', long.slice(0, -1)), layers).allowed).toBe(false)
  })

  it('does not change by what was asked before, past every bound of memory', () => {
    const layers = { identity: set('identity', allow('s3:Get*'), deny('s3:GetSecret')) }
    const check = () => {
      expect(verdict(ask('s3:GetObject'), layers)).toBe('allow identity 0.0')
      expect(verdict(ask('s3:GetSecret'), layers)).toBe('explicit-deny identity 0.1')
      expect(verdict(ask('s3:PutObject'), layers)).toBe('implicit-deny identity -.-')
    }
    check()
    for (let i = 0; i < MAX_REMEMBERED_ACTIONS * 3; i++) {
      expect(decide(ask(`s3:Get${i}`), layers).allowed).toBe(true)
      if (i % 500 === 0) check()
    }
    for (let i = 0; i < MAX_KNOWN_ACTIONS + 10; i++) decide(ask(`ec2:a${i}`), { identity: layers.identity })
    check()
  })

  it('bounds what a set remembers by size too, however many statements cover an action', () => {
    const hundred = (from: number) =>
      Array.from({ length: 100 }, (_, i) => allow('s3:*', `arn:aws:s3:::${from + i}/*`))
    const many = policySet(
      Array.from({ length: 30 }, (_, i) => set('identity', ...hundred(i * 100)).policies).flat(),
    )
    const layers = { identity: many }
    let most = 0
    for (let i = 0; i < 60; i++) {
      expect(verdict(ask(`s3:Get${i}`, 'arn:aws:s3:::2999/x'), layers)).toBe('allow identity 29.99')
      expect(verdict(ask('s3:Get', 'arn:aws:s3:::17/x'), layers)).toBe('allow identity 0.17')
      most = Math.max(most, many.cells.length)
    }
    expect(most).toBeGreaterThan(MAX_REMEMBERED_CELLS / 2)
    expect(most).toBeLessThan(MAX_REMEMBERED_CELLS * 1.1)
  })

  it('names the statement that names the caller most closely, a root user of another account too', () => {
    const named = { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } }
    const resource = set(
      'resource',
      allow('s3:*', '*', named),
      allow('s3:Get*', '*', { Principal: '*' }),
      allow('*', '*', { Principal: '*' }),
    )
    const principal = { type: 'root', accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root` } as const
    const from = (action: string) => ask(action, '*', { principal, resourceAccount: '444455556666' })
    expect(verdict(from('s3:GetObject'), { resource })).toBe('allow resource 0.1')
    expect(verdict(from('s3:PutObject'), { resource })).toBe('allow resource 0.2')
    const only = set('resource', allow('s3:*', '*', named))
    expect(verdict(from('s3:PutObject'), { resource: only })).toBe('allow resource 0.0')
    expect(verdict(ask('s3:GetObject'), { resource })).toBe('allow resource 0.1')
  })

  it('needs an Allow of every level of SCPs', () => {
    const all = set('scp', allow('*'))
    const some = set('scp', allow('s3:*'))
    const layers = { identity: set('identity', allow('*')) }
    expect(verdict(ask('s3:GetObject'), { ...layers, scps: [all, some] })).toBe('allow identity 0.0')
    expect(verdict(ask('ec2:RunInstances'), { ...layers, scps: [all, some] })).toBe('implicit-deny scp -.-')
    expect(verdict(ask('s3:GetObject'), { ...layers, scps: [all, set('scp', deny('s3:*'))] })).toBe(
      'explicit-deny scp 0.0',
    )
    expect(verdict(ask('s3:GetObject'), { ...layers, scps: [] })).toBe('allow identity 0.0')
  })

  it('is refused where the request is past the limits', () => {
    const layers = { identity: set('identity', allow('*')) }
    expect(() => decide(ask('s3:GetObject', 'x'.repeat(2049)), layers)).toThrow(RequestError)
    expect(() => decide(ask('a'.repeat(MAX_ACTION_LENGTH + 1)), layers)).toThrow(RequestError)
  })
})

describe('the wording', () => {
  const says = (type: PolicyType, outcome: 'explicit-deny' | 'implicit-deny', action = 'iam:CreateUser') =>
    denialReason({ allowed: false, outcome, type, statement: undefined }, action)

  it.each([
    [
      'identity',
      'because no identity-based policy allows the iam:CreateUser action',
      'with an explicit deny in an identity-based policy',
    ],
    [
      'resource',
      'because no resource-based policy allows the iam:CreateUser action',
      'with an explicit deny in a resource-based policy',
    ],
    [
      'trust',
      'because no role trust policy allows the iam:CreateUser action',
      'with an explicit deny in the role trust policy',
    ],
    [
      'boundary',
      'because no permissions boundary allows the iam:CreateUser action',
      'with an explicit deny in a permissions boundary',
    ],
    [
      'session',
      'because no session policy allows the iam:CreateUser action',
      'with an explicit deny in a session policy',
    ],
    [
      'scp',
      'because no service control policy allows the iam:CreateUser action',
      'with an explicit deny in a service control policy',
    ],
    [
      'rcp',
      'because no resource control policy allows the iam:CreateUser action',
      'with an explicit deny in a resource control policy',
    ],
    [
      'vpc-endpoint',
      'because no VPC endpoint policy allows the iam:CreateUser action',
      'with an explicit deny in a VPC endpoint policy',
    ],
  ] as const)('of a denial by %s is AWS’s', (type, implicit, explicit) => {
    expect(says(type, 'implicit-deny')).toBe(implicit)
    expect(says(type, 'explicit-deny')).toBe(explicit)
  })

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html
  it('names the policy with the Deny where it is given, and none for an implicit deny', () => {
    const arn = `arn:aws:iam::${ACCOUNT}:policy/ExampleDenyPolicy`
    const request = ask('iam:CreateUser', '*')
    const denied = decide(request, { identity: set('identity', deny('iam:*')) })
    expect(denialMessage(request, denied, arn)).toMatch(
      /on resource: \* with an explicit deny in an identity-based policy: arn:aws:iam::[0-9]{12}:policy\/ExampleDenyPolicy$/,
    )
    const implicit = decide(request, {})
    expect(denialMessage(request, implicit, arn)).toBe(denialMessage(request, implicit))
    expect(denialReason({ ...implicit, allowed: true }, request.action, arn)).toBe('')
  })

  it('names caller, action and resource', () => {
    const request = ask('iam:CreateUser', `arn:aws:iam::${ACCOUNT}:user/bob`)
    expect(denialMessage(request, decide(request, {}))).toBe(
      `User: arn:aws:iam::${ACCOUNT}:user/alice is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${ACCOUNT}:user/bob because no identity-based policy allows the iam:CreateUser action`,
    )
    const web = ask('sts:AssumeRoleWithWebIdentity', '*', {
      principal: { type: 'federated', provider: 'accounts.google.com' },
    })
    expect(denialMessage(web, decide(web, {}))).toBe(
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    )
    const stranger = ask('s3:GetObject', 'arn:aws:s3:::b/k', { principal: { type: 'anonymous' } })
    expect(denialMessage(stranger, decide(stranger, {}))).toContain('User: anonymous is not authorized')
  })

  it('is empty for an allow, which has words of its own', () => {
    const request = ask('s3:GetObject')
    const decision = decide(request, { identity: set('identity', allow('*')) })
    expect(denialMessage(request, decision) + denialReason(decision, request.action)).toBe('')
    expect(allowReason(decision, request.action)).toBe(
      'because an identity-based policy allows the s3:GetObject action',
    )
    const root = ask('s3:GetObject', '*', {
      principal: { type: 'root', accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root` },
    })
    expect(allowReason(decide(root, {}), root.action)).toContain('root user')
  })
})
