/**
 * The reference evaluator against the documentation: each case restates an example or a rule of a page, so that the second
 * opinion is itself held to something.
 */
import { describe, expect, it } from 'vitest'
import { testHolds } from '../reference/conditions.ts'
import { evaluate } from '../reference/evaluate.ts'
import type { RawLayers, RawPolicy, RawPrincipal, RawStatement } from '../reference/policy.ts'
import { matches, matchesArn, symbols } from '../reference/text.ts'
import {
  orderNumbers,
  readAddress,
  readBinary,
  readBoolean,
  readDate,
  readNetwork,
  readNumber,
} from '../reference/values.ts'
import type { Principal } from '../src/types.ts'
import type { RawContext } from './generators/conditions.ts'
import { toRequest } from './generators/worlds.ts'

const A = '111122223333'
const B = '999999999999'
const ALICE = `arn:aws:iam::${A}:user/alice`
const ROLE = `arn:aws:iam::${A}:role/worker`
const SESSION = `arn:aws:sts::${A}:assumed-role/worker/one`
const GUEST = `arn:aws:sts::${A}:federated-user/guest`

const alice: Principal = { type: 'user', accountId: A, arn: ALICE, userId: 'AIDAALICE' }
const worker: Principal = {
  type: 'assumed-role',
  accountId: A,
  arn: SESSION,
  roleArn: ROLE,
  userId: 'AROAWORKER:one',
}
const guest: Principal = {
  type: 'federated-user',
  accountId: A,
  arn: GUEST,
  userArn: ALICE,
  userId: `${A}:guest`,
}
const root: Principal = { type: 'root', accountId: A, arn: `arn:aws:iam::${A}:root` }
const service: Principal = { type: 'service', service: 'lambda.amazonaws.com' }
const google: Principal = { type: 'federated', provider: 'accounts.google.com' }
const anonymous: Principal = { type: 'anonymous' }

