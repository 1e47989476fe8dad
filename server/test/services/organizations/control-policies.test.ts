import {
  CreateRoleCommand,
  CreateUserCommand,
  DeleteUserCommand,
  GetUserCommand,
  ListUsersCommand,
  PutRolePolicyCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'
import {
  AttachPolicyCommand,
  DetachPolicyCommand,
  DisablePolicyTypeCommand,
  EnablePolicyTypeCommand,
  LeaveOrganizationCommand,
  MoveAccountCommand,
  type PolicyType,
  UpdatePolicyCommand,
} from '@aws-sdk/client-organizations'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { Organization } from './world.ts'

/**
 * What control policies do to requests: each change is in force at the next one.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_evaluation.html
 */
const MANAGEMENT = '123456789012'
const OUTSIDE = '999988887777'
const SCP = 'SERVICE_CONTROL_POLICY'
const RCP = 'RESOURCE_CONTROL_POLICY'
const FULL = 'p-FullAWSAccess'

let server: TestServer
let organization: Organization
let unit: string
let member: string
let administrator: Credentials

beforeAll(async () => {
  server = await startTestServer({ accountIds: [MANAGEMENT, OUTSIDE] })
})
beforeEach(async () => {
  await server.reset()
  organization = await Organization.create(server)
  unit = await organization.unit('dev')
  member = await organization.account('member')
  await move(organization.rootId, unit)
  administrator = await organization.administratorOf(member)
})
afterAll(() => server.close())

const send = (command: unknown) => organization.client.send(command as AttachPolicyCommand)
const move = (SourceParentId: string, DestinationParentId: string) =>
  send(new MoveAccountCommand({ AccountId: member, SourceParentId, DestinationParentId }))
const attach = (PolicyId: string, TargetId: string) => send(new AttachPolicyCommand({ PolicyId, TargetId }))
const detach = (PolicyId: string, TargetId: string) => send(new DetachPolicyCommand({ PolicyId, TargetId }))
const enable = (PolicyType: PolicyType) =>
  send(new EnablePolicyTypeCommand({ RootId: organization.rootId, PolicyType }))

const createUser = (UserName: string, credentials = administrator) =>
  server.iam(credentials).send(new CreateUserCommand({ UserName }))
const NO_USERS = { Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' }
const denied = (because: string, action = 'iam:CreateUser', resource?: string) => ({
  code: 'AccessDenied',
  status: 403,
  message:
    `User: arn:aws:sts::${member}:assumed-role/OrganizationAccountAccessRole/session is not authorized to perform: ` +
    `${action} on resource: ${resource ?? `arn:aws:iam::${member}:user/jane`} ${because}`,
})
const BY_SCP = 'with an explicit deny in a service control policy'
const scpArn = (policy: string) =>
  `arn:aws:organizations::${MANAGEMENT}:policy/${organization.id}/service_control_policy/${policy}`
const isDenied = async (policy: string) =>
  expect(await refusal(createUser('jane'))).toEqual(denied(`${BY_SCP}: ${scpArn(policy)}`))
/** Makes a user and takes it away again. */
async function isAllowed(credentials = administrator): Promise<void> {
  await createUser('jane', credentials)
  await server.iam(credentials).send(new DeleteUserCommand({ UserName: 'jane' }))
}

describe('a service control policy', () => {
  it.each(['root', 'unit', 'account'] as const)('on the %s denies in the member account', async (where) => {
    await isAllowed()
    const policy = await organization.policy('p', NO_USERS)
    const target = { root: organization.rootId, unit, account: member }[where]
    await attach(policy, target)
    await isDenied(policy)
    // Of all else nothing is said.
    await server.iam(administrator).send(new ListUsersCommand({}))
    await detach(policy, target)
    await isAllowed()
  })

  it('does nothing to the management account, wherever it is', async () => {
    const policy = await organization.policy('p', NO_USERS)
    for (const target of [organization.rootId, MANAGEMENT]) await attach(policy, target)
    await isAllowed(await organization.administrator())
    await isAllowed(server.root)
  })

  it('does nothing to accounts of other units, of no organization, and after its end', async () => {
    const other = await organization.unit('other')
    const policy = await organization.policy('p', NO_USERS)
    await attach(policy, other)
    await isAllowed()
    await move(unit, other)
    await isDenied(policy)
    const changed = (Effect: string) =>
      JSON.stringify({ Version: '2012-10-17', Statement: [{ ...NO_USERS, Effect }] })
    await send(new UpdatePolicyCommand({ PolicyId: policy, Content: changed('Allow') }))
    await isAllowed()
    await send(new UpdatePolicyCommand({ PolicyId: policy, Content: changed('Deny') }))
    await isDenied(policy)
    await send(new DisablePolicyTypeCommand({ RootId: organization.rootId, PolicyType: SCP }))
    await isAllowed()
    await enable(SCP)
    await isAllowed()
    await attach(policy, other)
    await isDenied(policy)
    await server.organizations(administrator).send(new LeaveOrganizationCommand({}))
    await isAllowed()
  })

  it('must allow on every level', async () => {
    const users = await organization.policy('users', { Effect: 'Allow', Action: 'iam:*User*', Resource: '*' })
    const roles = await organization.policy('roles', { Effect: 'Allow', Action: 'iam:*Role*', Resource: '*' })
    await attach(users, organization.rootId)
    await detach(FULL, organization.rootId)
    await isAllowed()
    await attach(roles, unit)
    await detach(FULL, unit)
    expect(await refusal(createUser('jane'))).toEqual(
      denied('because no service control policy allows the iam:CreateUser action'),
    )
    await attach(users, unit)
    await isAllowed()
  })

  it('grants nothing by itself', async () => {
    await createUser('jane')
    const key = await memberUser('lee')
    expect(await refusal(server.iam(key).send(new GetUserCommand({ UserName: 'jane' })))).toMatchObject({
      message: `User: arn:aws:iam::${member}:user/lee is not authorized to perform: iam:GetUser on resource: user jane because no identity-based policy allows the iam:GetUser action`,
    })
  })

  it('has conditions on who asks', async () => {
    const policy = await organization.policy('p', {
      ...NO_USERS,
      Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/OrganizationAccountAccessRole' } },
    })
    await attach(policy, unit)
    await isAllowed()
    const key = await memberUser('lee', allow('*'))
    expect((await refusal(createUser('jane', key))).message).toContain(BY_SCP)
  })

  it('binds the session of a role that somebody of the management account assumes', async () => {
    const policy = await organization.policy('p', { Effect: 'Deny', Action: 'sts:*', Resource: '*' })
    await attach(policy, unit)
    // To assume it is asked of the management account, which is not bound.
    const session = await organization.administratorOf(member)
    const RoleArn = `arn:aws:iam::${member}:role/OrganizationAccountAccessRole`
    const again = server.sts(session).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'again' }))
    expect((await refusal(again)).message).toContain(BY_SCP)
  })
})

