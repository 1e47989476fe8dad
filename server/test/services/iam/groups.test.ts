import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  DetachGroupPolicyCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  ListUsersCommand,
  PutGroupPolicyCommand,
  RemoveUserFromGroupCommand,
  UpdateGroupCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { arn, denied, READ_ONLY, S3_POLICY } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const createGroup = (GroupName: string, Path?: string) =>
  iam().send(new CreateGroupCommand({ GroupName, Path }))
const createUser = (UserName: string) => iam().send(new CreateUserCommand({ UserName }))
const getGroup = (GroupName: string, more: object = {}) =>
  iam().send(new GetGroupCommand({ GroupName, ...more }))
const add = (UserName: string, GroupName: string) =>
  iam().send(new AddUserToGroupCommand({ UserName, GroupName }))
const noGroup = (name: string) => ({
  code: 'NoSuchEntity',
  status: 404,
  message: `The group with name ${name} cannot be found.`,
})

describe('groups', () => {
  it('are made, shown, renamed and moved', async () => {
    const { Group } = await createGroup('Staff', '/hq/')
    expect(Group).toEqual({
      Path: '/hq/',
      GroupName: 'Staff',
      GroupId: expect.stringMatching(/^AGPA[A-Z2-7]{17}$/),
      Arn: arn('group/hq/Staff'),
      CreateDate: expect.any(Date),
    })
    expect(await getGroup('staff')).toMatchObject({ Group, Users: [], IsTruncated: false })
    await iam().send(new UpdateGroupCommand({ GroupName: 'staff', NewGroupName: 'Crew', NewPath: '/' }))
    expect((await getGroup('crew')).Group).toMatchObject({ GroupId: Group!.GroupId, Arn: arn('group/Crew') })
    expect(await refusal(getGroup('Staff'))).toEqual(noGroup('Staff'))
  })

  it.each([
    ['made', () => createGroup('STAFF')],
    ['renamed', () => iam().send(new UpdateGroupCommand({ GroupName: 'crew', NewGroupName: 'STAFF' }))],
  ])('are not %s under the name of another, letter case aside', async (_, call) => {
    await createGroup('staff')
    await createGroup('crew')
    expect(await refusal(call())).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'Group with name STAFF already exists.',
    })
  })

  it('are listed in pages, below a path', async () => {
    for (const name of ['b', 'A', 'c']) await createGroup(name, '/x/')
    await createGroup('elsewhere')
    const list = (more: object) =>
      iam().send(new ListGroupsCommand({ PathPrefix: '/x/', MaxItems: 1, ...more }))
    const names: (string | undefined)[] = []
    let page = await list({})
    for (;;) {
      names.push(...page.Groups!.map((group) => group.GroupName))
      if (!page.IsTruncated) break
      page = await list({ Marker: page.Marker })
    }
    expect(names).toEqual(['A', 'b', 'c'])
  })

  it('go only when nothing is in them', async () => {
    const group = { GroupName: 'staff' }
    await createGroup('staff')
    await createUser('alice')
    await add('alice', 'staff')
    await iam().send(new AttachGroupPolicyCommand({ ...group, PolicyArn: READ_ONLY }))
    await iam().send(new PutGroupPolicyCommand({ ...group, PolicyName: 'p', PolicyDocument: S3_POLICY }))
    const steps: readonly [string, () => Promise<unknown>][] = [
      [
        'remove users from group',
        () => iam().send(new RemoveUserFromGroupCommand({ ...group, UserName: 'alice' })),
      ],
      [
        'detach all policies',
        () => iam().send(new DetachGroupPolicyCommand({ ...group, PolicyArn: READ_ONLY })),
      ],
      ['delete policies', () => iam().send(new DeleteGroupPolicyCommand({ ...group, PolicyName: 'p' }))],
    ]
    for (const [what, remove] of steps) {
      expect(await refusal(iam().send(new DeleteGroupCommand(group)))).toEqual({
        code: 'DeleteConflict',
        status: 409,
        message: `Cannot delete entity, must ${what} first.`,
      })
      await remove()
    }
    await iam().send(new DeleteGroupCommand(group))
    expect(await refusal(iam().send(new DeleteGroupCommand(group)))).toEqual(noGroup('staff'))
  })
})

