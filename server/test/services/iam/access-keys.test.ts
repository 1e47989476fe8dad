import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  type IAMClient,
  ListAccessKeysCommand,
  ListUsersCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam'
import { GetAccessKeyInfoCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { expectDenied } from '../denials.ts'

const ACCOUNT = '123456789012'
const INVALID_TOKEN = {
  code: 'InvalidClientTokenId',
  status: 403,
  message: 'The security token included in the request is invalid.',
}

let server: TestServer
let iam: IAMClient
let john: Credentials
beforeAll(async () => {
  server = await startTestServer()
  iam = server.iam()
})
beforeEach(async () => {
  await server.reset()
  john = await userWithKey(server, 'john')
})
afterAll(() => server.close())

async function createKey(client: IAMClient, UserName?: string): Promise<Credentials> {
  const { AccessKey: key } = await client.send(new CreateAccessKeyCommand({ UserName }))
  return { accessKeyId: key!.AccessKeyId!, secretAccessKey: key!.SecretAccessKey! }
}
const keysOf = async (UserName: string) =>
  (await iam.send(new ListAccessKeysCommand({ UserName }))).AccessKeyMetadata!
const whoIs = (credentials: Credentials) => server.sts(credentials).send(new GetCallerIdentityCommand({}))
const setStatus = (AccessKeyId: string, Status: 'Active' | 'Inactive', UserName = 'john') =>
  iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status }))

describe('CreateAccessKey', () => {
  it('gives a key that works at once, and shows its secret this once', async () => {
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'john' }))
    expect(key).toEqual({
      UserName: 'john',
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
      Status: 'Active',
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
      CreateDate: expect.any(Date),
    })
    const credentials = { accessKeyId: key!.AccessKeyId!, secretAccessKey: key!.SecretAccessKey! }
    expect(await whoIs(credentials)).toMatchObject({ Arn: `arn:aws:iam::${ACCOUNT}:user/john` })
    expect(JSON.stringify(await keysOf('john'))).not.toContain(key!.SecretAccessKey)
  })

  it('allows two keys for a user, inactive ones included', async () => {
    const second = await createKey(iam, 'john')
    await setStatus(second.accessKeyId, 'Inactive')
    const third = () => refusal(createKey(iam, 'john'))
    expect(await third()).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for AccessKeysPerUser: 2',
    })
    await iam.send(new DeleteAccessKeyCommand({ UserName: 'john', AccessKeyId: second.accessKeyId }))
    await createKey(iam, 'john')
    expect((await third()).code).toBe('LimitExceeded')
  })

  it('keeps to two under calls at the same time', async () => {
    await Promise.allSettled(Array.from({ length: 6 }, () => createKey(iam, 'john')))
    expect(await keysOf('john')).toHaveLength(2)
  })

  it('is for the caller where no user is named', async () => {
    const own = server.iam(await userWithKey(server, 'mary', allow('iam:*AccessKey*')))
    await createKey(own)
    expect(await keysOf('mary')).toHaveLength(2)
    expect((await own.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toHaveLength(2)
    // Root has one key from the first start.
    const root = await createKey(iam)
    expect(await whoIs(root)).toMatchObject({ Arn: `arn:aws:iam::${ACCOUNT}:root`, UserId: ACCOUNT })
    expect((await refusal(createKey(iam))).code).toBe('LimitExceeded')
  })
})

describe('UpdateAccessKey', () => {
  it('stops a key at once and lets it work again at once', async () => {
    await whoIs(john)
    await setStatus(john.accessKeyId, 'Inactive')
    expect(await keysOf('john')).toMatchObject([{ AccessKeyId: john.accessKeyId, Status: 'Inactive' }])
    expect(await refusal(whoIs(john))).toEqual(INVALID_TOKEN)
    await setStatus(john.accessKeyId, 'Active')
    await whoIs(john)
  })
})

