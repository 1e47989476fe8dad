import {
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteUserPermissionsBoundaryCommand,
  DetachUserPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  PutUserPermissionsBoundaryCommand,
  SetDefaultPolicyVersionCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer } from '../../harness.ts'
import { arn, READ_ONLY, S3_POLICY, text } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const P = arn('policy/p')
const NOT_OURS = { code: 'AccessDenied', status: 403, message: 'Policy is outside your own account.' }
const notFound = (policy: string) => ({
  code: 'NoSuchEntity',
  status: 404,
  message: `Policy ${policy} was not found.`,
})
const noVersion = (policy: string, version: string) => ({
  code: 'NoSuchEntity',
  status: 404,
  message: `Policy ${policy} version ${version} does not exist or is not attachable.`,
})

const create = (PolicyName = 'p', more: object = {}) =>
  iam().send(new CreatePolicyCommand({ PolicyName, PolicyDocument: S3_POLICY, ...more }))
const get = async (PolicyArn = P) => (await iam().send(new GetPolicyCommand({ PolicyArn }))).Policy!
const addVersion = (SetAsDefault = false, PolicyArn = P) =>
  iam().send(
    new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: text(allow('ec2:*')), SetAsDefault }),
  )
const getVersion = (VersionId: string, PolicyArn = P) =>
  iam().send(new GetPolicyVersionCommand({ PolicyArn, VersionId }))
const versions = async (PolicyArn = P) =>
  (await iam().send(new ListPolicyVersionsCommand({ PolicyArn }))).Versions!
const deleteVersion = (VersionId: string, PolicyArn = P) =>
  iam().send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }))
const setDefault = (VersionId: string, PolicyArn = P) =>
  iam().send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId }))
const remove = (PolicyArn = P) => iam().send(new DeletePolicyCommand({ PolicyArn }))

describe('CreatePolicy and GetPolicy', () => {
  it('answers with tags, and with the description only on GetPolicy', async () => {
    const { Policy } = await create('Docs', {
      Path: '/team/',
      Description: 'reads',
      Tags: [{ Key: 'k', Value: 'v' }],
    })
    const expected = {
      PolicyName: 'Docs',
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      Arn: arn('policy/team/Docs'),
      Path: '/team/',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: expect.any(Date),
      UpdateDate: expect.any(Date),
      Tags: [{ Key: 'k', Value: 'v' }],
    }
    expect(Policy).toEqual(expected)
    expect(await get(arn('policy/team/Docs'))).toEqual({ ...expected, Description: 'reads' })
  })

  it.each([
    [
      'a name taken in other letters',
      { PolicyName: 'P' },
      'EntityAlreadyExists',
      'A policy called P already exists. Duplicate names are not allowed.',
    ],
    ['what is no JSON', { PolicyDocument: '{' }, 'MalformedPolicyDocument', 'Syntax errors in policy.'],
    [
      'an old version of the language',
      { PolicyDocument: text({ ...allow('s3:*'), Version: '2008-10-17' }) },
      'MalformedPolicyDocument',
      'Policy document must be version 2012-10-17 or greater.',
    ],
    [
      'a principal',
      {
        PolicyDocument: text({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }],
        }),
      },
      'MalformedPolicyDocument',
      'Policy document should not specify a principal.',
    ],
    [
      'more than 6144 characters',
      {
        PolicyDocument: text(
          allow(
            's3:*',
            Array.from({ length: 400 }, (_, n) => `arn:aws:s3:::${n}`),
          ),
        ),
      },
      'LimitExceeded',
      'Cannot exceed quota for PolicySize: 6144',
    ],
  ])('refuses %s', async (_what, input, code, message) => {
    await create()
    expect(await refusal(create('q', input))).toEqual({
      code,
      status: code === 'MalformedPolicyDocument' ? 400 : 409,
      message,
    })
  })

  it('finds a policy only by its whole ARN', async () => {
    await create('p', { Path: '/team/' })
    for (const wrong of [P, arn('policy/team/P'), arn('policy/other/p'), 'arn:aws:iam::aws:policy/none']) {
      expect(await refusal(get(wrong))).toEqual(notFound(wrong))
    }
  })

  it.each([
    [arn('user/alice'), 'InvalidInput', `ARN ${arn('user/alice')} is not valid.`],
    ['a-text-that-is-no-arn', 'InvalidInput', 'ARN a-text-that-is-no-arn is not valid.'],
    ['arn:aws-cn:iam::aws:policy/ReadOnlyAccess', 'ValidationError', 'Invalid ARN partition'],
  ])('refuses %s', async (wrong, code, message) => {
    expect(await refusal(get(wrong))).toEqual({ code, status: 400, message })
    expect(await refusal(remove(wrong))).toEqual({ code, status: 400, message })
  })

  it('keeps out of other accounts', async () => {
    const other = arn('policy/p', '999999999999')
    expect(await refusal(get(other))).toMatchObject({ code: 'AccessDenied', status: 403 })
  })
})

