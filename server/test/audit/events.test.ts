import {
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetUserCommand,
  PutUserPolicyCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam'
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../harness.ts'
import { sendRaw } from '../hostile/raw.ts'
import { bytesOf, form, iamCall, sign } from '../hostile/signed.ts'

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
const ACCOUNT = '123456789012'
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

type Event = Readonly<Record<string, unknown>>

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(() => server.reset())

const last = (): Event => server.events().at(-1)!

function credentialsOf(
  issued:
    | {
        AccessKeyId?: string | undefined
        SecretAccessKey?: string | undefined
        SessionToken?: string | undefined
      }
    | undefined,
): Credentials {
  return {
    accessKeyId: issued!.AccessKeyId!,
    secretAccessKey: issued!.SecretAccessKey!,
    sessionToken: issued!.SessionToken,
  }
}

describe('an event', () => {
  it('has the elements of a CloudTrail record, and no others', async () => {
    const before = Date.now()
    const { User, $metadata } = await server.iam().send(
      new CreateUserCommand({
        UserName: 'alice',
        Path: '/team/',
        Tags: [{ Key: 'k', Value: 'v ü𝔸 /=+' }],
      }),
    )
    const after = Date.now()
    const event = last()
    expect(event).toEqual({
      eventVersion: '1.11',
      userIdentity: {
        type: 'Root',
        principalId: ACCOUNT,
        arn: `arn:aws:iam::${ACCOUNT}:root`,
        accountId: ACCOUNT,
        accessKeyId: server.root.accessKeyId,
      },
      eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
      awsRegion: 'us-east-1',
      sourceIPAddress: '127.0.0.1',
      userAgent: expect.stringContaining('aws-sdk-js/3'),
      requestParameters: {
        userName: 'alice',
        path: '/team/',
        tags: [{ key: 'k', value: 'v ü𝔸 /=+' }],
      },
      responseElements: {
        user: {
          path: '/team/',
          userName: 'alice',
          userId: User!.UserId,
          arn: User!.Arn,
          createDate: User!.CreateDate!.toISOString().replace('.000', ''),
          tags: [{ key: 'k', value: 'v ü𝔸 /=+' }],
        },
      },
      requestID: $metadata.requestId,
      eventID: expect.stringMatching(UUID),
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: ACCOUNT,
      eventCategory: 'Management',
    })
    const time = Date.parse(event.eventTime as string)
    expect(time).toBeGreaterThanOrEqual(before - 1000)
    expect(time).toBeLessThanOrEqual(after)
  })

  it('is one per request, each with an id of its own', async () => {
    for (let i = 0; i < 5; i++) await server.iam().send(new CreateUserCommand({ UserName: `u${i}` }))
    const events = server.events()
    expect(events.map((event) => (event.requestParameters as Event).userName)).toEqual([
      'u0',
      'u1',
      'u2',
      'u3',
      'u4',
    ])
    expect(new Set(events.map((event) => event.eventID)).size).toBe(5)
    expect(new Set(events.map((event) => event.requestID)).size).toBe(5)
  })

  it('leaves the answer of a read-only call out', async () => {
    await server.iam().send(new CreateUserCommand({ UserName: 'alice' }))
    await server.iam().send(new GetUserCommand({ UserName: 'alice' }))
    expect(last()).toMatchObject({ eventName: 'GetUser', readOnly: true, responseElements: null })
    expect(last()).toMatchObject({ requestParameters: { userName: 'alice' } })
  })

  it('has no parameters where the operation takes none', async () => {
    await server.sts().send(new GetCallerIdentityCommand({}))
    expect(last()).toMatchObject({ eventSource: 'sts.amazonaws.com', eventName: 'GetCallerIdentity' })
  })
})

describe('userIdentity', () => {
  it('tells an IAM user', async () => {
    const key = await userWithKey(server, 'alice')
    const { UserId } = await server.sts(key).send(new GetCallerIdentityCommand({}))
    expect(last().userIdentity).toEqual({
      type: 'IAMUser',
      principalId: UserId,
      arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
      accountId: ACCOUNT,
      accessKeyId: key.accessKeyId,
      userName: 'alice',
    })
  })

  it('tells a role session, the role behind it and the source identity', async () => {
    const key = await userWithKey(server, 'alice', allow(['sts:AssumeRole', 'sts:SetSourceIdentity']))
    const trust = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] },
      ],
    }
    const { Role } = await server.iam().send(
      new CreateRoleCommand({
        RoleName: 'Dev',
        Path: '/p/',
        AssumeRolePolicyDocument: JSON.stringify(trust),
      }),
    )
    const session = await server
      .sts(key)
      .send(new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'work', SourceIdentity: 'Alice' }))
    expect(last()).toMatchObject({
      eventName: 'AssumeRole',
      requestParameters: { roleArn: Role!.Arn, roleSessionName: 'work', sourceIdentity: 'Alice' },
      responseElements: {
        credentials: {
          accessKeyId: session.Credentials!.AccessKeyId,
          secretAccessKey: 'HIDDEN_DUE_TO_SECURITY_REASONS',
          sessionToken: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        },
        assumedRoleUser: { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Dev/work` },
      },
    })
    await server.sts(credentialsOf(session.Credentials)).send(new GetCallerIdentityCommand({}))
    expect(last().userIdentity).toEqual({
      type: 'AssumedRole',
      principalId: `${Role!.RoleId}:work`,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Dev/work`,
      accountId: ACCOUNT,
      accessKeyId: session.Credentials!.AccessKeyId,
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: Role!.RoleId,
          arn: Role!.Arn,
          accountId: ACCOUNT,
          userName: 'Dev',
        },
        attributes: { creationDate: expect.stringMatching(/^\d{4}-.*Z$/), mfaAuthenticated: 'false' },
        sourceIdentity: 'Alice',
      },
    })
  })

  it('tells the temporary credentials of a user and a federated user', async () => {
    const key = await userWithKey(server, 'alice', allow('sts:*'))
    const own = await server.sts(key).send(new GetSessionTokenCommand({}))
    await server.sts(credentialsOf(own.Credentials)).send(new GetCallerIdentityCommand({}))
    expect(last().userIdentity).toMatchObject({
      type: 'IAMUser',
      userName: 'alice',
      accessKeyId: own.Credentials!.AccessKeyId,
      sessionContext: { attributes: { mfaAuthenticated: 'false' } },
    })
    const federated = await server.sts(key).send(new GetFederationTokenCommand({ Name: 'guest' }))
    await server.sts(credentialsOf(federated.Credentials)).send(new GetCallerIdentityCommand({}))
    expect(last().userIdentity).toMatchObject({
      type: 'FederatedUser',
      arn: `arn:aws:sts::${ACCOUNT}:federated-user/guest`,
      sessionContext: {
        sessionIssuer: { type: 'IAMUser', userName: 'alice', arn: `arn:aws:iam::${ACCOUNT}:user/alice` },
      },
    })
  })
})

