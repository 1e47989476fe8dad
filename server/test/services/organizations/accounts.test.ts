import {
  GetAccountSummaryCommand,
  GetRoleCommand,
  ListAccessKeysCommand,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam'
import {
  CloseAccountCommand,
  CreateAccountCommand,
  DescribeAccountCommand,
  DescribeCreateAccountStatusCommand,
  LeaveOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListCreateAccountStatusCommand,
  ListTagsForResourceCommand,
  MoveAccountCommand,
  RemoveAccountFromOrganizationCommand,
} from '@aws-sdk/client-organizations'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { DENIED, NOT_IN_USE, Organization, refused } from './world.ts'

let server: TestServer
let organization: Organization
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  organization = await Organization.create(server)
})
afterAll(() => server.close())

const MANAGEMENT = '123456789012'
const status = (CreateAccountRequestId: string) =>
  organization.client
    .send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId }))
    .then(({ CreateAccountStatus }) => CreateAccountStatus!)

describe('CreateAccount', () => {
  it('makes an account with a role for the management account, and no root key', async () => {
    const { CreateAccountStatus: begun } = await organization.client.send(
      new CreateAccountCommand({
        AccountName: 'Dev One',
        Email: 'dev@example.com',
        Tags: [{ Key: 'team', Value: 'blue' }],
      }),
    )
    expect(begun).toEqual({
      Id: expect.stringMatching(/^car-[a-z0-9]{32}$/),
      AccountName: 'Dev One',
      State: 'IN_PROGRESS',
      RequestedTimestamp: expect.any(Date),
    })
    const done = await status(begun!.Id!)
    expect(done).toEqual({
      ...begun,
      State: 'SUCCEEDED',
      CompletedTimestamp: expect.any(Date),
      AccountId: expect.stringMatching(/^\d{12}$/),
    })
    const AccountId = done.AccountId!
    const { Account } = await organization.client.send(new DescribeAccountCommand({ AccountId }))
    expect(Account).toEqual({
      Id: AccountId,
      Arn: `arn:aws:organizations::${MANAGEMENT}:account/${organization.id}/${AccountId}`,
      Email: 'dev@example.com',
      Name: 'Dev One',
      Status: 'ACTIVE',
      State: 'ACTIVE',
      Paths: [`${organization.id}/${organization.rootId}/${AccountId}/`],
      JoinedMethod: 'CREATED',
      JoinedTimestamp: expect.any(Date),
    })
    const { Tags } = await organization.client.send(new ListTagsForResourceCommand({ ResourceId: AccountId }))
    expect(Tags).toEqual([{ Key: 'team', Value: 'blue' }])
    const iam = server.iam(await organization.administratorOf(AccountId))
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}))
    expect(SummaryMap).toMatchObject({ AccountAccessKeysPresent: 0, AccountPasswordPresent: 1, Roles: 2 })
    const RoleName = 'OrganizationAccountAccessRole'
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
    expect(JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${MANAGEMENT}:root` },
          Action: 'sts:AssumeRole',
        },
      ],
    })
    const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))
    expect(AttachedPolicies!.map(({ PolicyName }) => PolicyName)).toEqual(['AdministratorAccess'])
    await iam.send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForOrganizations' }))
  })

  it('names the role as it is told', async () => {
    const create = (RoleName: string) =>
      organization.client.send(
        new CreateAccountCommand({ AccountName: 'a', Email: 'abc@example.com', RoleName }),
      )
    for (const name of ['AWSServiceRoleForMe', 'awsServiceRoleForOrganizations']) {
      expect(await refused(create(name))).toMatchObject({
        name: 'InvalidInputException',
        Reason: 'INVALID_ROLE_NAME',
      })
    }
    const { CreateAccountStatus } = await create('Admins')
    const { AccountId } = await status(CreateAccountStatus!.Id!)
    const sts = server.sts(await organization.administrator())
    const RoleArn = `arn:aws:iam::${AccountId}:role/Admins`
    await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session' }))
  })

  it('fails where another account has the address', async () => {
    const taken = new CreateAccountCommand({ AccountName: 'again', Email: 'root@example.com' })
    const { CreateAccountStatus } = await organization.client.send(taken)
    expect(await status(CreateAccountStatus!.Id!)).toMatchObject({
      State: 'FAILED',
      FailureReason: 'EMAIL_ALREADY_EXISTS',
    })
    const { CreateAccountStatuses } = await organization.client.send(
      new ListCreateAccountStatusCommand({ States: ['FAILED'] }),
    )
    expect(CreateAccountStatuses!.map(({ Id }) => Id)).toEqual([CreateAccountStatus!.Id])
    const { Accounts } = await organization.client.send(new ListAccountsCommand({}))
    expect(Accounts).toHaveLength(1)
  })

  it('can be asked for at once', async () => {
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((name) => organization.account(`new-${name}`)))
    const { Accounts } = await organization.client.send(new ListAccountsCommand({}))
    expect(Accounts!.map(({ Id }) => Id!).toSorted()).toEqual([MANAGEMENT, ...ids].toSorted())
    expect(await refused(status('car-00000000'))).toMatchObject({
      name: 'CreateAccountStatusNotFoundException',
    })
  })
})

describe('MoveAccount', () => {
  it('takes an account to another parent', async () => {
    const { client, rootId } = organization
    const dev = await organization.unit('dev')
    const AccountId = await organization.account('member')
    const move = (SourceParentId: string, DestinationParentId: string, account = AccountId) =>
      client.send(new MoveAccountCommand({ AccountId: account, SourceParentId, DestinationParentId }))
    await move(rootId, dev)
    const { Accounts } = await client.send(new ListAccountsForParentCommand({ ParentId: dev }))
    expect(Accounts!.map(({ Id, Paths }) => ({ Id, Paths }))).toEqual([
      { Id: AccountId, Paths: [`${organization.id}/${rootId}/${dev}/${AccountId}/`] },
    ])
    const none = 'ou-0000-00000000'
    const name = async (call: Promise<unknown>) => (await refused(call)).name
    expect(await name(move(rootId, dev))).toBe('DuplicateAccountException')
    expect(await name(move(none, rootId))).toBe('SourceParentNotFoundException')
    expect(await name(move(dev, none))).toBe('DestinationParentNotFoundException')
    expect(await name(move(rootId, dev, '000000000000'))).toBe('AccountNotFoundException')
    const other = await organization.unit('other')
    expect(await name(move(rootId, other))).toBe('AccountNotFoundException')
  })
})

describe('leaving', () => {
  it('is for members, by themselves or removed', async () => {
    const [one, two] = [await organization.account('one'), await organization.account('two')]
    const remove = (AccountId: string) =>
      organization.client.send(new RemoveAccountFromOrganizationCommand({ AccountId }))
    const member = server.organizations(await organization.administratorOf(one))
    await member.send(new LeaveOrganizationCommand({}))
    expect(await refused(member.send(new LeaveOrganizationCommand({})))).toEqual(NOT_IN_USE)
    await remove(two)
    expect(await refused(remove(two))).toMatchObject({ name: 'AccountNotFoundException' })
    for (const call of [remove(MANAGEMENT), organization.client.send(new LeaveOrganizationCommand({}))])
      expect(await refused(call)).toMatchObject({ name: 'MasterCannotLeaveOrganizationException' })
    // The account lives on, and its role is still the management account's to assume.
    await server.sts(await organization.administratorOf(two)).send(new GetCallerIdentityCommand({}))
  })
})

describe('CloseAccount', () => {
  it('ends all that goes on in the account', async () => {
    const AccountId = await organization.account('member')
    const session = await organization.administratorOf(AccountId)
    const close = (account: string) =>
      organization.client.send(new CloseAccountCommand({ AccountId: account }))
    await server
      .iam(session)
      .send(new ListAccessKeysCommand({ UserName: 'x' }))
      .catch(() => {})
    await close(AccountId)
    const closed = { code: 'AccessDenied', status: 403, message: `The account ${AccountId} is closed.` }
    expect(await refusal(server.iam(session).send(new GetAccountSummaryCommand({})))).toEqual(closed)
    expect(await refusal(server.sts(session).send(new GetCallerIdentityCommand({})))).toEqual(closed)
    expect(await refusal(organization.administratorOf(AccountId))).toEqual(closed)
    const { Account } = await organization.client.send(new DescribeAccountCommand({ AccountId }))
    expect(Account).toMatchObject({ Status: 'SUSPENDED', State: 'CLOSED' })
    expect(await refused(close(AccountId))).toMatchObject({ name: 'AccountAlreadyClosedException' })
    const remove = new RemoveAccountFromOrganizationCommand({ AccountId })
    expect(await refused(organization.client.send(remove))).toMatchObject({ Reason: 'TARGET_NOT_SUPPORTED' })
    expect(await refused(close(MANAGEMENT))).toMatchObject({ Reason: 'CANNOT_CLOSE_MANAGEMENT_ACCOUNT' })
    expect(await refused(close('000000000000'))).toMatchObject({ name: 'AccountNotFoundException' })
  })

  it('is told to nobody who may do nothing there', async () => {
    const AccountId = await organization.account('member')
    const stranger = server.sts(await userWithKey(server, 'stranger'))
    const RoleArn = `arn:aws:iam::${AccountId}:role/OrganizationAccountAccessRole`
    const assume = () =>
      refusal(stranger.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session' })))
    const before = await assume()
    await organization.client.send(new CloseAccountCommand({ AccountId }))
    expect(await assume()).toEqual(before)
  })

  it('is the management account’s to do', async () => {
    const AccountId = await organization.account('member')
    const member = server.organizations(await organization.administratorOf(AccountId))
    expect(await refused(member.send(new CloseAccountCommand({ AccountId })))).toEqual(DENIED)
  })
})
