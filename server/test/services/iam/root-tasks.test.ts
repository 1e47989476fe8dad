import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sdk from '@aws-sdk/client-iam'
import { CreateOrganizationCommand, EnableAWSServiceAccessCommand } from '@aws-sdk/client-organizations'
import { AssumeRoleCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { assumeRoot, IAM_SERVICE, keyOf, rootOf } from '../central-root-world.ts'
import { makeCertificate } from '../certificates.ts'
import { enabledDevice } from '../mfa.ts'

/**
 * What a session of AssumeRoot does to the credentials of a member account's root user. Accounts that AWS Organizations makes have none but a
 * password, so this one was there before and is put into the organization between two starts: invitations are not built.
 */
const MANAGEMENT = '123456789012'
const MEMBER = '210987654321'
const DEVICE = `arn:aws:iam::${MEMBER}:mfa/root-account-mfa-device`

const dataDir = mkdtempSync(join(tmpdir(), 'iamd-root-tasks-'))
let server: TestServer
let administrator: Credentials
/** The member's root user, signing with its own key. */
let root: Credentials

beforeAll(async () => {
  const before = await startTestServer({ dataDir, ephemeral: false, accountIds: [MANAGEMENT, MEMBER] })
  root = before.roots.get(MEMBER)!
  const own = before.iam(root)
  await enabledDevice(own, MEMBER, 'root-account-mfa-device')
  await own.send(new sdk.UploadSigningCertificateCommand({ CertificateBody: makeCertificate().pem }))
  await own.send(new sdk.CreateUserCommand({ UserName: 'jane' }))
  administrator = await userWithKey(before, 'administrator', allow('*'))
  const organizations = before.organizations()
  const { Organization } = await organizations.send(new CreateOrganizationCommand({}))
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: IAM_SERVICE }))
  await before.iam().send(new sdk.EnableOrganizationsRootCredentialsManagementCommand({}))
  await before.iam().send(new sdk.EnableOrganizationsRootSessionsCommand({}))
  await before.close()
  await joinOrganization(Organization!.Id!)
  server = await startTestServer({ dataDir, ephemeral: false })
})
afterAll(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true })
})

async function joinOrganization(organizationId: string): Promise<void> {
  const store = await openStore({ dataDir })
  await store.write(MANAGEMENT, async (tx) => {
    const { organization } = (await tx.organizations.ofAccount(MANAGEMENT))!
    await tx.organizationAccounts.insert(
      {
        organizationId,
        accountId: MEMBER,
        parentId: organization.rootId,
        name: 'member',
        email: 'member@example.com',
        status: 'ACTIVE',
        joinedMethod: 'INVITED',
        joinedAt: Date.now(),
        tags: [],
      },
      [{ policyId: 'p-FullAWSAccess', type: 'SERVICE_CONTROL_POLICY' }],
    )
  })
  await store.close()
}

const session = async (task: string) =>
  server.iam(keyOf(await assumeRoot(server, administrator, MEMBER, task)))
const denied = (task: string, action: string, resource: string) => ({
  code: 'AccessDenied',
  status: 403,
  message: `User: ${rootOf(MEMBER)} is not authorized to perform: ${action} on resource: ${resource} with an explicit deny in a session policy: arn:aws:iam::aws:policy/root-task/${task}`,
})
const NO_PROFILE = {
  code: 'NoSuchEntity',
  status: 404,
  message: `Login Profile for User ${MEMBER} cannot be found.`,
}

/** Calls that no task allows. */
const NEVER: readonly (readonly [string, unknown, string])[] = [
  ['iam:CreateAccessKey', new sdk.CreateAccessKeyCommand({}), rootOf(MEMBER)],
  ['iam:CreateUser', new sdk.CreateUserCommand({ UserName: 'x' }), `arn:aws:iam::${MEMBER}:user/x`],
  ['iam:ListUsers', new sdk.ListUsersCommand({}), `arn:aws:iam::${MEMBER}:user/`],
  ['iam:GetUser', new sdk.GetUserCommand({ UserName: 'jane' }), 'user jane'],
  ['iam:ListAccessKeys', new sdk.ListAccessKeysCommand({ UserName: 'jane' }), 'user jane'],
  ['iam:DeleteLoginProfile', new sdk.DeleteLoginProfileCommand({ UserName: 'jane' }), 'user jane'],
  [
    'iam:CreateLoginProfile',
    new sdk.CreateLoginProfileCommand({ UserName: 'jane', Password: 'Winter-2041' }),
    'user jane',
  ],
]

