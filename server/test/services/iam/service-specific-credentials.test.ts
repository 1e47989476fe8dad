import {
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteUserCommand,
  type IAMClient,
  ListServiceSpecificCredentialsCommand,
  type ListServiceSpecificCredentialsCommandInput,
  ResetServiceSpecificCredentialCommand,
  UpdateServiceSpecificCredentialCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listedCredential } from '../../../src/services/iam/credentials/service-specific-credentials.ts'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { expectDenied } from '../denials.ts'
import { ACCOUNT, allowIf, arn, denied, OTHER_ACCOUNT } from './policy-world.ts'

const CODECOMMIT = 'codecommit.amazonaws.com'
const BEDROCK = 'bedrock.amazonaws.com'
const DAY = 24 * 60 * 60 * 1000

let server: TestServer
let iam: IAMClient
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
})
beforeEach(async () => {
  await server.reset()
  iam = server.iam()
  await newUser('jane')
})
afterAll(() => server.close())

const newUser = (UserName: string) => iam.send(new CreateUserCommand({ UserName, Path: '/dev/' }))
const create = async (
  ServiceName: string,
  { UserName = 'jane', CredentialAgeDays, client = iam }: CreateOptions = {},
) => {
  const command = new CreateServiceSpecificCredentialCommand({ UserName, ServiceName, CredentialAgeDays })
  return (await client.send(command)).ServiceSpecificCredential!
}
interface CreateOptions {
  readonly UserName?: string
  readonly CredentialAgeDays?: number
  readonly client?: IAMClient
}
const list = async (input: ListServiceSpecificCredentialsCommandInput = { UserName: 'jane' }, client = iam) =>
  (await client.send(new ListServiceSpecificCredentialsCommand(input))).ServiceSpecificCredentials!
const update = (id: string, Status: 'Active' | 'Inactive' | 'Expired', UserName = 'jane') =>
  iam.send(new UpdateServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId: id, Status }))
const remove = (id: string, UserName = 'jane') =>
  iam.send(new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId: id }))
const reset = async (id: string, UserName = 'jane') =>
  (await iam.send(new ResetServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId: id })))
    .ServiceSpecificCredential!

describe('CreateServiceSpecificCredential', () => {
  it.each([CODECOMMIT, 'cassandra.amazonaws.com'])(
    'gives a user name and a password for %s',
    async (ServiceName) => {
      const { ServicePassword, ...rest } = await create(ServiceName)
      expect(ServicePassword).toMatch(/^[A-Za-z0-9+/]{43}=$/)
      expect(rest).toEqual({
        UserName: 'jane',
        Status: 'Active',
        ServiceUserName: `jane-at-${ACCOUNT}`,
        CreateDate: expect.any(Date),
        ServiceSpecificCredentialId: expect.stringMatching(/^ACCA[A-Z2-7]{17}$/),
        ServiceName,
      })
      // The password is shown this once.
      expect(await list()).toEqual([rest])
    },
  )

  it.each([
    [BEDROCK, 'ABSK'],
    ['logs.amazonaws.com', 'ACWL'],
    ['cloudwatch.amazonaws.com', ''],
    ['xray.amazonaws.com', ''],
    ['aws-external-anthropic.amazonaws.com', ''],
  ])('gives an API key for %s', async (ServiceName, prefix) => {
    const { ServiceCredentialSecret: key, ...rest } = await create(ServiceName, { CredentialAgeDays: 30 })
    expect(key!.slice(0, prefix.length)).toBe(prefix)
    expect(Buffer.from(key!.slice(prefix.length), 'base64').toString()).toMatch(
      new RegExp(`^jane-at-${ACCOUNT}:[A-Za-z0-9+/]{43}=$`),
    )
    expect(rest).toEqual({
      UserName: 'jane',
      Status: 'Active',
      ServiceCredentialAlias: `jane-at-${ACCOUNT}`,
      CreateDate: expect.any(Date),
      ExpirationDate: new Date(rest.CreateDate!.getTime() + 30 * DAY),
      ServiceSpecificCredentialId: expect.stringMatching(/^ACCA/),
      ServiceName,
    })
    expect(await list()).toEqual([rest])
    expect(await create(ServiceName)).not.toHaveProperty('ExpirationDate')
  })

  it('allows two for each service, inactive ones included', async () => {
    const names: (string | undefined)[] = []
    for (const _ of [1, 2]) names.push((await create(CODECOMMIT)).ServiceUserName)
    expect(names).toEqual([`jane-at-${ACCOUNT}`, `jane+1-at-${ACCOUNT}`])
    const [first] = await list()
    await update(first!.ServiceSpecificCredentialId!, 'Inactive')
    expect(await refusal(create(CODECOMMIT))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for ServiceSpecificCredentialsPerUser: 2',
    })
    await create('cassandra.amazonaws.com')
    await remove(first!.ServiceSpecificCredentialId!)
    // The name that is free, whichever it was.
    expect((await create(CODECOMMIT)).ServiceUserName).toBe(first!.ServiceUserName)
  })

  it('keeps to two under calls at the same time', async () => {
    await Promise.allSettled(Array.from({ length: 5 }, () => create(BEDROCK)))
    expect(await list()).toHaveLength(2)
  })

  it('a user name stays when the user is renamed, and nobody else gets it', async () => {
    await create(CODECOMMIT)
    await iam.send(new UpdateUserCommand({ UserName: 'jane', NewUserName: 'joan' }))
    await newUser('jane')
    expect((await create(CODECOMMIT)).ServiceUserName).toBe(`jane+1-at-${ACCOUNT}`)
    expect(await list({ UserName: 'joan' })).toMatchObject([
      { UserName: 'joan', ServiceUserName: `jane-at-${ACCOUNT}` },
    ])
  })

  it.each(['s3.amazonaws.com', 'codecommit', 'constructor'])('refuses the service %s', async (service) => {
    const unsupported = {
      code: 'NotSupportedService',
      status: 404,
      message: 'The specified service does not support service-specific credentials.',
    }
    expect(await refusal(create(service))).toEqual(unsupported)
    expect(await refusal(list({ UserName: 'jane', ServiceName: service }))).toEqual(unsupported)
  })

  it('refuses an age for passwords, and for users that are not there', async () => {
    expect((await refusal(create(CODECOMMIT, { CredentialAgeDays: 1 }))).code).toBe('ValidationError')
    expect((await refusal(create(BEDROCK, { CredentialAgeDays: 36_601 }))).code).toBe('ValidationError')
    expect(await refusal(create(CODECOMMIT, { UserName: 'none' }))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The user with name none cannot be found.',
    })
    expect(await list()).toEqual([])
  })
})

