/** The simulator through the AWS CLI, with the commands of its documentation. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { PutUserPolicyCommand } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../harness.ts'
import { arn, makeEntities } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await makeEntities(server)
})
afterAll(() => server.close())

const run = promisify(execFile)

async function aws(...args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(
    'aws',
    ['--endpoint-url', server.endpoint, '--output', 'json', 'iam', ...args],
    {
      env: {
        PATH: process.env.PATH,
        HOME: '/nonexistent',
        AWS_ACCESS_KEY_ID: server.root.accessKeyId,
        AWS_SECRET_ACCESS_KEY: server.root.secretAccessKey,
        AWS_DEFAULT_REGION: 'us-east-1',
      },
    },
  )
  return JSON.parse(stdout)
}

// https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-custom-policy.html#examples
const POLICY =
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}'
const at = (time: string) => [
  '--context-entries',
  `ContextKeyName='aws:CurrentTime',ContextKeyValues='${time}',ContextKeyType=date`,
]

it('simulate-custom-policy', async () => {
  const command = [
    'simulate-custom-policy',
    '--policy-input-list',
    POLICY,
    '--action-names',
    'dynamodb:CreateBackup',
  ]
  expect(await aws(...command, ...at('2019-04-25T11:00:00Z'))).toEqual({
    EvaluationResults: [
      {
        EvalActionName: 'dynamodb:CreateBackup',
        EvalResourceName: '*',
        EvalDecision: 'allowed',
        MatchedStatements: [
          {
            SourcePolicyId: 'PolicyInputList.1',
            SourcePolicyType: 'IAM Policy',
            StartPosition: { Line: 1, Column: 38 },
            EndPosition: { Line: 1, Column: 167 },
          },
        ],
        MissingContextValues: [],
      },
    ],
  })
  expect(await aws(...command)).toMatchObject({
    EvaluationResults: [{ EvalDecision: 'implicitDeny', MissingContextValues: ['aws:CurrentTime'] }],
  })
})

// https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-principal-policy.html#examples
it('simulate-principal-policy', async () => {
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['codecommit:ListRepositories'], Resource: '*' }],
  }
  await server.iam().send(
    new PutUserPolicyCommand({
      UserName: 'alice',
      PolicyName: 'Grant-Access-To-CodeCommit-ListRepo',
      PolicyDocument: JSON.stringify(document, null, 4),
    }),
  )
  const command = ['simulate-principal-policy', '--policy-source-arn', arn('user/alice'), '--action-names']
  expect(await aws(...command, 'codecommit:ListRepositories')).toMatchObject({
    EvaluationResults: [
      {
        EvalDecision: 'allowed',
        MatchedStatements: [
          { StartPosition: { Line: 3, Column: 19 }, EndPosition: { Line: 10, Column: 10 } },
        ],
      },
    ],
  })
})

it('pages', async () => {
  const answer = await aws(
    'simulate-custom-policy',
    '--policy-input-list',
    POLICY,
    '--action-names',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Scan',
    '--page-size',
    '1',
    '--query',
    'EvaluationResults[].EvalActionName',
  )
  expect(answer).toEqual(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Scan'])
})

it('get-context-keys-for-custom-policy', async () => {
  expect(await aws('get-context-keys-for-custom-policy', '--policy-input-list', POLICY)).toEqual({
    ContextKeyNames: ['aws:CurrentTime'],
  })
})

it('get-context-keys-for-principal-policy', async () => {
  expect(
    await aws('get-context-keys-for-principal-policy', '--policy-source-arn', arn('group/staff')),
  ).toEqual({
    ContextKeyNames: [],
  })
})
