import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AcceptDelegationRequestCommand,
  AssociateDelegationRequestCommand,
  CreateDelegationRequestCommand,
  CreateRoleCommand,
  GetDelegationRequestCommand,
  GetHumanReadableSummaryCommand,
  IAMClient,
  ListUsersCommand,
  SendDelegationTokenCommand,
} from '@aws-sdk/client-iam'
import { GetDelegatedAccessTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clientEnvironment, run } from './support/clients.ts'
import { type Key, runIamd, type ServerProcess, startServer } from './support/server.ts'

/** Temporary delegation as docs/delegation.md describes it. */
const PARTNER = '444455556666'
const CUSTOMER = '111122223333'

const folder = mkdtempSync(join(tmpdir(), 'iamd-delegation-'))
const file = join(folder, 'partners.json')
const partner = {
  accountId: PARTNER,
  name: 'Example Partner',
  domain: 'example.com',
  templates: {
    example_setup: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: ['iam:ListUsers'], Resource: '*' },
        {
          Effect: 'Allow',
          Action: ['iam:CreateRole'],
          Resource: 'arn:aws:iam::@{AccountId}:role/example.com/@{roleName}',
          Condition: {
            StringEquals: {
              'iam:PermissionsBoundary': 'arn:aws:iam::partner:policy/example.com/QueueBoundary_20260115',
            },
          },
        },
      ],
    },
  },
  boundaries: {
    QueueBoundary_20260115: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: 'arn:aws:sqs:*:*:*' }],
    },
  },
}

let server: ServerProcess
let asks: Key
let asked: Key
beforeAll(async () => {
  writeFileSync(file, JSON.stringify([partner]))
  const accounts = ['--account-id', PARTNER, '--account-id', CUSTOMER]
  server = await startServer(['--ephemeral', ...accounts, '--delegation-partners', file])
  asks = server.roots.get(PARTNER)!
  asked = server.roots.get(CUSTOMER)!
})
afterAll(() => server.stop())

const config = ({ accessKeyId, secretAccessKey, sessionToken }: Key) => ({
  endpoint: server.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
  maxAttempts: 1,
})
const iam = (key: Key) => new IAMClient(config(key))

// With the SDK: the CLI of Debian is older than these operations.
it('goes from the request of a partner to what it does in the account of a customer', async () => {
  const { DelegationRequestId } = await iam(asks).send(
    new CreateDelegationRequestCommand({
      Description: 'Set up the worker',
      RequestorWorkflowId: 'workflow-1',
      NotificationChannel: `arn:aws:sns:us-east-1:${PARTNER}:delegations`,
      SessionDuration: 3600,
      Permissions: {
        PolicyTemplateArn: 'arn:aws:iam:::delegation-template/example_setup',
        Parameters: [{ Name: 'roleName', Type: 'string', Values: ['worker'] }],
      },
    }),
  )
  const request = { DelegationRequestId }
  const customer = iam(asked)
  const check = await customer.send(
    new GetDelegationRequestCommand({ ...request, DelegationPermissionCheck: true }),
  )
  expect(check.PermissionCheckResult).toBe('ALLOWED')
  await customer.send(new AssociateDelegationRequestCommand(request))
  const EntityArn = `arn:aws:iam::${CUSTOMER}:delegation-request/${DelegationRequestId}`
  const { SummaryContent } = await customer.send(new GetHumanReadableSummaryCommand({ EntityArn }))
  expect(SummaryContent).toContain(`CreateRole on arn:aws:iam::${CUSTOMER}:role/example.com/worker`)
  await customer.send(new AcceptDelegationRequestCommand(request))
  await customer.send(new SendDelegationTokenCommand(request))

  const token = (await notifications()).find(({ Type }) => Type === 'ExchangeToken')!
  expect(token).toMatchObject({
    RequestId: DelegationRequestId,
    RequestorWorkflowId: 'workflow-1',
    OwnerAccountId: CUSTOMER,
  })
  const { Credentials, AssumedPrincipal } = await new STSClient(config(asks)).send(
    new GetDelegatedAccessTokenCommand({ TradeInToken: token.ExchangeToken! }),
  )
  expect(AssumedPrincipal).toBe(`arn:aws:iam::${CUSTOMER}:root`)
  const delegated = iam({
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
  })
  await delegated.send(new ListUsersCommand({}))
  const trust = { Effect: 'Allow', Principal: { AWS: PARTNER }, Action: 'sts:AssumeRole' }
  const role = {
    Path: '/example.com/',
    RoleName: 'worker',
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
  }
  await expect(delegated.send(new CreateRoleCommand(role))).rejects.toThrow(
    'because no session policy allows the iam:CreateRole action',
  )
  const PermissionsBoundary = 'arn:aws:iam::partner:policy/example.com/QueueBoundary_20260115'
  await delegated.send(new CreateRoleCommand({ ...role, PermissionsBoundary }))
})

/** What the partner is told, by a request that botocore signs. */
async function notifications(): Promise<readonly Readonly<Record<string, string>>[]> {
  const script = `
import os, urllib.request, boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
url = os.environ['AWS_ENDPOINT_URL'] + '/_iamd/delegation-notifications'
request = AWSRequest('GET', url)
SigV4Auth(boto3.Session().get_credentials(), 'iam', 'us-east-1').add_auth(request)
print(urllib.request.urlopen(urllib.request.Request(url, headers=dict(request.headers))).read().decode())
`
  const { stdout, stderr } = await run('python3', ['-c', script], clientEnvironment(server, asks))
  if (stdout === '') throw new Error(stderr)
  const { Notifications } = JSON.parse(stdout) as { Notifications: { Message: string }[] }
  return Notifications.map(({ Message }) => JSON.parse(Message) as Record<string, string>)
}

it.each([
  ['is not there', join(folder, 'none.json'), undefined, 'cannot read the file of --delegation-partners'],
  ['is not JSON', join(folder, 'wrong.json'), '{', 'cannot read the file of --delegation-partners'],
  ['is not understood', join(folder, 'odd.json'), '[{"accountId":"1"}]', 'no 12-digit accountId'],
])('a server whose file of partners %s does not start', async (_what, path, text, message) => {
  if (text !== undefined) writeFileSync(path, text)
  const { code, stderr } = await runIamd([
    'serve',
    '--ephemeral',
    '--port',
    '0',
    '--delegation-partners',
    path,
  ])
  expect(code).toBe(2)
  expect(stderr).toContain(message)
})
