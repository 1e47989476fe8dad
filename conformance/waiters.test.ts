import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aws, awsJson } from './support/clients.ts'
import { type ServerProcess, startServer } from './support/server.ts'

/** `aws iam wait`, which tells by statuses and codes whether to go on. */

let server: ServerProcess
beforeAll(async () => {
  server = await startServer(['--ephemeral'])
})
afterAll(() => server.stop())

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
})

const iam = (...args: readonly string[]) => awsJson(server, server.root, 'iam', ...args)
const wait = (...args: readonly string[]) => aws(server, server.root, 'iam', 'wait', ...args)

/** The waiters of IAM's client but for the one for policies, which is named by its ARN. */
const WAITERS = [
  ['user-exists', ['--user-name', 'someone'], ['create-user']],
  ['role-exists', ['--role-name', 'someone'], ['create-role', '--assume-role-policy-document', TRUST]],
  ['instance-profile-exists', ['--instance-profile-name', 'someone'], ['create-instance-profile']],
  [
    'policy-exists',
    ['--policy-arn', 'arn:aws:iam::123456789012:policy/someone'],
    ['create-policy', '--policy-name', 'someone', '--policy-document', POLICY],
  ],
] as const

describe.each(WAITERS)('aws iam wait %s', (waiter, named, create) => {
  it('ends once it is there', async () => {
    const waiting = wait(waiter, ...named)
    await iam(...create, ...(waiter === 'policy-exists' ? [] : named))
    expect(await waiting).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})

it('ends at once where the caller may not look', async () => {
  await iam('create-user', '--user-name', 'nobody')
  const { AccessKey } = (await iam('create-access-key', '--user-name', 'nobody')) as {
    AccessKey: { AccessKeyId: string; SecretAccessKey: string }
  }
  const key = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
  const { code, stderr } = await aws(server, key, 'iam', 'wait', 'user-exists', '--user-name', 'someone')
  expect(code).toBe(255)
  expect(stderr).toContain(
    'Waiter UserExists failed: An error occurred (AccessDenied): User: arn:aws:iam::123456789012:user/nobody is not authorized to perform: iam:GetUser on resource: user someone',
  )
})
