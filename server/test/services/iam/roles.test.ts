import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { ACCOUNT, arn, EC2_TRUST, READ_ONLY, S3_POLICY, trust } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const createRole = (RoleName: string, more: object = {}) =>
  iam().send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: EC2_TRUST, ...more }))
const getRole = async (RoleName: string) => (await iam().send(new GetRoleCommand({ RoleName }))).Role!

describe('CreateRole and GetRole', () => {
  // https://docs.aws.amazon.com/cli/latest/reference/iam/create-role.html#examples asks for a duration, and is not told it.
  it('answers with what was asked for, description and duration when read only', async () => {
    const { Role } = await createRole('App', {
      Path: '/svc/',
      Description: 'for the app',
      MaxSessionDuration: 7200,
      Tags: [{ Key: 'team', Value: 'blue' }],
      PermissionsBoundary: READ_ONLY,
    })
    const expected = {
      Path: '/svc/',
      RoleName: 'App',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: arn('role/svc/App'),
      CreateDate: expect.any(Date),
      AssumeRolePolicyDocument: encodeURIComponent(EC2_TRUST),
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: READ_ONLY,
      },
      Tags: [{ Key: 'team', Value: 'blue' }],
    }
    expect(Role).toEqual(expected)
    const more = { Description: 'for the app', MaxSessionDuration: 7200, RoleLastUsed: {} }
    expect(await getRole('app')).toEqual({ ...expected, ...more })
  })

  it('shows neither tags nor a boundary nor a description where there are none', async () => {
    await createRole('app')
    expect(Object.keys(await getRole('app')).sort()).toEqual([
      'Arn',
      'AssumeRolePolicyDocument',
      'CreateDate',
      'MaxSessionDuration',
      'Path',
      'RoleId',
      'RoleLastUsed',
      'RoleName',
    ])
  })

  it.each([
    [
      'the same name in other letters',
      'APP',
      {},
      409,
      'EntityAlreadyExists',
      'Role with name APP already exists.',
    ],
    [
      'a boundary that is not there',
      'two',
      { PermissionsBoundary: arn('policy/none') },
      404,
      'NoSuchEntity',
      `Scope ARN: ${arn('policy/none')} does not exist or is not attachable.`,
    ],
    [
      'a tag key given twice',
      'two',
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'A', Value: '2' },
        ],
      },
      400,
      'InvalidInput',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
  ])('refuses %s', async (_what, name, more, status, code, message) => {
    await createRole('app')
    expect(await refusal(createRole(name, more))).toEqual({ code, status, message })
  })

  it('makes one role where many calls come at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => createRole('app')))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  })

  it('says when and where the role was last used', async () => {
    const alice = await userWithKey(server, 'alice', allow('sts:AssumeRole'))
    await createRole('app', { AssumeRolePolicyDocument: trust({ AWS: arn('user/alice') }) })
    const { Credentials } = await server
      .sts(alice)
      .send(new AssumeRoleCommand({ RoleArn: arn('role/app'), RoleSessionName: 'me' }))
    const session = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    }
    await server.sts(session).send(new GetCallerIdentityCommand({}))
    expect((await getRole('app')).RoleLastUsed).toEqual({
      LastUsedDate: expect.any(Date),
      Region: 'us-east-1',
    })
  })

  it('does not find what is not there', async () => {
    expect(await refusal(getRole('nobody'))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The role with name nobody cannot be found.',
    })
  })
})

describe('UpdateRole and UpdateRoleDescription', () => {
  it('changes what is given and leaves the rest', async () => {
    await createRole('app', { Description: 'first', MaxSessionDuration: 7200 })
    await iam().send(new UpdateRoleCommand({ RoleName: 'app', Description: 'second' }))
    expect(await getRole('app')).toMatchObject({ Description: 'second', MaxSessionDuration: 7200 })
    await iam().send(new UpdateRoleCommand({ RoleName: 'app', MaxSessionDuration: 3600 }))
    expect(await getRole('app')).toMatchObject({ Description: 'second', MaxSessionDuration: 3600 })
  })

  it('answers the role that has the new description', async () => {
    const { Role: made } = await createRole('app')
    const { Role } = await iam().send(
      new UpdateRoleDescriptionCommand({ RoleName: 'app', Description: 'new' }),
    )
    // https://docs.aws.amazon.com/cli/latest/reference/iam/update-role-description.html#examples
    expect(Role).toEqual({ ...made, Description: 'new' })
    expect((await getRole('app')).Description).toBe('new')
  })

  it.each([
    ['UpdateRole', () => iam().send(new UpdateRoleCommand({ RoleName: 'nobody' }))],
    [
      'UpdateRoleDescription',
      () => iam().send(new UpdateRoleDescriptionCommand({ RoleName: 'nobody', Description: '' })),
    ],
  ])('%s does not find what is not there', async (_name, call) => {
    expect(await refusal(call())).toMatchObject({ message: 'The role with name nobody cannot be found.' })
  })
})

