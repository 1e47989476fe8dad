import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aws, awsJson } from './support/clients.ts'
import { type Key, type ServerProcess, startServer } from './support/server.ts'

/**
 * An organization as its administrators build it with the CLI: an account for the developers in a unit of its own, what nobody there may
 * do, and how it is lifted.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tutorials_basic.html
 */
const MANAGEMENT = '123456789012'

let server: ServerProcess
let administrator: Key

beforeAll(async () => {
  server = await startServer(['--ephemeral', '--account-id', MANAGEMENT])
  const { root } = server
  await awsJson(server, root, 'iam', 'create-user', '--user-name', 'administrator')
  const attach = ['--policy-arn', 'arn:aws:iam::aws:policy/AdministratorAccess']
  await awsJson(server, root, 'iam', 'attach-user-policy', '--user-name', 'administrator', ...attach)
  const { AccessKey: key } = await awsJson<{ AccessKey: { AccessKeyId: string; SecretAccessKey: string } }>(
    server,
    root,
    'iam',
    'create-access-key',
    '--user-name',
    'administrator',
  )
  administrator = { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey }
})
afterAll(() => server.stop())

const org = <T>(...args: readonly string[]) => awsJson<T>(server, administrator, 'organizations', ...args)

describe('an organization', () => {
  it('keeps its developers from what it denies, until the policy is taken off', async () => {
    await org('create-organization', '--feature-set', 'ALL')
    const { Roots } = await org<{ Roots: { Id: string }[] }>('list-roots')
    const rootId = Roots[0]!.Id
    const { OrganizationalUnit: unit } = await org<{ OrganizationalUnit: { Id: string } }>(
      ...['create-organizational-unit', '--parent-id', rootId, '--name', 'Development'],
    )
    const { CreateAccountStatus: begun } = await org<{ CreateAccountStatus: { Id: string } }>(
      ...['create-account', '--email', 'dev@example.com', '--account-name', 'Developers'],
    )
    const { CreateAccountStatus: done } = await org<{
      CreateAccountStatus: { State: string; AccountId: string }
    }>('describe-create-account-status', '--create-account-request-id', begun.Id)
    expect(done.State).toBe('SUCCEEDED')
    const account = done.AccountId
    await org(
      ...['move-account', '--account-id', account],
      ...['--source-parent-id', rootId, '--destination-parent-id', unit.Id],
    )
    const developer = await assume(account)
    const { Account } = await awsJson(server, developer, 'sts', 'get-caller-identity')
    expect(Account).toBe(account)

    const Statement = [{ Sid: 'NoUsers', Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' }]
    const { Policy } = await org<{ Policy: { PolicySummary: { Id: string; Arn: string } } }>(
      ...[
        'create-policy',
        '--type',
        'SERVICE_CONTROL_POLICY',
        '--name',
        'NoUsers',
        '--description',
        'roles only',
      ],
      ...['--content', JSON.stringify({ Version: '2012-10-17', Statement })],
    )
    const attachment = ['--policy-id', Policy.PolicySummary.Id, '--target-id', unit.Id]
    await org('attach-policy', ...attachment)

    const create = ['iam', 'create-user', '--user-name', 'jane']
    expect((await aws(server, developer, ...create)).stderr).toContain(
      `User: arn:aws:sts::${account}:assumed-role/OrganizationAccountAccessRole/dev is not authorized to perform: ` +
        `iam:CreateUser on resource: arn:aws:iam::${account}:user/jane with an explicit deny in a service control policy: ${Policy.PolicySummary.Arn}`,
    )
    await awsJson(server, administrator, ...create)
    expect((await aws(server, developer, 'organizations', 'list-accounts')).stderr).toContain(
      "An error occurred (AccessDeniedException) when calling the ListAccounts operation: You don't have permissions " +
        'to access this resource.',
    )

    await org('detach-policy', ...attachment)
    await awsJson(server, developer, ...create)
    const { Accounts } = await org<{ Accounts: { Id: string; Name: string }[] }>('list-accounts')
    expect(Accounts.map(({ Name }) => Name).toSorted()).toEqual([MANAGEMENT, 'Developers'])
  })
})

async function assume(account: string): Promise<Key> {
  const { Credentials: session } = await awsJson<{
    Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string }
  }>(
    server,
    administrator,
    ...['sts', 'assume-role', '--role-session-name', 'dev', '--role-arn'],
    `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`,
  )
  return {
    accessKeyId: session.AccessKeyId,
    secretAccessKey: session.SecretAccessKey,
    sessionToken: session.SessionToken,
  }
}