const policy = (...statements: RawStatement[]): RawPolicy => ({
  Version: '2012-10-17',
  Statement: statements,
})
const all = policy({ Effect: 'Allow', Action: '*', Resource: '*' })
const none = policy({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' })
const deny = policy({ Effect: 'Deny', Action: '*', Resource: '*' })
const to = (Principal: RawPrincipal): RawPolicy =>
  policy({ Effect: 'Allow', Principal, Action: '*', Resource: '*' })

function decide(
  caller: Principal,
  layers: RawLayers,
  more: { account?: string; context?: RawContext } = {},
): string {
  const request = toRequest({
    principal: caller,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::data/alice/notes.txt',
    context: more.context ?? {},
    ...(more.account === undefined ? {} : { resourceAccount: more.account }),
  })
  const { outcome, type } = evaluate(request, layers)
  return `${outcome} ${type}`
}

describe('within an account (reference_policies_evaluation-logic)', () => {
  it('denies by default and lets the root user do everything', () => {
    expect(decide(alice, {})).toBe('implicit-deny identity')
    expect(decide(root, {})).toBe('allow identity')
    expect(decide(root, { scps: [[deny]] })).toBe('explicit-deny scp')
    expect(decide(root, { identity: [deny], boundary: [deny] })).toBe('allow identity')
  })

  it('allows what the identity policies or the resource policy allow', () => {
    expect(decide(alice, { identity: [all] })).toBe('allow identity')
    expect(decide(alice, { identity: [none], resource: [to({ AWS: ALICE })] })).toBe('allow resource')
    expect(decide(alice, { identity: [all], resource: [to({ AWS: ALICE })] })).toBe('allow resource')
    expect(decide(alice, { resource: [to({ AWS: A })] })).toBe('implicit-deny identity')
    expect(decide(alice, { identity: [all], resource: [to({ AWS: A })] })).toBe('allow identity')
  })

  it('denies explicitly whatever else allows, and names the first type', () => {
    const layers = { identity: [all, deny], resource: [to('*')], boundary: [deny], session: [deny] }
    expect(decide(alice, layers)).toBe('explicit-deny identity')
    expect(decide(alice, { ...layers, scps: [[all], [deny]], rcps: [[deny]] })).toBe('explicit-deny scp')
    expect(decide(alice, { ...layers, rcps: [[deny]], vpcEndpoint: [deny] })).toBe('explicit-deny rcp')
    expect(decide(alice, { ...layers, vpcEndpoint: [deny] })).toBe('explicit-deny vpc-endpoint')
  })

  it('needs every level of SCPs and RCPs, the boundary and the session policy', () => {
    const identity = [all]
    expect(decide(alice, { identity, scps: [[all], [none]] })).toBe('implicit-deny scp')
    expect(decide(alice, { identity, scps: [[all], [none, all]] })).toBe('allow identity')
    expect(decide(alice, { identity, rcps: [[to('*')], []] })).toBe('implicit-deny rcp')
    expect(decide(alice, { identity, vpcEndpoint: [to({ AWS: B })] })).toBe('implicit-deny vpc-endpoint')
    expect(decide(alice, { identity, boundary: [none] })).toBe('implicit-deny boundary')
    expect(decide(worker, { identity, session: [none] })).toBe('implicit-deny session')
  })

  it('skips SCPs and RCPs for service-linked roles, and SCPs for callers without an account', () => {
    const linked = { ...worker, serviceLinked: true } as Principal
    expect(decide(linked, { identity: [all], scps: [[deny]], rcps: [[deny]] })).toBe('allow identity')
    expect(decide(service, { resource: [to({ Service: 'lambda.amazonaws.com' })], scps: [[deny]] })).toBe(
      'allow resource',
    )
    expect(decide(anonymous, { resource: [to('*')], rcps: [[]] })).toBe('implicit-deny rcp')
  })

  it.each([
    ['a user', alice, { AWS: ALICE }, 'allow resource'],
    ['a user by its id', alice, { AWS: 'AIDAALICE' }, 'allow resource'],
    ['a role', worker, { AWS: ROLE }, 'implicit-deny boundary'],
    ['a role by its id', worker, { AWS: 'AROAWORKER' }, 'implicit-deny boundary'],
    ['a role session', worker, { AWS: SESSION }, 'allow resource'],
    ['a federated session', guest, { AWS: GUEST }, 'allow resource'],
    ['the user behind a federated session', guest, { AWS: ALICE }, 'implicit-deny boundary'],
    ['everyone', worker, '*', 'allow resource'],
    ['the account', worker, { AWS: A }, 'implicit-deny identity'],
  ] as const)('limits an Allow naming %s as the table says', (_, caller, Principal, expected) => {
    expect(decide(caller, { resource: [to(Principal)], boundary: [none], session: [none] })).toBe(expected)
  })

  it('gives a role named in a resource policy what boundary and session policy leave', () => {
    expect(decide(worker, { resource: [to({ AWS: ROLE })], boundary: [all] })).toBe('allow resource')
    expect(decide(worker, { resource: [to({ AWS: ROLE })], session: [none] })).toBe('implicit-deny session')
  })

  it('gives a federated user nothing without a session policy', () => {
    expect(decide(guest, { identity: [all] })).toBe('implicit-deny session')
    expect(decide(guest, { identity: [all], session: [all] })).toBe('allow identity')
  })
})

describe('where the resource policy must allow', () => {
  it('requires both sides across accounts (reference_policies_evaluation-logic-cross-account)', () => {
    const more = { account: B }
    expect(decide(alice, { identity: [all] }, more)).toBe('implicit-deny resource')
    expect(decide(alice, { resource: [to({ AWS: ALICE })] }, more)).toBe('implicit-deny identity')
    expect(decide(alice, { identity: [all], resource: [to({ AWS: A })] }, more)).toBe('allow identity')
    expect(
      decide(worker, { identity: [all], resource: [to({ AWS: SESSION })], boundary: [none] }, more),
    ).toBe('implicit-deny boundary')
    expect(decide(root, { resource: [to({ AWS: A })] }, more)).toBe('allow resource')
  })

  it('requires trust and key policies in the same account too', () => {
    const trust = { resourceKind: 'trust', identity: [all] } as const
    expect(decide(alice, trust)).toBe('implicit-deny trust')
    expect(decide(alice, { ...trust, resource: [to({ AWS: A })] })).toBe('allow identity')
    expect(decide(alice, { ...trust, identity: [], resource: [to({ AWS: ALICE })] })).toBe('allow trust')
    expect(decide(google, { ...trust, resource: [to({ Federated: 'accounts.google.com' })] })).toBe(
      'allow trust',
    )
    expect(decide(root, { resourceKind: 'kms-key' })).toBe('implicit-deny resource')
    expect(decide(alice, { resourceKind: 'kms-key', identity: [all] })).toBe('implicit-deny resource')
    expect(decide(alice, { resourceKind: 'kms-key', resource: [to({ AWS: ALICE })] })).toBe('allow resource')
  })
})

describe('Principal and NotPrincipal', () => {
  it('names whole principals, in their letter case', () => {
    for (const AWS of [
      `arn:aws:iam::${A}:user/*`,
      `arn:aws:iam::${A}:user/Alice`,
      'arn:aws:iam::*:root',
      B,
    ]) {
      expect(decide(alice, { resource: [to({ AWS })] }), AWS).toBe('implicit-deny identity')
    }
    expect(decide(anonymous, { resource: [to({ AWS: A })] })).toBe('implicit-deny resource')
    expect(decide(anonymous, { resource: [to({ AWS: '*' })] })).toBe('allow resource')
    expect(decide(service, { resource: [to({ Service: 'ec2.amazonaws.com' })] })).toBe(
      'implicit-deny resource',
    )
    expect(decide(worker, { resource: [to({ Federated: 'accounts.google.com' })] })).toBe(
      'implicit-deny identity',
    )
  })

  it.each([
    ['user and account', alice, [ALICE, A], true],
    ['user alone', alice, [ALICE], false],
    ['account alone', alice, [`arn:aws:iam::${A}:root`], false],
    ['account alone, for its root user', root, [A], true],
    ['session, role and account', worker, [SESSION, ROLE, A], true],
    ['role and account', worker, [ROLE, A], true],
    ['session and account', worker, [SESSION, A], false],
    ['federated session and account', guest, [GUEST, A], true],
  ] as const)('exempts by %s', (_, caller, AWS, exempt) => {
    const unless = policy({ Effect: 'Deny', NotPrincipal: { AWS }, Action: '*', Resource: '*' })
    const layers = { identity: [all], session: [all], resource: [unless] }
    expect(decide(caller, layers)).toBe(exempt ? 'allow identity' : 'explicit-deny resource')
    const bounded = decide(caller, { ...layers, boundary: [all] })
    expect(bounded).toBe(caller.type === 'root' ? 'allow identity' : 'explicit-deny resource')
  })
})

describe('statements', () => {
  const allowsWith = (statement: Partial<RawStatement>, Version = '2012-10-17') =>
    decide(
      alice,
      { identity: [{ Version, Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...statement } }] },
      { context: { 'aws:username': 'alice', 'aws:tagkeys': ['alice'], 's3:prefix': '*' } },
    ) === 'allow identity'

  it('ignore case in actions and heed it in resources', () => {
    expect(allowsWith({ Action: 'S3:getOBJECT' })).toBe(true)
    expect(allowsWith({ Action: 's3:?et*' })).toBe(true)
    expect(allowsWith({ Action: 's3:Get' })).toBe(false)
    expect(allowsWith({ Resource: 'arn:aws:s3:::Data/*' })).toBe(false)
    expect(allowsWith({ Resource: 'arn:aws:s3:*notes.txt' })).toBe(true)
  })

  it('turn NotAction and NotResource round', () => {
    const { Action: _, ...rest } = { Action: undefined, NotAction: 's3:*' }
    const identity = [policy({ Effect: 'Allow', ...rest, Resource: '*' })]
    expect(decide(alice, { identity })).toBe('implicit-deny identity')
    const other = [policy({ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::other*' })]
    expect(decide(alice, { identity: other })).toBe('allow identity')
  })

  it('fill in variables, as plain text, in version 2012-10-17 alone', () => {
    const name = '${aws:' + 'username}'
    expect(allowsWith({ Resource: `arn:aws:s3:::data/${name}/*` })).toBe(true)
    expect(allowsWith({ Resource: `arn:aws:s3:::data/${name}/*` }, '2008-10-17')).toBe(false)
    expect(allowsWith({ Resource: 'arn:aws:s3:::data/$' + '{s3:prefix}/notes.txt' })).toBe(false)
    expect(allowsWith({ Resource: 'arn:aws:s3:::data/$' + '{aws:TagKeys}/*' })).toBe(false)
    expect(allowsWith({ Resource: 'arn:aws:s3:::data/$' + "{aws:TagKeys, 'alice'}/*" })).toBe(true)
    expect(allowsWith({ Resource: 'arn:aws:s3:::data/$' + '{*}' })).toBe(false)
  })
})

describe('conditions', () => {
  const context = new Map<string, string | string[]>([
    ['one', 'red'],
    ['two', ['red', 'blue']],
    ['empty', []],
    ['blank', ''],
    ['n', '10'],
    ['ip', '203.0.113.7'],
  ])
  it.each([
    ['StringEquals', 'one', 'red', true],
    ['StringEquals', 'ONE', ['blue', 'red'], true],
    ['StringEquals', 'two', 'blue', true],
    ['StringNotEquals', 'two', 'blue', false],
    ['StringNotEquals', 'two', 'green', true],
    ['StringNotEquals', 'one', ['red', 'blue'], false],
    ['StringEquals', 'absent', 'red', false],
    ['StringNotEquals', 'absent', 'red', true],
    ['NumericLessThan', 'absent', '1', false],
    ['NotIpAddress', 'absent', '10.0.0.0/8', true],
    ['StringEqualsIfExists', 'absent', 'red', true],
    ['StringEqualsIfExists', 'one', 'blue', false],
    ['ForAllValues:StringEquals', 'two', ['red', 'blue'], true],
    ['ForAllValues:StringEquals', 'two', 'red', false],
    ['ForAllValues:StringEquals', 'absent', 'red', true],
    ['ForAllValues:StringEquals', 'blank', 'red', true],
    ['ForAnyValue:StringEquals', 'two', 'red', true],
    ['ForAnyValue:StringEquals', 'empty', 'red', false],
    ['ForAnyValue:StringEquals', 'blank', '', false],
    ['StringEquals', 'blank', '', true],
    ['ForAnyValue:StringNotEquals', 'two', 'red', true],
    ['ForAnyValue:StringNotEquals', 'absent', 'red', false],
    ['ForAnyValue:StringEqualsIfExists', 'absent', 'red', true],
    ['ForAllValues:StringNotEquals', 'two', 'red', false],
    ['Null', 'absent', 'true', true],
    ['Null', 'empty', true, true],
    ['Null', 'one', 'true', false],
    ['Null', 'one', false, true],
    ['NumericEquals', 'n', '10.0', true],
    ['NumericEquals', 'one', '10', false],
    ['NumericNotEquals', 'one', '10', true],
    ['NumericLessThanEquals', 'n', 10, true],
    ['IpAddress', 'ip', '203.0.113.0/24', true],
    ['IpAddress', 'ip', '::/0', false],
    ['stringlike', 'one', 'r?d', true],
  ] as const)('%s of %s with %j: %s', (operator, key, wanted, expected) => {
    expect(testHolds(operator, key, wanted, context, true)).toBe(expected)
  })

  it('refuse an operator that does not exist', () => {
    expect(() => testHolds('StringAlmost', 'one', 'red', context, true)).toThrow('StringAlmost')
  })
})

describe('patterns and values', () => {
  const like = (pattern: string) => symbols(pattern, { wildcards: true })!

  it('match wildcards against the whole text', () => {
    expect(matches(like('a*b*c'), 'a--b--bc')).toBe(true)
    expect(matches(like('a*b*c'), 'a--b--cb')).toBe(false)
    expect(matches(like('*'), '')).toBe(true)
    expect(matches(like('?'), '')).toBe(false)
    expect(matches(like('??*'), 'ab')).toBe(true)
  })

  it('match ARNs part by part (the example of the operators page)', () => {
    const pattern = 'arn:aws:someservice:*:111122223333:finance/*'
    const value = 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt'
    expect(matches(like(pattern), value)).toBe(true)
    expect(matchesArn(like(pattern), value)).toBe(false)
    expect(matchesArn(like('arn:aws:lambda:*:*:function:*'), 'arn:aws:lambda:r:1:function:f:1')).toBe(true)
    expect(matchesArn(like('*'), value)).toBe(false)
  })

  it('read numbers, dates, addresses and bytes, and nothing else', () => {
    const [five, half] = [readNumber('5')!, readNumber('-.5')!]
    expect(orderNumbers(five, readNumber('+05.00')!)).toBe(0)
    expect(orderNumbers(half, readNumber('-0.4999999999999999999999')!)).toBe(-1)
    expect(orderNumbers(readNumber('9007199254740993')!, readNumber('9007199254740992')!)).toBe(1)
    for (const wrong of ['0x5', '', '.', '-', 'NaN', '1e3', ' 5', '1.2.3']) {
      expect(readNumber(wrong), wrong).toBeUndefined()
    }
    const instant = BigInt(Date.UTC(2024, 5, 15, 12, 30))
    expect(readDate('2024-06-15T14:30:00+02:00')).toBe(instant)
    expect(readDate('2024-06-15T07:00:00.0019-05:30')).toBe(instant + 1n)
    expect(readDate('1718454600')).toBe(instant)
    expect(readDate('2024-06')).toBe(readDate('2024-06-01T00:00Z'))
    expect(readDate('2024')).toBe(readDate('2024-01-01'))
    expect(readDate('0')).toBe(0n)
    expect(readBoolean('TRUE')).toBe(true)
    expect(readBoolean('1')).toBeUndefined()
    for (const wrong of [
      '2023-02-29',
      '2024-13-01',
      '2024-06-15T24:30:00Z',
      '2024-06-15T12:30:00',
      'today',
      '',
    ]) {
      expect(readDate(wrong), wrong).toBeUndefined()
    }
    expect(readAddress('2001:db8::1')).toBe(readAddress('2001:0DB8:0:0:0:0:0:1'))
    for (const wrong of [
      '1.2.3',
      '256.1.1.1',
      '1::2::3',
      '12345::',
      '01.2.3.4',
      ':',
      '1:2:3:4:5:6:7:8:9',
      '',
    ]) {
      expect(readAddress(wrong), wrong).toBeUndefined()
    }
    expect(readNetwork('203.0.113.99/25')?.prefix).toBe(readAddress('203.0.113.0')?.slice(0, 25))
    expect(readNetwork('203.0.113.0/33')).toBeUndefined()
    expect(readNetwork('0.0.0.0/0')).toEqual({ prefix: '', length: 32 })
    expect(readAddress('::ffff:192.0.2.1')).toBe(readAddress('192.0.2.1'))
    expect(readNetwork('::ffff:0:0/96')).toEqual({ prefix: '', length: 32 })
    expect(readNetwork('::/0')).toEqual({ prefix: '', length: 128 })
    expect(readBinary('QUJD')).toBe('414243')
    expect(readBinary('!!!!')).toBeUndefined()
  })
})
