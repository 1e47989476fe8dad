import {
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { enabledDevice, passStep, stopClock } from '../mfa.ts'
import { ACCOUNT, answerOf, assume, createRole, OTHER_ACCOUNT, roleArn, trust, userArn } from './roles.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
})
beforeEach(() => server.reset())
afterAll(async () => {
  vi.useRealTimers()
  await server.close()
})

const ROOT = `arn:aws:iam::${ACCOUNT}:root`
const assuming = (resource = '*') => allow('sts:AssumeRole', resource)
const deniedMessage = (caller: string, role: string) =>
  `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${role}`
const expectDenied = async (call: Promise<unknown>, caller: string, role: string) => {
  const { code, status, message } = await refusal(call)
  expect({ code, status }).toEqual({ code: 'AccessDenied', status: 403 })
  expect(message).toContain(deniedMessage(caller, role))
}

describe('AssumeRole in one account', () => {
  it('gives credentials of the role: who they are, and what they may', async () => {
    const ann = await userWithKey(server, 'ann', assuming())
    await createRole(server, 'Reader', trust(ROOT), { path: '/ops/', policy: allow('iam:GetRole') })
    const arn = roleArn('ops/Reader')
    const answer = await answerOf(server.sts(ann), arn, { RoleSessionName: 'work' })
    const session = `arn:aws:sts::${ACCOUNT}:assumed-role/Reader/work`
    expect(answer).toMatchObject({
      Credentials: { AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/) },
      AssumedRoleUser: { Arn: session, AssumedRoleId: expect.stringMatching(/^AROA\w{17}:work$/) },
    })
    expect(answer).not.toHaveProperty('PackedPolicySize')
    const role = await assume(server.sts(ann), arn, { RoleSessionName: 'work' })
    expect(await server.sts(role).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: ACCOUNT,
      Arn: session,
      UserId: answer.AssumedRoleUser!.AssumedRoleId,
    })
    await server.iam(role).send(new GetRoleCommand({ RoleName: 'Reader' }))
    expect(await refusal(server.iam(role).send(new CreateUserCommand({ UserName: 'x' })))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: ${session} is not authorized to perform: iam:CreateUser on resource: ${userArn('x')} because no identity-based policy allows the iam:CreateUser action`,
    })
    // The caller's own policies do not come along.
    expect((await refusal(assume(server.sts(role), arn))).code).toBe('AccessDenied')
  })

  it('lasts an hour unless asked otherwise', async () => {
    const ann = await userWithKey(server, 'ann')
    await createRole(server, 'R', trust(userArn('ann')))
    const before = Date.now()
    const { Credentials: made } = await answerOf(server.sts(ann), 'R')
    const seconds = (made!.Expiration!.getTime() - before) / 1000
    expect(seconds).toBeGreaterThan(3595)
    expect(seconds).toBeLessThan(3660)
  })

  it.each<[string, { trusts: string; may: boolean; ok: boolean }]>([
    ['trusting the account, the caller must be allowed too', { trusts: ROOT, may: false, ok: false }],
    ['trusting the account by its id', { trusts: ACCOUNT, may: true, ok: true }],
    ['trusting the account', { trusts: ROOT, may: true, ok: true }],
    ['trusting the user suffices', { trusts: userArn('ann'), may: false, ok: true }],
    ['trusting somebody else', { trusts: userArn('bob'), may: true, ok: false }],
    ['trusting another account', { trusts: `arn:aws:iam::${OTHER_ACCOUNT}:root`, may: true, ok: false }],
  ])('%s', async (_, { trusts, may, ok }) => {
    await userWithKey(server, 'bob')
    const ann = await userWithKey(server, 'ann', ...(may ? [assuming()] : []))
    await createRole(server, 'R', trust(trusts))
    if (ok) await assume(server.sts(ann), 'R')
    else await expectDenied(assume(server.sts(ann), 'R'), userArn('ann'), roleArn('R'))
  })

  it('is decided anew each time', async () => {
    const ann = await userWithKey(server, 'ann', assuming())
    await createRole(server, 'R', trust(ROOT))
    await assume(server.sts(ann), 'R')
    const iam = server.iam()
    await iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: 'R',
        PolicyDocument: JSON.stringify(trust(ROOT, { StringEquals: { 'sts:ExternalId': 'x1' } })),
      }),
    )
    await expectDenied(assume(server.sts(ann), 'R'), userArn('ann'), roleArn('R'))
    await assume(server.sts(ann), 'R', { ExternalId: 'x1' })
    await iam.send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'p0' }))
    await expectDenied(assume(server.sts(ann), 'R', { ExternalId: 'x1' }), userArn('ann'), roleArn('R'))
  })

  it('is refused by a Deny on either side', async () => {
    const deny = (extra: object) => ({ Effect: 'Deny', Action: 'sts:AssumeRole', ...extra })
    const trusting = trust(userArn('ann')) as { Version: string; Statement: object[] }
    const ann = await userWithKey(server, 'ann', {
      Version: '2012-10-17',
      Statement: [deny({ Resource: roleArn('A') })],
    })
    await createRole(server, 'A', trusting)
    await createRole(server, 'B', {
      ...trusting,
      Statement: [
        ...trusting.Statement,
        deny({ Principal: '*', Condition: { StringLike: { 'sts:RoleSessionName': 'x*' } } }),
      ],
    })
    expect((await refusal(assume(server.sts(ann), 'A'))).message).toBe(
      `${deniedMessage(userArn('ann'), roleArn('A'))} with an explicit deny in an identity-based policy`,
    )
    await assume(server.sts(ann), 'B')
    await expectDenied(assume(server.sts(ann), 'B', { RoleSessionName: 'xy' }), userArn('ann'), roleArn('B'))
  })

  it('tells a role that is not there and one that does not trust the caller alike', async () => {
    const ann = await userWithKey(server, 'ann', assuming())
    await createRole(server, 'Closed', trust(userArn('ann'), { Bool: { 'aws:SecureTransport': 'true' } }))
    const messages = []
    for (const role of ['Closed', 'NoSuch', 'closed', 'path/Closed']) {
      messages.push((await refusal(assume(server.sts(ann), role))).message.replace(roleArn(role), 'ROLE'))
    }
    expect(new Set(messages).size).toBe(1)
  })

  it('wants the path and the letter case that the role has', async () => {
    const ann = await userWithKey(server, 'ann', assuming())
    await createRole(server, 'Reader', trust(userArn('ann')), { path: '/ops/' })
    for (const name of ['Reader', 'ops/reader', 'Ops/Reader', 'ops/x/Reader']) {
      await expectDenied(assume(server.sts(ann), name), userArn('ann'), roleArn(name))
    }
    await assume(server.sts(ann), 'ops/Reader')
  })

  it('refuses contexts of identity providers rather than pass them over', async () => {
    const ann = await userWithKey(server, 'ann')
    await createRole(server, 'R', trust(userArn('ann')))
    const ProvidedContexts = [
      { ProviderArn: 'arn:aws:iam::aws:contextProvider/IdentityCenter', ContextAssertion: 'assertion' },
    ]
    expect(await refusal(assume(server.sts(ann), 'R', { ProvidedContexts }))).toMatchObject({
      code: 'NotImplemented',
      status: 501,
    })
  })

  it('refuses the root user, and ARNs that are no role', async () => {
    await createRole(server, 'R', trust(ROOT))
    expect(await refusal(assume(server.sts(), 'R'))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'Roles may not be assumed by root accounts.',
    })
    const ann = await userWithKey(server, 'ann', assuming())
    expect(await refusal(assume(server.sts(ann), userArn('ann')))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: `${userArn('ann')} is invalid`,
    })
  })
})

describe('a caller without permission', () => {
  it.each([ACCOUNT, OTHER_ACCOUNT])(
    'cannot tell a role of account %s that is there from one that is not',
    async (account) => {
      const ann = await userWithKey(server, 'ann')
      await createRole(server, 'Trusting', trust(ROOT), { owner: server.roots.get(account) })
      await createRole(server, 'Closed', trust(`arn:aws:iam::${OTHER_ACCOUNT}:root`), {
        owner: server.roots.get(account),
      })
      for (const name of ['Trusting', 'Closed', 'Absent']) {
        const arn = `arn:aws:iam::${account}:role/${name}`
        const { message } = await refusal(assume(server.sts(ann), arn))
        expect(message).toBe(
          `${deniedMessage(userArn('ann'), arn)} because no identity-based policy allows the sts:AssumeRole action`,
        )
      }
    },
  )
})

describe('a trust policy that names a user', () => {
  it('does not trust one made anew under the same name', async () => {
    const ann = await userWithKey(server, 'ann')
    await createRole(server, 'R', trust(userArn('ann')))
    await assume(server.sts(ann), 'R')
    const iam = server.iam()
    await iam.send(new DeleteAccessKeyCommand({ UserName: 'ann', AccessKeyId: ann.accessKeyId }))
    await iam.send(new DeleteUserCommand({ UserName: 'ann' }))
    const { Role: shown } = await iam.send(new GetRoleCommand({ RoleName: 'R' }))
    expect(decodeURIComponent(shown!.AssumeRolePolicyDocument!)).toMatch(/"AIDA\w{17}"/)
    const again = await userWithKey(server, 'ann', assuming())
    await expectDenied(assume(server.sts(again), 'R'), userArn('ann'), roleArn('R'))
  })
})

describe('an MFA condition in the trust policy', () => {
  beforeEach(stopClock)

  it('wants a right code with this very call', async () => {
    const ann = await userWithKey(server, 'ann', assuming())
    await createRole(server, 'R', trust(ROOT, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }))
    const device = await enabledDevice(server.iam(), 'ann')
    passStep()
    const sts = server.sts(ann)
    const given = (TokenCode: string, SerialNumber = device.serial) => ({ SerialNumber, TokenCode })
    await expectDenied(assume(sts, 'R'), userArn('ann'), roleArn('R'))
    const wrong = device.code() === '000000' ? '000001' : '000000'
    const refused = { code: 'AccessDenied', status: 403 }
    expect(await refusal(assume(sts, 'R', given(wrong)))).toEqual({
      ...refused,
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    })
    expect((await refusal(assume(sts, 'R', given(device.code(), `${device.serial}x`)))).message).toContain(
      'unable to validate MFA code',
    )
    expect(await refusal(assume(sts, 'R', { SerialNumber: device.serial }))).toEqual({
      ...refused,
      message:
        'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    })
    const session = await assume(sts, 'R', given(device.code()))
    await server.sts(session).send(new GetCallerIdentityCommand({}))
    expect((await refusal(assume(sts, 'R', given(device.code())))).code).toBe('AccessDenied')
  })

  it('does not use the code up where the role does not trust the caller', async () => {
    const ann = await userWithKey(server, 'ann')
    await createRole(server, 'Closed', trust(ROOT))
    await createRole(
      server,
      'Open',
      trust(userArn('ann'), { NumericLessThan: { 'aws:MultiFactorAuthAge': '5' } }),
    )
    const device = await enabledDevice(server.iam(), 'ann')
    passStep()
    const code = { SerialNumber: device.serial, TokenCode: device.code() }
    await expectDenied(assume(server.sts(ann), 'Closed', code), userArn('ann'), roleArn('Closed'))
    await assume(server.sts(ann), 'Open', code)
  })
})

describe('across accounts', () => {
  const FAR = roleArn('Far', OTHER_ACCOUNT)
  const far = (document: object, policy?: object) =>
    createRole(server, 'Far', document, { owner: server.roots.get(OTHER_ACCOUNT), ...(policy && { policy }) })
  const withExternalId = { StringEquals: { 'sts:ExternalId': 'Unique-17' } }

  it('both sides are needed, and the external id', async () => {
    const ann = await userWithKey(server, 'ann', assuming(FAR))
    const bob = await userWithKey(server, 'bob')
    await far(trust([ROOT, userArn('bob')], withExternalId), allow('iam:GetRole'))
    const external = { ExternalId: 'Unique-17' }
    await expectDenied(assume(server.sts(ann), FAR), userArn('ann'), FAR)
    await expectDenied(assume(server.sts(ann), FAR, { ExternalId: 'unique-17' }), userArn('ann'), FAR)
    // Here naming the user does not suffice.
    await expectDenied(assume(server.sts(bob), FAR, external), userArn('bob'), FAR)
    const session = await assume(server.sts(ann), FAR, external)
    expect(await server.sts(session).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: OTHER_ACCOUNT,
      Arn: `arn:aws:sts::${OTHER_ACCOUNT}:assumed-role/Far/session`,
    })
    // What it does, it does in the role's account.
    const { Role: role } = await server.iam(session).send(new GetRoleCommand({ RoleName: 'Far' }))
    expect(role!.Arn).toBe(FAR)
  })

  it('a role that trusts nobody here, and one of an account that is nowhere, are told alike', async () => {
    const ann = await userWithKey(server, 'ann', assuming())
    await far(trust(`arn:aws:iam::${OTHER_ACCOUNT}:root`))
    const nowhere = roleArn('Far', '999999999999')
    const messages: string[] = []
    for (const role of [FAR, nowhere]) {
      await expectDenied(assume(server.sts(ann), role), userArn('ann'), role)
      messages.push((await refusal(assume(server.sts(ann), role))).message.replace(role, 'ROLE'))
    }
    expect(messages[0]).toBe(messages[1])
  })
})

describe('what AssumeRole takes', () => {
  it.each<[string, object, string]>([
    ['a session name too short', { RoleSessionName: 'x' }, "at 'roleSessionName' failed"],
    ['a session name with blanks', { RoleSessionName: 'a b' }, "at 'roleSessionName' failed"],
    ['too short a session', { DurationSeconds: 899 }, "at 'durationSeconds' failed"],
    ['too long a session', { DurationSeconds: 43_201 }, "at 'durationSeconds' failed"],
    ['an external id of one character', { ExternalId: 'x' }, "at 'externalId' failed"],
    ['a code of letters', { TokenCode: 'abcdef' }, "at 'tokenCode' failed"],
  ])('is not %s', async (_, input, words) => {
    const ann: Credentials = await userWithKey(server, 'ann', assuming())
    await createRole(server, 'R', trust(ROOT))
    const { code, message } = await refusal(
      server
        .sts(ann)
        .send(new AssumeRoleCommand({ RoleArn: roleArn('R'), RoleSessionName: 'session', ...input })),
    )
    expect(code).toBe('ValidationError')
    expect(message).toContain(words)
  })
})
