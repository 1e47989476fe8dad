import { CreateRoleCommand } from '@aws-sdk/client-iam'
import * as sdk from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { allow, type Credentials, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { enabledDevice } from '../mfa.ts'
import { credentialsOf, trust } from '../sts/roles.ts'
import { ACCOUNT, anyDate, arn, idOf, tags } from './example.ts'

/**
 * The examples of STS's model of 2011-06-15 for callers of our own, member by member. Its session names differ between what is sent and
 * what is answered; the answer follows what is sent.
 */

const LIST_BUCKETS =
  '{"Version":"2012-10-17","Statement":[{"Sid":"Stmt1","Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}'
const text = expect.stringMatching(/./)
const credentials = {
  AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
  Expiration: anyDate,
  SecretAccessKey: expect.stringMatching(/^[\w/+]{40}$/),
  SessionToken: text,
}
/** Members of every answer with a token, which are younger than the examples. */
const since = { SessionTokenSize: expect.any(Number), SessionTokenUtilization: expect.any(Number) }
const percentage = expect.toSatisfy(
  (size) => Number.isInteger(size) && Number(size) > 0 && Number(size) <= 100,
)

let server: TestServer
let alice: Credentials
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT] })
})
beforeEach(async () => {
  server.reset()
  alice = await userWithKey(server, 'Alice', allow('sts:*'))
})
afterAll(() => server.close())

async function answerTo<T extends { $metadata: unknown }>(call: Promise<T>): Promise<Omit<T, '$metadata'>> {
  const { $metadata: _, ...answer } = await call
  return answer
}

function makeRole(RoleName: string) {
  const trusted = trust(arn('root'), undefined, ['sts:AssumeRole', 'sts:TagSession'])
  const AssumeRolePolicyDocument = JSON.stringify(trusted)
  return server.iam().send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }))
}

it('AssumeRole', async () => {
  await makeRole('demo')
  const input = {
    ExternalId: '123ABC',
    Policy: LIST_BUCKETS,
    RoleArn: arn('role/demo'),
    RoleSessionName: 'testAssumeRoleSession',
    Tags: tags({ Project: 'Unicorn', Team: 'Automation', 'Cost-Center': '12345' }),
    TransitiveTagKeys: ['Project', 'Cost-Center'],
  }
  const session = 'testAssumeRoleSession'
  expect(await answerTo(server.sts(alice).send(new sdk.AssumeRoleCommand(input)))).toStrictEqual({
    AssumedRoleUser: {
      Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/demo/${session}`,
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:testAssumeRoleSession$/),
    },
    Credentials: credentials,
    PackedPolicySize: percentage,
    ...since,
  })
})

it('AssumeRole without policies and tags, whose packed size is not told', async () => {
  await makeRole('demo')
  const input = { RoleArn: arn('role/demo'), RoleSessionName: 's3-access-example' }
  const answer = await answerTo(server.sts(alice).send(new sdk.AssumeRoleCommand(input)))
  expect(Object.keys(answer).sort()).toEqual(['AssumedRoleUser', 'Credentials', ...Object.keys(since)])
})

it('GetFederationToken', async () => {
  const input = {
    DurationSeconds: 3600,
    Name: 'testFedUserSession',
    Policy: LIST_BUCKETS,
    Tags: tags({ Project: 'Pegasus', 'Cost-Center': '98765' }),
  }
  expect(await answerTo(server.sts(alice).send(new sdk.GetFederationTokenCommand(input)))).toStrictEqual({
    Credentials: credentials,
    FederatedUser: {
      Arn: `arn:aws:sts::${ACCOUNT}:federated-user/testFedUserSession`,
      FederatedUserId: `${ACCOUNT}:testFedUserSession`,
    },
    PackedPolicySize: percentage,
    ...since,
  })
})

it('GetSessionToken with a code', async () => {
  const { serial, code } = await enabledDevice(server.iam(), 'Alice')
  const input = { DurationSeconds: 3600, SerialNumber: serial, TokenCode: code(1) }
  const answer = await answerTo(server.sts(alice).send(new sdk.GetSessionTokenCommand(input)))
  expect(answer).toStrictEqual({ Credentials: credentials, ...since })
})

it('GetCallerIdentity of a user, of a role and of a federated user', async () => {
  await makeRole('my-role-name')
  const identity = async (who: Credentials) =>
    answerTo(server.sts(who).send(new sdk.GetCallerIdentityCommand({})))
  expect(await identity(alice)).toStrictEqual({
    Account: ACCOUNT,
    Arn: arn('user/Alice'),
    UserId: idOf('AIDA'),
  })
  const assumed = await server.sts(alice).send(
    new sdk.AssumeRoleCommand({
      RoleArn: arn('role/my-role-name'),
      RoleSessionName: 'my-role-session-name',
    }),
  )
  expect(await identity(credentialsOf(assumed))).toStrictEqual({
    Account: ACCOUNT,
    Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/my-role-name/my-role-session-name`,
    UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:my-role-session-name$/),
  })
  const federated = await server
    .sts(alice)
    .send(new sdk.GetFederationTokenCommand({ Name: 'my-federated-user-name' }))
  expect(await identity(credentialsOf(federated))).toStrictEqual({
    Account: ACCOUNT,
    Arn: `arn:aws:sts::${ACCOUNT}:federated-user/my-federated-user-name`,
    UserId: `${ACCOUNT}:my-federated-user-name`,
  })
})
