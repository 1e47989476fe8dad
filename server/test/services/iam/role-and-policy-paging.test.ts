import * as sdk from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../harness.ts'
import { arn, EC2_TRUST, makeEntities, S3_POLICY } from './policy-world.ts'

// Three of everything, so that a page of one is followed by one that is followed by another.
const THREE = ['a', 'B', 'c'] as const
const Tags = THREE.map((Key) => ({ Key, Value: '' }))
const PolicyArn = arn('policy/p')

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await makeEntities(server)
  const iam = server.iam()
  await iam.send(new sdk.TagRoleCommand({ RoleName: 'app', Tags }))
  await iam.send(new sdk.TagPolicyCommand({ PolicyArn, Tags }))
  for (const name of THREE) {
    await iam.send(
      new sdk.CreateRoleCommand({ RoleName: name, Path: '/three/', AssumeRolePolicyDocument: EC2_TRUST }),
    )
    await iam.send(new sdk.CreateInstanceProfileCommand({ InstanceProfileName: name }))
    await iam.send(new sdk.AddRoleToInstanceProfileCommand({ InstanceProfileName: name, RoleName: 'app' }))
    await iam.send(
      new sdk.CreatePolicyCommand({ PolicyName: name, Path: '/three/', PolicyDocument: S3_POLICY }),
    )
    await iam.send(new sdk.CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: S3_POLICY }))
  }
  await iam.send(new sdk.TagInstanceProfileCommand({ InstanceProfileName: 'a', Tags }))
  await iam.send(new sdk.AttachUserPolicyCommand({ UserName: 'alice', PolicyArn }))
  await iam.send(new sdk.AttachGroupPolicyCommand({ GroupName: 'staff', PolicyArn }))
  await iam.send(new sdk.AttachRolePolicyCommand({ RoleName: 'app', PolicyArn }))
})
afterAll(() => server.close())

interface Answer {
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}
type Page = { readonly Marker?: string; readonly MaxItems?: number }

const list = (command: unknown) => server.iam().send(command as sdk.ListRolesCommand)
const keys = (tags: sdk.Tag[] | undefined) => tags!.map((tag) => tag.Key)

const LISTS: readonly (readonly [
  name: string,
  command: (page: Page) => unknown,
  items: (answer: never) => unknown[],
  expected: readonly unknown[],
])[] = [
  [
    'ListRoles',
    (page) => new sdk.ListRolesCommand({ PathPrefix: '/three/', ...page }),
    (answer: sdk.ListRolesResponse) => answer.Roles!.map((role) => role.RoleName),
    THREE,
  ],
  [
    'ListRoleTags',
    (page) => new sdk.ListRoleTagsCommand({ RoleName: 'app', ...page }),
    (answer: sdk.ListRoleTagsResponse) => keys(answer.Tags),
    ['B', 'a', 'c'],
  ],
  [
    'ListPolicyTags',
    (page) => new sdk.ListPolicyTagsCommand({ PolicyArn, ...page }),
    (answer: sdk.ListPolicyTagsResponse) => keys(answer.Tags),
    ['B', 'a', 'c'],
  ],
  [
    'ListInstanceProfileTags',
    (page) => new sdk.ListInstanceProfileTagsCommand({ InstanceProfileName: 'a', ...page }),
    (answer: sdk.ListInstanceProfileTagsResponse) => keys(answer.Tags),
    ['B', 'a', 'c'],
  ],
  [
    'ListInstanceProfiles',
    (page) => new sdk.ListInstanceProfilesCommand(page),
    (answer: sdk.ListInstanceProfilesResponse) =>
      answer.InstanceProfiles!.map((one) => one.InstanceProfileName),
    THREE,
  ],
  [
    'ListInstanceProfilesForRole',
    (page) => new sdk.ListInstanceProfilesForRoleCommand({ RoleName: 'app', ...page }),
    (answer: sdk.ListInstanceProfilesForRoleResponse) =>
      answer.InstanceProfiles!.map((one) => one.InstanceProfileName),
    THREE,
  ],
  [
    'ListPolicyVersions',
    (page) => new sdk.ListPolicyVersionsCommand({ PolicyArn, ...page }),
    (answer: sdk.ListPolicyVersionsResponse) => answer.Versions!.map((one) => one.VersionId),
    ['v4', 'v3', 'v2', 'v1'],
  ],
  [
    'ListPolicies',
    (page) => new sdk.ListPoliciesCommand({ Scope: 'Local', PathPrefix: '/three/', ...page }),
    (answer: sdk.ListPoliciesResponse) => answer.Policies!.map((one) => one.PolicyName),
    THREE,
  ],
  [
    'ListEntitiesForPolicy',
    (page) => new sdk.ListEntitiesForPolicyCommand({ PolicyArn, ...page }),
    (answer: sdk.ListEntitiesForPolicyResponse) => [
      ...answer.PolicyGroups!.map((one) => one.GroupName),
      ...answer.PolicyUsers!.map((one) => one.UserName),
      ...answer.PolicyRoles!.map((one) => one.RoleName),
    ],
    ['staff', 'alice', 'app'],
  ],
]

it.each(LISTS)('%s gives page after page', async (_name, command, items, expected) => {
  const seen: unknown[] = []
  let Marker: string | undefined
  do {
    const answer: Answer = await list(command({ MaxItems: 1, ...(Marker !== undefined && { Marker }) }))
    const page = items(answer as never)
    expect(page).toHaveLength(1)
    seen.push(...page)
    Marker = answer.Marker
    expect(answer.IsTruncated).toBe(Marker !== undefined)
  } while (Marker !== undefined)
  expect(seen).toEqual(expected)
  expect(items((await list(command({}))) as never)).toEqual(expected)
})

it("ListPolicyVersions pages through the versions of AWS's policies", async () => {
  const ofAws = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
  const seen: unknown[] = []
  for await (const page of sdk.paginateListPolicyVersions(
    { client: server.iam(), pageSize: 40 },
    { PolicyArn: ofAws },
  )) {
    seen.push(...page.Versions!.map((version) => version.VersionId))
  }
  const whole = await server
    .iam()
    .send(new sdk.ListPolicyVersionsCommand({ PolicyArn: ofAws, MaxItems: 1000 }))
  expect(seen.length).toBeGreaterThan(40)
  expect(seen).toEqual(whole.Versions!.map((version) => version.VersionId))
})