describe('a refused request', () => {
  it('is recorded with the code, the message and what was asked, when it is denied', async () => {
    const key = await userWithKey(server, 'mallory')
    const denied = await refusal(server.iam(key).send(new CreateUserCommand({ UserName: 'victim' })))
    expect(denied.code).toBe('AccessDenied')
    expect(last()).toMatchObject({
      eventName: 'CreateUser',
      userIdentity: { userName: 'mallory' },
      errorCode: 'AccessDenied',
      errorMessage: denied.message,
      requestParameters: { userName: 'victim' },
      responseElements: null,
    })
  })

  it('is recorded when it is not valid, and when what it names is not there', async () => {
    await refusal(server.iam().send(new CreateUserCommand({ UserName: 'no/slash' })))
    expect(last()).toMatchObject({
      errorCode: 'ValidationError',
      requestParameters: { userName: 'no/slash' },
    })
    await refusal(server.iam().send(new GetUserCommand({ UserName: 'nobody' })))
    expect(last()).toMatchObject({ eventName: 'GetUser', errorCode: 'NoSuchEntity' })
  })

  it('is recorded when it is not signed', async () => {
    await fetch(server.endpoint, { method: 'POST', body: iamCall('CreateUser', { UserName: 'x' }) })
    expect(last()).toMatchObject({
      userIdentity: { type: 'Unknown' },
      errorCode: 'MissingAuthenticationToken',
      sourceIPAddress: '127.0.0.1',
      requestParameters: null,
      responseElements: null,
    })
    // Whom it would concern is not known.
    expect(last()).not.toHaveProperty('recipientAccountId')
  })

  it('is recorded with the key it names, when the signature is wrong', async () => {
    const wrong = { ...server.root, secretAccessKey: 'x'.repeat(40) }
    await sendRaw(server.endpoint, bytesOf(sign(server.endpoint, wrong, { body: iamCall('ListUsers') })))
    expect(last()).toMatchObject({
      userIdentity: { type: 'Unknown', accessKeyId: server.root.accessKeyId },
      errorCode: 'SignatureDoesNotMatch',
    })
  })

  it('is recorded without what is in the place of the key, when that is no key id', async () => {
    const swapped = { accessKeyId: server.root.secretAccessKey, secretAccessKey: server.root.accessKeyId }
    await sendRaw(server.endpoint, bytesOf(sign(server.endpoint, swapped, { body: iamCall('ListUsers') })))
    expect(JSON.stringify(last())).not.toContain(server.root.secretAccessKey)
  })

  it('is recorded for a service that is not built', async () => {
    await sendRaw(
      server.endpoint,
      bytesOf(sign(server.endpoint, server.root, { method: 'GET', service: 's3' })),
    )
    expect(last()).toMatchObject({
      eventSource: 's3.amazonaws.com',
      eventName: 'Unknown',
      errorCode: 'NotImplemented',
    })
  })
})