describe('DeleteAccessKey', () => {
  it('stops a key at once', async () => {
    await whoIs(john)
    await iam.send(new DeleteAccessKeyCommand({ UserName: 'john', AccessKeyId: john.accessKeyId }))
    expect(await refusal(whoIs(john))).toEqual(INVALID_TOKEN)
    expect(await keysOf('john')).toEqual([])
  })

  it('is needed before the user can be deleted', async () => {
    expect(await refusal(iam.send(new DeleteUserCommand({ UserName: 'john' })))).toEqual({
      code: 'DeleteConflict',
      status: 409,
      message: 'Cannot delete entity, must delete access keys first.',
    })
  })
})

describe('ListAccessKeys', () => {
  it('pages', async () => {
    const second = await createKey(iam, 'john')
    const first = await iam.send(new ListAccessKeysCommand({ UserName: 'john', MaxItems: 1 }))
    const rest = await iam.send(
      new ListAccessKeysCommand({ UserName: 'john', MaxItems: 1, Marker: first.Marker }),
    )
    expect([first.IsTruncated, rest.IsTruncated]).toEqual([true, false])
    expect(
      new Set([...first.AccessKeyMetadata!, ...rest.AccessKeyMetadata!].map((key) => key.AccessKeyId)),
    ).toEqual(new Set([john.accessKeyId, second.accessKeyId]))
  })
})

const notToBeAsked = (caller: string, key: string) => ({
  code: 'AccessDenied',
  status: 403,
  message: `User: ${caller} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key ${key}`,
})

describe('GetAccessKeyLastUsed', () => {
  const lastUsed = (AccessKeyId: string) => iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }))

  it('tells when, for which service and from which region a key was used, whatever the answer was', async () => {
    expect(await lastUsed(john.accessKeyId)).toMatchObject({
      UserName: 'john',
      AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' },
    })
    expect((await lastUsed(john.accessKeyId)).AccessKeyLastUsed).not.toHaveProperty('LastUsedDate')
    const minute = (time: number) => Math.floor(time / 60_000) * 60_000
    const before = minute(Date.now())
    await refusal(server.iam(john).send(new ListUsersCommand({})))
    const { AccessKeyLastUsed: used } = await lastUsed(john.accessKeyId)
    expect(used).toMatchObject({ ServiceName: 'iam', Region: 'us-east-1' })
    const at = used!.LastUsedDate!.getTime()
    expect(at).toBeGreaterThanOrEqual(before)
    // AWS tells the minute and no more.
    expect(at).toBe(minute(at))
    await whoIs(john)
    expect((await lastUsed(john.accessKeyId)).AccessKeyLastUsed).toMatchObject({ ServiceName: 'sts' })
  })

  it('of a key that is not there is denied to everyone, whatever the policies', async () => {
    const AccessKeyId = 'AKIAIOSFODNN7EXAMPLE'
    const look = new GetAccessKeyLastUsedCommand({ AccessKeyId })
    expect(await refusal(iam.send(look))).toEqual(notToBeAsked(`arn:aws:iam::${ACCOUNT}:root`, AccessKeyId))
    const mary = server.iam(await userWithKey(server, 'mary', allow('iam:*')))
    expect(await refusal(mary.send(look))).toEqual(
      notToBeAsked(`arn:aws:iam::${ACCOUNT}:user/mary`, AccessKeyId),
    )
  })

  it("is not moved by a request that the key's secret did not sign", async () => {
    await refusal(whoIs({ ...john, secretAccessKey: 'x'.repeat(40) }))
    expect((await lastUsed(john.accessKeyId)).AccessKeyLastUsed).toMatchObject({ ServiceName: 'N/A' })
  })
})

