import * as sdk from '@aws-sdk/client-iam'
import { DisableAWSServiceAccessCommand, EnableAWSServiceAccessCommand } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Credentials, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { delegate, IAM_SERVICE, trustedOrganization } from '../central-root-world.ts'
import { expectDenied } from '../denials.ts'
import { Organization } from '../organizations/world.ts'
import { arn } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ accountIds: ['123456789012', '210987654321'] })
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const COMMANDS = {
  EnableOrganizationsRootCredentialsManagement: sdk.EnableOrganizationsRootCredentialsManagementCommand,
  DisableOrganizationsRootCredentialsManagement: sdk.DisableOrganizationsRootCredentialsManagementCommand,
  EnableOrganizationsRootSessions: sdk.EnableOrganizationsRootSessionsCommand,
  DisableOrganizationsRootSessions: sdk.DisableOrganizationsRootSessionsCommand,
  ListOrganizationsFeatures: sdk.ListOrganizationsFeaturesCommand,
} as const
type Name = keyof typeof COMMANDS
const NAMES = Object.keys(COMMANDS) as Name[]

const call = (name: Name, credentials?: Credentials) =>
  server.iam(credentials).send(new COMMANDS[name]({}) as sdk.ListOrganizationsFeaturesCommand)
const features = async (name: Name, credentials?: Credentials) =>
  (await call(name, credentials)).EnabledFeatures
const refused = (code: string, message: string) => ({
  code,
  status: 400,
  message: `The request was rejected because ${message}`,
})
const NO_ORGANIZATION = refused(
  'OrganizationNotFoundException',
  'no organization is associated with your account.',
)

describe('centralized root access', () => {
  it('is enabled feature by feature, and disabled again', async () => {
    const { organization } = await trustedOrganization(server)
    expect(await call('ListOrganizationsFeatures')).toMatchObject({
      OrganizationId: organization.id,
      EnabledFeatures: [],
    })
    expect(await call('EnableOrganizationsRootSessions')).toMatchObject({
      OrganizationId: organization.id,
      EnabledFeatures: ['RootSessions'],
    })
    const both = ['RootCredentialsManagement', 'RootSessions']
    expect(await features('EnableOrganizationsRootCredentialsManagement')).toEqual(both)
    expect(await features('EnableOrganizationsRootCredentialsManagement')).toEqual(both)
    expect(await features('ListOrganizationsFeatures')).toEqual(both)
    expect(await features('DisableOrganizationsRootSessions')).toEqual(['RootCredentialsManagement'])
    expect(await features('DisableOrganizationsRootSessions')).toEqual(['RootCredentialsManagement'])
    expect(await features('DisableOrganizationsRootCredentialsManagement')).toEqual([])
  })

  it('is lost with the trust in IAM', async () => {
    const { organization } = await trustedOrganization(server)
    await call('EnableOrganizationsRootSessions')
    await organization.client.send(new DisableAWSServiceAccessCommand({ ServicePrincipal: IAM_SERVICE }))
    expect(await refusal(call('ListOrganizationsFeatures'))).toMatchObject({
      code: 'ServiceAccessNotEnabledException',
    })
    await organization.client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: IAM_SERVICE }))
    expect(await features('ListOrganizationsFeatures')).toEqual([])
  })

  it('is administered by the delegated administrator too, but enabled by the management account alone', async () => {
    const { organization, member } = await trustedOrganization(server)
    await call('EnableOrganizationsRootSessions')
    await delegate(organization, member)
    const administrator = await organization.administratorOf(member)
    expect(await features('ListOrganizationsFeatures', administrator)).toEqual(['RootSessions'])
    for (const name of [
      'EnableOrganizationsRootSessions',
      'EnableOrganizationsRootCredentialsManagement',
    ] as const)
      expect(await refusal(call(name, administrator))).toEqual(
        refused(
          'CallerIsNotManagementAccountException',
          'the account making the request is not the management account for the organization.',
        ),
      )
    expect(await features('DisableOrganizationsRootSessions', administrator)).toEqual([])
    expect(await features('ListOrganizationsFeatures')).toEqual([])
  })

  it.each(NAMES)('%s is for administrators of an organization with all features and trust', async (name) => {
    const stranger = server.roots.get('210987654321')!
    expect(await refusal(call(name, stranger))).toEqual(NO_ORGANIZATION)
    expect(await refusal(call(name))).toEqual(NO_ORGANIZATION)
    const organization = await Organization.create(server)
    expect(await refusal(call(name))).toEqual(
      refused(
        'ServiceAccessNotEnabledException',
        'trusted access is not enabled for IAM in AWS Organizations.',
      ),
    )
    const other = await organization.account('other')
    expect(await refusal(call(name, await organization.administratorOf(other)))).toEqual(
      refused(
        'AccountNotManagementOrDelegatedAdministratorException',
        'the account making the request is not the management account or delegated administrator account for centralized root access.',
      ),
    )
  })

  it.each(NAMES)('%s needs all features', async (name) => {
    await Organization.create(server, 'CONSOLIDATED_BILLING')
    expect(await refusal(call(name))).toEqual(
      refused(
        'OrganizationNotInAllFeaturesModeException',
        'your organization does not have All features enabled.',
      ),
    )
  })

  it('is denied without permission', async () => {
    await trustedOrganization(server)
    const nobody = await userWithKey(server, 'nobody')
    await expectDenied(
      server.iam(nobody),
      arn('user/nobody'),
      NAMES.map((name) => [new COMMANDS[name]({}), `iam:${name}`, '*'] as const),
    )
  })
})
