import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetUserCommand,
  ListUsersCommand,
  PutRolePolicyCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam'
import {
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { passTime, stopClock } from '../mfa.ts'
import { ACCOUNT, answerOf, assume, createRole, roleArn, trust } from './roles.ts'

const ROOT = `arn:aws:iam::${ACCOUNT}:root`
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/R/session`
const INVALID_TOKEN = {
  code: 'InvalidClientTokenId',
  status: 403,
  message: 'The security token included in the request is invalid.',
}

let server: TestServer
let ann: Credentials
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  ann = await userWithKey(server, 'ann', allow('sts:AssumeRole'))
})
afterAll(async () => {
  vi.useRealTimers()
  await server.close()
})

const whoIs = (credentials: Credentials) => server.sts(credentials).send(new GetCallerIdentityCommand({}))
const listUsers = (credentials: Credentials) => server.iam(credentials).send(new ListUsersCommand({}))
const getUser = (credentials: Credentials) =>
  server.iam(credentials).send(new GetUserCommand({ UserName: 'ann' }))

describe('how long a role session lasts', () => {
  it('is at most what the role says', async () => {
    await createRole(server, 'R', trust(ROOT), { maxSessionDuration: 7200 })
    const asked = (DurationSeconds: number) => answerOf(server.sts(ann), 'R', { DurationSeconds })
    expect(await refusal(asked(7201))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    })
    const before = Date.now()
    for (const seconds of [900, 7200]) {
      const lasts = ((await asked(seconds)).Credentials!.Expiration!.getTime() - before) / 1000
      expect(Math.abs(lasts - seconds)).toBeLessThan(60)
    }
    await server.iam().send(new UpdateRoleCommand({ RoleName: 'R', MaxSessionDuration: 3600 }))
    expect((await refusal(asked(3601))).code).toBe('ValidationError')
  })

  it('is at most an hour in a chain of roles', async () => {
    await createRole(server, 'First', trust(ROOT), {
      policy: allow('sts:AssumeRole'),
      maxSessionDuration: 43_200,
    })
    await createRole(server, 'R', trust(roleArn('First')), { maxSessionDuration: 43_200 })
    const first = await assume(server.sts(ann), 'First', { DurationSeconds: 43_200 })
    expect(await refusal(assume(server.sts(first), 'R', { DurationSeconds: 3601 }))).toEqual({
      code: 'ValidationError',
      status: 400,
      message:
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    })
    const second = await assume(server.sts(first), 'R', { DurationSeconds: 3600 })
    expect(await whoIs(second)).toMatchObject({ Arn: SESSION })
    // R does not trust ann, only First.
    expect((await refusal(assume(server.sts(ann), 'R'))).code).toBe('AccessDenied')
  })

  it('ends to the second', async () => {
    stopClock()
    await createRole(server, 'R', trust(ROOT), { policy: allow('iam:ListUsers') })
    const session = await assume(server.sts(ann), 'R', { DurationSeconds: 900 })
    passTime(899)
    await whoIs(session)
    passTime(1)
    const expired = {
      code: 'ExpiredToken',
      status: 403,
      message: 'The security token included in the request is expired',
    }
    expect(await refusal(whoIs(session))).toEqual(expired)
    expect(await refusal(listUsers(session))).toEqual(expired)
    vi.useRealTimers()
  })
})

describe('a session policy', () => {
  const both = allow(['iam:ListUsers', 'iam:GetUser'])
  const narrowed = `User: ${SESSION} is not authorized to perform: iam:GetUser on resource: user ann because no session policy allows the iam:GetUser action`

  it('given as text narrows the role and adds nothing', async () => {
    await createRole(server, 'R', trust(ROOT), { policy: both })
    const Policy = JSON.stringify(allow(['iam:ListUsers', 'iam:CreateUser']))
    const answer = await answerOf(server.sts(ann), 'R', { Policy })
    expect(answer.PackedPolicySize).toBeGreaterThan(0)
    expect(answer.PackedPolicySize).toBeLessThan(100)
    const session = await assume(server.sts(ann), 'R', { Policy })
    await listUsers(session)
    expect(await refusal(getUser(session))).toEqual({ code: 'AccessDenied', status: 403, message: narrowed })
    const create = server.iam(session).send(new CreateUserCommand({ UserName: 'x' }))
    expect((await refusal(create)).message).toContain('because no identity-based policy allows')
  })

  it('given by ARN narrows likewise, AWS’s own and the account’s, as they stand at each request', async () => {
    await createRole(server, 'R', trust(ROOT), { policy: both })
    const iam = server.iam()
    const { Policy: stored } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: 'Narrow',
        PolicyDocument: JSON.stringify(allow('iam:ListUsers')),
      }),
    )
    const session = await assume(server.sts(ann), 'R', { PolicyArns: [{ arn: stored!.Arn! }] })
    await listUsers(session)
    expect((await refusal(getUser(session))).message).toBe(narrowed)
    await iam.send(
      new CreatePolicyVersionCommand({
        PolicyArn: stored!.Arn!,
        PolicyDocument: JSON.stringify(allow('iam:GetUser')),
        SetAsDefault: true,
      }),
    )
    await getUser(session)
    expect((await refusal(listUsers(session))).code).toBe('AccessDenied')
    const aws = await assume(server.sts(ann), 'R', {
      PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }],
    })
    expect((await refusal(listUsers(aws))).code).toBe('AccessDenied')
    const joined = await assume(server.sts(ann), 'R', {
      PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }],
      Policy: JSON.stringify(allow('iam:ListUsers')),
    })
    await listUsers(joined)
  })

  it('does not narrow what a Deny of the role refuses anyway', async () => {
    await createRole(server, 'R', trust(ROOT), {
      policy: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: '*', Resource: '*' },
          { Effect: 'Deny', Action: 'iam:GetUser', Resource: '*' },
        ],
      },
    })
    const session = await assume(server.sts(ann), 'R', { Policy: JSON.stringify(allow('*')) })
    await listUsers(session)
    expect((await refusal(getUser(session))).message).toContain(
      'with an explicit deny in an identity-based policy',
    )
  })

  it('must be one', async () => {
    await createRole(server, 'R', trust(ROOT))
    const given = async (input: object) => {
      const { code, status } = await refusal(assume(server.sts(ann), 'R', input))
      return [code, status]
    }
    expect(await given({ Policy: '{' })).toEqual(['MalformedPolicyDocument', 400])
    expect(await given({ Policy: JSON.stringify(trust(ROOT)) })).toEqual(['MalformedPolicyDocument', 400])
    expect(await given({ Policy: JSON.stringify(allow('*')).padEnd(2049) })).toEqual(['ValidationError', 400])
    expect(await given({ Policy: JSON.stringify(allow('*')).padEnd(2048), DurationSeconds: 3601 })).toEqual([
      'ValidationError',
      400,
    ])
    await assume(server.sts(ann), 'R', { Policy: JSON.stringify(allow('*')).padEnd(2048) })
    expect(await given({ PolicyArns: [{ arn: `arn:aws:iam::${ACCOUNT}:policy/None` }] })).toEqual([
      'ValidationError',
      400,
    ])
    const eleven = Array.from({ length: 11 }, () => ({ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }))
    expect(await given({ PolicyArns: eleven })).toEqual(['ValidationError', 400])
  })
})

describe('a role session', () => {
  it('follows its role: policies at once, deletion at once', async () => {
    await createRole(server, 'R', trust(ROOT), { policy: allow('iam:ListUsers') })
    const session = await assume(server.sts(ann), 'R')
    await listUsers(session)
    const iam = server.iam()
    await iam.send(new DeleteRolePolicyCommand({ RoleName: 'R', PolicyName: 'p' }))
    expect((await refusal(listUsers(session))).code).toBe('AccessDenied')
    await iam.send(new DeleteRoleCommand({ RoleName: 'R' }))
    expect(await refusal(whoIs(session))).toEqual(INVALID_TOKEN)
    // One made anew is another role.
    await createRole(server, 'R', trust(ROOT), { policy: allow('*') })
    expect(await refusal(whoIs(session))).toEqual(INVALID_TOKEN)
  })

  it('is revoked by a Deny on tokens issued before', async () => {
    await createRole(server, 'R', trust(ROOT), { policy: allow('iam:ListUsers') })
    const session = await assume(server.sts(ann), 'R')
    const revoke = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { DateLessThan: { 'aws:TokenIssueTime': new Date(Date.now() + 1000).toISOString() } },
        },
      ],
    }
    await server.iam().send(
      new PutRolePolicyCommand({
        RoleName: 'R',
        PolicyName: 'revoke',
        PolicyDocument: JSON.stringify(revoke),
      }),
    )
    expect((await refusal(listUsers(session))).message).toContain('with an explicit deny')
    // GetCallerIdentity cannot be refused.
    await whoIs(session)
  })

  it('works only with its own key, secret and token together', async () => {
    await createRole(server, 'R', trust(ROOT))
    const one = await assume(server.sts(ann), 'R')
    const two = await assume(server.sts(ann), 'R')
    expect((await refusal(whoIs({ ...one, sessionToken: two.sessionToken }))).code).toBe(
      'InvalidClientTokenId',
    )
    expect((await refusal(whoIs({ ...one, sessionToken: undefined }))).code).toBe('InvalidClientTokenId')
    expect((await refusal(whoIs({ ...one, secretAccessKey: two.secretAccessKey }))).code).toBe(
      'SignatureDoesNotMatch',
    )
    const [start, end] = [one.sessionToken!.slice(0, 60), one.sessionToken!.slice(61)]
    const altered = start + (one.sessionToken![60] === 'A' ? 'B' : 'A') + end
    expect((await refusal(whoIs({ ...one, sessionToken: altered }))).code).toBe('InvalidClientTokenId')
    expect((await refusal(whoIs({ ...ann, sessionToken: one.sessionToken }))).code).toBe(
      'InvalidClientTokenId',
    )
  })

  it('cannot ask for sessions of a user', async () => {
    await createRole(server, 'R', trust(ROOT), { policy: allow('*') })
    const sts = server.sts(await assume(server.sts(ann), 'R'))
    expect(await refusal(sts.send(new GetSessionTokenCommand({})))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'Cannot call GetSessionToken with session credentials',
    })
    expect(await refusal(sts.send(new GetFederationTokenCommand({ Name: 'fed' })))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'Cannot call GetFederationToken with session credentials',
    })
  })

  it('shows in the role as its last use', async () => {
    await createRole(server, 'R', trust(ROOT))
    const used = async () =>
      (await server.iam().send(new GetRoleCommand({ RoleName: 'R' }))).Role!.RoleLastUsed
    const session = await assume(server.sts(ann), 'R')
    expect(await used()).toEqual({})
    await whoIs(session)
    expect(await used()).toMatchObject({ Region: 'us-east-1', LastUsedDate: expect.any(Date) })
  })
})