describe('sizes', () => {
  it('cuts the user agent and the message of an error', async () => {
    const headers = { 'user-agent': 'a'.repeat(5000) }
    const RoleSessionName = 'b'.repeat(3000)
    const body = form({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: 'a'.repeat(20),
      RoleSessionName,
    })
    await sendRaw(
      server.endpoint,
      bytesOf(sign(server.endpoint, server.root, { service: 'sts', headers, body })),
    )
    expect(last()).toMatchObject({ userAgent: 'a'.repeat(1024), errorCode: 'ValidationError' })
    expect((last().errorMessage as string).length).toBe(1024)
  })

  it('leaves parameters out that are larger than CloudTrail takes', async () => {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [] }) + ' '.repeat(120_000)
    await refusal(server.iam().send(new CreatePolicyCommand({ PolicyName: 'big', PolicyDocument })))
    expect(last()).toMatchObject({
      eventName: 'CreatePolicy',
      requestParameters: { omitted: 'larger than 100 KB' },
    })
  })

  it('keeps the whole of a policy', async () => {
    await server.iam().send(new CreateUserCommand({ UserName: 'alice' }))
    const PolicyDocument = JSON.stringify(allow(Array.from({ length: 60 }, (_, i) => `s3:Get${i}`)))
    await server.iam().send(new PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'p', PolicyDocument }))
    expect(last()).toMatchObject({ requestParameters: { policyDocument: PolicyDocument } })
  })

  it('stays one line of JSON whatever names hold', async () => {
    const UserName = '"\r\n\\\u0000\u2028\u{1f600}'
    await refusal(server.iam().send(new GetUserCommand({ UserName })))
    expect(last()).toMatchObject({ errorCode: 'ValidationError', requestParameters: { userName: UserName } })
    await server.iam().send(new CreateUserCommand({ UserName: 'alice' }))
    await server.iam().send(
      new TagUserCommand({
        UserName: 'alice',
        Tags: [
          { Key: '__proto__', Value: 'x' },
          { Key: 'constructor', Value: 'y' },
        ],
      }),
    )
    expect(last()).toMatchObject({
      requestParameters: {
        tags: [
          { key: '__proto__', value: 'x' },
          { key: 'constructor', value: 'y' },
        ],
      },
    })
  })
})

it('hides a secret access key when it is made', async () => {
  await server.iam().send(new CreateUserCommand({ UserName: 'alice' }))
  const { AccessKey } = await server.iam().send(new CreateAccessKeyCommand({ UserName: 'alice' }))
  expect(last()).toMatchObject({
    responseElements: {
      accessKey: { accessKeyId: AccessKey!.AccessKeyId, secretAccessKey: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    },
  })
  expect(JSON.stringify(server.events())).not.toContain(AccessKey!.SecretAccessKey)
})