it('a credential past its end shows as Expired, whatever its status', () => {
  const credential = {
    accountId: ACCOUNT,
    id: 'ACCAEXAMPLE',
    ownerId: 'AIDAEXAMPLE',
    status: 'Inactive' as const,
    createdAt: 0,
    serviceName: BEDROCK,
    serviceUserName: 'a',
    expiresAt: 1000,
    secretHash: '',
  }
  const statuses = [999, 1000].map((now) => listedCredential(credential, 'jane', now).Status)
  expect(statuses).toEqual(['Inactive', 'Expired'])
})

describe('ListServiceSpecificCredentials', () => {
  it('shows those of one service, page by page', async () => {
    const ids: string[] = []
    for (const service of [CODECOMMIT, CODECOMMIT, BEDROCK]) {
      ids.push((await create(service)).ServiceSpecificCredentialId!)
    }
    const ask = (Marker?: string) =>
      iam.send(
        new ListServiceSpecificCredentialsCommand({
          UserName: 'jane',
          ServiceName: CODECOMMIT,
          MaxItems: 1,
          Marker,
        }),
      )
    const first = await ask()
    const rest = await ask(first.Marker)
    expect([first.IsTruncated, rest.IsTruncated, rest.Marker]).toEqual([true, false, undefined])
    const shown = [...first.ServiceSpecificCredentials!, ...rest.ServiceSpecificCredentials!]
    expect(shown.map((one) => one.ServiceSpecificCredentialId)).toEqual(ids.slice(0, 2).sort())
    expect(await list()).toHaveLength(3)
  })

  it('shows those of all users of the account, page by page', async () => {
    await newUser('john')
    const other = server.iam(server.roots.get(OTHER_ACCOUNT))
    await other.send(new CreateUserCommand({ UserName: 'jane' }))
    await create(CODECOMMIT, { client: other })
    await create(CODECOMMIT)
    await create(BEDROCK, { UserName: 'john' })
    const all = await list({ AllUsers: true })
    expect(all.map((one) => one.UserName).sort()).toEqual(['jane', 'john'])
    const one = { AllUsers: true, MaxItems: 1 }
    const first = await iam.send(new ListServiceSpecificCredentialsCommand(one))
    const rest = await list({ ...one, Marker: first.Marker })
    expect([...first.ServiceSpecificCredentials!, ...rest]).toEqual(all)
    expect(await list({ AllUsers: true, ServiceName: BEDROCK })).toMatchObject([{ UserName: 'john' }])
    expect((await refusal(list({ AllUsers: true, UserName: 'jane' }))).code).toBe('ValidationError')
  })

  it('is about the caller where no user is named', async () => {
    const own = allow('iam:*ServiceSpecificCredential*', arn('user/mary'))
    const mary = server.iam(await userWithKey(server, 'mary', own))
    await create(CODECOMMIT, { UserName: 'mary', client: mary })
    expect(await list({}, mary)).toMatchObject([{ UserName: 'mary' }])
    expect(await list({})).toEqual([])
    expect(await refusal(list({ AllUsers: true }, mary))).toEqual(
      denied('mary', 'iam:ListServiceSpecificCredentials', arn('user/')),
    )
  })
})

