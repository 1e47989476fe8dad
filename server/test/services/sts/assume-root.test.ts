import {
  DisableOrganizationsRootCredentialsManagementCommand,
  DisableOrganizationsRootSessionsCommand,
  GetUserCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { CloseAccountCommand, DisableAWSServiceAccessCommand } from '@aws-sdk/client-organizations'
import {
  AssumeRoleCommand,
  AssumeRootCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import {
  assumeRoot,
  delegate,
  IAM_SERVICE,
  keyOf,
  rootAccessWorld,
  rootOf,
  task,
  trustedOrganization,
} from '../central-root-world.ts'
import { Organization } from '../organizations/world.ts'
import { createRole, trust } from './roles.ts'

const MANAGEMENT = '123456789012'
const STRANGER = '210987654321'
const AUDIT = 'IAMAuditRootUserCredentials'

let server: TestServer
let world: Awaited<ReturnType<typeof rootAccessWorld>>
beforeAll(async () => {
  server = await startTestServer({ accountIds: [MANAGEMENT, STRANGER] })
})
beforeEach(async () => {
  await server.reset()
  world = await rootAccessWorld(server)
})
afterAll(() => server.close())

const audit = (target = world.member) => assumeRoot(server, world.administrator, target, AUDIT)
const denied = (who: string, target: string, because: string) => ({
  code: 'AccessDenied',
  status: 403,
  message: `User: ${who} is not authorized to perform: sts:AssumeRoot on resource: ${rootOf(target)} ${because}`,
})
const ADMINISTRATOR = `arn:aws:iam::${MANAGEMENT}:user/administrator`

describe('AssumeRoot', () => {
  it.each([['the account’s id'], ['its root user’s ARN']])('gives out a session of %s', async (by) => {
    const before = Date.now()
    const target = by === 'the account’s id' ? world.member : rootOf(world.member)
    const answer = await audit(target)
    const { Expiration } = answer.Credentials!
    expect(Expiration!.getTime()).toBeGreaterThanOrEqual(before - 1000 + 900_000)
    expect(Expiration!.getTime()).toBeLessThanOrEqual(Date.now() + 900_000)
    expect(answer.SourceIdentity).toBeUndefined()
    expect(await server.sts(keyOf(answer)).send(new GetCallerIdentityCommand({}))).toMatchObject({
      UserId: world.member,
      Account: world.member,
      Arn: rootOf(world.member),
    })
  })

  it('gives it for as long as is asked for', async () => {
    const before = Date.now()
    const answer = await assumeRoot(server, world.administrator, world.member, AUDIT, { DurationSeconds: 60 })
    expect(answer.Credentials!.Expiration!.getTime()).toBeLessThanOrEqual(Date.now() + 60_000)
    expect(answer.Credentials!.Expiration!.getTime()).toBeGreaterThanOrEqual(before - 1000 + 60_000)
    const over = await assumeRoot(server, world.administrator, world.member, AUDIT, { DurationSeconds: 0 })
    expect(await refusal(server.iam(keyOf(over)).send(new GetUserCommand({})))).toMatchObject({
      code: 'ExpiredToken',
    })
  })

  it('tells the size of its token, which is the least that is asked for', async () => {
    const plain = await audit()
    const sizes = (answer: typeof plain) => [
      answer.SessionTokenSize,
      answer.Credentials!.SessionToken!.length,
    ]
    expect(plain.SessionTokenSize).toBe(plain.Credentials!.SessionToken!.length)
    expect(plain.SessionTokenUtilization).toBeGreaterThan(0)
    for (const MinimumSessionTokenSize of [0, 600, 1001, 1002, 1003, 4096]) {
      const more = { MinimumSessionTokenSize }
      const answer = await assumeRoot(server, world.administrator, world.member, AUDIT, more)
      const [told, real] = sizes(answer)
      expect(told).toBe(real)
      expect(real).toBeGreaterThanOrEqual(MinimumSessionTokenSize)
      expect(real).toBeLessThan(Math.max(MinimumSessionTokenSize, plain.SessionTokenSize! + 8) + 4)
      await server.iam(keyOf(answer)).send(new GetUserCommand({}))
    }
  })

  it('hands the source identity on', async () => {
    const both = ['sts:AssumeRole', 'sts:SetSourceIdentity']
    await createRole(server, 'auditor', trust(MANAGEMENT, undefined, both), {
      policy: allow('sts:AssumeRoot'),
    })
    const role = await server.sts(world.administrator).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${MANAGEMENT}:role/auditor`,
        RoleSessionName: 'session',
        SourceIdentity: 'jane',
      }),
    )
    const answer = await assumeRoot(server, keyOf(role), world.member, AUDIT)
    expect(answer.SourceIdentity).toBe('jane')
    await server.iam(keyOf(answer)).send(new GetUserCommand({}))
    expect(server.events().at(-1)!.userIdentity).toMatchObject({
      type: 'Root',
      sessionContext: { assumedRoot: 'true', sourceIdentity: 'jane' },
    })
  })

  it('is for the delegated administrator too', async () => {
    const other = await world.organization.account('other')
    const session = await world.organization.administratorOf(other)
    const who = `arn:aws:sts::${other}:assumed-role/OrganizationAccountAccessRole/session`
    const notOne =
      'because the account is neither the management account of an organization nor its delegated administrator for IAM'
    expect(await refusal(assumeRoot(server, session, world.member, AUDIT))).toEqual(
      denied(who, world.member, notOne),
    )
    await delegate(world.organization, other)
    await assumeRoot(server, session, world.member, AUDIT)
    expect(await refusal(assumeRoot(server, session, MANAGEMENT, AUDIT))).toEqual(
      denied(who, MANAGEMENT, 'because the target is not a member account of the organization'),
    )
  })

  it.each([
    ['the management account', MANAGEMENT],
    ['an account of nobody’s', STRANGER],
    ['an account that is not there', '999999999999'],
  ])('is refused for %s', async (_, target) => {
    const because = 'because the target is not a member account of the organization'
    expect(await refusal(audit(target))).toEqual(denied(ADMINISTRATOR, target, because))
  })

  it('is refused for a closed account', async () => {
    await world.organization.client.send(new CloseAccountCommand({ AccountId: world.member }))
    expect(await refusal(audit())).toMatchObject({ code: 'AccessDenied', status: 403 })
  })

  it.each([
    'arn:aws:iam::123456789012:user/jane',
    '123456789012:root',
    'arn:aws:iam::123456789012',
    'x'.repeat(12),
  ])('takes no %s for a target', async (target) => {
    expect(await refusal(audit(target))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: `Invalid target principal: ${target}. It must be the id of a member account or the ARN of its root user.`,
    })
  })

  it.each([['arn:aws:iam::aws:policy/AdministratorAccess'], ['arn:aws:iam::aws:policy/root-task/Nothing']])(
    'takes no %s for a task',
    async (arn) => {
      const call = server
        .sts(world.administrator)
        .send(new AssumeRootCommand({ TargetPrincipal: world.member, TaskPolicyArn: { arn } }))
      expect(await refusal(call)).toEqual({
        code: 'ValidationError',
        status: 400,
        message: `Invalid task policy: ${arn}. It must be a root task policy.`,
      })
    },
  )

  it('is not for root users, nor for sessions of users', async () => {
    expect(await refusal(assumeRoot(server, server.root, world.member, AUDIT))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'You cannot use root user credentials to call AssumeRoot.',
    })
    const session = keyOf(await server.sts(world.administrator).send(new GetSessionTokenCommand({})))
    expect(await refusal(assumeRoot(server, session, world.member, AUDIT))).toMatchObject({
      code: 'AccessDenied',
      message: 'Cannot call AssumeRoot with session credentials',
    })
    const root = keyOf(await audit())
    expect((await refusal(assumeRoot(server, root, world.member, AUDIT))).code).toBe('AccessDenied')
  })
})

describe('what must be enabled', () => {
  const CREDENTIALS = ['IAMAuditRootUserCredentials', 'IAMDeleteRootUserCredentials']
  const SESSIONS = ['IAMCreateRootUserPassword', 'S3UnlockBucketPolicy', 'SQSUnlockQueuePolicy']
  const attempt = (name: string) => assumeRoot(server, world.administrator, world.member, name)

  it.each([
    [
      'RootCredentialsManagement',
      new DisableOrganizationsRootCredentialsManagementCommand({}),
      CREDENTIALS,
      SESSIONS,
    ],
    ['RootSessions', new DisableOrganizationsRootSessionsCommand({}), SESSIONS, CREDENTIALS],
  ] as const)('%s for its tasks', async (feature, disable, its, others) => {
    for (const name of [...its, ...others]) await attempt(name)
    await server.iam().send(disable as DisableOrganizationsRootSessionsCommand)
    for (const name of others) await attempt(name)
    for (const name of its)
      expect(await refusal(attempt(name))).toEqual(
        denied(ADMINISTRATOR, world.member, `because ${feature} is not enabled in the organization`),
      )
  })

  it('trust in IAM', async () => {
    const { client } = world.organization
    await client.send(new DisableAWSServiceAccessCommand({ ServicePrincipal: IAM_SERVICE }))
    expect(await refusal(audit())).toEqual(
      denied(
        ADMINISTRATOR,
        world.member,
        'because trusted access is not enabled for IAM in the organization',
      ),
    )
  })

  it('an organization', async () => {
    await server.reset()
    const anybody = await userWithKey(server, 'anybody', allow('*'))
    expect((await refusal(assumeRoot(server, anybody, STRANGER, AUDIT))).message).toContain(
      'the account is neither the management account of an organization nor its delegated administrator for IAM',
    )
    await Organization.create(server)
    expect((await refusal(assumeRoot(server, anybody, STRANGER, AUDIT))).message).toContain(
      'trusted access is not enabled',
    )
    await server.reset()
    const { member } = await trustedOrganization(server)
    const again = await userWithKey(server, 'anybody', allow('*'))
    expect((await refusal(assumeRoot(server, again, member, AUDIT))).message).toContain(
      'RootCredentialsManagement is not enabled',
    )
  })
})

describe('the permission for it', () => {
  const JANE = `arn:aws:iam::${MANAGEMENT}:user/jane`

  it('is needed, for the target and the task', async () => {
    const jane = await userWithKey(server, 'jane')
    const noPolicy = 'because no identity-based policy allows the sts:AssumeRoot action'
    const attempt = (name = AUDIT, target = world.member) => assumeRoot(server, jane, target, name)
    expect(await refusal(attempt())).toEqual(denied(JANE, world.member, noPolicy))
    expect(await refusal(attempt(AUDIT, '999999999999'))).toEqual(denied(JANE, '999999999999', noPolicy))
    const permit = (Resource: string, Condition: object) =>
      server.iam().send(
        new PutUserPolicyCommand({
          UserName: 'jane',
          PolicyName: 'p',
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRoot', Resource, Condition }],
          }),
        }),
      )
    await permit(rootOf(world.member), { StringEquals: { 'sts:TaskPolicyArn': task(AUDIT) } })
    await attempt()
    expect(await refusal(attempt('IAMDeleteRootUserCredentials'))).toEqual(
      denied(JANE, world.member, noPolicy),
    )
    await permit(rootOf('999999999999'), {})
    expect(await refusal(attempt())).toEqual(denied(JANE, world.member, noPolicy))
    await permit('*', { StringEquals: { 'aws:ResourceAccount': world.member } })
    await attempt()
  })
})

describe('its record', () => {
  it('shows the target, the task and the session, which is found again in the records of the target', async () => {
    const answer = await audit()
    const session = answer.Credentials!
    const event = server.events().at(-1)!
    expect(event).toMatchObject({
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRoot',
      awsRegion: 'us-east-1',
      recipientAccountId: MANAGEMENT,
      userIdentity: { type: 'IAMUser', userName: 'administrator' },
      requestParameters: { targetPrincipal: world.member, taskPolicyArn: { arn: task(AUDIT) } },
      responseElements: { credentials: { accessKeyId: session.AccessKeyId! } },
    })
    const text = JSON.stringify(server.events())
    expect(text).not.toContain(session.SecretAccessKey)
    expect(text).not.toContain(session.SessionToken)
    await refusal(server.iam(keyOf(answer)).send(new ListUsersCommand({})))
    expect(server.events().at(-1)).toMatchObject({
      eventName: 'ListUsers',
      errorCode: 'AccessDenied',
      recipientAccountId: world.member,
      userIdentity: {
        type: 'Root',
        principalId: world.member,
        arn: rootOf(world.member),
        accountId: world.member,
        accessKeyId: session.AccessKeyId!,
        sessionContext: {
          attributes: { creationDate: expect.any(String), mfaAuthenticated: 'false' },
          assumedRoot: 'true',
        },
      },
    })
  })
})
