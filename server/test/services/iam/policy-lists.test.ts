import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  type EntityType,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
  type ListPoliciesCommandInput,
  type Policy,
  PutRolePermissionsBoundaryCommand,
  PutUserPermissionsBoundaryCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer } from '../../harness.ts'
import { arn, makeEntities, READ_ONLY, S3_POLICY } from './policy-world.ts'

const BOUNDARY = 'arn:aws:iam::aws:policy/PowerUserAccess'
const DEEP = arn('policy/team/deep')

// alice has p and ReadOnlyAccess, staff has p, app has /team/deep; PowerUserAccess bounds alice, p bounds app.
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await makeEntities(server)
  const iam = server.iam()
  const P = arn('policy/p')
  await iam.send(new CreatePolicyCommand({ PolicyName: 'deep', Path: '/team/', PolicyDocument: S3_POLICY }))
  await iam.send(new CreatePolicyCommand({ PolicyName: 'Unused', PolicyDocument: S3_POLICY }))
  await iam.send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: P }))
  await iam.send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: READ_ONLY }))
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'staff', PolicyArn: P }))
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'app', PolicyArn: DEEP }))
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'alice', PermissionsBoundary: BOUNDARY }))
  await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'app', PermissionsBoundary: P }))
})
afterAll(() => server.close())

async function all(input: ListPoliciesCommandInput): Promise<Policy[]> {
  const policies: Policy[] = []
  let Marker: string | undefined
  do {
    const page = await server.iam().send(new ListPoliciesCommand({ ...input, Marker }))
    policies.push(...page.Policies!)
    Marker = page.Marker
    expect(page.IsTruncated).toBe(Marker !== undefined)
  } while (Marker !== undefined)
  return policies
}
const names = (policies: readonly Policy[]) => policies.map((policy) => policy.PolicyName)

describe('ListPolicies', () => {
  it.each<[ListPoliciesCommandInput, string[]]>([
    [{ Scope: 'Local' }, ['deep', 'p', 'Unused']],
    [{ Scope: 'Local', PathPrefix: '/team/' }, ['deep']],
    [{ OnlyAttached: true }, ['deep', 'p', 'ReadOnlyAccess']],
    [{ OnlyAttached: true, Scope: 'AWS' }, ['ReadOnlyAccess']],
    [{ OnlyAttached: true, Scope: 'AWS', PathPrefix: '/service-role/' }, []],
    [{ PolicyUsageFilter: 'PermissionsPolicy' }, ['deep', 'p', 'ReadOnlyAccess']],
    [{ PolicyUsageFilter: 'PermissionsBoundary' }, ['p', 'PowerUserAccess']],
    [{ PolicyUsageFilter: 'PermissionsBoundary', Scope: 'AWS' }, ['PowerUserAccess']],
  ])('%j', async (input, expected) => {
    expect(names(await all(input))).toEqual(expected)
    expect(names(await all({ ...input, MaxItems: 1 }))).toEqual(expected)
  })

  it("gives the account's policies and then AWS's, each once, whatever the pages", async () => {
    const whole = await all({ MaxItems: 1000 })
    expect(names(whole.slice(0, 3))).toEqual(['deep', 'p', 'Unused'])
    const ofAws = whole.slice(3).map((policy) => policy.Arn!)
    expect(ofAws.length).toBeGreaterThan(1000)
    expect(ofAws).toEqual([...new Set(ofAws)].sort())
    for (const MaxItems of [3, 251]) {
      const seen: string[] = []
      let Marker: string | undefined
      // A page that ends with the last own policy is the case worth a look, so three pages are enough.
      for (let n = 0; n < 3; n++) {
        const page = await server.iam().send(new ListPoliciesCommand({ MaxItems, Marker }))
        seen.push(...page.Policies!.map((policy) => policy.Arn!))
        Marker = page.Marker
      }
      expect(seen).toEqual(whole.slice(0, 3 * MaxItems).map((policy) => policy.Arn))
    }
  })

  it('counts uses and leaves out descriptions and tags', async () => {
    const [, p] = await all({ Scope: 'Local' })
    expect(p).toMatchObject({ PolicyName: 'p', AttachmentCount: 2, PermissionsBoundaryUsageCount: 1 })
    expect(p).not.toHaveProperty('Tags')
    const [readOnly] = await all({ Scope: 'AWS', OnlyAttached: true })
    expect(readOnly).toMatchObject({ AttachmentCount: 1, PermissionsBoundaryUsageCount: 0 })
    expect(readOnly).not.toHaveProperty('Description')
  })

  it('refuses a marker it did not give', async () => {
    const list = server.iam().send(new ListPoliciesCommand({ Marker: 'nonsense' }))
    expect(await refusal(list)).toMatchObject({ code: 'ValidationError', status: 400 })
  })
})

describe('ListEntitiesForPolicy', () => {
  const entities = async (PolicyArn: string, more: object = {}) => {
    const command = new ListEntitiesForPolicyCommand({ PolicyArn, ...more })
    const { PolicyGroups, PolicyUsers, PolicyRoles } = await server.iam().send(command)
    return [
      ...PolicyGroups!.map((group) => `group ${group.GroupName}`),
      ...PolicyUsers!.map((user) => `user ${user.UserName}`),
      ...PolicyRoles!.map((role) => `role ${role.RoleName}`),
    ]
  }

  it.each<[string, object, string[]]>([
    [arn('policy/p'), {}, ['group staff', 'user alice', 'role app']],
    [arn('policy/p'), { PolicyUsageFilter: 'PermissionsPolicy' }, ['group staff', 'user alice']],
    [arn('policy/p'), { PolicyUsageFilter: 'PermissionsBoundary' }, ['role app']],
    [arn('policy/p'), { EntityFilter: 'User' satisfies EntityType }, ['user alice']],
    [arn('policy/p'), { EntityFilter: 'LocalManagedPolicy' satisfies EntityType }, []],
    [arn('policy/p'), { PathPrefix: '/none/' }, []],
    [READ_ONLY, {}, ['user alice']],
    [BOUNDARY, {}, ['user alice']],
    [arn('policy/Unused'), {}, []],
  ])('%s %j', async (policy, more, expected) => {
    expect(await entities(policy, more)).toEqual(expected)
  })

  it('tells unique ids', async () => {
    const { PolicyUsers } = await server
      .iam()
      .send(new ListEntitiesForPolicyCommand({ PolicyArn: READ_ONLY }))
    expect(PolicyUsers).toEqual([{ UserName: 'alice', UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/) }])
  })

  it.each([arn('policy/none'), 'arn:aws:iam::aws:policy/none'])('does not find %s', async (policy) => {
    expect(await refusal(entities(policy))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `Policy ${policy} was not found.`,
    })
  })
})
