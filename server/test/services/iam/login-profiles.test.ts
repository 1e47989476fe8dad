import {
  ChangePasswordCommand,
  CreateLoginProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteLoginProfileCommand,
  GetAccountPasswordPolicyCommand,
  GetLoginProfileCommand,
  type IAMClient,
  PutRolePolicyCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { arn, denied, text, trust } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const PASSWORD = 'Winter-2041'
const OTHER = 'Summer-2042'
const iam = () => server.iam()
const createUser = (UserName: string) => iam().send(new CreateUserCommand({ UserName }))
const create = (UserName: string, Password = PASSWORD, more: object = {}) =>
  iam().send(new CreateLoginProfileCommand({ UserName, Password, ...more }))
const get = async (UserName: string) =>
  (await iam().send(new GetLoginProfileCommand({ UserName }))).LoginProfile
const update = (UserName: string, more: object) =>
  iam().send(new UpdateLoginProfileCommand({ UserName, ...more }))
const remove = (UserName: string) => iam().send(new DeleteLoginProfileCommand({ UserName }))
const change = (client: IAMClient, OldPassword: string, NewPassword: string) =>
  client.send(new ChangePasswordCommand({ OldPassword, NewPassword }))
const setPolicy = (policy: object) => iam().send(new UpdateAccountPasswordPolicyCommand(policy))
const noProfile = (name: string) => ({
  code: 'NoSuchEntity',
  status: 404,
  message: `Login Profile for User ${name} cannot be found.`,
})
const noUser = { code: 'NoSuchEntity', status: 404, message: 'The user with name nobody cannot be found.' }
const violation = (message: string) => ({ code: 'PasswordPolicyViolation', status: 400, message })
const wrongOld = { code: 'AccessDenied', status: 403, message: 'The old password was incorrect.' }
const reused = violation('Policy constraint violation with password reuse prevention during password change.')

describe('login profiles', () => {
  it('are made, shown, changed and taken away', async () => {
    await createUser('Alice')
    const { LoginProfile } = await create('alice', PASSWORD, { PasswordResetRequired: true })
    expect(LoginProfile).toEqual({
      UserName: 'Alice',
      CreateDate: expect.any(Date),
      PasswordResetRequired: true,
    })
    expect(await get('alice')).toEqual(LoginProfile)
    await update('alice', { PasswordResetRequired: false })
    expect(await get('alice')).toEqual({ ...LoginProfile, PasswordResetRequired: false })
    await update('alice', { Password: OTHER })
    expect(await get('alice')).toEqual({ ...LoginProfile, PasswordResetRequired: false })
    await remove('alice')
    expect(await refusal(get('alice'))).toEqual(noProfile('Alice'))
  })

  it.each([
    ['get', () => get('nobody')],
    ['create', () => create('nobody')],
    ['update', () => update('nobody', { Password: PASSWORD })],
    ['delete', () => remove('nobody')],
  ])('are of users that are there: %s', async (_, call) => {
    expect(await refusal(call())).toEqual(noUser)
  })

  it.each([
    ['get', () => get('alice')],
    ['update', () => update('alice', { Password: PASSWORD })],
    ['delete', () => remove('alice')],
  ])('are told apart from users without one: %s', async (_, call) => {
    await createUser('alice')
    expect(await refusal(call())).toEqual(noProfile('alice'))
  })

  it('are one for each user, however many calls come at once', async () => {
    await createUser('Alice')
    const calls = await Promise.all([1, 2, 3].map(() => refusal(create('alice')).catch(() => undefined)))
    const taken = {
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'Login Profile for user Alice already exists.',
    }
    expect(calls.filter((call) => call !== undefined)).toEqual([taken, taken])
    expect(await refusal(create('alice'))).toEqual(taken)
  })

  it('are made with a password', async () => {
    await createUser('alice')
    expect(await refusal(iam().send(new CreateLoginProfileCommand({ UserName: 'alice' })))).toEqual({
      code: 'ValidationError',
      status: 400,
      message:
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    })
  })

  it('are about the caller where nobody is named', async () => {
    const actions = ['iam:CreateLoginProfile', 'iam:GetLoginProfile', 'iam:DeleteLoginProfile']
    const alice = server.iam(await userWithKey(server, 'alice', allow(actions, arn('user/alice'))))
    await alice.send(new CreateLoginProfileCommand({ Password: PASSWORD }))
    expect((await alice.send(new GetLoginProfileCommand({}))).LoginProfile?.UserName).toBe('alice')
    await alice.send(new DeleteLoginProfileCommand({}))
    expect(await refusal(get('alice'))).toEqual(noProfile('alice'))
    expect(await refusal(iam().send(new GetLoginProfileCommand({})))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: 'Must specify userName when calling with non-User credentials',
    })
  })

  it.each([
    ['iam:CreateLoginProfile', new CreateLoginProfileCommand({ UserName: 'nobody', Password: PASSWORD })],
    ['iam:GetLoginProfile', new GetLoginProfileCommand({ UserName: 'nobody' })],
    ['iam:UpdateLoginProfile', new UpdateLoginProfileCommand({ UserName: 'nobody', Password: PASSWORD })],
    ['iam:DeleteLoginProfile', new DeleteLoginProfileCommand({ UserName: 'nobody' })],
  ])('need permission: %s', async (action, command) => {
    const mallory = server.iam(await userWithKey(server, 'mallory'))
    const call = mallory.send(command as GetLoginProfileCommand)
    expect(await refusal(call)).toEqual(denied('mallory', action, arn('user/nobody')))
  })
})

