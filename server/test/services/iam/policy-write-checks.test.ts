import * as sdk from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetFederationTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { arn, EC2_TRUST, makeEntities, READ_ONLY, S3_POLICY, trust } from './policy-world.ts'
import { INLINE, MANAGED, PERMISSIONS, SESSION } from './policy-writes.ts'
import { TRUST } from './trust-writes.ts'
import type { Written } from './written.ts'

/** What IAM and STS refuse of the policies that they are given, through every operation that takes one. */
let server: TestServer
let iam: sdk.IAMClient
let sts: ReturnType<TestServer['sts']>
beforeAll(async () => {
  server = await startTestServer()
  iam = server.iam()
  await makeEntities(server)
  const AssumeRolePolicyDocument = trust({ AWS: '123456789012' })
  await iam.send(new sdk.CreateRoleCommand({ RoleName: 'open', AssumeRolePolicyDocument }))
  sts = server.sts(await userWithKey(server, 'caller', allow('sts:*')))
})
afterAll(() => server.close())

type Write = (document: string) => Promise<unknown>

let made = 0
const named = () => `made-${++made}`
const inline = { PolicyName: 'x' }
const createPolicy: Write = (PolicyDocument) =>
  iam.send(new sdk.CreatePolicyCommand({ PolicyName: named(), PolicyDocument }))
const createVersion: Write = async (PolicyDocument) => {
  const { Policy } = await iam.send(
    new sdk.CreatePolicyCommand({ PolicyName: named(), PolicyDocument: S3_POLICY }),
  )
  await iam.send(new sdk.CreatePolicyVersionCommand({ PolicyArn: Policy!.Arn, PolicyDocument }))
}
const putUser: Write = (PolicyDocument) =>
  iam.send(new sdk.PutUserPolicyCommand({ ...inline, UserName: 'alice', PolicyDocument }))
const putGroup: Write = (PolicyDocument) =>
  iam.send(new sdk.PutGroupPolicyCommand({ ...inline, GroupName: 'staff', PolicyDocument }))
const putRole: Write = (PolicyDocument) =>
  iam.send(new sdk.PutRolePolicyCommand({ ...inline, RoleName: 'app', PolicyDocument }))
const createRole: Write = (AssumeRolePolicyDocument) =>
  iam.send(new sdk.CreateRoleCommand({ RoleName: named(), AssumeRolePolicyDocument }))
const updateTrust: Write = (PolicyDocument) =>
  iam.send(new sdk.UpdateAssumeRolePolicyCommand({ RoleName: 'app', PolicyDocument }))
const assumeRole: Write = (Policy) =>
  sts.send(new AssumeRoleCommand({ RoleArn: arn('role/open'), RoleSessionName: 'session', Policy }))
const federate: Write = (Policy) => sts.send(new GetFederationTokenCommand({ Name: 'fed', Policy }))

const everywhere: readonly (readonly [string, readonly Write[], readonly Written[]])[] = [
  ['permissions', [createPolicy, createVersion, putUser, putGroup, putRole], PERMISSIONS],
  ['managed policies', [createPolicy, createVersion], MANAGED],
  ['inline policies', [putUser, putGroup, putRole], INLINE],
  ['trust policies', [createRole, updateTrust], TRUST],
  ['session policies', [assumeRole, federate], SESSION],
]

describe.each(everywhere)('%s', (_, writes, documents) => {
  it.each(documents.map((one) => [one.what, one] as const))('%s', async (_what, { document, refused }) => {
    for (const write of writes) {
      if (refused === undefined) await write(document)
      else expect(await refusal(write(document))).toMatchObject({ code: refused[0], message: refused[1] })
    }
  })
})

it('every row says who says so, and there are many', () => {
  const rows = everywhere.flatMap(([, , documents]) => documents)
  for (const { source } of rows) expect(source).toMatch(/^https:\/\//)
  expect(rows.length).toBeGreaterThanOrEqual(90)
})

describe('sums of inline policies', () => {
  /** As many characters as are asked for. */
  const sized = (length: number) => {
    const document = (Sid: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Sid, Effect: 'Allow', Action: 's3:*', Resource: '*' }],
      })
    return document('x'.repeat(length - document('').length))
  }

  it.each([
    ['user', 'alice', 2048],
    ['group', 'staff', 5120],
    ['role', 'app', 10_240],
  ] as const)('of a %s, %s, are at most %i characters', async (kind, name, limit) => {
    const put = (PolicyName: string, PolicyDocument: string) => {
      const input = { PolicyName, PolicyDocument }
      if (kind === 'user') return iam.send(new sdk.PutUserPolicyCommand({ ...input, UserName: name }))
      if (kind === 'group') return iam.send(new sdk.PutGroupPolicyCommand({ ...input, GroupName: name }))
      return iam.send(new sdk.PutRolePolicyCommand({ ...input, RoleName: name }))
    }
    await put('x', sized(100))
    const room = limit - 100
    expect(await refusal(put('y', sized(room + 1)))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: `Maximum policy size of ${limit} bytes exceeded for ${kind} ${name}`,
    })
    // White space does not count, wherever it stands. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    await put('y', sized(room).replaceAll(',', ' , ').replace('"s3:*"', '\n"s3:*"'))
    await put('y', sized(room))
    await put('x', sized(100))
  })
})

describe('besides documents', () => {
  it.each([
    [
      'a role below the path of services',
      // https://github.com/tilfin/aws-iam-policy-tool/pull/9
      () =>
        iam.send(
          new sdk.CreateRoleCommand({
            RoleName: 'AWSServiceRoleForECS',
            Path: '/aws-service-role/ecs.amazonaws.com/',
            AssumeRolePolicyDocument: EC2_TRUST,
          }),
        ),
      'InvalidInput',
      "Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles",
    ],
    [
      'a boundary that is no policy',
      // https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html
      () =>
        iam.send(
          new sdk.PutRolePermissionsBoundaryCommand({
            RoleName: 'app',
            PermissionsBoundary: arn('policy/none'),
          }),
        ),
      'NoSuchEntity',
      `Scope ARN: ${arn('policy/none')} does not exist or is not attachable.`,
    ],
    [
      'a sixth version',
      // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html
      async () => {
        for (let version = 2; version <= 6; version++) {
          await iam.send(
            new sdk.CreatePolicyVersionCommand({ PolicyArn: arn('policy/p'), PolicyDocument: S3_POLICY }),
          )
        }
      },
      'LimitExceeded',
      'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    ],
    [
      'a policy for service-linked roles',
      // https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
      () =>
        iam.send(
          new sdk.AttachRolePolicyCommand({
            RoleName: 'app',
            PolicyArn: 'arn:aws:iam::aws:policy/aws-service-role/AWSIAMRoleManagerServiceRolePolicy',
          }),
        ),
      'PolicyNotAttachable',
      'Cannot attach a Service Role Policy to a Customer Role.',
    ],
  ])('%s is refused', async (_, write, code, message) => {
    expect(await refusal(write())).toMatchObject({ code, message })
  })

  it('what was refused is not stored', async () => {
    await putRole(S3_POLICY)
    await refusal(putRole('{'))
    const { PolicyDocument } = await iam.send(new sdk.GetRolePolicyCommand({ ...inline, RoleName: 'app' }))
    expect(decodeURIComponent(PolicyDocument!)).toBe(S3_POLICY)
    await iam.send(new sdk.AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: READ_ONLY }))
  })
})
