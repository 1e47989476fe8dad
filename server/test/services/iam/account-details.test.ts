import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  GetAccountAuthorizationDetailsCommand,
  type GetAccountAuthorizationDetailsCommandInput,
  type GetAccountAuthorizationDetailsCommandOutput,
  ListPolicyVersionsCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { arn, denied, EC2_TRUST, makeEntities, READ_ONLY, S3_POLICY } from './policy-world.ts'

let server: TestServer
const iam = () => server.iam()
const details = (input: GetAccountAuthorizationDetailsCommandInput = {}) =>
  iam().send(new GetAccountAuthorizationDetailsCommand(input))

// Nothing below changes what is there.
beforeAll(async () => {
  server = await startTestServer()
  await makeEntities(server)
  const PolicyDocument = S3_POLICY
  const PolicyArn = arn('policy/p')
  for (const command of [
    new CreateUserCommand({ UserName: 'Bob', Path: '/hq/', PermissionsBoundary: READ_ONLY }),
    new CreateGroupCommand({ GroupName: 'crew' }),
    new TagUserCommand({ UserName: 'alice', Tags: [{ Key: 'a', Value: '1' }] }),
    new AddUserToGroupCommand({ UserName: 'alice', GroupName: 'staff' }),
    new PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'own', PolicyDocument }),
    new PutGroupPolicyCommand({ GroupName: 'staff', PolicyName: 'own', PolicyDocument }),
    new PutRolePolicyCommand({ RoleName: 'app', PolicyName: 'own', PolicyDocument }),
    new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn }),
    new AttachGroupPolicyCommand({ GroupName: 'staff', PolicyArn }),
    new AttachRolePolicyCommand({ RoleName: 'app', PolicyArn: 'arn:aws:iam::aws:policy/AWSLambdaExecute' }),
    new CreateInstanceProfileCommand({ InstanceProfileName: 'web' }),
    new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'web', RoleName: 'app' }),
    new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }),
  ]) {
    await iam().send(command as CreateUserCommand)
  }
})
afterAll(() => server.close())

const DOCUMENT = encodeURIComponent(S3_POLICY).replaceAll('*', '%2A')
const OWN = [{ PolicyName: 'own', PolicyDocument: DOCUMENT }]
const P = { PolicyName: 'p', PolicyArn: arn('policy/p') }

/** Names of everything shown, in the order of the lists. */
const names = (answer: GetAccountAuthorizationDetailsCommandOutput) => [
  ...answer.UserDetailList!.map((user) => `user ${user.UserName}`),
  ...answer.GroupDetailList!.map((group) => `group ${group.GroupName}`),
  ...answer.RoleDetailList!.map((role) => `role ${role.RoleName}`),
  ...answer.Policies!.map((policy) => `policy ${policy.PolicyName}`),
]
const ALL = [
  'user alice',
  'user Bob',
  'group crew',
  'group staff',
  'role app',
  'policy p',
  'policy AWSLambdaExecute',
  'policy ReadOnlyAccess',
]

