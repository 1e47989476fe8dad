import * as sdk from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Credentials, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { arn, denied, EC2_TRUST, makeEntities, READ_ONLY, S3_POLICY } from './policy-world.ts'

// A caller without permissions is told alike whether what is asked for exists or not, and nothing happens.
let server: TestServer
let nobody: Credentials
beforeAll(async () => {
  server = await startTestServer()
  await makeEntities(server)
  const iam = server.iam()
  await iam.send(
    new sdk.CreateRoleCommand({ RoleName: 'deep', Path: '/svc/', AssumeRolePolicyDocument: EC2_TRUST }),
  )
  await iam.send(new sdk.CreateInstanceProfileCommand({ InstanceProfileName: 'web', Path: '/svc/' }))
  nobody = await userWithKey(server, 'nobody')
})
afterAll(() => server.close())

const [role, deep] = [{ RoleName: 'app' }, { RoleName: 'deep' }]
const [user, group] = [{ UserName: 'alice' }, { GroupName: 'staff' }]
const profile = { InstanceProfileName: 'web' }
const policy = { PolicyArn: arn('policy/p') }
const [APP, DEEP, ALICE, STAFF] = [
  arn('role/app'),
  arn('role/svc/deep'),
  arn('user/alice'),
  arn('group/staff'),
]
const [WEB, P] = [arn('instance-profile/svc/web'), arn('policy/p')]
const Tags = [{ Key: 'k', Value: 'v' }]
const TagKeys = ['k']
const inline = { PolicyName: 'x', PolicyDocument: S3_POLICY }
const boundary = { PermissionsBoundary: READ_ONLY }

type Command = Parameters<sdk.IAMClient['send']>[0]

