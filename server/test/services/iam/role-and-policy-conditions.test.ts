import * as sdk from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { allowIf, arn, denied, EC2_TRUST, makeEntities, READ_ONLY, S3_POLICY } from './policy-world.ts'

// The condition keys of the service authorization reference, each with a call that has the value and one that has not.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  await makeEntities(server)
})
afterAll(() => server.close())

const P = arn('policy/p')
const role = { RoleName: 'app' }
const APP = arn('role/app')

/** A client of a user who has these inline policies. */
const clientWith = async (...policies: object[]) => server.iam(await userWithKey(server, 'bob', ...policies))

describe('iam:PolicyARN', () => {
  it.each([
    ['AttachRolePolicy', (PolicyArn: string) => new sdk.AttachRolePolicyCommand({ ...role, PolicyArn }), APP],
    [
      'AttachUserPolicy',
      (PolicyArn: string) => new sdk.AttachUserPolicyCommand({ UserName: 'alice', PolicyArn }),
      arn('user/alice'),
    ],
    [
      'AttachGroupPolicy',
      (PolicyArn: string) => new sdk.AttachGroupPolicyCommand({ GroupName: 'staff', PolicyArn }),
      arn('group/staff'),
    ],
  ])('is the policy of %s', async (operation, command, resource) => {
    const bob = await clientWith(allowIf('iam:Attach*', { ArnEquals: { 'iam:PolicyARN': P } }))
    await bob.send(command(P) as sdk.AttachRolePolicyCommand)
    expect(await refusal(bob.send(command(READ_ONLY) as sdk.AttachRolePolicyCommand))).toEqual(
      denied('bob', `iam:${operation}`, resource),
    )
  })
})

describe('iam:PermissionsBoundary', () => {
  it('is the boundary asked for, where one is set', async () => {
    const condition = { StringEquals: { 'iam:PermissionsBoundary': P } }
    const bob = await clientWith(allowIf(['iam:CreateRole', 'iam:Put*PermissionsBoundary'], condition))
    const create = (RoleName: string, more: object) =>
      bob.send(new sdk.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: EC2_TRUST, ...more }))
    await create('one', { PermissionsBoundary: P })
    for (const more of [{}, { PermissionsBoundary: READ_ONLY }]) {
      expect(await refusal(create('two', more))).toEqual(denied('bob', 'iam:CreateRole', arn('role/two')))
    }
    const put = (PermissionsBoundary: string) =>
      bob.send(new sdk.PutRolePermissionsBoundaryCommand({ ...role, PermissionsBoundary }))
    await put(P)
    expect(await refusal(put(READ_ONLY))).toEqual(denied('bob', 'iam:PutRolePermissionsBoundary', APP))
  })

  it('is the boundary that is there, where policies change', async () => {
    const condition = { StringEquals: { 'iam:PermissionsBoundary': P } }
    const bob = await clientWith(
      allowIf(['iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:DeleteRolePermissionsBoundary'], condition),
    )
    const calls = {
      AttachRolePolicy: () => bob.send(new sdk.AttachRolePolicyCommand({ ...role, PolicyArn: READ_ONLY })),
      PutRolePolicy: () =>
        bob.send(new sdk.PutRolePolicyCommand({ ...role, PolicyName: 'x', PolicyDocument: S3_POLICY })),
      DeleteRolePermissionsBoundary: () => bob.send(new sdk.DeleteRolePermissionsBoundaryCommand(role)),
    }
    for (const [operation, call] of Object.entries(calls)) {
      expect(await refusal(call())).toEqual(denied('bob', `iam:${operation}`, APP))
    }
    await server.iam().send(new sdk.PutRolePermissionsBoundaryCommand({ ...role, PermissionsBoundary: P }))
    for (const call of Object.values(calls)) await call()
  })
})

