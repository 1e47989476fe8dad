import * as sdk from '@aws-sdk/client-iam'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ManagedPolicies } from '../../../src/managed-policies/managed-policies.ts'
import { serviceLinkedTemplates } from '../../../src/service-reference/service-linked-roles.ts'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { expectDenied } from '../denials.ts'
import { allowIf, arn, EC2_TRUST } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const create = (AWSServiceName: string, more: Partial<sdk.CreateServiceLinkedRoleRequest> = {}) =>
  iam().send(new sdk.CreateServiceLinkedRoleCommand({ AWSServiceName, ...more }))
const remove = (RoleName: string) => iam().send(new sdk.DeleteServiceLinkedRoleCommand({ RoleName }))
const status = (DeletionTaskId: string) =>
  iam().send(new sdk.GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }))

const ECS = 'AWSServiceRoleForECS'
const ECS_ARN = arn(`role/aws-service-role/ecs.amazonaws.com/${ECS}`)

describe('the table of service-linked roles', () => {
  it('has each role once, with a policy that AWS has', () => {
    const managed = new ManagedPolicies()
    const templates = [...serviceLinkedTemplates()]
    for (const [service, { name, policyArn }] of templates) {
      expect(service).toMatch(/^[a-z0-9.-]+\.amazonaws\.com$/)
      expect(name).toMatch(/^AWSServiceRoleFor[\w-]{1,47}$/)
      expect(managed.byArn(policyArn)?.serviceLinked, policyArn).toBe(true)
    }
    expect(new Set(templates.map(([, { name }]) => name)).size).toBe(templates.length)
  })
})