describe('keys that are not there', () => {
  it('are NoSuchEntity, and so are those of another user', async () => {
    const mary = await userWithKey(server, 'mary')
    for (const AccessKeyId of ['AKIAIOSFODNN7EXAMPLE', mary.accessKeyId]) {
      const missing = {
        code: 'NoSuchEntity',
        status: 404,
        message: `The Access Key with id ${AccessKeyId} cannot be found.`,
      }
      expect(await refusal(iam.send(new DeleteAccessKeyCommand({ UserName: 'john', AccessKeyId })))).toEqual(
        missing,
      )
      expect(await refusal(setStatus(AccessKeyId, 'Inactive'))).toEqual(missing)
    }
    await whoIs(mary)
  })

  it('of users that are not there likewise', async () => {
    for (const command of [
      new CreateAccessKeyCommand({ UserName: 'none' }),
      new ListAccessKeysCommand({ UserName: 'none' }),
    ]) {
      expect(await refusal(iam.send(command as ListAccessKeysCommand))).toEqual({
        code: 'NoSuchEntity',
        status: 404,
        message: 'The user with name none cannot be found.',
      })
    }
  })

  it('of another account likewise', async () => {
    const two = await startTestServer({ accountIds: [ACCOUNT, '210987654321'] })
    try {
      await two.iam().send(new CreateUserCommand({ UserName: 'ann' }))
      const key = await createKey(two.iam(), 'ann')
      const other = two.iam(two.roots.get('210987654321'))
      const look = new GetAccessKeyLastUsedCommand({ AccessKeyId: key.accessKeyId })
      expect(await refusal(other.send(look))).toEqual(
        notToBeAsked('arn:aws:iam::210987654321:root', key.accessKeyId),
      )
      const info = new GetAccessKeyInfoCommand({ AccessKeyId: key.accessKeyId })
      expect(await two.sts(two.roots.get('210987654321')).send(info)).toMatchObject({ Account: ACCOUNT })
    } finally {
      await two.close()
    }
  })
})

describe('authorization', () => {
  it('is by the user with the path, and comes before existence', async () => {
    await iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/dev/' }))
    const ann = await createKey(iam, 'ann')
    const annArn = `arn:aws:iam::${ACCOUNT}:user/dev/ann`
    const key = { UserName: 'ann', AccessKeyId: ann.accessKeyId }
    await expectDenied(server.iam(john), `arn:aws:iam::${ACCOUNT}:user/john`, [
      [new CreateAccessKeyCommand({ UserName: 'ann' }), 'iam:CreateAccessKey', annArn],
      [new DeleteAccessKeyCommand(key), 'iam:DeleteAccessKey', annArn],
      [new UpdateAccessKeyCommand({ ...key, Status: 'Inactive' }), 'iam:UpdateAccessKey', annArn],
      [new ListAccessKeysCommand({ UserName: 'ann' }), 'iam:ListAccessKeys', annArn],
      [new GetAccessKeyLastUsedCommand(key), 'iam:GetAccessKeyLastUsed', `access key ${ann.accessKeyId}`],
      [
        new CreateAccessKeyCommand({ UserName: 'none' }),
        'iam:CreateAccessKey',
        `arn:aws:iam::${ACCOUNT}:user/none`,
      ],
      [new CreateAccessKeyCommand({}), 'iam:CreateAccessKey', `arn:aws:iam::${ACCOUNT}:user/john`],
    ])
    expect(await keysOf('ann')).toHaveLength(1)
  })

  it('lets users manage their own keys by the policy variable', async () => {
    const own = allow('iam:*AccessKey*', 'arn:aws:iam::*:user/${aws:username}')
    const mary = server.iam(await userWithKey(server, 'mary', own))
    await createKey(mary)
    await createKey(mary, 'mary').catch((error: Error) => expect(error.name).toBe('LimitExceededException'))
    expect((await refusal(createKey(mary, 'john'))).code).toBe('AccessDenied')
  })
})

describe('a user deleted and made anew under the same name', () => {
  it('is not known by the old key', async () => {
    await iam.send(new DeleteAccessKeyCommand({ UserName: 'john', AccessKeyId: john.accessKeyId }))
    await iam.send(new DeleteUserCommand({ UserName: 'john' }))
    await iam.send(new CreateUserCommand({ UserName: 'john' }))
    expect(await refusal(server.iam(john).send(new GetUserCommand({})))).toEqual(INVALID_TOKEN)
  })
})
