import { CreateDelegationRequestCommand, GetHumanReadableSummaryCommand } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../harness.ts'
import { asking, CUSTOMER, PARTNER } from '../delegation-world.ts'

// Whoever accepts a request goes by its summary, and parts of the policy are the requestor's to choose.

const SERVICES = [
  'dynamodb:GetItem',
  'ec2:RunInstances',
  'kms:Decrypt',
  's3:GetObject',
  'sns:Publish',
  'sqs:*',
]

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    accountIds: [PARTNER, CUSTOMER],
    delegationPartners: [
      {
        accountId: PARTNER,
        name: 'Example Partner',
        templates: {
          roles: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['iam:CreateRole'],
                Resource: 'arn:aws:iam::@{AccountId}:role/@{values}',
                Condition: { StringEquals: { 'aws:RequestTag/team': '@{teams}' } },
              },
            ],
          },
          services: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: SERVICES, Resource: '@{values}' },
              { Effect: 'Allow', Action: ['iam:CreateUser'], Resource: '*' },
            ],
          },
        },
      },
    ],
  })
})
afterAll(() => server.close())

async function summary(template: string, lists: Readonly<Record<string, readonly string[]>>) {
  const Parameters = Object.entries(lists).map(([Name, values]) => ({
    Name,
    Type: 'stringList' as const,
    Values: [...values],
  }))
  const PolicyTemplateArn = `arn:aws:iam:::delegation-template/${template}`
  const request = new CreateDelegationRequestCommand(
    asking({ OwnerAccountId: CUSTOMER, Permissions: { PolicyTemplateArn, Parameters } }),
  )
  const { DelegationRequestId } = await server.iam(server.roots.get(PARTNER)!).send(request)
  const EntityArn = `arn:aws:iam::${CUSTOMER}:delegation-request/${DelegationRequestId}`
  const command = new GetHumanReadableSummaryCommand({ EntityArn })
  return (await server.iam(server.roots.get(CUSTOMER)!).send(command)).SummaryContent!
}

it('keeps what the requestor chose apart from its own words', async () => {
  const role = (name: string) => `arn:aws:iam::${CUSTOMER}:role/${name}`
  const text = await summary('roles', {
    values: ['*', 'x, only where aws:MultiFactorAuthPresent is true'],
    teams: ['any', 'none or absent', 'say "so"'],
  })
  expect(text).toContain(
    `CreateRole on ${role('*')} and "${role('x, only where aws:MultiFactorAuthPresent is true')}", only where aws:RequestTag/team is any, "none or absent" or "say \\"so\\""\n`,
  )
})

it('leaves no statement out, however long the others are', async () => {
  const values = Array.from(
    { length: 28 },
    (_, i) => `arn:aws:s3:::a-bucket-with-quite-a-long-name-${i}/prefix`,
  )
  const text = await summary('services', { values })
  expect(text.length).toBeLessThan(10_000)
  expect(text).toContain('{"Effect":"Allow","Action":["iam:CreateUser"],"Resource":"*"}')
  expect(text).toContain(values.at(-1)!)
  expect(text).toContain('It could change who may do what in the account')
  expect(text).toContain('Access begins when the token is sent')
})
