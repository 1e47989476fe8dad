/** Which policy a denial names: https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns */
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  GetGroupCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { arn, OTHER_ACCOUNT, text, trust } from './policy-world.ts'

let server: TestServer
let jane: Credentials
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  jane = await userWithKey(server, 'jane', allow('*'))
})
afterAll(() => server.close())

const DENY_ALL = 'arn:aws:iam::aws:policy/AWSDenyAll'
const MINE = { UserName: 'jane' }
const deny = (action: string) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: action, Resource: '*' },
  ],
})

async function makePolicy(PolicyName: string, document: object): Promise<string> {
  const { Policy } = await server
    .iam()
    .send(new CreatePolicyCommand({ PolicyName, Path: '/guard/', PolicyDocument: text(document) }))
  return Policy!.Arn!
}

/** What the denial of a call says from its reason on. */
async function because(credentials = jane, call = new GetGroupCommand({ GroupName: 'g' })) {
  const { message } = await refusal(server.iam(credentials).send(call))
  return message.slice(message.search(/ (?:because|with) /) + 1)
}
const identity = 'with an explicit deny in an identity-based policy'
const boundary = 'with an explicit deny in a permissions boundary'
const session = 'with an explicit deny in a session policy'

it('is a managed policy of the user, of the account or of AWS', async () => {
  const iam = server.iam()
  const PolicyArn = await makePolicy('no-groups', deny('iam:GetGroup'))
  await iam.send(new AttachUserPolicyCommand({ ...MINE, PolicyArn: await makePolicy('a', allow('s3:*')) }))
  await iam.send(new AttachUserPolicyCommand({ ...MINE, PolicyArn }))
  expect(await because()).toBe(`${identity}: ${arn('policy/guard/no-groups')}`)
  await iam.send(new AttachUserPolicyCommand({ ...MINE, PolicyArn: DENY_ALL }))
  // In the order of their names, letter case aside.
  expect(await because()).toBe(`${identity}: ${DENY_ALL}`)
})

it('is a managed policy of a group of the user', async () => {
  const iam = server.iam()
  for (const GroupName of ['a', 'b']) {
    await iam.send(new CreateGroupCommand({ GroupName }))
    await iam.send(
      new PutGroupPolicyCommand({ GroupName, PolicyName: 'p', PolicyDocument: text(allow('s3:*')) }),
    )
    await iam.send(new AddUserToGroupCommand({ GroupName, ...MINE }))
  }
  const PolicyArn = await makePolicy('no-groups', deny('iam:GetGroup'))
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'b', PolicyArn }))
  expect(await because()).toBe(`${identity}: ${PolicyArn}`)
})

it('is no inline policy, which has no ARN, nor any for what nothing allows', async () => {
  const PolicyDocument = text(deny('iam:GetGroup'))
  await server.iam().send(new PutUserPolicyCommand({ ...MINE, PolicyName: 'p0', PolicyDocument }))
  expect(await because()).toBe(identity)
  const nobody = await userWithKey(server, 'nobody')
  expect(await because(nobody)).toBe('because no identity-based policy allows the iam:GetGroup action')
})

it('is the boundary', async () => {
  const PermissionsBoundary = await makePolicy('edge', deny('iam:GetGroup'))
  await server.iam().send(new PutUserPermissionsBoundaryCommand({ ...MINE, PermissionsBoundary }))
  expect(await because()).toBe(`${boundary}: ${PermissionsBoundary}`)
})

it('is a managed policy of the role or of the session', async () => {
  const iam = server.iam()
  const RoleName = 'worker'
  await iam.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust({ AWS: arn('user/jane') }) }),
  )
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: text(allow('*')) }))
  const noGroups = await makePolicy('no-groups', deny('iam:GetGroup'))
  const assume = async (input: object) => {
    const given = { RoleArn: arn(`role/${RoleName}`), RoleSessionName: 'live', ...input }
    const { Credentials: issued } = await server.sts(jane).send(new AssumeRoleCommand(given))
    return {
      accessKeyId: issued!.AccessKeyId!,
      secretAccessKey: issued!.SecretAccessKey!,
      sessionToken: issued!.SessionToken,
    } as Credentials
  }
  const PolicyArns = [{ arn: noGroups }]
  expect(await because(await assume({ PolicyArns }))).toBe(`${session}: ${noGroups}`)
  expect(await because(await assume({ PolicyArns, Policy: text(allow('*')) }))).toBe(
    `${session}: ${noGroups}`,
  )
  expect(await because(await assume({ PolicyArns, Policy: text(deny('iam:GetGroup')) }))).toBe(session)
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: noGroups }))
  expect(await because(await assume({ PolicyArns }))).toBe(`${identity}: ${noGroups}`)
})

it('is not told where the resource is of an account that has nothing to do with the caller’s', async () => {
  const PolicyArn = await makePolicy('no-roles', deny('sts:AssumeRole'))
  await server.iam().send(new AttachUserPolicyCommand({ ...MINE, PolicyArn }))
  const assume = async (account?: string) => {
    const RoleArn = arn('role/r', account)
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'live' })
    const { message } = await refusal(server.sts(jane).send(command))
    return message.slice(message.indexOf(RoleArn) + RoleArn.length + 1)
  }
  expect(await assume()).toBe(`${identity}: ${PolicyArn}`)
  expect(await assume(OTHER_ACCOUNT)).toBe(identity)
})
