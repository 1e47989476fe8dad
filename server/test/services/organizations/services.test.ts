import {
  DeregisterDelegatedAdministratorCommand,
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  ListAccountsCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListPoliciesCommand,
  MoveAccountCommand,
  RegisterDelegatedAdministratorCommand,
  RemoveAccountFromOrganizationCommand,
} from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../harness.ts'
import { DENIED, Organization, refused } from './world.ts'

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

const CONFIG = 'config.amazonaws.com'
const send = (command: unknown) => organization.client.send(command as ListAccountsCommand)
const trust = (ServicePrincipal: string) => send(new EnableAWSServiceAccessCommand({ ServicePrincipal }))
const distrust = (ServicePrincipal: string) => send(new DisableAWSServiceAccessCommand({ ServicePrincipal }))
const register = (AccountId: string, ServicePrincipal = CONFIG) =>
  send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }))
const deregister = (AccountId: string, ServicePrincipal = CONFIG) =>
  send(new DeregisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }))

describe('trusted services', () => {
  it('are enabled and disabled, twice without an error', async () => {
    const trusted = async () =>
      (await organization.client.send(new ListAWSServiceAccessForOrganizationCommand({})))
        .EnabledServicePrincipals!
    expect(await trusted()).toEqual([])
    for (const service of ['sso.amazonaws.com', CONFIG, CONFIG]) await trust(service)
    expect(await trusted()).toEqual([
      { ServicePrincipal: CONFIG, DateEnabled: expect.any(Date) },
      { ServicePrincipal: 'sso.amazonaws.com', DateEnabled: expect.any(Date) },
    ])
    for (let twice = 0; twice < 2; twice++) await distrust('sso.amazonaws.com')
    expect((await trusted()).map(({ ServicePrincipal }) => ServicePrincipal)).toEqual([CONFIG])
    expect(await refused(trust('example.com'))).toMatchObject({
      name: 'InvalidInputException',
      Reason: 'UNRECOGNIZED_SERVICE_PRINCIPAL',
    })
  })

  it('need all features', async () => {
    await server.reset()
    organization = await Organization.create(server, 'CONSOLIDATED_BILLING')
    expect(await refused(trust(CONFIG))).toMatchObject({ Reason: 'ORGANIZATION_NOT_IN_ALL_FEATURES_MODE' })
  })
})

describe('delegated administrators', () => {
  it('are member accounts, one registration for each service', async () => {
    const account = await organization.account('security')
    expect(await refused(register(account))).toMatchObject({ Reason: 'SERVICE_ACCESS_NOT_ENABLED' })
    await trust(CONFIG)
    await trust('sso.amazonaws.com')
    await register(account)
    await register(account, 'sso.amazonaws.com')
    expect(await refused(register(account))).toEqual({
      name: 'AccountAlreadyRegisteredException',
      message: 'The provided account is already a delegated administrator for your organization.',
      status: 400,
    })
    expect(await refused(register('123456789012'))).toEqual({
      name: 'ConstraintViolationException',
      Reason: 'CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR',
      message:
        'You cannot register management account/yourself as delegated administrator for your organization.',
      status: 400,
    })
    const { DelegatedAdministrators } = await organization.client.send(
      new ListDelegatedAdministratorsCommand({ ServicePrincipal: CONFIG }),
    )
    expect(DelegatedAdministrators).toEqual([
      {
        Id: account,
        Arn: `arn:aws:organizations::123456789012:account/${organization.id}/${account}`,
        Email: 'security@example.com',
        Name: 'security',
        Status: 'ACTIVE',
        State: 'ACTIVE',
        JoinedMethod: 'CREATED',
        JoinedTimestamp: expect.any(Date),
        DelegationEnabledDate: expect.any(Date),
      },
    ])
    const services = new ListDelegatedServicesForAccountCommand({ AccountId: account })
    const { DelegatedServices } = await organization.client.send(services)
    expect(DelegatedServices!.map(({ ServicePrincipal }) => ServicePrincipal)).toEqual([
      CONFIG,
      'sso.amazonaws.com',
    ])
    await deregister(account)
    await deregister(account, 'sso.amazonaws.com')
    for (const call of [deregister(account), send(services)])
      expect(await refused(call)).toMatchObject({ name: 'AccountNotRegisteredException' })
  })

  it('read the organization and change nothing', async () => {
    const account = await organization.account('security')
    await trust(CONFIG)
    await register(account)
    const member = server.organizations(await organization.administratorOf(account))
    const { Accounts } = await member.send(new ListAccountsCommand({}))
    expect(Accounts).toHaveLength(2)
    await member.send(new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY' }))
    const move = new MoveAccountCommand({
      AccountId: account,
      SourceParentId: organization.rootId,
      DestinationParentId: organization.rootId,
    })
    expect(await refused(member.send(move))).toEqual(DENIED)
    await deregister(account)
    expect(await refused(member.send(new ListAccountsCommand({})))).toEqual(DENIED)
  })

  it('stay in the organization, and their services trusted, as long as they are', async () => {
    const account = await organization.account('security')
    await trust(CONFIG)
    await register(account)
    expect(
      await refused(send(new RemoveAccountFromOrganizationCommand({ AccountId: account }))),
    ).toMatchObject({ Reason: 'CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG' })
    expect(await refused(distrust(CONFIG))).toMatchObject({ name: 'ConstraintViolationException' })
    await deregister(account)
    await distrust(CONFIG)
    await send(new RemoveAccountFromOrganizationCommand({ AccountId: account }))
  })
})
