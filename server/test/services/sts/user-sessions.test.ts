import {
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetUserCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam'
import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations'
import {
  AssumeRoleCommand,
  GetAccessKeyInfoCommand,
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
import { enabledDevice, passStep, stopClock } from '../mfa.ts'
import { ACCOUNT, assume, createRole, credentialsOf, roleArn, tagList, trust, userArn } from './roles.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  stopClock()
  await server.reset()
})
afterAll(async () => {
  vi.useRealTimers()
  await server.close()
})

const ROOT = `arn:aws:iam::${ACCOUNT}:root`
const whoIs = (credentials: Credentials) => server.sts(credentials).send(new GetCallerIdentityCommand({}))
const listUsers = (credentials: Credentials) => server.iam(credentials).send(new ListUsersCommand({}))
const sessionToken = async (credentials: Credentials, input = {}) =>
  credentialsOf(await server.sts(credentials).send(new GetSessionTokenCommand(input)))
const federation = async (credentials: Credentials | undefined, input = {}) =>
  credentialsOf(await server.sts(credentials).send(new GetFederationTokenCommand({ Name: 'fed', ...input })))
// The wire has whole seconds only.
const secondsOf = ({ Credentials: made }: { Credentials?: { Expiration?: Date | undefined } | undefined }) =>
  Math.ceil((made!.Expiration!.getTime() - Date.now()) / 1000)

describe('GetSessionToken', () => {
  it('gives credentials of the user without any permission', async () => {
    const ann = await userWithKey(server, 'ann')
    const session = await sessionToken(ann)
    expect(session.accessKeyId).toMatch(/^ASIA/)
    expect(await whoIs(session)).toMatchObject({
      Arn: userArn('ann'),
      UserId: expect.stringMatching(/^AIDA/),
    })
  })

  it.each([
    ['a user', {}, 43_200],
    ['a user who says', { DurationSeconds: 900 }, 900],
    ['a user who says much', { DurationSeconds: 129_600 }, 129_600],
    ['root', {}, 3600],
    ['root who says much', { DurationSeconds: 129_600 }, 3600],
  ])('lasts for %s', async (who, input, seconds) => {
    const credentials = who.startsWith('root') ? undefined : await userWithKey(server, 'ann')
    expect(secondsOf(await server.sts(credentials).send(new GetSessionTokenCommand(input)))).toBe(seconds)
  })

  it('calls no IAM without MFA, and of STS only AssumeRole and GetCallerIdentity', async () => {
    const ann = await userWithKey(server, 'ann', allow('*'))
    const session = await sessionToken(ann)
    expect((await refusal(listUsers(session))).code).toBe('InvalidClientTokenId')
    const sts = server.sts(session)
    for (const command of [
      new GetSessionTokenCommand({}),
      new GetFederationTokenCommand({ Name: 'fed' }),
      new GetAccessKeyInfoCommand({ AccessKeyId: ann.accessKeyId }),
    ]) {
      expect(await refusal(sts.send(command as GetSessionTokenCommand))).toMatchObject({
        code: 'AccessDenied',
        status: 403,
        message: expect.stringMatching(/^Cannot call \w+ with session credentials$/),
      })
    }
    await createRole(server, 'R', trust(ROOT))
    await assume(sts, 'R')
  })

  it('with MFA calls IAM, and aws:MultiFactorAuthPresent is true', async () => {
    const ann = await userWithKey(server, 'ann', {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'iam:ListUsers',
          Resource: '*',
          Condition: {
            Bool: { 'aws:MultiFactorAuthPresent': 'true' },
            NumericLessThan: { 'aws:MultiFactorAuthAge': '60' },
          },
        },
      ],
    })
    const device = await enabledDevice(server.iam(), 'ann')
    passStep()
    expect((await refusal(listUsers(ann))).code).toBe('AccessDenied')
    const session = await sessionToken(ann, { SerialNumber: device.serial, TokenCode: device.code() })
    await listUsers(session)
    passStep()
    await listUsers(session)
    passStep()
    expect((await refusal(listUsers(session))).message).toContain('because no identity-based policy allows')
  })

  it('with MFA opens roles that ask for it, without a code in the call', async () => {
    const ann = await userWithKey(server, 'ann', allow('sts:AssumeRole'))
    await createRole(server, 'R', trust(ROOT, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }))
    const device = await enabledDevice(server.iam(), 'ann')
    passStep()
    expect((await refusal(assume(server.sts(await sessionToken(ann)), 'R'))).code).toBe('AccessDenied')
    const session = await sessionToken(ann, { SerialNumber: device.serial, TokenCode: device.code() })
    await assume(server.sts(session), 'R')
  })

  it('follows the user: policies and deletion at once', async () => {
    const ann = await userWithKey(server, 'ann', allow('sts:AssumeRole'))
    await createRole(server, 'R', trust(ROOT))
    const session = await sessionToken(ann)
    await assume(server.sts(session), 'R')
    const iam = server.iam()
    await iam.send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'p0' }))
    expect((await refusal(assume(server.sts(session), 'R'))).code).toBe('AccessDenied')
    await iam.send(new DeleteAccessKeyCommand({ UserName: 'ann', AccessKeyId: ann.accessKeyId }))
    await whoIs(session)
    await iam.send(new DeleteUserCommand({ UserName: 'ann' }))
    expect((await refusal(whoIs(session))).code).toBe('InvalidClientTokenId')
    await iam.send(new CreateUserCommand({ UserName: 'ann' }))
    expect((await refusal(whoIs(session))).code).toBe('InvalidClientTokenId')
  })
})

