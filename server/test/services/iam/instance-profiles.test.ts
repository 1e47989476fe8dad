import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DeleteUserCommand,
  GetInstanceProfileCommand,
  ListInstanceProfilesCommand,
  ListInstanceProfilesForRoleCommand,
  ListInstanceProfileTagsCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagInstanceProfileCommand,
  UntagInstanceProfileCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer } from '../../harness.ts'
import { arn, EC2_TRUST, trust } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  await iam().send(new CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: EC2_TRUST }))
})
afterAll(() => server.close())

const iam = () => server.iam()
const create = (InstanceProfileName: string, more: object = {}) =>
  iam().send(new CreateInstanceProfileCommand({ InstanceProfileName, ...more }))
const get = async (InstanceProfileName: string) =>
  (await iam().send(new GetInstanceProfileCommand({ InstanceProfileName }))).InstanceProfile!
const add = (InstanceProfileName: string, RoleName: string) =>
  iam().send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }))
const takeOut = (InstanceProfileName: string, RoleName: string) =>
  iam().send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName }))
const remove = (InstanceProfileName: string) =>
  iam().send(new DeleteInstanceProfileCommand({ InstanceProfileName }))

const noProfile = {
  code: 'NoSuchEntity',
  status: 404,
  message: 'Instance Profile none cannot be found.',
}
const noRole = {
  code: 'NoSuchEntity',
  status: 404,
  message: 'The role with name none cannot be found.',
}
const removeRoleFirst = {
  code: 'DeleteConflict',
  status: 409,
  message: 'Cannot delete entity, must remove roles from instance profile first.',
}

describe('CreateInstanceProfile and GetInstanceProfile', () => {
  it('answers with what was asked for', async () => {
    const { InstanceProfile } = await create('Web', { Path: '/svc/', Tags: [{ Key: 'k', Value: 'v' }] })
    expect(InstanceProfile).toEqual({
      Path: '/svc/',
      InstanceProfileName: 'Web',
      InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/),
      Arn: arn('instance-profile/svc/Web'),
      CreateDate: expect.any(Date),
      Roles: [],
      Tags: [{ Key: 'k', Value: 'v' }],
    })
    expect(await get('WEB')).toEqual(InstanceProfile)
  })

  it('refuses a name taken in other letters', async () => {
    await create('web')
    expect(await refusal(create('WEB'))).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'Instance Profile WEB already exists.',
    })
  })

  it('does not find what is not there', async () => {
    expect(await refusal(get('none'))).toEqual(noProfile)
  })
})

describe('the role of an instance profile', () => {
  // https://docs.aws.amazon.com/cli/latest/reference/iam/list-instance-profiles.html#examples
  it('is one at most, and is shown without description and session duration', async () => {
    await create('web')
    await add('WEB', 'APP')
    const [role] = (await get('web')).Roles!
    expect(role).toEqual({
      Path: '/',
      RoleName: 'app',
      RoleId: expect.stringMatching(/^AROA/),
      Arn: arn('role/app'),
      CreateDate: expect.any(Date),
      AssumeRolePolicyDocument: expect.any(String),
    })
    expect(decodeURIComponent(role!.AssumeRolePolicyDocument!)).toBe(EC2_TRUST)
    expect(await refusal(add('web', 'app'))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
    })
    await takeOut('web', 'app')
    expect((await get('web')).Roles).toEqual([])
    await add('web', 'app')
  })

  it('shows principals that are gone by unique id', async () => {
    const { User } = await iam().send(new CreateUserCommand({ UserName: 'alice' }))
    const document = trust({ AWS: arn('user/alice') })
    await iam().send(new CreateRoleCommand({ RoleName: 'two', AssumeRolePolicyDocument: document }))
    await create('web')
    await add('web', 'two')
    await iam().send(new DeleteUserCommand({ UserName: 'alice' }))
    const [role] = (await get('web')).Roles!
    expect(decodeURIComponent(role!.AssumeRolePolicyDocument!)).toBe(trust({ AWS: User!.UserId! }))
  })

  it('keeps role and profile from being deleted', async () => {
    await create('web')
    await add('web', 'app')
    expect(await refusal(remove('web'))).toEqual(removeRoleFirst)
    expect(await refusal(iam().send(new DeleteRoleCommand({ RoleName: 'app' })))).toEqual(removeRoleFirst)
    await takeOut('web', 'app')
    await remove('web')
    await iam().send(new DeleteRoleCommand({ RoleName: 'app' }))
  })

  it('must be there, and so must the profile', async () => {
    await create('web')
    expect(await refusal(add('none', 'app'))).toEqual(noProfile)
    expect(await refusal(add('web', 'none'))).toEqual(noRole)
    expect(await refusal(takeOut('none', 'app'))).toEqual(noProfile)
    expect(await refusal(takeOut('web', 'none'))).toEqual(noRole)
    expect(await refusal(takeOut('web', 'app'))).toMatchObject({ code: 'NoSuchEntity', status: 404 })
    expect(await refusal(remove('none'))).toEqual(noProfile)
  })
})

describe('ListInstanceProfiles and ListInstanceProfilesForRole', () => {
  beforeEach(async () => {
    await create('b', { Path: '/svc/' })
    await create('A', { Tags: [{ Key: 'k', Value: 'v' }] })
    await create('c')
    await add('b', 'app')
    await add('c', 'app')
  })
  const names = (profiles: readonly { InstanceProfileName?: string | undefined }[] | undefined) =>
    profiles!.map((profile) => profile.InstanceProfileName)

  it('list by name, with roles and without tags', async () => {
    const { InstanceProfiles } = await iam().send(new ListInstanceProfilesCommand({}))
    expect(names(InstanceProfiles)).toEqual(['A', 'b', 'c'])
    expect(InstanceProfiles![0]).not.toHaveProperty('Tags')
    expect(InstanceProfiles!.map((profile) => profile.Roles!.map((role) => role.RoleName))).toEqual([
      [],
      ['app'],
      ['app'],
    ])
  })

  it('list below a path', async () => {
    const { InstanceProfiles } = await iam().send(new ListInstanceProfilesCommand({ PathPrefix: '/svc/' }))
    expect(names(InstanceProfiles)).toEqual(['b'])
  })

  it('list those of a role', async () => {
    const forRole = (RoleName: string) => iam().send(new ListInstanceProfilesForRoleCommand({ RoleName }))
    expect(names((await forRole('app')).InstanceProfiles)).toEqual(['b', 'c'])
    expect(await refusal(forRole('none'))).toEqual(noRole)
  })
})

describe('tags of instance profiles', () => {
  it('are merged, listed by key and taken away', async () => {
    const name = { InstanceProfileName: 'web' }
    await create('web', { Tags: [{ Key: 'team', Value: 'blue' }] })
    const more = [
      { Key: 'env', Value: 'test' },
      { Key: 'TEAM', Value: 'red' },
    ]
    await iam().send(new TagInstanceProfileCommand({ ...name, Tags: more }))
    const tags = async () => (await iam().send(new ListInstanceProfileTagsCommand(name))).Tags
    expect(await tags()).toEqual([more[1], more[0]])
    await iam().send(new UntagInstanceProfileCommand({ ...name, TagKeys: ['team'] }))
    expect(await tags()).toEqual([more[0]])
    const none = iam().send(new ListInstanceProfileTagsCommand({ InstanceProfileName: 'none' }))
    expect(await refusal(none)).toEqual(noProfile)
  })
})
