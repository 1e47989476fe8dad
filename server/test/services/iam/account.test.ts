import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateInstanceProfileCommand,
  CreatePolicyVersionCommand,
  DeleteAccountAliasCommand,
  GetAccountSummaryCommand,
  ListAccountAliasesCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { iamModel } from '../../../src/models/iam.gen.ts'
import { refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { ACCOUNT, arn, denied, makeEntities, OTHER_ACCOUNT, S3_POLICY } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const create = (AccountAlias: string, client = iam()) =>
  client.send(new CreateAccountAliasCommand({ AccountAlias }))
const remove = (AccountAlias: string, client = iam()) =>
  client.send(new DeleteAccountAliasCommand({ AccountAlias }))
const aliases = async (client = iam()) =>
  (await client.send(new ListAccountAliasesCommand({ MaxItems: 1 }))).AccountAliases

describe('the account alias', () => {
  it('is none, one, or a new one in its place', async () => {
    expect(await aliases()).toEqual([])
    await create('example-corp')
    await create('example-2')
    expect(await aliases()).toEqual(['example-2'])
    await remove('example-2')
    expect(await aliases()).toEqual([])
  })

  it('is unique over all accounts, and free again when it is given up', async () => {
    const other = server.iam(server.roots.get(OTHER_ACCOUNT))
    await create('example-corp')
    const taken = {
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'The account alias example-corp already exists.',
    }
    expect(await refusal(create('example-corp', other))).toEqual(taken)
    expect(await refusal(create('example-corp'))).toEqual(taken)
    await create('example-2')
    await create('example-corp', other)
    expect(await aliases(other)).toEqual(['example-corp'])
  })

  it('is deleted by its name only', async () => {
    await create('example-corp')
    expect(await refusal(remove('example-2'))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The account alias with name example-2 cannot be found.',
    })
    expect(await aliases()).toEqual(['example-corp'])
  })

  it.each(['ab', 'Upper', 'two--hyphens', '-first', 'last-', 'a'.repeat(64)])(
    'has the form of a host name: not %s',
    async (alias) => {
      expect((await refusal(create(alias))).code).toBe('ValidationError')
      expect(await aliases()).toEqual([])
    },
  )

  it.each([
    ['iam:CreateAccountAlias', new CreateAccountAliasCommand({ AccountAlias: 'example-corp' })],
    ['iam:DeleteAccountAlias', new DeleteAccountAliasCommand({ AccountAlias: 'example-corp' })],
    ['iam:ListAccountAliases', new ListAccountAliasesCommand({})],
    ['iam:GetAccountSummary', new GetAccountSummaryCommand({})],
  ])('needs permission: %s', async (action, command) => {
    const mallory = server.iam(await userWithKey(server, 'mallory'))
    const call = mallory.send(command as GetAccountSummaryCommand)
    expect(await refusal(call)).toEqual(denied('mallory', action, '*'))
  })
})

describe('GetAccountSummary', () => {
  const summary = async () => (await iam().send(new GetAccountSummaryCommand({}))).SummaryMap!

  it('has every key of the model', async () => {
    const keys = iamModel.shapes.summaryKeyType as { readonly enum: readonly string[] }
    expect(Object.keys(await summary()).sort()).toEqual(keys.enum.toSorted())
  })

  it('counts what is there', async () => {
    const before = await summary()
    expect(before).toMatchObject({ Users: 0, Policies: 0, AccountAccessKeysPresent: 1, AccountMFAEnabled: 0 })
    await makeEntities(server)
    await iam().send(new CreateInstanceProfileCommand({ InstanceProfileName: 'i' }))
    await iam().send(
      new CreatePolicyVersionCommand({ PolicyArn: arn('policy/p'), PolicyDocument: S3_POLICY }),
    )
    await iam().send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: arn('policy/p') }))
    await iam().send(new CreateAccessKeyCommand({}))
    expect(await summary()).toEqual({
      ...before,
      Users: 1,
      Groups: 1,
      Roles: 1,
      InstanceProfiles: 1,
      Policies: 1,
      PolicyVersionsInUse: 2,
    })
  })

  it('tells the default quotas', async () => {
    expect(await summary()).toMatchObject({
      UsersQuota: 5000,
      GroupsQuota: 300,
      RolesQuota: 1000,
      PoliciesQuota: 1500,
      InstanceProfilesQuota: 1000,
      ServerCertificatesQuota: 20,
      GroupsPerUserQuota: 10,
      AccessKeysPerUserQuota: 2,
      SigningCertificatesPerUserQuota: 2,
      AttachedPoliciesPerUserQuota: 10,
      AttachedPoliciesPerGroupQuota: 10,
      AttachedPoliciesPerRoleQuota: 10,
      VersionsPerPolicyQuota: 5,
      PolicyVersionsInUseQuota: 10_000,
      PolicySizeQuota: 6144,
      UserPolicySizeQuota: 2048,
      GroupPolicySizeQuota: 5120,
      RolePolicySizeQuota: 10_240,
      AssumeRolePolicySizeQuota: 2048,
      GlobalEndpointTokenVersion: 1,
    })
  })
})