/** A user of the member account. */
async function memberUser(name: string, ...policies: readonly object[]): Promise<Credentials> {
  const inMember = { ...server, iam: () => server.iam(administrator) } as TestServer
  return userWithKey(inMember, name, ...policies)
}

/** A role of an account, which trusts accounts. */
async function roleTrusting(
  credentials: Credentials,
  principals: readonly string[] | '*',
  condition?: object,
) {
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: principals === '*' ? '*' : { AWS: principals },
        Action: 'sts:AssumeRole',
        ...(condition && { Condition: condition }),
      },
    ],
  })
  const { Role } = await server
    .iam(credentials)
    .send(new CreateRoleCommand({ RoleName: 'shared', AssumeRolePolicyDocument }))
  return Role!.Arn!
}

const assume = (RoleArn: string, credentials: Credentials) =>
  server.sts(credentials).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session' }))

async function outsider(): Promise<Credentials> {
  const outside = { ...server, iam: () => server.iam(server.roots.get(OUTSIDE)!) } as TestServer
  return userWithKey(outside, 'mallory', allow('*'))
}

describe('a resource control policy', () => {
  const onlyMine = () => ({
    Effect: 'Deny',
    Principal: '*',
    Action: 'sts:AssumeRole',
    Resource: '*',
    Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organization.id } },
  })

  it('keeps what the account owns from everyone outside of the organization', async () => {
    const mallory = await outsider()
    const role = await roleTrusting(administrator, [OUTSIDE, MANAGEMENT])
    await assume(role, mallory)
    await enable(RCP)
    await assume(role, mallory)
    await attach(await organization.policy('p', onlyMine(), RCP), unit)
    expect(await refusal(assume(role, mallory))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message:
        `User: arn:aws:iam::${OUTSIDE}:user/mallory is not authorized to perform: sts:AssumeRole on resource: ` +
        `${role} with an explicit deny in a resource control policy`,
    })
    await assume(role, await organization.administrator())
    await send(new DisablePolicyTypeCommand({ RootId: organization.rootId, PolicyType: RCP }))
    await assume(role, mallory)
  })

  it('is named to callers of the organization alone', async () => {
    const role = await roleTrusting(administrator, [MANAGEMENT, OUTSIDE])
    await enable(RCP)
    const nobody = { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }
    const policy = await organization.policy('p', nobody, RCP)
    await attach(policy, unit)
    const named = `: arn:aws:organizations::${MANAGEMENT}:policy/${organization.id}/resource_control_policy/${policy}`
    const end = async (credentials: Credentials) =>
      (await refusal(assume(role, credentials))).message.split('with an explicit deny in ')[1]
    expect(await end(await organization.administrator())).toBe(`a resource control policy${named}`)
    expect(await end(await outsider())).toBe('a resource control policy')
  })

  it('does nothing to what the management account owns, nor to the account’s callers elsewhere', async () => {
    await enable(RCP)
    await attach(await organization.policy('p', onlyMine(), RCP), organization.rootId)
    const inManagement = await roleTrusting(server.root, [OUTSIDE])
    await assume(inManagement, await outsider())
    const outside = await roleTrusting(server.roots.get(OUTSIDE)!, [member])
    await assume(outside, administrator)
  })
})

