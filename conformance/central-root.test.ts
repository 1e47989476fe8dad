import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aws, awsJson } from './support/clients.ts'
import { type Key, type ServerProcess, startServer } from './support/server.ts'

/**
 * Centralized root access with the CLI, as the User Guide goes about it, and a report on what the accounts of an organization used.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 */
const MANAGEMENT = '123456789012'

let server: ServerProcess
let root: Key
let administrator: Key
/** Made before root credentials are managed centrally, and after. */
let before: string
let after: string
let organizationRoot: string

interface Issued {
  readonly Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string }
}
const keyOf = ({ Credentials }: Issued): Key => ({
  accessKeyId: Credentials.AccessKeyId,
  secretAccessKey: Credentials.SecretAccessKey,
  sessionToken: Credentials.SessionToken,
})
const call = <T>(key: Key, command: string) => awsJson<T>(server, key, ...command.split(' '))

async function makeAccount(name: string): Promise<string> {
  const { CreateAccountStatus } = await call<{ CreateAccountStatus: { Id: string } }>(
    root,
    `organizations create-account --account-name ${name} --email ${name}@example.com`,
  )
  const done = await call<{ CreateAccountStatus: { AccountId: string } }>(
    root,
    `organizations describe-create-account-status --create-account-request-id ${CreateAccountStatus.Id}`,
  )
  return done.CreateAccountStatus.AccountId
}

const task = (name: string) => `arn:aws:iam::aws:policy/root-task/${name}`
const assumeRoot = async (target: string, name: string) =>
  keyOf(
    await call<Issued>(
      administrator,
      `sts assume-root --target-principal ${target} --task-policy-arn arn=${task(name)} --duration-seconds 900`,
    ),
  )

async function expectRefused(key: Key, command: string, says: string): Promise<void> {
  const { code, stderr } = await aws(server, key, ...command.split(' '))
  expect(code, command).not.toBe(0)
  expect(stderr).toContain(says)
}
const denied = (task: string, account: string, action: string, resource = `arn:aws:iam::${account}:root`) =>
  `(AccessDenied) when calling the ${action} operation: User: arn:aws:iam::${account}:root is not authorized to perform: iam:${action} on resource: ${resource} with an explicit deny in a session policy: arn:aws:iam::aws:policy/root-task/${task}`

beforeAll(async () => {
  server = await startServer(['--ephemeral', '--account-id', MANAGEMENT])
  root = server.roots.get(MANAGEMENT)!
  const { Organization } = await call<{ Organization: { Id: string } }>(
    root,
    'organizations create-organization --feature-set ALL',
  )
  const { Roots } = await call<{ Roots: { Id: string }[] }>(root, 'organizations list-roots')
  organizationRoot = `${Organization.Id}/${Roots[0]!.Id}`
  before = await makeAccount('before')
  await call(root, 'organizations enable-aws-service-access --service-principal iam.amazonaws.com')
  await call(root, 'iam enable-organizations-root-credentials-management')
  await call(root, 'iam enable-organizations-root-sessions')
  after = await makeAccount('after')
  await call(root, 'iam create-user --user-name admin')
  await call(
    root,
    'iam attach-user-policy --user-name admin --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
  )
  const { AccessKey } = await call<{ AccessKey: { AccessKeyId: string; SecretAccessKey: string } }>(
    root,
    'iam create-access-key --user-name admin',
  )
  administrator = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
})
afterAll(() => server.stop())