async function expectRefused(task: string, client: sdk.IAMClient, calls: typeof NEVER): Promise<void> {
  for (const [action, command, resource] of calls)
    expect(await refusal(client.send(command as sdk.GetUserCommand))).toEqual(denied(task, action, resource))
}

describe('to audit', () => {
  it('shows every credential of the root user, and does nothing else', async () => {
    const iam = await session('IAMAuditRootUserCredentials')
    const { User } = await iam.send(new sdk.GetUserCommand({}))
    expect(User).toMatchObject({ Arn: rootOf(MEMBER), UserId: MEMBER })
    const { AccessKeyMetadata } = await iam.send(new sdk.ListAccessKeysCommand({}))
    expect(AccessKeyMetadata!.map(({ AccessKeyId }) => AccessKeyId)).toEqual([root.accessKeyId])
    const { AccessKeyLastUsed } = await iam.send(
      new sdk.GetAccessKeyLastUsedCommand({ AccessKeyId: root.accessKeyId }),
    )
    expect(AccessKeyLastUsed).toMatchObject({ ServiceName: 'iam' })
    expect((await iam.send(new sdk.ListSigningCertificatesCommand({}))).Certificates).toHaveLength(1)
    const { MFADevices } = await iam.send(new sdk.ListMFADevicesCommand({}))
    expect(MFADevices!.map(({ SerialNumber }) => SerialNumber)).toEqual([DEVICE])
    expect(await refusal(iam.send(new sdk.GetLoginProfileCommand({})))).toEqual(NO_PROFILE)
    expect((await iam.send(new sdk.GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
      AccountAccessKeysPresent: 1,
      AccountSigningCertificatesPresent: 1,
      AccountMFAEnabled: 1,
      AccountPasswordPresent: 0,
    })
    await expectRefused('IAMAuditRootUserCredentials', iam, [
      ...NEVER,
      ['iam:DeleteLoginProfile', new sdk.DeleteLoginProfileCommand({}), rootOf(MEMBER)],
      ['iam:CreateLoginProfile', new sdk.CreateLoginProfileCommand({}), rootOf(MEMBER)],
      [
        'iam:DeleteAccessKey',
        new sdk.DeleteAccessKeyCommand({ AccessKeyId: root.accessKeyId }),
        rootOf(MEMBER),
      ],
    ])
  })
})

describe('to allow password recovery', () => {
  it('gives the root user a password that nobody knows', async () => {
    const iam = await session('IAMCreateRootUserPassword')
    expect(await refusal(iam.send(new sdk.CreateLoginProfileCommand({ Password: 'Winter-2041' })))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: 'Password must be omitted in a request with an AssumeRoot session',
    })
    expect(await refusal(iam.send(new sdk.GetLoginProfileCommand({})))).toEqual(NO_PROFILE)
    const { LoginProfile } = await iam.send(new sdk.CreateLoginProfileCommand({}))
    expect(LoginProfile).toEqual({
      UserName: MEMBER,
      CreateDate: expect.any(Date),
      PasswordResetRequired: false,
    })
    expect((await iam.send(new sdk.GetLoginProfileCommand({}))).LoginProfile).toEqual(LoginProfile)
    expect(await refusal(iam.send(new sdk.CreateLoginProfileCommand({})))).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: `Login Profile for user ${MEMBER} already exists.`,
    })
    await expectRefused('IAMCreateRootUserPassword', iam, [
      ...NEVER,
      ['iam:ListAccessKeys', new sdk.ListAccessKeysCommand({}), rootOf(MEMBER)],
      ['iam:DeleteLoginProfile', new sdk.DeleteLoginProfileCommand({}), rootOf(MEMBER)],
    ])
    const summary = await server.iam(root).send(new sdk.GetAccountSummaryCommand({}))
    expect(summary.SummaryMap).toMatchObject({ AccountPasswordPresent: 1 })
  })
})