describe('condition keys of the organization', () => {
  it('tell in a trust policy whose organization the caller is of, and where in it', async () => {
    const mallory = await outsider()
    const role = await roleTrusting(server.root, '*', {
      StringEquals: { 'aws:PrincipalOrgID': organization.id },
      'ForAnyValue:StringLike': {
        'aws:PrincipalOrgPaths': `${organization.id}/${organization.rootId}/${unit}/*`,
      },
    })
    await assume(role, administrator)
    expect((await refusal(assume(role, mallory))).code).toBe('AccessDenied')
    await move(unit, organization.rootId)
    expect((await refusal(assume(role, administrator))).code).toBe('AccessDenied')
  })

  it('tell in the caller’s policies whose organization the resource is of', async () => {
    const outside = await roleTrusting(server.roots.get(OUTSIDE)!, [member])
    const inside = await roleTrusting(server.root, [member])
    const { iam } = server
    const limit = (Condition: object) =>
      iam(administrator).send(
        new PutRolePolicyCommand({
          RoleName: 'OrganizationAccountAccessRole',
          PolicyName: 'mine',
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*', Condition }],
          }),
        }),
      )
    await assume(outside, administrator)
    await limit({ StringNotEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } })
    await assume(inside, administrator)
    expect((await refusal(assume(outside, administrator))).code).toBe('AccessDenied')
    const paths = `${organization.id}/${organization.rootId}/`
    await limit({ 'ForAnyValue:StringEquals': { 'aws:ResourceOrgPaths': paths } })
    await assume(outside, administrator)
    expect((await refusal(assume(inside, administrator))).code).toBe('AccessDenied')
  })
})

describe('SimulatePrincipalPolicy', () => {
  it('tells what the service control policies of the account let through', async () => {
    const source = `arn:aws:iam::${member}:role/OrganizationAccountAccessRole`
    const simulate = async (more: object = {}) => {
      const { EvaluationResults } = await server.iam(administrator).send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: source,
          ActionNames: ['iam:CreateUser', 'iam:GetUser'],
          ...more,
        }),
      )
      return EvaluationResults!.map(({ EvalDecision, OrganizationsDecisionDetail }) => [
        EvalDecision,
        OrganizationsDecisionDetail?.AllowedByOrganizations,
      ])
    }
    expect(await simulate()).toEqual([
      ['allowed', true],
      ['allowed', true],
    ])
    const policy = await organization.policy('p', NO_USERS)
    await attach(policy, unit)
    const refused = [
      ['explicitDeny', false],
      ['allowed', true],
    ]
    expect(await simulate()).toEqual(refused)
    const arn = scpArn(policy)
    const without = async (excluded: object) => (await simulate({ PolicyExclusionList: [excluded] }))[0]
    expect(await without({ PolicyArn: arn })).toEqual(['allowed', true])
    // Without any of their type there is nothing that they could let through.
    expect(await without({ PolicyType: 'scp' })).toEqual(['allowed', undefined])
    // A level that is left without any lets nothing through.
    const every = `arn:aws:organizations::aws:policy/service_control_policy/${FULL}`
    expect(await without({ PolicyArn: every })).toEqual(['explicitDeny', false])
    await detach(policy, unit)
    expect(await without({ PolicyArn: every })).toEqual(['implicitDeny', false])
    await attach(policy, unit)
    expect(await simulate({ PolicyExclusionList: [{ PolicyArn: `${arn}x` }] })).toEqual(refused)
    await server.organizations(administrator).send(new LeaveOrganizationCommand({}))
    expect(await simulate()).toEqual([
      ['allowed', undefined],
      ['allowed', undefined],
    ])
  })
})
