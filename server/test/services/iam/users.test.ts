import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  type CreateUserCommandInput,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  GetUserCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  PutUserPolicyCommand,
  RemoveUserFromGroupCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { ACCOUNT, arn, READ_ONLY, S3_POLICY } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const createUser = (UserName: string, more: Partial<CreateUserCommandInput> = {}) =>
  iam().send(new CreateUserCommand({ UserName, ...more }))
const getUser = async (UserName: string) => (await iam().send(new GetUserCommand({ UserName }))).User!
const noUser = (name: string) => ({
  code: 'NoSuchEntity',
  status: 404,
  message: `The user with name ${name} cannot be found.`,
})

describe('CreateUser and GetUser', () => {
  it('answers with what was asked for', async () => {
    const { User } = await createUser('Alice', {
      Path: '/division/',
      Tags: [{ Key: 'Team', Value: 'blue' }],
      PermissionsBoundary: READ_ONLY,
    })
    expect(User).toEqual({
      Path: '/division/',
      UserName: 'Alice',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Arn: arn('user/division/Alice'),
      CreateDate: expect.any(Date),
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: READ_ONLY,
      },
      Tags: [{ Key: 'Team', Value: 'blue' }],
    })
    expect(await getUser('ALICE')).toEqual(User)
  })

  it('shows neither tags nor a boundary where there are none', async () => {
    const { User } = await createUser('alice')
    expect(Object.keys(User!).sort()).toEqual(['Arn', 'CreateDate', 'Path', 'UserId', 'UserName'])
  })

  it.each([
    [
      'the same name in other letters',
      'ALICE',
      {},
      { code: 'EntityAlreadyExists', status: 409, message: 'User with name ALICE already exists.' },
    ],
    [
      'a boundary that is not there',
      'bob',
      { PermissionsBoundary: arn('policy/none') },
      {
        code: 'NoSuchEntity',
        status: 404,
        message: `Scope ARN: ${arn('policy/none')} does not exist or is not attachable.`,
      },
    ],
    [
      'a tag key twice, letter case aside',
      'bob',
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'A', Value: '2' },
        ],
      },
      {
        code: 'InvalidInput',
        status: 400,
        message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      },
    ],
    [
      'a name with a space',
      'b b',
      {},
      {
        code: 'ValidationError',
        status: 400,
        message:
          'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      },
    ],
  ])('refuses %s', async (_, name, more, expected) => {
    await createUser('alice')
    expect(await refusal(createUser(name, more))).toEqual(expected)
  })

  it('gives one of many concurrent calls for a name the user', async () => {
    const calls = await Promise.allSettled(['dora', 'DORA', 'Dora', 'dOrA'].map((name) => createUser(name)))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await iam().send(new ListUsersCommand({}))).Users).toHaveLength(1)
  })

  it('wants iam:TagUser besides for a user with tags', async () => {
    const maker = server.iam(await userWithKey(server, 'maker', allow('iam:CreateUser')))
    const call = (Tags?: CreateUserCommandInput['Tags']) =>
      maker.send(new CreateUserCommand({ UserName: 'made', Tags }))
    expect((await refusal(call([{ Key: 'a', Value: '1' }]))).message).toBe(
      `User: ${arn('user/maker')} is not authorized to perform: iam:TagUser on resource: ${arn('user/made')} ` +
        'because no identity-based policy allows the iam:TagUser action',
    )
    await call()
  })

  it('without a name is about the caller', async () => {
    const alice = server.iam(await userWithKey(server, 'alice', allow('iam:GetUser', arn('user/alice'))))
    expect((await alice.send(new GetUserCommand({}))).User?.UserName).toBe('alice')
    const { User: root } = await iam().send(new GetUserCommand({}))
    expect(root).toEqual({ UserId: ACCOUNT, Arn: arn('root'), CreateDate: expect.any(Date) })
    await iam().send(new CreateAccountAliasCommand({ AccountAlias: 'example-corp' }))
    expect((await iam().send(new GetUserCommand({}))).User?.UserName).toBe('example-corp')
  })

  it('does not tell a caller without permission whether a user exists', async () => {
    const alice = server.iam(await userWithKey(server, 'alice', allow('iam:GetUser', arn('user/alice'))))
    await createUser('bob')
    for (const name of ['bob', 'nobody']) {
      expect(await refusal(alice.send(new GetUserCommand({ UserName: name })))).toEqual({
        code: 'AccessDenied',
        status: 403,
        message:
          `User: ${arn('user/alice')} is not authorized to perform: iam:GetUser on resource: user ${name} ` +
          'because no identity-based policy allows the iam:GetUser action',
      })
    }
    expect(await refusal(getUser('nobody'))).toEqual(noUser('nobody'))
  })
})