describe('Update-, Reset- and DeleteServiceSpecificCredential', () => {
  it('change the status and the secret, and take the credential away', async () => {
    const { ServicePassword: before, ...created } = await create(CODECOMMIT)
    const id = created.ServiceSpecificCredentialId!
    await update(id, 'Inactive')
    expect(await list()).toEqual([{ ...created, Status: 'Inactive' }])
    expect((await refusal(update(id, 'Expired'))).code).toBe('ValidationError')
    const { ServicePassword: after, ...rest } = await reset(id)
    expect(rest).toEqual({ ...created, Status: 'Inactive' })
    expect(after).toMatch(/^[A-Za-z0-9+/]{43}=$/)
    expect(after).not.toBe(before)
    await remove(id)
    expect(await list()).toEqual([])

    const key = await create(BEDROCK)
    const { ServiceCredentialSecret: anew } = await reset(key.ServiceSpecificCredentialId!)
    expect(anew).toMatch(/^ABSK/)
    expect(anew).not.toBe(key.ServiceCredentialSecret)
  })

  it("find only the user's own credentials", async () => {
    const id = (await create(CODECOMMIT)).ServiceSpecificCredentialId!
    await newUser('john')
    for (const call of [
      () => update(id, 'Inactive', 'john'),
      () => reset(id, 'john'),
      () => remove(id, 'john'),
    ]) {
      expect(await refusal(call())).toEqual({
        code: 'NoSuchEntity',
        status: 404,
        message: `No such credential ${id} exists.`,
      })
    }
    expect(await list()).toMatchObject([{ Status: 'Active' }])
  })

  it('are needed before the user can be deleted', async () => {
    const id = (await create(CODECOMMIT)).ServiceSpecificCredentialId!
    expect(await refusal(iam.send(new DeleteUserCommand({ UserName: 'jane' })))).toEqual({
      code: 'DeleteConflict',
      status: 409,
      message: 'Cannot delete entity, must remove referenced objects first.',
    })
    await remove(id)
    await iam.send(new DeleteUserCommand({ UserName: 'jane' }))
  })
})

describe('authorization', () => {
  it('is by the user, and comes before existence', async () => {
    const jane = arn('user/dev/jane')
    const one = { UserName: 'jane', ServiceSpecificCredentialId: 'ACCAEXAMPLEEXAMPLEEXA' }
    await expectDenied(server.iam(await userWithKey(server, 'john')), arn('user/john'), [
      [
        new CreateServiceSpecificCredentialCommand({ UserName: 'jane', ServiceName: 'none' }),
        'iam:CreateServiceSpecificCredential',
        jane,
      ],
      [
        new ListServiceSpecificCredentialsCommand({ UserName: 'jane' }),
        'iam:ListServiceSpecificCredentials',
        jane,
      ],
      [
        new UpdateServiceSpecificCredentialCommand({ ...one, Status: 'Inactive' }),
        'iam:UpdateServiceSpecificCredential',
        jane,
      ],
      [new ResetServiceSpecificCredentialCommand(one), 'iam:ResetServiceSpecificCredential', jane],
      [
        new DeleteServiceSpecificCredentialCommand({ ...one, UserName: 'none' }),
        'iam:DeleteServiceSpecificCredential',
        arn('user/none'),
      ],
    ])
  })

  it('sees the service and the age', async () => {
    const service = { 'iam:ServiceSpecificCredentialServiceName': BEDROCK }
    const ann = server.iam(
      await userWithKey(
        server,
        'ann',
        allowIf('iam:CreateServiceSpecificCredential', {
          StringEquals: service,
          NumericLessThanEquals: { 'iam:ServiceSpecificCredentialAgeDays': '90' },
        }),
        allowIf('iam:DeleteServiceSpecificCredential', { StringEquals: service }),
      ),
    )
    const key = await create(BEDROCK, { CredentialAgeDays: 90, client: ann })
    for (const [name, days] of [
      [BEDROCK, 91],
      [BEDROCK, undefined],
      ['logs.amazonaws.com', 1],
    ] as const) {
      const options = days === undefined ? { client: ann } : { CredentialAgeDays: days, client: ann }
      expect((await refusal(create(name, options))).code).toBe('AccessDenied')
    }
    const password = await create(CODECOMMIT)
    const removeAs = (id: string) =>
      ann.send(
        new DeleteServiceSpecificCredentialCommand({ UserName: 'jane', ServiceSpecificCredentialId: id }),
      )
    await removeAs(key.ServiceSpecificCredentialId!)
    expect((await refusal(removeAs(password.ServiceSpecificCredentialId!))).code).toBe('AccessDenied')
    // Of one that is not the user's, nothing is known.
    expect((await refusal(removeAs(key.ServiceSpecificCredentialId!))).code).toBe('AccessDenied')
  })
})