describe('centralized root access', () => {
  it('is enabled', async () => {
    expect(await call(administrator, 'iam list-organizations-features')).toEqual({
      OrganizationId: organizationRoot.split('/')[0],
      EnabledFeatures: ['RootCredentialsManagement', 'RootSessions'],
    })
  })

  it('shows that only the account made before has a root password', async () => {
    for (const [account, present] of [
      [before, 1],
      [after, 0],
    ] as const) {
      const audit = await assumeRoot(account, 'IAMAuditRootUserCredentials')
      const { SummaryMap } = await call<{ SummaryMap: object }>(audit, 'iam get-account-summary')
      expect(SummaryMap).toMatchObject({ AccountPasswordPresent: present, AccountAccessKeysPresent: 0 })
      expect(await call(audit, 'sts get-caller-identity')).toEqual({
        UserId: account,
        Account: account,
        Arn: `arn:aws:iam::${account}:root`,
      })
      await expectRefused(
        audit,
        'iam delete-login-profile',
        denied('IAMAuditRootUserCredentials', account, 'DeleteLoginProfile'),
      )
    }
  })

  it('deletes it, and allows to recover it', async () => {
    const remove = await assumeRoot(before, 'IAMDeleteRootUserCredentials')
    await call(remove, 'iam delete-login-profile')
    await expectRefused(remove, 'iam get-login-profile', '(NoSuchEntity)')
    await expectRefused(
      remove,
      'iam create-login-profile',
      denied('IAMDeleteRootUserCredentials', before, 'CreateLoginProfile'),
    )
    await expectRefused(
      remove,
      'iam list-users',
      denied('IAMDeleteRootUserCredentials', before, 'ListUsers', `arn:aws:iam::${before}:user/`),
    )

    const recover = await assumeRoot(before, 'IAMCreateRootUserPassword')
    expect(await call(recover, 'iam create-login-profile')).toMatchObject({
      LoginProfile: { UserName: before, PasswordResetRequired: false },
    })
    await expectRefused(
      recover,
      'iam delete-login-profile',
      denied('IAMCreateRootUserPassword', before, 'DeleteLoginProfile'),
    )
  })

  it('is not for root users, nor in the management account', async () => {
    const policy = `--task-policy-arn arn=${task('IAMAuditRootUserCredentials')}`
    await expectRefused(
      root,
      `sts assume-root --target-principal ${before} ${policy}`,
      '(AccessDenied) when calling the AssumeRoot operation: You cannot use root user credentials to call AssumeRoot.',
    )
    await expectRefused(
      administrator,
      `sts assume-root --target-principal ${MANAGEMENT} ${policy}`,
      'the target is not a member account of the organization',
    )
  })
})

describe('a report on two accounts below a service control policy', () => {
  it('shows what the policy leaves, and which account used it last', async () => {
    const allowed = ['iam:*', 's3:*', 'sts:*']
    const content = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: allowed, Resource: '*' }],
    })
    const { Policy } = await awsJson<{ Policy: { PolicySummary: { Id: string } } }>(
      server,
      root,
      ...'organizations create-policy --name few --description few --type SERVICE_CONTROL_POLICY --content'.split(
        ' ',
      ),
      content,
    )
    const { Id } = Policy.PolicySummary
    const [, target] = organizationRoot.split('/')
    await call(root, `organizations attach-policy --policy-id ${Id} --target-id ${target}`)
    await call(root, `organizations detach-policy --policy-id p-FullAWSAccess --target-id ${target}`)
    const role = `arn:aws:iam::${after}:role/OrganizationAccountAccessRole`
    const inAfter = keyOf(
      await call<Issued>(administrator, `sts assume-role --role-arn ${role} --role-session-name admin`),
    )
    await call(inAfter, 'iam list-users')
    await expectRefused(inAfter, 'organizations list-roots', 'service control policy')

    const { JobId } = await call<{ JobId: string }>(
      administrator,
      `iam generate-organizations-access-report --entity-path ${organizationRoot}`,
    )
    const report = await call<{ AccessDetails: object[] }>(
      administrator,
      `iam get-organizations-access-report --job-id ${JobId}`,
    )
    expect(report).toMatchObject({
      JobStatus: 'COMPLETED',
      NumberOfServicesAccessible: 3,
      NumberOfServicesNotAccessed: 1,
      AccessDetails: [
        {
          ServiceNamespace: 'iam',
          EntityPath: `${organizationRoot}/${after}`,
          TotalAuthenticatedEntities: 2,
        },
        { ServiceName: 'Amazon S3', ServiceNamespace: 's3', TotalAuthenticatedEntities: 0 },
        { ServiceNamespace: 'sts', TotalAuthenticatedEntities: 2 },
      ],
    })
  })
})