describe("AWS's policies", () => {
  it('are shown with their real numbers and how this account uses them', async () => {
    await iam().send(new CreateUserCommand({ UserName: 'alice', PermissionsBoundary: READ_ONLY }))
    await iam().send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: READ_ONLY }))
    expect(await get(READ_ONLY)).toMatchObject({
      PolicyName: 'ReadOnlyAccess',
      PolicyId: 'ANPAILL3HVNFSB6DCOWYQ',
      Path: '/',
      AttachmentCount: 1,
      PermissionsBoundaryUsageCount: 1,
      IsAttachable: true,
      Tags: [],
    })
  })

  it('have all of their versions', async () => {
    const { DefaultVersionId } = await get(READ_ONLY)
    const [newest, second] = await versions(READ_ONLY)
    expect(newest).toEqual({
      VersionId: DefaultVersionId,
      IsDefaultVersion: true,
      CreateDate: expect.any(Date),
    })
    const { PolicyVersion } = await getVersion(second!.VersionId!, READ_ONLY)
    expect(PolicyVersion).toMatchObject({ ...second, IsDefaultVersion: false })
    expect(JSON.parse(decodeURIComponent(PolicyVersion!.Document!))).toMatchObject({ Version: '2012-10-17' })
    expect(await refusal(getVersion('v99999', READ_ONLY))).toEqual(noVersion(READ_ONLY, 'v99999'))
  })

  it.each([
    ['DeletePolicy', () => remove(READ_ONLY)],
    ['CreatePolicyVersion', () => addVersion(true, READ_ONLY)],
    ['DeletePolicyVersion', () => deleteVersion('v1', READ_ONLY)],
    ['SetDefaultPolicyVersion', () => setDefault('v1', READ_ONLY)],
    [
      'TagPolicy',
      () => iam().send(new TagPolicyCommand({ PolicyArn: READ_ONLY, Tags: [{ Key: 'a', Value: 'b' }] })),
    ],
    ['UntagPolicy', () => iam().send(new UntagPolicyCommand({ PolicyArn: READ_ONLY, TagKeys: ['a'] }))],
  ])('are not changed by %s', async (_name, call) => {
    expect(await refusal(call())).toEqual(NOT_OURS)
  })
})