describe('GetAccountAuthorizationDetails', () => {
  it('shows users with their groups, policies, boundary and tags', async () => {
    const { UserDetailList } = await details({ Filter: ['User'] })
    const common = { UserId: expect.stringMatching(/^AIDA/), CreateDate: expect.any(Date) }
    expect(UserDetailList).toEqual([
      {
        ...common,
        Path: '/',
        UserName: 'alice',
        Arn: arn('user/alice'),
        UserPolicyList: OWN,
        GroupList: ['staff'],
        AttachedManagedPolicies: [P],
        Tags: [{ Key: 'a', Value: '1' }],
      },
      {
        ...common,
        Path: '/hq/',
        UserName: 'Bob',
        Arn: arn('user/hq/Bob'),
        GroupList: [],
        AttachedManagedPolicies: [],
        PermissionsBoundary: {
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: READ_ONLY,
        },
        Tags: [],
      },
    ])
  })

  it('shows groups and roles with what is theirs', async () => {
    const { GroupDetailList, RoleDetailList } = await details({ Filter: ['Group', 'Role'] })
    expect(GroupDetailList?.[0]?.GroupPolicyList).toEqual([])
    expect(GroupDetailList?.[1]).toEqual({
      Path: '/',
      GroupName: 'staff',
      GroupId: expect.stringMatching(/^AGPA/),
      Arn: arn('group/staff'),
      CreateDate: expect.any(Date),
      GroupPolicyList: OWN,
      AttachedManagedPolicies: [P],
    })
    const trust = encodeURIComponent(EC2_TRUST)
    expect(RoleDetailList).toEqual([
      {
        Path: '/',
        RoleName: 'app',
        RoleId: expect.stringMatching(/^AROA/),
        Arn: arn('role/app'),
        CreateDate: expect.any(Date),
        AssumeRolePolicyDocument: trust,
        InstanceProfileList: [
          expect.objectContaining({
            InstanceProfileName: 'web',
            Roles: [expect.objectContaining({ RoleName: 'app', AssumeRolePolicyDocument: trust })],
          }),
        ],
        RolePolicyList: OWN,
        AttachedManagedPolicies: [
          { PolicyName: 'AWSLambdaExecute', PolicyArn: 'arn:aws:iam::aws:policy/AWSLambdaExecute' },
        ],
        Tags: [],
        RoleLastUsed: {},
      },
    ])
  })

  it("shows the account's policies with their versions", async () => {
    const { Policies } = await details({ Filter: ['LocalManagedPolicy'] })
    const version = (VersionId: string, IsDefaultVersion: boolean) => ({
      Document: DOCUMENT,
      VersionId,
      IsDefaultVersion,
      CreateDate: expect.any(Date),
    })
    expect(Policies).toEqual([
      expect.objectContaining({
        Arn: arn('policy/p'),
        DefaultVersionId: 'v2',
        AttachmentCount: 2,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        PolicyVersionList: [version('v2', true), version('v1', false)],
      }),
    ])
  })

  it("shows those of AWS's policies that are used, with their versions", async () => {
    const { Policies } = await details({ Filter: ['AWSManagedPolicy'] })
    expect(Policies?.map((policy) => [policy.PolicyName, policy.AttachmentCount])).toEqual([
      ['AWSLambdaExecute', 1],
      ['ReadOnlyAccess', 0],
    ])
    expect(Policies?.[1]?.PermissionsBoundaryUsageCount).toBe(1)
    const { Versions } = await iam().send(new ListPolicyVersionsCommand({ PolicyArn: Policies?.[0]?.Arn }))
    const shown = Policies?.[0]?.PolicyVersionList?.map(({ Document, ...version }) => {
      expect(JSON.parse(decodeURIComponent(Document!))).toHaveProperty('Statement')
      return version
    })
    expect(shown).toEqual(Versions)
  })

  it('shows everything where no kind is asked for', async () => {
    const answer = await details()
    expect(names(answer)).toEqual(ALL)
    expect(answer.IsTruncated).toBe(false)
    expect(answer.Marker).toBeUndefined()
  })

  it.each([1, 2, 3, 5, 7, 8])('gives pages of %i over all kinds, and no empty last one', async (MaxItems) => {
    const seen: string[] = []
    let pages = 0
    let Marker: string | undefined
    do {
      const answer = await details({ MaxItems, Marker })
      seen.push(...names(answer))
      pages++
      expect(answer.IsTruncated).toBe(answer.Marker !== undefined)
      Marker = answer.Marker
    } while (Marker !== undefined)
    expect(seen).toEqual(ALL)
    expect(pages).toBe(Math.ceil(ALL.length / MaxItems))
  })

  it('gives pages of some kinds, in its own order', async () => {
    const Filter = ['AWSManagedPolicy', 'Role', 'User'] as const
    const first = await details({ Filter: [...Filter], MaxItems: 2 })
    expect(names(first)).toEqual(['user alice', 'user Bob'])
    const second = await details({ Filter: [...Filter], MaxItems: 2, Marker: first.Marker })
    expect(names(second)).toEqual(['role app', 'policy AWSLambdaExecute'])
    expect(await refusal(details({ Filter: ['Group'], Marker: second.Marker }))).toMatchObject({
      code: 'ValidationError',
      message: 'Invalid Marker',
    })
  })

  it('refuses kinds that there are not', async () => {
    const call = details({ Filter: ['Policy' as 'User'] })
    expect((await refusal(call)).code).toBe('ValidationError')
  })

  it('needs permission', async () => {
    const other = await startTestServer()
    try {
      const mallory = other.iam(await userWithKey(other, 'mallory'))
      expect(await refusal(mallory.send(new GetAccountAuthorizationDetailsCommand({})))).toEqual(
        denied('mallory', 'iam:GetAccountAuthorizationDetails', '*'),
      )
    } finally {
      await other.close()
    }
  })
})