describe('iam:PassRole', () => {
  beforeEach(() => server.iam().send(new sdk.CreateInstanceProfileCommand({ InstanceProfileName: 'web' })))
  const add = (client: sdk.IAMClient) =>
    client.send(new sdk.AddRoleToInstanceProfileCommand({ InstanceProfileName: 'web', ...role }))

  it('is needed for the role of an instance profile', async () => {
    const bob = await clientWith(allow('iam:AddRoleToInstanceProfile'))
    expect(await refusal(add(bob))).toEqual(denied('bob', 'iam:PassRole', APP))
  })

  it('passes it to EC2', async () => {
    const to = (service: string) => ({ StringEquals: { 'iam:PassedToService': service } })
    const bob = await clientWith(
      allow('iam:AddRoleToInstanceProfile'),
      allowIf('iam:PassRole', to('lambda.amazonaws.com')),
    )
    expect(await refusal(add(bob))).toEqual(denied('bob', 'iam:PassRole', APP))
    await server.iam().send(
      new sdk.PutUserPolicyCommand({
        UserName: 'bob',
        PolicyName: 'ec2',
        PolicyDocument: JSON.stringify(allowIf('iam:PassRole', to('ec2.amazonaws.com'), APP)),
      }),
    )
    await add(bob)
  })
})

describe('tags', () => {
  const Tags = [{ Key: 'team', Value: 'blue' }]

  it.each([
    [
      'role',
      'TagRole',
      'CreateRole',
      new sdk.CreateRoleCommand({ RoleName: 'new', AssumeRolePolicyDocument: EC2_TRUST, Tags }),
    ],
    [
      'policy',
      'TagPolicy',
      'CreatePolicy',
      new sdk.CreatePolicyCommand({ PolicyName: 'new', PolicyDocument: S3_POLICY, Tags }),
    ],
    [
      'instance-profile',
      'TagInstanceProfile',
      'CreateInstanceProfile',
      new sdk.CreateInstanceProfileCommand({ InstanceProfileName: 'new', Tags }),
    ],
  ])('of a new %s need iam:%s too', async (type, tagAction, action, command) => {
    const bob = await clientWith(allow(`iam:${action}`))
    // As the denial of the creation itself would name it.
    const shown = type === 'policy' ? 'policy new' : arn(`${type}/new`)
    expect(await refusal(bob.send(command as sdk.CreateRoleCommand))).toEqual(
      denied('bob', `iam:${tagAction}`, shown, shown),
    )
  })

  it('of the request and of the resource are asked for', async () => {
    const bob = await clientWith(
      allowIf('iam:TagRole', {
        StringEquals: { 'aws:RequestTag/team': 'blue' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
      }),
      allowIf('iam:UntagRole', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }),
      allowIf(['iam:GetRole', 'iam:GetPolicy'], { StringEquals: { 'aws:ResourceTag/team': 'blue' } }),
    )
    const tag = (tags: typeof Tags) => bob.send(new sdk.TagRoleCommand({ ...role, Tags: tags }))
    const untag = (TagKeys: string[]) => bob.send(new sdk.UntagRoleCommand({ ...role, TagKeys }))
    const getRole = () => bob.send(new sdk.GetRoleCommand(role))
    const getPolicy = () => bob.send(new sdk.GetPolicyCommand({ PolicyArn: P }))

    expect(await refusal(getRole())).toEqual(denied('bob', 'iam:GetRole', APP))
    expect(await refusal(tag([...Tags, { Key: 'x', Value: 'y' }]))).toEqual(denied('bob', 'iam:TagRole', APP))
    await tag(Tags)
    await getRole()
    expect(await refusal(getPolicy())).toEqual(denied('bob', 'iam:GetPolicy', P))
    await server.iam().send(new sdk.TagPolicyCommand({ PolicyArn: P, Tags }))
    await getPolicy()
    expect(await refusal(untag(['team', 'x']))).toEqual(denied('bob', 'iam:UntagRole', APP))
    await untag(['team'])
  })
})