describe('UpdateUser', () => {
  const update = (client: ReturnType<typeof iam>, UserName: string, more: object) =>
    client.send(new UpdateUserCommand({ UserName, ...more }))

  it('renames and moves, and keeps the unique id, keys and policies', async () => {
    const credentials = await userWithKey(server, 'alice', allow('iam:GetUser'))
    const before = await getUser('alice')
    await update(iam(), 'alice', { NewUserName: 'Alicia', NewPath: '/people/' })
    expect(await getUser('alicia')).toMatchObject({ UserId: before.UserId, Arn: arn('user/people/Alicia') })
    expect(await refusal(getUser('alice'))).toEqual(noUser('alice'))
    expect((await server.iam(credentials).send(new GetUserCommand({}))).User?.UserName).toBe('Alicia')
  })

  it('changes the letters of a name, and refuses the name of another user', async () => {
    await createUser('alice')
    await createUser('bob')
    await update(iam(), 'alice', { NewUserName: 'ALICE' })
    expect((await getUser('alice')).UserName).toBe('ALICE')
    expect(await refusal(update(iam(), 'alice', { NewUserName: 'BOB' }))).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'User with name BOB already exists.',
    })
    expect(await refusal(update(iam(), 'nobody', { NewPath: '/a/' }))).toEqual(noUser('nobody'))
  })

  it('must be allowed for the user as it is and as it is to be', async () => {
    const renamer = server.iam(
      await userWithKey(server, 'renamer', allow('iam:UpdateUser', [arn('user/abe'), arn('user/safe/*')])),
    )
    await createUser('abe')
    await update(renamer, 'abe', { NewPath: '/safe/' })
    expect((await refusal(update(renamer, 'abe', { NewPath: '/admins/' }))).message).toBe(
      `User: ${arn('user/renamer')} is not authorized to perform: iam:UpdateUser on resource: ${arn('user/admins/abe')} ` +
        'because no identity-based policy allows the iam:UpdateUser action',
    )
    expect((await refusal(update(renamer, 'bea', { NewPath: '/safe/' }))).message).toContain(
      'on resource: user bea ',
    )
  })
})

describe('DeleteUser', () => {
  it('wants everything of the user removed first, one thing after the other', async () => {
    const owner = { UserName: 'alice' }
    const send = iam()
    await createUser('alice')
    const { AccessKey } = await send.send(new CreateAccessKeyCommand(owner))
    await send.send(new CreateGroupCommand({ GroupName: 'staff' }))
    await send.send(new AddUserToGroupCommand({ ...owner, GroupName: 'staff' }))
    await send.send(new AttachUserPolicyCommand({ ...owner, PolicyArn: READ_ONLY }))
    await send.send(new PutUserPolicyCommand({ ...owner, PolicyName: 'p', PolicyDocument: S3_POLICY }))
    await send.send(new CreateLoginProfileCommand({ ...owner, Password: 'Winter-2041' }))

    const steps: readonly [string, () => Promise<unknown>][] = [
      [
        'detach all policies',
        () => send.send(new DetachUserPolicyCommand({ ...owner, PolicyArn: READ_ONLY })),
      ],
      ['delete policies', () => send.send(new DeleteUserPolicyCommand({ ...owner, PolicyName: 'p' }))],
      [
        'remove users from group',
        () => send.send(new RemoveUserFromGroupCommand({ ...owner, GroupName: 'staff' })),
      ],
      [
        'delete access keys',
        () => send.send(new DeleteAccessKeyCommand({ ...owner, AccessKeyId: AccessKey!.AccessKeyId! })),
      ],
      ['delete login profile', () => send.send(new DeleteLoginProfileCommand(owner))],
    ]
    for (const [what, remove] of steps) {
      expect(await refusal(send.send(new DeleteUserCommand(owner)))).toEqual({
        code: 'DeleteConflict',
        status: 409,
        message: `Cannot delete entity, must ${what} first.`,
      })
      await remove()
    }
    await send.send(new DeleteUserCommand(owner))
    expect(await refusal(send.send(new DeleteUserCommand(owner)))).toEqual(noUser('alice'))
  })

  it('is refused by a Deny, which the message names', async () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: 'iam:DeleteUser',
          Resource: '*',
          Condition: { StringEquals: { 'iam:ResourceTag/keep': 'yes' } },
        },
      ],
    }
    const admin = server.iam(await userWithKey(server, 'admin', policy))
    await createUser('kept', { Tags: [{ Key: 'keep', Value: 'yes' }] })
    await createUser('other')
    expect((await refusal(admin.send(new DeleteUserCommand({ UserName: 'kept' })))).message).toBe(
      `User: ${arn('user/admin')} is not authorized to perform: iam:DeleteUser on resource: user kept ` +
        'with an explicit deny in an identity-based policy',
    )
    await admin.send(new DeleteUserCommand({ UserName: 'other' }))
  })
})