describe('ChangePassword', () => {
  const mayChange = allow('iam:ChangePassword', arn('user/${aws:username}'))

  it('takes the old password for a new one', async () => {
    const alice = server.iam(await userWithKey(server, 'alice', mayChange))
    expect(await refusal(change(alice, PASSWORD, OTHER))).toEqual(noProfile('alice'))
    await create('alice', PASSWORD, { PasswordResetRequired: true })
    expect(await refusal(change(alice, 'Not-the-one-1', OTHER))).toEqual(wrongOld)
    await change(alice, PASSWORD, OTHER)
    expect((await get('alice'))?.PasswordResetRequired).toBe(false)
    expect(await refusal(change(alice, PASSWORD, OTHER))).toEqual(wrongOld)
    await change(alice, OTHER, PASSWORD)
  })

  it('lets one of two concurrent calls win', async () => {
    const alice = server.iam(await userWithKey(server, 'alice', mayChange))
    await create('alice')
    const calls = await Promise.all(
      [OTHER, 'Autumn-2043'].map((password) =>
        refusal(change(alice, PASSWORD, password)).catch(() => undefined),
      ),
    )
    const refused = calls.filter((call) => call !== undefined)
    expect(refused).toHaveLength(1)
    expect(['EntityTemporarilyUnmodifiable', 'AccessDenied']).toContain(refused[0]?.code)
  })

  it('is for users only', async () => {
    const message = 'Only IAM Users can change their own password'
    const expected = { code: 'InvalidUserType', status: 400, message }
    expect(await refusal(change(iam(), PASSWORD, OTHER))).toEqual(expected)
    const alice = await userWithKey(server, 'alice', allow('sts:AssumeRole'))
    await iam().send(
      new CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: trust({ AWS: arn('user/alice') }) }),
    )
    const PolicyDocument = text(allow('iam:ChangePassword'))
    await iam().send(new PutRolePolicyCommand({ RoleName: 'app', PolicyName: 'p', PolicyDocument }))
    const { Credentials } = await server
      .sts(alice)
      .send(new AssumeRoleCommand({ RoleArn: arn('role/app'), RoleSessionName: 'test' }))
    const role = server.iam({
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken,
    })
    expect(await refusal(change(role, PASSWORD, OTHER))).toEqual(expected)
  })

  it('needs permission, which the password policy can give to every user', async () => {
    const alice = server.iam(await userWithKey(server, 'alice'))
    await create('alice')
    const readPolicy = () => alice.send(new GetAccountPasswordPolicyCommand({}))
    const notAllowed = denied('alice', 'iam:ChangePassword', arn('user/alice'))
    expect(await refusal(change(alice, PASSWORD, OTHER))).toEqual(notAllowed)
    await setPolicy({ AllowUsersToChangePassword: true })
    await change(alice, PASSWORD, OTHER)
    expect((await readPolicy()).PasswordPolicy?.AllowUsersToChangePassword).toBe(true)
    await iam().send(new UpdateUserCommand({ UserName: 'alice', NewPath: '/hq/' }))
    await change(alice, OTHER, PASSWORD)
    await setPolicy({ AllowUsersToChangePassword: false })
    expect((await refusal(change(alice, PASSWORD, OTHER))).code).toBe('AccessDenied')
    expect((await refusal(readPolicy())).message).toBe(
      `User: ${arn('user/hq/alice')} is not authorized to perform: iam:GetAccountPasswordPolicy on resource: * ` +
        'because no identity-based policy allows the iam:GetAccountPasswordPolicy action',
    )
  })

  it('is refused by a Deny whatever the password policy says', async () => {
    const deny = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' }],
    }
    const alice = server.iam(await userWithKey(server, 'alice', deny))
    await create('alice')
    await setPolicy({ AllowUsersToChangePassword: true })
    expect((await refusal(change(alice, PASSWORD, OTHER))).message).toBe(
      `User: ${arn('user/alice')} is not authorized to perform: iam:ChangePassword on resource: user alice ` +
        'with an explicit deny in an identity-based policy',
    )
  })
})

describe('passwords used before', () => {
  it('do not come again while the policy remembers them', async () => {
    const alice = server.iam(await userWithKey(server, 'alice', allow('iam:ChangePassword')))
    await setPolicy({ PasswordReusePrevention: 2 })
    await create('alice', 'first-1')
    expect(await refusal(change(alice, 'first-1', 'first-1'))).toEqual(reused)
    await change(alice, 'first-1', 'second-2')
    expect(await refusal(change(alice, 'second-2', 'first-1'))).toEqual(reused)
    expect(await refusal(update('alice', { Password: 'first-1' }))).toEqual(reused)
    await update('alice', { Password: 'third-3' })
    // Two passwords are remembered, the present one among them.
    expect(await refusal(change(alice, 'third-3', 'second-2'))).toEqual(reused)
    await change(alice, 'third-3', 'first-1')
  })

  it('may come again where the policy says nothing of it', async () => {
    await createUser('alice')
    await create('alice')
    await update('alice', { Password: OTHER })
    await update('alice', { Password: PASSWORD })
  })
})