describe('versions', () => {
  it('are added, shown without their documents, and made the default', async () => {
    await create()
    const { PolicyVersion } = await addVersion()
    expect(PolicyVersion).toEqual({
      VersionId: 'v2',
      IsDefaultVersion: false,
      CreateDate: expect.any(Date),
    })
    expect((await get()).DefaultVersionId).toBe('v1')
    await setDefault('v2')
    expect((await get()).DefaultVersionId).toBe('v2')
    expect((await addVersion(true)).PolicyVersion).toMatchObject({ VersionId: 'v3', IsDefaultVersion: true })
    expect((await versions()).map((one) => [one.VersionId, one.IsDefaultVersion, one.Document])).toEqual([
      ['v3', true, undefined],
      ['v2', false, undefined],
      ['v1', false, undefined],
    ])
  })

  it('show their documents URL-encoded as RFC 3986 says', async () => {
    await create()
    const { PolicyVersion } = await getVersion('v1')
    expect(PolicyVersion!.Document).toContain('s3%3A%2A')
    expect(decodeURIComponent(PolicyVersion!.Document!)).toBe(S3_POLICY)
  })

  it('are five at most, and a number never comes again', async () => {
    await create()
    for (let n = 0; n < 4; n++) await addVersion()
    expect(await refusal(addVersion())).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message:
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    })
    await deleteVersion('v5')
    expect((await addVersion()).PolicyVersion!.VersionId).toBe('v6')
    expect((await versions()).map((one) => one.VersionId)).toEqual(['v6', 'v4', 'v3', 'v2', 'v1'])
  })

  it('hold to the rules of a policy', async () => {
    await create()
    const call = iam().send(new CreatePolicyVersionCommand({ PolicyArn: P, PolicyDocument: '{}' }))
    expect(await refusal(call)).toMatchObject({ code: 'MalformedPolicyDocument', status: 400 })
  })

  it('that are the default stay', async () => {
    await create()
    expect(await refusal(deleteVersion('v1'))).toEqual({
      code: 'DeleteConflict',
      status: 409,
      message: 'Cannot delete the default version of a policy.',
    })
  })

  it.each([
    ['GetPolicyVersion', getVersion],
    ['DeletePolicyVersion', deleteVersion],
    ['SetDefaultPolicyVersion', setDefault],
  ])('are not found by %s where they are not', async (_name, call) => {
    await create()
    expect(await refusal(call('v2'))).toEqual(noVersion(P, 'v2'))
    expect(await refusal(call('v1.1'))).toEqual(noVersion(P, 'v1.1'))
    expect(await refusal(call('v1', arn('policy/none')))).toEqual(notFound(arn('policy/none')))
  })

  it.each([
    ['CreatePolicyVersion', () => addVersion(false, arn('policy/none'))],
    ['ListPolicyVersions', () => versions(arn('policy/none'))],
  ])('%s wants a policy', async (_name, call) => {
    expect(await refusal(call())).toEqual(notFound(arn('policy/none')))
  })
})

describe('DeletePolicy', () => {
  const inUse = {
    code: 'DeleteConflict',
    status: 409,
    message: 'Cannot delete a policy attached to entities.',
  }

  it('wants it detached, no boundary, and its other versions gone first', async () => {
    await create()
    await addVersion()
    const user = { UserName: 'alice' }
    await iam().send(new CreateUserCommand(user))
    await iam().send(new AttachUserPolicyCommand({ ...user, PolicyArn: P }))
    expect(await refusal(remove())).toEqual(inUse)
    await iam().send(new PutUserPermissionsBoundaryCommand({ ...user, PermissionsBoundary: P }))
    await iam().send(new DetachUserPolicyCommand({ ...user, PolicyArn: P }))
    expect(await refusal(remove())).toEqual(inUse)
    await iam().send(new DeleteUserPermissionsBoundaryCommand(user))
    expect(await refusal(remove())).toEqual({
      code: 'DeleteConflict',
      status: 409,
      message:
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    })
    await deleteVersion('v2')
    await remove()
    expect(await refusal(remove())).toEqual(notFound(P))
  })
})

describe('tags of policies', () => {
  const tags = async (PolicyArn = P) => (await iam().send(new ListPolicyTagsCommand({ PolicyArn }))).Tags

  it('are merged, listed by key and taken away', async () => {
    await create('p', { Tags: [{ Key: 'team', Value: 'blue' }] })
    const more = [
      { Key: 'env', Value: 'test' },
      { Key: 'TEAM', Value: 'red' },
    ]
    await iam().send(new TagPolicyCommand({ PolicyArn: P, Tags: more }))
    expect(await tags()).toEqual([more[1], more[0]])
    await iam().send(new UntagPolicyCommand({ PolicyArn: P, TagKeys: ['team'] }))
    expect(await tags()).toEqual([more[0]])
    expect(await tags(READ_ONLY)).toEqual([])
    expect(await refusal(tags(arn('policy/none')))).toEqual(notFound(arn('policy/none')))
  })
})