describe('ListUsers', () => {
  it('gives pages in the order of lower-case names, below a path', async () => {
    for (const name of ['bob', 'Alice', 'carol']) await createUser(name, { Path: '/staff/' })
    await createUser('zoe', { Path: '/staff/hq/' })
    await createUser('outside')
    const names: (string | undefined)[] = []
    let Marker: string | undefined
    do {
      const page = await iam().send(new ListUsersCommand({ MaxItems: 1, PathPrefix: '/staff/', Marker }))
      expect(page.Users).toHaveLength(1)
      expect(page.IsTruncated).toBe(page.Marker !== undefined)
      names.push(page.Users?.[0]?.UserName)
      Marker = page.Marker
    } while (Marker !== undefined)
    expect(names).toEqual(['Alice', 'bob', 'carol', 'zoe'])
    expect(await refusal(iam().send(new ListUsersCommand({ Marker: 'made-up' })))).toMatchObject({
      code: 'ValidationError',
      status: 400,
    })
  })

  it('is authorized on the path that is listed', async () => {
    const lister = server.iam(
      await userWithKey(server, 'lister', allow('iam:ListUsers', arn('user/staff/*'))),
    )
    await lister.send(new ListUsersCommand({ PathPrefix: '/staff/' }))
    expect((await refusal(lister.send(new ListUsersCommand({})))).message).toBe(
      `User: ${arn('user/lister')} is not authorized to perform: iam:ListUsers on resource: ${arn('user/')} ` +
        'because no identity-based policy allows the iam:ListUsers action',
    )
  })
})

describe('tags of a user', () => {
  const tags = async (more: object = {}) =>
    iam().send(new ListUserTagsCommand({ UserName: 'alice', ...more }))

  it('are put, replaced, listed in pages and taken away', async () => {
    await createUser('alice', { Tags: [{ Key: 'b', Value: '1' }] })
    const put = {
      UserName: 'alice',
      Tags: [
        { Key: 'B', Value: '2' },
        { Key: 'a', Value: '' },
      ],
    }
    await iam().send(new TagUserCommand(put))
    expect((await tags()).Tags).toEqual([
      { Key: 'B', Value: '2' },
      { Key: 'a', Value: '' },
    ])
    const first = await tags({ MaxItems: 1 })
    expect(first).toMatchObject({ Tags: [{ Key: 'B' }], IsTruncated: true })
    expect(await tags({ MaxItems: 1, Marker: first.Marker })).toMatchObject({
      Tags: [{ Key: 'a' }],
      IsTruncated: false,
    })
    await iam().send(new UntagUserCommand({ UserName: 'alice', TagKeys: ['b', 'unknown'] }))
    expect((await tags()).Tags).toEqual([{ Key: 'a', Value: '' }])
  })

  it('are fifty at most', async () => {
    await createUser('alice', {
      Tags: Array.from({ length: 50 }, (_, n) => ({ Key: `k${n}`, Value: '' })),
    })
    const one = { UserName: 'alice', Tags: [{ Key: 'more', Value: '' }] }
    expect(await refusal(iam().send(new TagUserCommand(one)))).toMatchObject({
      code: 'LimitExceeded',
      status: 409,
    })
  })

  it('are authorized by the tags given and taken', async () => {
    const condition = (operator: string, key: string, value: string) => ({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['iam:TagUser', 'iam:UntagUser'],
          Resource: '*',
          Condition: { [operator]: { [key]: value } },
        },
      ],
    })
    const tagger = server.iam(
      await userWithKey(server, 'tagger', condition('ForAllValues:StringEquals', 'aws:TagKeys', 'color')),
    )
    await createUser('alice')
    await tagger.send(new TagUserCommand({ UserName: 'alice', Tags: [{ Key: 'color', Value: 'red' }] }))
    const other = { UserName: 'alice', Tags: [{ Key: 'role', Value: 'admin' }] }
    expect((await refusal(tagger.send(new TagUserCommand(other)))).code).toBe('AccessDenied')
    const taken = { UserName: 'alice', TagKeys: ['role'] }
    expect((await refusal(tagger.send(new UntagUserCommand(taken)))).code).toBe('AccessDenied')
    await tagger.send(new UntagUserCommand({ UserName: 'alice', TagKeys: ['color'] }))
    expect((await tags()).Tags).toEqual([])
  })
})