describe('membership', () => {
  it('is shown from both sides, in pages', async () => {
    for (const name of ['staff', 'crew']) await createGroup(name)
    for (const name of ['bob', 'Alice']) await createUser(name)
    await add('bob', 'staff')
    await add('alice', 'staff')
    await add('alice', 'staff')
    await add('alice', 'crew')
    const first = await getGroup('staff', { MaxItems: 1 })
    expect(first).toMatchObject({ Users: [{ UserName: 'Alice' }], IsTruncated: true })
    expect(await getGroup('staff', { MaxItems: 1, Marker: first.Marker })).toMatchObject({
      Users: [{ UserName: 'bob' }],
      IsTruncated: false,
    })
    const ofAlice = (more: object = {}) =>
      iam().send(new ListGroupsForUserCommand({ UserName: 'alice', ...more }))
    const page = await ofAlice({ MaxItems: 1 })
    expect(page).toMatchObject({ Groups: [{ GroupName: 'crew' }], IsTruncated: true })
    expect(await ofAlice({ Marker: page.Marker })).toMatchObject({ Groups: [{ GroupName: 'staff' }] })
  })

  it('ends, and only where it is', async () => {
    await createGroup('Staff')
    await createUser('Alice')
    await add('alice', 'staff')
    const remove = () => iam().send(new RemoveUserFromGroupCommand({ UserName: 'alice', GroupName: 'staff' }))
    await remove()
    expect((await getGroup('staff')).Users).toEqual([])
    expect(await refusal(remove())).toMatchObject({ code: 'NoSuchEntity', status: 404 })
    expect(await refusal(add('nobody', 'staff'))).toMatchObject({
      message: 'The user with name nobody cannot be found.',
    })
    expect(await refusal(add('alice', 'nowhere'))).toEqual(noGroup('nowhere'))
  })

  it('is of ten groups at most, however many calls come at once', async () => {
    await createUser('alice')
    const names = Array.from({ length: 12 }, (_, n) => `g${n}`)
    for (const name of names) await createGroup(name)
    const calls = await Promise.all(names.map((name) => refusal(add('alice', name)).catch(() => undefined)))
    const refused = calls.filter((call) => call !== undefined)
    expect(refused).toEqual(
      Array(2).fill({
        code: 'LimitExceeded',
        status: 409,
        message: 'Cannot exceed quota for GroupsPerUser: 10',
      }),
    )
  })

  it('gives the policies of the group from the next request on, and takes them away again', async () => {
    const alice = server.iam(await userWithKey(server, 'alice'))
    await createGroup('staff')
    const PolicyDocument = JSON.stringify(allow('iam:ListUsers'))
    await iam().send(new PutGroupPolicyCommand({ GroupName: 'staff', PolicyName: 'p', PolicyDocument }))
    const list = () => alice.send(new ListUsersCommand({}))
    expect((await refusal(list())).code).toBe('AccessDenied')
    await add('alice', 'staff')
    expect((await list()).Users).toHaveLength(1)
    await iam().send(new RemoveUserFromGroupCommand({ UserName: 'alice', GroupName: 'staff' }))
    expect((await refusal(list())).code).toBe('AccessDenied')
  })
})

describe('who may', () => {
  it.each([
    ['iam:CreateGroup', 'group/hq/made', new CreateGroupCommand({ GroupName: 'made', Path: '/hq/' })],
    ['iam:GetGroup', 'group/hq/staff', new GetGroupCommand({ GroupName: 'staff' })],
    ['iam:UpdateGroup', 'group/hq/staff', new UpdateGroupCommand({ GroupName: 'staff', NewPath: '/x/' })],
    ['iam:DeleteGroup', 'group/hq/staff', new DeleteGroupCommand({ GroupName: 'staff' })],
    ['iam:DeleteGroup', 'group/nowhere', new DeleteGroupCommand({ GroupName: 'nowhere' })],
    ['iam:ListGroups', 'group/hq/', new ListGroupsCommand({ PathPrefix: '/hq/' })],
    [
      'iam:AddUserToGroup',
      'group/hq/staff',
      new AddUserToGroupCommand({ GroupName: 'staff', UserName: 'nobody' }),
    ],
    [
      'iam:RemoveUserFromGroup',
      'group/hq/staff',
      new RemoveUserFromGroupCommand({ GroupName: 'staff', UserName: 'nobody' }),
    ],
    ['iam:ListGroupsForUser', 'user/nobody', new ListGroupsForUserCommand({ UserName: 'nobody' })],
  ])('%s on %s', async (action, resource, command) => {
    await createGroup('staff', '/hq/')
    const caller = server.iam(await userWithKey(server, 'caller'))
    const call = caller.send(command as ListGroupsCommand)
    expect(await refusal(call)).toEqual(denied('caller', action, arn(resource)))
  })
})