describe('CreateServiceLinkedRole', () => {
  it('makes the role that the service has, with its policy', async () => {
    const { Role } = await create('ecs.amazonaws.com')
    expect(Role).toEqual({
      Path: '/aws-service-role/ecs.amazonaws.com/',
      RoleName: ECS,
      RoleId: expect.stringMatching(/^AROA/),
      Arn: ECS_ARN,
      CreateDate: expect.any(Date),
      AssumeRolePolicyDocument: expect.any(String),
    })
    const trust = (encoded: string | undefined) => JSON.parse(decodeURIComponent(encoded!))
    expect(trust(Role!.AssumeRolePolicyDocument)).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: ['ecs.amazonaws.com'] } },
      ],
    })
    const { Role: stored } = await iam().send(new sdk.GetRoleCommand({ RoleName: ECS }))
    // Services describe the roles that they make themselves; who makes one by this call describes it or nobody does.
    expect(stored).not.toHaveProperty('Description')
    expect(stored).toMatchObject({ MaxSessionDuration: 3600 })
    expect(trust(stored!.AssumeRolePolicyDocument)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    })
    const attached = await iam().send(new sdk.ListAttachedRolePoliciesCommand({ RoleName: ECS }))
    expect(attached.AttachedPolicies).toEqual([
      {
        PolicyName: 'AmazonECSServiceRolePolicy',
        PolicyArn: 'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy',
      },
    ])
  })

  it('takes a description, and a suffix where the service has several roles', async () => {
    const { Role } = await create('autoscaling.amazonaws.com', { CustomSuffix: 'blue', Description: 'ours' })
    const RoleName = 'AWSServiceRoleForAutoScaling_blue'
    expect(Role).toMatchObject({ RoleName })
    const { Role: stored } = await iam().send(new sdk.GetRoleCommand({ RoleName }))
    expect(stored?.Description).toBe('ours')
    await create('autoscaling.amazonaws.com', { CustomSuffix: 'green' })
    await create('autoscaling.amazonaws.com')
    const roles = await iam().send(new sdk.ListRolesCommand({ PathPrefix: '/aws-service-role/' }))
    expect(roles.Roles?.map(({ RoleName }) => RoleName)).toEqual([
      'AWSServiceRoleForAutoScaling',
      'AWSServiceRoleForAutoScaling_blue',
      'AWSServiceRoleForAutoScaling_green',
    ])
    expect(roles.Roles?.[1]?.Description).toBe('ours')
  })

  it('takes a name once', async () => {
    await create('ecs.amazonaws.com')
    expect(await refusal(create('ecs.amazonaws.com'))).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: `Service role name ${ECS} has been taken in this account, please try a different suffix.`,
    })
  })

  it('makes one role of two calls at once', async () => {
    const outcomes = await Promise.allSettled([create('rds.amazonaws.com'), create('rds.amazonaws.com')])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it.each([
    [
      'unknown.amazonaws.com',
      {},
      'AccessDenied',
      403,
      'Cannot find Service Linked Role template for unknown.amazonaws.com',
    ],
    [
      'ECS.amazonaws.com',
      {},
      'AccessDenied',
      403,
      'Cannot find Service Linked Role template for ECS.amazonaws.com',
    ],
    [
      'es.amazonaws.com',
      { CustomSuffix: 'x' },
      'InvalidInput',
      400,
      'Custom suffix is not allowed for es.amazonaws.com',
    ],
    [
      'autoscaling.amazonaws.com',
      { CustomSuffix: 'x'.repeat(36) },
      'ValidationError',
      400,
      `1 validation error detected: Value 'AWSServiceRoleForAutoScaling_${'x'.repeat(36)}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ],
  ] as const)('refuses %s with %o', async (service, more, code, status, message) => {
    expect(await refusal(create(service, more))).toEqual({ code, status, message })
  })

  it('is granted for a service by iam:AWSServiceName', async () => {
    const key = await userWithKey(
      server,
      'ann',
      allowIf('iam:CreateServiceLinkedRole', {
        StringEquals: { 'iam:AWSServiceName': 'ecs.amazonaws.com' },
      }),
    )
    const own = server.iam(key)
    await own.send(new sdk.CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }))
    await expectDenied(own, arn('user/ann'), [
      [
        new sdk.CreateServiceLinkedRoleCommand({ AWSServiceName: 'es.amazonaws.com' }),
        'iam:CreateServiceLinkedRole',
        arn('role/aws-service-role/es.amazonaws.com/AWSServiceRoleForAmazonElasticsearchService'),
      ],
    ])
  })
})

describe('a service-linked role', () => {
  it('is assumed by nobody but its service', async () => {
    await create('ecs.amazonaws.com')
    const key = await userWithKey(server, 'ann', allow('sts:AssumeRole'))
    const call = server.sts(key).send(new AssumeRoleCommand({ RoleArn: ECS_ARN, RoleSessionName: 'ann' }))
    expect(await refusal(call)).toMatchObject({ code: 'AccessDenied', status: 403 })
  })

  it('cannot be deleted as another role can', async () => {
    await create('ecs.amazonaws.com')
    expect(await refusal(iam().send(new sdk.DeleteRoleCommand({ RoleName: ECS })))).toEqual({
      code: 'UnmodifiableEntity',
      status: 400,
      message: `Cannot perform the operation on the protected role '${ECS}' - this role is only modifiable by AWS`,
    })
  })

  it('goes with its task, and can be made anew', async () => {
    const first = await create('ecs.amazonaws.com')
    const { DeletionTaskId } = await remove(ECS)
    expect(DeletionTaskId).toMatch(
      /^task\/aws-service-role\/ecs\.amazonaws\.com\/AWSServiceRoleForECS\/[0-9a-f-]{36}$/,
    )
    expect(await status(DeletionTaskId!)).toMatchObject({ Status: 'SUCCEEDED' })
    expect(await refusal(remove(ECS))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `The role with name ${ECS} cannot be found.`,
    })
    const again = await create('ecs.amazonaws.com')
    expect(again.Role?.RoleId).not.toBe(first.Role?.RoleId)
  })
})

describe('DeleteServiceLinkedRole and its task', () => {
  it('leaves other roles alone', async () => {
    await iam().send(new sdk.CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: EC2_TRUST }))
    expect(await refusal(remove('app'))).toMatchObject({ code: 'NoSuchEntity', status: 404 })
    await iam().send(new sdk.GetRoleCommand({ RoleName: 'app' }))
  })

  it.each([
    ['task/aws-service-role/ecs.amazonaws.com/x/1', 'NoSuchEntity', 404],
    ['task/aws-service-role/ecs.amazonaws.com', 'InvalidInput', 400],
    ['nonsense', 'InvalidInput', 400],
  ])('knows no task %s', async (id, code, httpStatus) => {
    expect(await refusal(status(id))).toMatchObject({ code, status: httpStatus })
  })

  it('is for those who are allowed', async () => {
    await create('ecs.amazonaws.com')
    const own = server.iam(await userWithKey(server, 'ann'))
    await expectDenied(own, arn('user/ann'), [
      [new sdk.DeleteServiceLinkedRoleCommand({ RoleName: ECS }), 'iam:DeleteServiceLinkedRole', ECS_ARN],
      [
        new sdk.GetServiceLinkedRoleDeletionStatusCommand({
          DeletionTaskId: `task/aws-service-role/ecs.amazonaws.com/${ECS}/1`,
        }),
        'iam:GetServiceLinkedRoleDeletionStatus',
        ECS_ARN,
      ],
    ])
  })
})

describe('SetSecurityTokenServicePreferences', () => {
  const version = async () =>
    (await iam().send(new sdk.GetAccountSummaryCommand({}))).SummaryMap?.GlobalEndpointTokenVersion
  const set = (GlobalEndpointTokenVersion: sdk.GlobalEndpointTokenVersion) =>
    iam().send(new sdk.SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion }))

  it('is shown in the account summary', async () => {
    expect(await version()).toBe(1)
    await set('v2Token')
    expect(await version()).toBe(2)
    await set('v1Token')
    expect(await version()).toBe(1)
  })

  it('is for those who are allowed', async () => {
    const own = server.iam(await userWithKey(server, 'ann'))
    await expectDenied(own, arn('user/ann'), [
      [
        new sdk.SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: 'v2Token' }),
        'iam:SetSecurityTokenServicePreferences',
        '*',
      ],
    ])
  })
})
