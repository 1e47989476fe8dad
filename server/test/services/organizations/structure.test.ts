import {
  CreateAccountAliasCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam'
import {
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  DeleteOrganizationalUnitCommand,
  DeleteOrganizationCommand,
  DescribeOrganizationalUnitCommand,
  DescribeOrganizationCommand,
  ListChildrenCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
  MoveAccountCommand,
  UpdateOrganizationalUnitCommand,
} from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { DENIED, NOT_IN_USE, Organization, refused } from './world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const MANAGEMENT = '123456789012'

describe('an organization', () => {
  it('has its account as management account, service control policies enabled, and its own role', async () => {
    await server.iam().send(new CreateAccountAliasCommand({ AccountAlias: 'acme' }))
    const client = server.organizations()
    const { Organization: made } = await client.send(new CreateOrganizationCommand({}))
    expect(made).toEqual({
      Id: expect.stringMatching(/^o-[a-z0-9]{10}$/),
      Arn: `arn:aws:organizations::${MANAGEMENT}:organization/${made!.Id}`,
      FeatureSet: 'ALL',
      MasterAccountId: MANAGEMENT,
      MasterAccountArn: `arn:aws:organizations::${MANAGEMENT}:account/${made!.Id}/${MANAGEMENT}`,
      MasterAccountEmail: 'root@example.com',
      AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
    })
    expect((await client.send(new DescribeOrganizationCommand({}))).Organization).toEqual(made)
    const { Roots } = await client.send(new ListRootsCommand({}))
    expect(Roots).toEqual([
      {
        Id: expect.stringMatching(/^r-[a-z0-9]{4}$/),
        Arn: `arn:aws:organizations::${MANAGEMENT}:root/${made!.Id}/${Roots![0]!.Id}`,
        Name: 'Root',
        PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    ])
    const RoleName = 'AWSServiceRoleForOrganizations'
    const { Role } = await server.iam().send(new GetRoleCommand({ RoleName }))
    expect(Role!.Path).toBe('/aws-service-role/organizations.amazonaws.com/')
    const { AttachedPolicies } = await server.iam().send(new ListAttachedRolePoliciesCommand({ RoleName }))
    expect(AttachedPolicies!.map(({ PolicyName }) => PolicyName)).toEqual([
      'AWSOrganizationsServiceTrustPolicy',
    ])
  })

  it('of consolidated billing has no policies and no role', async () => {
    const organization = await Organization.create(server, 'CONSOLIDATED_BILLING')
    const { Roots } = await organization.client.send(new ListRootsCommand({}))
    expect(Roots![0]!.PolicyTypes).toEqual([])
    const role = server.iam().send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForOrganizations' }))
    expect(await refused(role)).toMatchObject({ name: 'NoSuchEntityException' })
  })

  it('is one per account', async () => {
    await Organization.create(server)
    expect(await refused(server.organizations().send(new CreateOrganizationCommand({})))).toEqual({
      name: 'AlreadyInOrganizationException',
      message: 'The AWS account is already a member of an organization.',
      status: 400,
    })
  })

  it('needs permission for its service-linked role', async () => {
    const key = await userWithKey(server, 'jane', allow('organizations:*'))
    expect(await refused(server.organizations(key).send(new CreateOrganizationCommand({})))).toMatchObject({
      name: 'AccessDeniedForDependencyException',
      Reason: 'ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE',
    })
    const billing = new CreateOrganizationCommand({ FeatureSet: 'CONSOLIDATED_BILLING' })
    await server.organizations(key).send(billing)
  })

  it('is not there for accounts outside of it', async () => {
    const client = server.organizations()
    for (const call of [new DescribeOrganizationCommand({}), new ListRootsCommand({})])
      expect(await refused(client.send(call as ListRootsCommand))).toEqual(NOT_IN_USE)
  })

  it('is deleted when no member account is in it, with its units and policies', async () => {
    const organization = await Organization.create(server)
    const account = await organization.account('member')
    const { client } = organization
    expect(await refused(client.send(new DeleteOrganizationCommand({})))).toMatchObject({
      name: 'OrganizationNotEmptyException',
    })
    const member = server.organizations(await organization.administratorOf(account))
    expect(await refused(member.send(new DeleteOrganizationCommand({})))).toEqual(DENIED)
    const { LeaveOrganizationCommand } = await import('@aws-sdk/client-organizations')
    await member.send(new LeaveOrganizationCommand({}))
    await organization.unit('dev')
    await organization.policy('p', { Effect: 'Deny', Action: 's3:*', Resource: '*' })
    await client.send(new DeleteOrganizationCommand({}))
    expect(await refused(client.send(new DescribeOrganizationCommand({})))).toEqual(NOT_IN_USE)
    await Organization.create(server)
  })
})

describe('organizational units', () => {
  it('are made, described, renamed and deleted', async () => {
    const organization = await Organization.create(server)
    const { client, rootId, id } = organization
    const { OrganizationalUnit: dev } = await client.send(
      new CreateOrganizationalUnitCommand({ ParentId: rootId, Name: 'dev' }),
    )
    expect(dev).toEqual({
      Id: expect.stringMatching(new RegExp(`^ou-${rootId.slice(2)}-[a-z0-9]{8}$`)),
      Arn: `arn:aws:organizations::${MANAGEMENT}:ou/${id}/${dev!.Id}`,
      Name: 'dev',
      Path: `${id}/${rootId}/${dev!.Id}/`,
    })
    const OrganizationalUnitId = dev!.Id!
    const team = await organization.unit('dev', OrganizationalUnitId)
    const { OrganizationalUnit: renamed } = await client.send(
      new UpdateOrganizationalUnitCommand({ OrganizationalUnitId, Name: 'Development' }),
    )
    expect(renamed).toEqual({ ...dev, Name: 'Development' })
    expect(
      (await client.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId }))).OrganizationalUnit,
    ).toEqual(renamed)
    const { OrganizationalUnits } = await client.send(
      new ListOrganizationalUnitsForParentCommand({ ParentId: OrganizationalUnitId }),
    )
    expect(OrganizationalUnits).toEqual([
      expect.objectContaining({ Id: team, Path: `${id}/${rootId}/${dev!.Id}/${team}/` }),
    ])
    const remove = (unit: string) =>
      client.send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: unit }))
    expect(await refused(remove(OrganizationalUnitId))).toMatchObject({
      name: 'OrganizationalUnitNotEmptyException',
    })
    await remove(team)
    await remove(OrganizationalUnitId)
    expect(await refused(remove(OrganizationalUnitId))).toEqual({
      name: 'OrganizationalUnitNotFoundException',
      message: "You specified an organizational unit that doesn't exist.",
      status: 400,
    })
  })

  it('have names of their own in one parent', async () => {
    const organization = await Organization.create(server)
    const dev = await organization.unit('dev')
    const other = await organization.unit('other')
    await organization.unit('dev', dev)
    const again = refused(organization.unit('dev'))
    const renamed = refused(
      organization.client.send(
        new UpdateOrganizationalUnitCommand({ OrganizationalUnitId: other, Name: 'dev' }),
      ),
    )
    for (const error of [await again, await renamed])
      expect(error).toEqual({
        name: 'DuplicateOrganizationalUnitException',
        message: 'An OU with the same name already exists.',
        status: 400,
      })
  })

  it('are nested five deep', async () => {
    const organization = await Organization.create(server)
    let parent = organization.rootId
    for (let depth = 1; depth <= 5; depth++) parent = await organization.unit(`level-${depth}`, parent)
    expect(await refused(organization.unit('level-6', parent))).toMatchObject({
      name: 'ConstraintViolationException',
      Reason: 'OU_DEPTH_LIMIT_EXCEEDED',
    })
  })

  it('have parents and children', async () => {
    const organization = await Organization.create(server)
    const { client, rootId } = organization
    const dev = await organization.unit('dev')
    const account = await organization.account('member')
    await client.send(
      new MoveAccountCommand({ AccountId: account, SourceParentId: rootId, DestinationParentId: dev }),
    )
    const parents = async (ChildId: string) =>
      (await client.send(new ListParentsCommand({ ChildId }))).Parents
    expect(await parents(account)).toEqual([{ Id: dev, Type: 'ORGANIZATIONAL_UNIT' }])
    expect(await parents(dev)).toEqual([{ Id: rootId, Type: 'ROOT' }])
    const children = async (ParentId: string, ChildType: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT') =>
      (await client.send(new ListChildrenCommand({ ParentId, ChildType }))).Children
    expect(await children(dev, 'ACCOUNT')).toEqual([{ Id: account, Type: 'ACCOUNT' }])
    expect(await children(rootId, 'ACCOUNT')).toEqual([{ Id: MANAGEMENT, Type: 'ACCOUNT' }])
    expect(await children(rootId, 'ORGANIZATIONAL_UNIT')).toEqual([{ Id: dev, Type: 'ORGANIZATIONAL_UNIT' }])
    expect(await refused(client.send(new ListParentsCommand({ ChildId: 'ou-0000-00000000' })))).toEqual({
      name: 'ChildNotFoundException',
      message: "You specified a child that doesn't exist.",
      status: 400,
    })
    // The root is no organizational unit.
    const root = client.send(
      new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: 'ou-0000-00000000' }),
    )
    expect(await refused(root)).toMatchObject({ name: 'OrganizationalUnitNotFoundException' })
  })
})

describe('member accounts', () => {
  it('see their organization, and read and write nothing of it', async () => {
    const organization = await Organization.create(server)
    const account = await organization.account('member')
    const member = server.organizations(await organization.administratorOf(account))
    const { Organization: seen } = await member.send(new DescribeOrganizationCommand({}))
    expect(seen!.Id).toBe(organization.id)
    expect(await refused(member.send(new ListRootsCommand({})))).toEqual(DENIED)
    const unit = new CreateOrganizationalUnitCommand({ ParentId: organization.rootId, Name: 'mine' })
    expect(await refused(member.send(unit))).toEqual(DENIED)
  })
})