describe('GetFederationToken', () => {
  it('gives a federated user what both the user and the session policy allow', async () => {
    const ann = await userWithKey(server, 'ann', allow(['sts:GetFederationToken', 'sts:AssumeRole', 'iam:*']))
    const answer = await server
      .sts(ann)
      .send(new GetFederationTokenCommand({ Name: 'fed', Policy: JSON.stringify(allow('*')) }))
    const arn = `arn:aws:sts::${ACCOUNT}:federated-user/fed`
    expect(answer.FederatedUser).toEqual({ Arn: arn, FederatedUserId: `${ACCOUNT}:fed` })
    expect(answer.PackedPolicySize).toBeGreaterThan(0)
    expect(secondsOf(answer)).toBe(43_200)
    expect(await whoIs(credentialsOf(answer))).toMatchObject({
      Arn: arn,
      UserId: `${ACCOUNT}:fed`,
      Account: ACCOUNT,
    })
  })

  it('calls no IAM, and of STS only GetCallerIdentity, whatever the policies say', async () => {
    const ann = await userWithKey(server, 'ann', allow('*'))
    await createRole(server, 'R', trust(ROOT))
    const session = await federation(ann, { Policy: JSON.stringify(allow('*')) })
    expect((await refusal(listUsers(session))).code).toBe('InvalidClientTokenId')
    const sts = server.sts(session)
    for (const command of [
      new GetSessionTokenCommand({}),
      new GetFederationTokenCommand({ Name: 'fed' }),
      new AssumeRoleCommand({ RoleArn: roleArn('R'), RoleSessionName: 'session' }),
      new GetAccessKeyInfoCommand({ AccessKeyId: ann.accessKeyId }),
    ]) {
      expect((await refusal(sts.send(command as GetSessionTokenCommand))).code).toBe('AccessDenied')
    }
  })

  it('needs permission on the federated user, and sts:TagSession for tags', async () => {
    const nobody = await userWithKey(server, 'nobody')
    const arn = `arn:aws:sts::${ACCOUNT}:federated-user/fed`
    expect(await refusal(federation(nobody))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: ${userArn('nobody')} is not authorized to perform: sts:GetFederationToken on resource: ${arn} because no identity-based policy allows the sts:GetFederationToken action`,
    })
    const ann = await userWithKey(server, 'ann', allow('sts:GetFederationToken', arn))
    await federation(ann)
    expect((await refusal(federation(ann, { Name: 'other' }))).code).toBe('AccessDenied')
    expect((await refusal(federation(ann, { Tags: tagList({ a: 'b' }) }))).message).toContain(
      'sts:TagSession',
    )
  })

  it('by root, gives what the session policy allows, and without one nothing', async () => {
    const code = async (input: object) => {
      const session = await federation(undefined, input)
      const organizations = server.organizations(session)
      return (await refusal(organizations.send(new DescribeOrganizationCommand({})))).code
    }
    const Policy = (...actions: string[]) => JSON.stringify(allow(actions))
    expect(await code({ Policy: Policy('organizations:Describe*') })).toBe(
      'AWSOrganizationsNotInUseException',
    )
    expect(await code({ Policy: Policy('s3:*') })).toBe('AccessDeniedException')
    expect(await code({})).toBe('AccessDeniedException')
  })

  it('lasts for root at most an hour, and is checked', async () => {
    const asked = (input: object) =>
      server.sts().send(new GetFederationTokenCommand({ Name: 'fed', ...input }))
    expect(secondsOf(await asked({}))).toBe(3600)
    expect(secondsOf(await asked({ DurationSeconds: 900 }))).toBe(900)
    const code = async (input: object) => (await refusal(asked(input))).code
    expect(await code({ Name: 'x' })).toBe('ValidationError')
    expect(await code({ DurationSeconds: 129_601 })).toBe('ValidationError')
    expect(await code({ Policy: JSON.stringify(allow('*')).padEnd(2049) })).toBe('ValidationError')
    expect(await code({ Policy: '{}' })).toBe('MalformedPolicyDocument')
  })
})

describe('GetCallerIdentity', () => {
  it('answers everyone with valid credentials, even one who is denied everything', async () => {
    const deny = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] }
    const ann = await userWithKey(server, 'ann', deny)
    const { User: user } = await server.iam().send(new GetUserCommand({ UserName: 'ann' }))
    expect(await whoIs(ann)).toMatchObject({ Account: ACCOUNT, Arn: userArn('ann'), UserId: user!.UserId })
    expect(await whoIs(server.root)).toMatchObject({ Account: ACCOUNT, Arn: ROOT, UserId: ACCOUNT })
  })
})

describe('GetAccessKeyInfo', () => {
  it('reads the account off any key id, long-term or temporary', async () => {
    const ann = await userWithKey(server, 'ann', allow('sts:GetAccessKeyInfo'))
    const session = await sessionToken(ann)
    for (const AccessKeyId of [ann.accessKeyId, session.accessKeyId, server.root.accessKeyId]) {
      expect(await server.sts(ann).send(new GetAccessKeyInfoCommand({ AccessKeyId }))).toMatchObject({
        Account: ACCOUNT,
      })
    }
  })

  it('needs permission', async () => {
    const nobody = await userWithKey(server, 'nobody')
    const command = new GetAccessKeyInfoCommand({ AccessKeyId: nobody.accessKeyId })
    expect((await refusal(server.sts(nobody).send(command))).message).toContain(
      'is not authorized to perform: sts:GetAccessKeyInfo',
    )
  })
})
