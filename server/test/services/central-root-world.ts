import {
  EnableOrganizationsRootCredentialsManagementCommand,
  EnableOrganizationsRootSessionsCommand,
} from '@aws-sdk/client-iam'
import {
  EnableAWSServiceAccessCommand,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations'
import { AssumeRootCommand, type AssumeRootRequest, type Credentials as Issued } from '@aws-sdk/client-sts'
import type { Credentials, TestServer } from '../harness.ts'
import { Organization } from './organizations/world.ts'

export const IAM_SERVICE = 'iam.amazonaws.com'
export const task = (name: string) => `arn:aws:iam::aws:policy/root-task/${name}`
export const rootOf = (accountId: string) => `arn:aws:iam::${accountId}:root`

/** What STS gave out, as the SDK takes it. */
export function keyOf(issued: { Credentials?: Issued | undefined }): Credentials {
  const { AccessKeyId, SecretAccessKey, SessionToken } = issued.Credentials!
  return { accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken! }
}

/** An organization in which IAM is trusted, with a member account. */
export async function trustedOrganization(server: TestServer) {
  const organization = await Organization.create(server)
  await organization.client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: IAM_SERVICE }))
  return { organization, member: await organization.account('member') }
}

/** The same with both features of centralized root access, and a user of the management account who may do everything. */
export async function rootAccessWorld(server: TestServer) {
  const { organization, member } = await trustedOrganization(server)
  await server.iam().send(new EnableOrganizationsRootCredentialsManagementCommand({}))
  await server.iam().send(new EnableOrganizationsRootSessionsCommand({}))
  return { organization, member, administrator: await organization.administrator() }
}

export async function delegate(organization: Organization, AccountId: string): Promise<void> {
  await organization.client.send(
    new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal: IAM_SERVICE }),
  )
}

export const assumeRoot = (
  server: TestServer,
  by: Credentials,
  TargetPrincipal: string,
  taskName: string,
  more: Partial<AssumeRootRequest> = {},
) =>
  server
    .sts(by)
    .send(new AssumeRootCommand({ TargetPrincipal, TaskPolicyArn: { arn: task(taskName) }, ...more }))