describe.each(['S3UnlockBucketPolicy', 'SQSUnlockQueuePolicy'])('%s', (task) => {
  it('leaves nothing of IAM', async () => {
    await expectRefused(task, await session(task), [
      ...NEVER,
      ['iam:GetUser', new sdk.GetUserCommand({}), rootOf(MEMBER)],
      ['iam:GetAccountSummary', new sdk.GetAccountSummaryCommand({}), '*'],
    ])
  })
})

describe('the root user itself', () => {
  it('does not get at its password with an access key, nor with a session of its own', async () => {
    const mine = keyOf(await server.sts(root).send(new GetSessionTokenCommand({})))
    const mustName = 'Must specify userName when calling with non-User credentials'
    for (const command of [new sdk.GetLoginProfileCommand({}), new sdk.DeleteLoginProfileCommand({})])
      expect(await refusal(server.iam(root).send(command as sdk.GetLoginProfileCommand))).toEqual({
        code: 'ValidationError',
        status: 400,
        message: mustName,
      })
    // Without MFA such a session may not call IAM at all.
    expect((await refusal(server.iam(mine).send(new sdk.GetLoginProfileCommand({})))).code).toBe(
      'InvalidClientTokenId',
    )
  })
})

describe('to delete', () => {
  it('takes every credential of the root user away, and does nothing else', async () => {
    const iam = await session('IAMDeleteRootUserCredentials')
    await expectRefused('IAMDeleteRootUserCredentials', iam, [
      ...NEVER,
      ['iam:GetAccountSummary', new sdk.GetAccountSummaryCommand({}), '*'],
      ['iam:CreateLoginProfile', new sdk.CreateLoginProfileCommand({}), rootOf(MEMBER)],
      [
        'iam:DeleteVirtualMFADevice',
        new sdk.DeleteVirtualMFADeviceCommand({ SerialNumber: `arn:aws:iam::${MEMBER}:mfa/other` }),
        `arn:aws:iam::${MEMBER}:mfa/other`,
      ],
    ])
    await iam.send(new sdk.DeleteLoginProfileCommand({}))
    expect(await refusal(iam.send(new sdk.DeleteLoginProfileCommand({})))).toEqual(NO_PROFILE)
    const { Certificates } = await iam.send(new sdk.ListSigningCertificatesCommand({}))
    await iam.send(
      new sdk.DeleteSigningCertificateCommand({ CertificateId: Certificates![0]!.CertificateId! }),
    )
    expect(
      (await refusal(iam.send(new sdk.DeleteVirtualMFADeviceCommand({ SerialNumber: DEVICE })))).code,
    ).toBe('DeleteConflict')
    await iam.send(new sdk.DeactivateMFADeviceCommand({ SerialNumber: DEVICE }))
    await iam.send(new sdk.DeleteVirtualMFADeviceCommand({ SerialNumber: DEVICE }))
    await server.iam(root).send(new sdk.GetUserCommand({}))
    await iam.send(new sdk.DeleteAccessKeyCommand({ AccessKeyId: root.accessKeyId }))
    expect(await refusal(server.iam(root).send(new sdk.GetUserCommand({})))).toMatchObject({
      code: 'InvalidClientTokenId',
      status: 403,
    })
    const audit = await session('IAMAuditRootUserCredentials')
    expect((await audit.send(new sdk.GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
      AccountAccessKeysPresent: 0,
      AccountSigningCertificatesPresent: 0,
      AccountMFAEnabled: 0,
      AccountPasswordPresent: 0,
    })
  })

  it('leaves the session without a way to others', async () => {
    const by = keyOf(await assumeRoot(server, administrator, MEMBER, 'IAMDeleteRootUserCredentials'))
    expect(await refusal(server.sts(by).send(new GetSessionTokenCommand({})))).toMatchObject({
      code: 'AccessDenied',
    })
    const RoleArn = `arn:aws:iam::${MEMBER}:role/any`
    const assume = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session' })
    expect(await refusal(server.sts(by).send(assume))).toMatchObject({
      code: 'AccessDenied',
      message: 'Roles may not be assumed by root accounts.',
    })
  })
})