describe('DeleteRole', () => {
  const deleteRole = () => iam().send(new DeleteRoleCommand({ RoleName: 'app' }))

  it('wants attached and inline policies gone first', async () => {
    await createRole('app')
    await iam().send(new AttachRolePolicyCommand({ RoleName: 'app', PolicyArn: READ_ONLY }))
    await iam().send(
      new PutRolePolicyCommand({ RoleName: 'app', PolicyName: 'x', PolicyDocument: S3_POLICY }),
    )
    expect(await refusal(deleteRole())).toEqual({
      code: 'DeleteConflict',
      status: 409,
      message: 'Cannot delete entity, must detach all policies first.',
    })
    await iam().send(new DetachRolePolicyCommand({ RoleName: 'app', PolicyArn: READ_ONLY }))
    expect(await refusal(deleteRole())).toEqual({
      code: 'DeleteConflict',
      status: 409,
      message: 'Cannot delete entity, must delete policies first.',
    })
    await iam().send(new DeleteRolePolicyCommand({ RoleName: 'app', PolicyName: 'x' }))
    await deleteRole()
    expect(await refusal(deleteRole())).toMatchObject({
      code: 'NoSuchEntity',
      message: 'The role with name app cannot be found.',
    })
  })
})

describe('ListRoles', () => {
  it('lists in order of name, below a path, without tags, boundary and last use', async () => {
    await createRole('b', { Path: '/svc/' })
    await createRole('A', { Tags: [{ Key: 'k', Value: 'v' }], PermissionsBoundary: READ_ONLY })
    await createRole('c', { Path: '/svc/web/' })
    const { Roles, IsTruncated } = await iam().send(new ListRolesCommand({}))
    expect(Roles!.map((role) => role.RoleName)).toEqual(['A', 'b', 'c'])
    expect(IsTruncated).toBe(false)
    expect(Object.keys(Roles![0]!)).not.toContain('Tags')
    expect(Object.keys(Roles![0]!)).not.toContain('PermissionsBoundary')
    expect(Object.keys(Roles![0]!)).not.toContain('RoleLastUsed')
    const below = await iam().send(new ListRolesCommand({ PathPrefix: '/svc/w' }))
    expect(below.Roles!.map((role) => role.Arn)).toEqual([`arn:aws:iam::${ACCOUNT}:role/svc/web/c`])
  })
})

describe('tags of roles', () => {
  const tags = async () => (await iam().send(new ListRoleTagsCommand({ RoleName: 'app' }))).Tags

  it('are merged, listed by key and taken away', async () => {
    await createRole('app', { Tags: [{ Key: 'team', Value: 'blue' }] })
    await iam().send(
      new TagRoleCommand({
        RoleName: 'app',
        Tags: [
          { Key: 'Team', Value: 'red' },
          { Key: 'env', Value: 'test' },
        ],
      }),
    )
    expect(await tags()).toEqual([
      { Key: 'Team', Value: 'red' },
      { Key: 'env', Value: 'test' },
    ])
    await iam().send(new UntagRoleCommand({ RoleName: 'app', TagKeys: ['TEAM', 'unknown'] }))
    expect(await tags()).toEqual([{ Key: 'env', Value: 'test' }])
  })

  it('are 50 at most', async () => {
    await createRole('app', { Tags: Array.from({ length: 50 }, (_, n) => ({ Key: `k${n}`, Value: '' })) })
    const call = iam().send(new TagRoleCommand({ RoleName: 'app', Tags: [{ Key: 'more', Value: '' }] }))
    expect(await refusal(call)).toMatchObject({ code: 'LimitExceeded', status: 409 })
    expect(await tags()).toHaveLength(50)
  })
})
