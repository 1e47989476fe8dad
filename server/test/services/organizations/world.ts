import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DescribeCreateAccountStatusCommand,
  ListRootsCommand,
  type OrganizationsClient,
  type PolicyType,
} from '@aws-sdk/client-organizations'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { allow, type Credentials, type TestServer, userWithKey } from '../../harness.ts'

/** An organization of the first account's, and the ways to fill it. */
export class Organization {
  readonly server: TestServer
  readonly client: OrganizationsClient
  readonly id: string
  readonly rootId: string
  #administrator: Credentials | undefined

  private constructor(server: TestServer, id: string, rootId: string) {
    this.server = server
    this.client = server.organizations()
    this.id = id
    this.rootId = rootId
  }

  static async create(
    server: TestServer,
    FeatureSet?: 'ALL' | 'CONSOLIDATED_BILLING',
  ): Promise<Organization> {
    const client = server.organizations()
    const created = await client.send(new CreateOrganizationCommand({ FeatureSet }))
    const { Roots } = await client.send(new ListRootsCommand({}))
    return new Organization(server, created.Organization!.Id!, Roots![0]!.Id!)
  }

  /** The id of a new unit. */
  async unit(Name: string, ParentId = this.rootId): Promise<string> {
    const { OrganizationalUnit } = await this.client.send(
      new CreateOrganizationalUnitCommand({ ParentId, Name }),
    )
    return OrganizationalUnit!.Id!
  }

  /** The id of a new account. */
  async account(AccountName: string): Promise<string> {
    const { CreateAccountStatus } = await this.client.send(
      new CreateAccountCommand({ AccountName, Email: `${AccountName}@example.com` }),
    )
    const done = await this.client.send(
      new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus!.Id! }),
    )
    if (done.CreateAccountStatus?.AccountId === undefined) throw new Error('no account was made')
    return done.CreateAccountStatus.AccountId
  }

  /** The id of a new policy with these statements. */
  async policy(
    Name: string,
    statement: object,
    Type: PolicyType = 'SERVICE_CONTROL_POLICY',
  ): Promise<string> {
    const Content = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    const { Policy } = await this.client.send(
      new CreatePolicyCommand({ Name, Description: '', Type, Content }),
    )
    return Policy!.PolicySummary!.Id!
  }

  /** A user of the management account who may do everything. */
  async administrator(): Promise<Credentials> {
    this.#administrator ??= await userWithKey(this.server, 'administrator', allow('*'))
    return this.#administrator
  }

  /** A session of a member account's administrator role. */
  async administratorOf(accountId: string): Promise<Credentials> {
    const sts = this.server.sts(await this.administrator())
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`,
        RoleSessionName: 'session',
      }),
    )
    return {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    }
  }
}

/** What a refused call says; with the reason that some of the errors of Organizations have. */
export async function refused(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await call
  } catch (error) {
    const { name, message, Reason, $metadata } = error as {
      name: string
      message: string
      Reason?: string
      $metadata?: { httpStatusCode?: number }
    }
    return { name, message, ...(Reason && { Reason }), status: $metadata?.httpStatusCode }
  }
  throw new Error('the call was expected to be refused')
}

export const DENIED = {
  name: 'AccessDeniedException',
  message: "You don't have permissions to access this resource.",
  status: 400,
}
export const NOT_IN_USE = {
  name: 'AWSOrganizationsNotInUseException',
  message: 'Your account is not a member of an organization.',
  status: 400,
}