const CALLS: readonly (readonly [action: string, resource: string, command: () => unknown])[] = [
  [
    'CreateRole',
    arn('role/x/new'),
    () => new sdk.CreateRoleCommand({ RoleName: 'new', Path: '/x/', AssumeRolePolicyDocument: EC2_TRUST }),
  ],
  ['GetRole', DEEP, () => new sdk.GetRoleCommand(deep)],
  ['GetRole', arn('role/none'), () => new sdk.GetRoleCommand({ RoleName: 'none' })],
  ['UpdateRole', APP, () => new sdk.UpdateRoleCommand(role)],
  ['UpdateRoleDescription', APP, () => new sdk.UpdateRoleDescriptionCommand({ ...role, Description: '' })],
  ['DeleteRole', DEEP, () => new sdk.DeleteRoleCommand(deep)],
  ['ListRoles', arn('role/'), () => new sdk.ListRolesCommand({})],
  ['ListRoles', arn('role/svc/'), () => new sdk.ListRolesCommand({ PathPrefix: '/svc/' })],
  ['TagRole', APP, () => new sdk.TagRoleCommand({ ...role, Tags })],
  ['UntagRole', APP, () => new sdk.UntagRoleCommand({ ...role, TagKeys })],
  ['ListRoleTags', APP, () => new sdk.ListRoleTagsCommand(role)],
  [
    'UpdateAssumeRolePolicy',
    APP,
    () => new sdk.UpdateAssumeRolePolicyCommand({ ...role, PolicyDocument: EC2_TRUST }),
  ],
  [
    'PutRolePermissionsBoundary',
    APP,
    () => new sdk.PutRolePermissionsBoundaryCommand({ ...role, ...boundary }),
  ],
  ['DeleteRolePermissionsBoundary', APP, () => new sdk.DeleteRolePermissionsBoundaryCommand(role)],
  [
    'PutUserPermissionsBoundary',
    ALICE,
    () => new sdk.PutUserPermissionsBoundaryCommand({ ...user, ...boundary }),
  ],
  ['DeleteUserPermissionsBoundary', ALICE, () => new sdk.DeleteUserPermissionsBoundaryCommand(user)],
  [
    'CreateInstanceProfile',
    arn('instance-profile/new'),
    () => new sdk.CreateInstanceProfileCommand({ InstanceProfileName: 'new' }),
  ],
  ['GetInstanceProfile', WEB, () => new sdk.GetInstanceProfileCommand(profile)],
  ['DeleteInstanceProfile', WEB, () => new sdk.DeleteInstanceProfileCommand(profile)],
  ['ListInstanceProfiles', arn('instance-profile/'), () => new sdk.ListInstanceProfilesCommand({})],
  ['ListInstanceProfilesForRole', APP, () => new sdk.ListInstanceProfilesForRoleCommand(role)],
  ['AddRoleToInstanceProfile', WEB, () => new sdk.AddRoleToInstanceProfileCommand({ ...profile, ...role })],
  [
    'RemoveRoleFromInstanceProfile',
    WEB,
    () => new sdk.RemoveRoleFromInstanceProfileCommand({ ...profile, ...role }),
  ],
  ['TagInstanceProfile', WEB, () => new sdk.TagInstanceProfileCommand({ ...profile, Tags })],
  ['UntagInstanceProfile', WEB, () => new sdk.UntagInstanceProfileCommand({ ...profile, TagKeys })],
  ['ListInstanceProfileTags', WEB, () => new sdk.ListInstanceProfileTagsCommand(profile)],
  [
    'CreatePolicy',
    arn('policy/x/new'),
    () => new sdk.CreatePolicyCommand({ ...inline, PolicyName: 'new', Path: '/x/' }),
  ],
  ['GetPolicy', P, () => new sdk.GetPolicyCommand(policy)],
  ['GetPolicy', READ_ONLY, () => new sdk.GetPolicyCommand({ PolicyArn: READ_ONLY })],
  ['DeletePolicy', P, () => new sdk.DeletePolicyCommand(policy)],
  ['ListPolicies', 'policy path /', () => new sdk.ListPoliciesCommand({})],
  ['ListPolicies', 'policy path /svc/', () => new sdk.ListPoliciesCommand({ PathPrefix: '/svc/' })],
  [
    'CreatePolicyVersion',
    P,
    () => new sdk.CreatePolicyVersionCommand({ ...policy, PolicyDocument: S3_POLICY }),
  ],
  ['GetPolicyVersion', P, () => new sdk.GetPolicyVersionCommand({ ...policy, VersionId: 'v1' })],
  ['ListPolicyVersions', P, () => new sdk.ListPolicyVersionsCommand(policy)],
  ['DeletePolicyVersion', P, () => new sdk.DeletePolicyVersionCommand({ ...policy, VersionId: 'v1' })],
  [
    'SetDefaultPolicyVersion',
    P,
    () => new sdk.SetDefaultPolicyVersionCommand({ ...policy, VersionId: 'v1' }),
  ],
  ['TagPolicy', P, () => new sdk.TagPolicyCommand({ ...policy, Tags })],
  ['UntagPolicy', P, () => new sdk.UntagPolicyCommand({ ...policy, TagKeys })],
  ['ListPolicyTags', P, () => new sdk.ListPolicyTagsCommand(policy)],
  ['ListEntitiesForPolicy', P, () => new sdk.ListEntitiesForPolicyCommand(policy)],
  ['AttachUserPolicy', ALICE, () => new sdk.AttachUserPolicyCommand({ ...user, ...policy })],
  ['AttachGroupPolicy', STAFF, () => new sdk.AttachGroupPolicyCommand({ ...group, ...policy })],
  ['AttachRolePolicy', APP, () => new sdk.AttachRolePolicyCommand({ ...role, ...policy })],
  ['DetachUserPolicy', ALICE, () => new sdk.DetachUserPolicyCommand({ ...user, ...policy })],
  ['DetachGroupPolicy', STAFF, () => new sdk.DetachGroupPolicyCommand({ ...group, ...policy })],
  ['DetachRolePolicy', APP, () => new sdk.DetachRolePolicyCommand({ ...role, ...policy })],
  ['ListAttachedUserPolicies', ALICE, () => new sdk.ListAttachedUserPoliciesCommand(user)],
  ['ListAttachedGroupPolicies', STAFF, () => new sdk.ListAttachedGroupPoliciesCommand(group)],
  ['ListAttachedRolePolicies', APP, () => new sdk.ListAttachedRolePoliciesCommand(role)],
  ['PutUserPolicy', ALICE, () => new sdk.PutUserPolicyCommand({ ...user, ...inline })],
  ['PutGroupPolicy', STAFF, () => new sdk.PutGroupPolicyCommand({ ...group, ...inline })],
  ['PutRolePolicy', APP, () => new sdk.PutRolePolicyCommand({ ...role, ...inline })],
  ['GetUserPolicy', ALICE, () => new sdk.GetUserPolicyCommand({ ...user, PolicyName: 'x' })],
  ['GetGroupPolicy', STAFF, () => new sdk.GetGroupPolicyCommand({ ...group, PolicyName: 'x' })],
  ['GetRolePolicy', APP, () => new sdk.GetRolePolicyCommand({ ...role, PolicyName: 'x' })],
  ['DeleteUserPolicy', ALICE, () => new sdk.DeleteUserPolicyCommand({ ...user, PolicyName: 'x' })],
  ['DeleteGroupPolicy', STAFF, () => new sdk.DeleteGroupPolicyCommand({ ...group, PolicyName: 'x' })],
  ['DeleteRolePolicy', APP, () => new sdk.DeleteRolePolicyCommand({ ...role, PolicyName: 'x' })],
  ['ListUserPolicies', arn('user/ghost'), () => new sdk.ListUserPoliciesCommand({ UserName: 'ghost' })],
  ['ListGroupPolicies', STAFF, () => new sdk.ListGroupPoliciesCommand(group)],
  ['ListRolePolicies', APP, () => new sdk.ListRolePoliciesCommand(role)],
]

describe('without permission', () => {
  it.each(CALLS)('%s on %s is refused', async (operation, resource, command) => {
    const call = server.iam(nobody).send(command() as Command)
    expect(await refusal(call)).toEqual(denied('nobody', `iam:${operation}`, resource))
  })

  it('nothing has changed', async () => {
    const iam = server.iam()
    expect((await iam.send(new sdk.ListRolesCommand({}))).Roles).toHaveLength(2)
    expect((await iam.send(new sdk.ListPoliciesCommand({ Scope: 'Local' }))).Policies).toHaveLength(1)
    expect((await iam.send(new sdk.ListRolePoliciesCommand(role))).PolicyNames).toEqual([])
    expect((await iam.send(new sdk.ListRoleTagsCommand(role))).Tags).toEqual([])
  })
})

it('a policy of another account is out of reach even of root', async () => {
  const other = arn('policy/p', '999999999999')
  expect(await refusal(server.iam().send(new sdk.GetPolicyCommand({ PolicyArn: other })))).toEqual({
    code: 'AccessDenied',
    status: 403,
    message: `User: ${arn('root')} is not authorized to perform: iam:GetPolicy on resource: policy ${other} because no resource-based policy allows the iam:GetPolicy action`,
  })
})
