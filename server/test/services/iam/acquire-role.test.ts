import * as sdk from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { allowIf, arn, denied, EC2_TRUST, READ_ONLY, S3_POLICY, text, trust } from './policy-world.ts'

/**
 * Outcomes and sentences as recorded of AWS.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AcquireRole.html
 */
let server: TestServer
let iam: sdk.IAMClient
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  iam = server.iam()
})
afterAll(() => server.close())

const PREFIX = 'arn:aws:iam::aws:role-template'
const POWER = `${PREFIX}/iam.amazonaws.com/PowerUserRoleTemplate:1`
const BACKUP = `${PREFIX}/backup.amazonaws.com/AWSBackupDefaultServiceRoleTemplate:1`
const ROTATION = `${PREFIX}/secretsmanager.amazonaws.com/AWSSecretsManagerRotationRoleTemplate:1`
const POWER_USER = 'arn:aws:iam::aws:policy/PowerUserAccess'
const LAMBDA = 'lambda.amazonaws.com'

type Values = Record<string, string | readonly string[]>

async function acquire(TemplateArn: string, values: Values, minor?: number, client = iam) {
  const { Role } = await client.send(
    new sdk.AcquireRoleCommand({
      TemplateArn,
      TemplateMinorVersion: minor,
      ReplacementValues: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, { Values: [value].flat() }]),
      ),
    }),
  )
  return Role!
}
/** A power user's role for Lambda. */
const power = (values: Values = {}, client = iam) =>
  acquire(POWER, { AWSServiceName: LAMBDA, ...values }, undefined, client)

const roleNamed = async (RoleName: string) => (await iam.send(new sdk.GetRoleCommand({ RoleName }))).Role!
const attached = async (RoleName: string) =>
  (await iam.send(new sdk.ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies!.map(
    ({ PolicyArn }) => PolicyArn,
  )

describe('a new role', () => {
  it('is what the template says', async () => {
    const role = await power()
    expect(role).toEqual({
      Path: '/',
      RoleName: 'PowerUserRole',
      RoleId: expect.stringMatching(/^AROA/),
      Arn: arn('role/PowerUserRole'),
      CreateDate: expect.any(Date),
      AssumeRolePolicyDocument: expect.any(String),
    })
    expect(await roleNamed('PowerUserRole')).toEqual({
      ...role,
      Description: 'Power user role for lambda.amazonaws.com',
      MaxSessionDuration: 3600,
      RoleLastUsed: {},
      SourceRoleTemplate: { TemplateArn: POWER, TemplateMinorVersion: 0 },
    })
    expect(JSON.parse(decodeURIComponent(role.AssumeRolePolicyDocument!))).toEqual(
      JSON.parse(trust({ Service: LAMBDA })),
    )
    expect(await attached('PowerUserRole')).toEqual([POWER_USER])
    const { Roles } = await iam.send(new sdk.ListRolesCommand({}))
    expect(Roles).toHaveLength(1)
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html: a subset of the attributes.
    expect(Roles![0]).not.toHaveProperty('SourceRoleTemplate')
  })

  it('has the template’s path, policies and conditions', async () => {
    const backup = await acquire(BACKUP, { accountId: '123456789012' }, 0)
    expect(backup.Arn).toBe(arn('role/service-role/AWSBackupDefaultServiceRole'))
    expect(await attached('AWSBackupDefaultServiceRole')).toHaveLength(2)

    await acquire(ROTATION, {
      RoleName: 'rotation',
      accountId: '123456789012',
      region: 'us-east-1',
      resourceType: 'probe',
      CMK_ENABLED: 'true',
      kmsKeyArn: ['arn:aws:kms:us-east-1:123456789012:key/1', 'arn:aws:kms:us-east-1:123456789012:key/2'],
    })
    const { PolicyNames } = await iam.send(new sdk.ListRolePoliciesCommand({ RoleName: 'rotation' }))
    expect(PolicyNames).toEqual(['SecretRotationPermissionPolicy'])
  })

  it('is of no template where CreateRole made it', async () => {
    await iam.send(new sdk.CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: EC2_TRUST }))
    expect(await roleNamed('app')).not.toHaveProperty('SourceRoleTemplate')
  })

  it.each([
    ['no value', {}, 'InvalidInput', "Failed to render template: Parameter 'AWSServiceName' not found."],
    [
      'an unknown parameter',
      { AWSServiceName: LAMBDA, Unused: 'x' },
      'InvalidInput',
      'Failed to render template: Unrecognized parameter: Unused',
    ],
    [
      'two values',
      { AWSServiceName: [LAMBDA, 'ec2.amazonaws.com'] },
      'ValidationError',
      'AWSServiceName replacement value must contain exactly one value, got 2',
    ],
    [
      'no service',
      { AWSServiceName: 'not-a-service' },
      'MalformedPolicyDocument',
      'Invalid principal in policy: "SERVICE":"not-a-service"',
    ],
    [
      'a name that no role may have',
      { AWSServiceName: LAMBDA, RoleName: 'a/b' },
      'ValidationError',
      'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    ],
    [
      'a name too long',
      { AWSServiceName: LAMBDA, RoleName: 'x'.repeat(65) },
      'ValidationError',
      "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64",
    ],
  ])('cannot be made with %s', async (_, values, code, message) => {
    expect(await refusal(acquire(POWER, values as Values))).toEqual({ code, status: 400, message })
    expect((await iam.send(new sdk.ListRolesCommand({}))).Roles).toEqual([])
  })

  it.each([
    [`${PREFIX}/iam.amazonaws.com/NoneSuch:1`, undefined],
    [POWER, 1],
    [POWER, -1],
  ])('cannot be made of %s, minor version %s', async (template, minor) => {
    expect(await refusal(acquire(template, { AWSServiceName: LAMBDA }, minor))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `Role template not found in repository: ${template}`,
    })
  })
})

describe('a role made before', () => {
  const RoleName = 'PowerUserRole'
  const role = { RoleName }
  const modified = {
    code: 'RoleModified',
    status: 409,
    message: `Role ${RoleName} has been modified since it was created and is no longer managed.`,
  }
  let first: sdk.Role
  beforeEach(async () => {
    first = await power()
  })

  it('is given again', async () => {
    expect(await power()).toEqual(first)
    expect(await acquire(POWER, { RoleName, AWSServiceName: LAMBDA }, 0)).toEqual(first)
  })

  it('may have another description and session duration', async () => {
    await iam.send(new sdk.UpdateRoleCommand({ ...role, Description: 'ours', MaxSessionDuration: 7200 }))
    expect(await power()).toEqual(first)
  })

  const ec2 = trust({ Service: 'ec2.amazonaws.com' })
  const Tags = [{ Key: 'Owner', Value: 'us' }]
  const inline = { ...role, PolicyName: 'x' }
  it.each([
    [
      'a tag',
      new sdk.TagRoleCommand({ ...role, Tags }),
      new sdk.UntagRoleCommand({ ...role, TagKeys: ['Owner'] }),
    ],
    [
      'another policy',
      new sdk.AttachRolePolicyCommand({ ...role, PolicyArn: READ_ONLY }),
      new sdk.DetachRolePolicyCommand({ ...role, PolicyArn: READ_ONLY }),
    ],
    [
      'its policy gone',
      new sdk.DetachRolePolicyCommand({ ...role, PolicyArn: POWER_USER }),
      new sdk.AttachRolePolicyCommand({ ...role, PolicyArn: POWER_USER }),
    ],
    [
      'an inline policy',
      new sdk.PutRolePolicyCommand({ ...inline, PolicyDocument: S3_POLICY }),
      new sdk.DeleteRolePolicyCommand(inline),
    ],
    [
      'another trust policy',
      new sdk.UpdateAssumeRolePolicyCommand({ ...role, PolicyDocument: ec2 }),
      new sdk.UpdateAssumeRolePolicyCommand({
        ...role,
        // The same as the template's, written in another way.
        PolicyDocument: text({
          Statement: { Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [LAMBDA] } },
          Version: '2012-10-17',
        }),
      }),
    ],
    [
      'a boundary',
      new sdk.PutRolePermissionsBoundaryCommand({ ...role, PermissionsBoundary: READ_ONLY }),
      new sdk.DeleteRolePermissionsBoundaryCommand(role),
    ],
  ])('is not given with %s, and is when that is set right', async (_, change, restore) => {
    await iam.send(change as sdk.TagRoleCommand)
    expect(await refusal(power())).toEqual(modified)
    await iam.send(restore as unknown as sdk.TagRoleCommand)
    expect((await power()).RoleId).toBe(first.RoleId)
  })

  it.each([
    ['another value', { AWSServiceName: 'ec2.amazonaws.com' }],
    ['other letter case of its name', { RoleName: 'POWERUSERROLE' }],
  ])('is in the way of %s', async (_, values) => {
    expect(await refusal(power(values))).toEqual({
      code: 'NameConflict',
      status: 409,
      message:
        'A role with this name exists but was created with different parameters. Pass a unique roleName to create a new role.',
    })
  })

  it.each([
    ['of another template', BACKUP, { RoleName, accountId: '123456789012' }],
    ['that CreateRole made alike', POWER, { RoleName: 'ordinary', AWSServiceName: LAMBDA }],
  ])('one %s is in the way', async (_, template, values) => {
    await iam.send(
      new sdk.CreateRoleCommand({
        RoleName: 'ordinary',
        AssumeRolePolicyDocument: trust({ Service: LAMBDA }),
      }),
    )
    await iam.send(new sdk.AttachRolePolicyCommand({ RoleName: 'ordinary', PolicyArn: POWER_USER }))
    expect(await refusal(acquire(template, values))).toEqual({
      code: 'NameConflict',
      status: 409,
      message:
        'A role with this name already exists in the account but was not created from this template. Choose a different role name, or remove the existing role if it is no longer needed.',
    })
  })

  it('is made anew when it was deleted', async () => {
    await iam.send(new sdk.DetachRolePolicyCommand({ ...role, PolicyArn: POWER_USER }))
    await iam.send(new sdk.DeleteRoleCommand(role))
    expect((await power()).RoleId).not.toBe(first.RoleId)
  })
})

it('of calls at the same time one makes the role, and the others give it or are to be made again', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 8 }, () => power()))
  const ids = new Set<string>()
  for (const answer of answers) {
    if (answer.status === 'fulfilled') ids.add(answer.value.RoleId!)
    else expect((await refusal(Promise.reject(answer.reason))).code).toBe('ConcurrentModification')
  }
  expect(ids.size).toBe(1)
})

describe('what it takes', () => {
  const template = { ArnEquals: { 'iam:RoleTemplateARN': POWER } }
  const readTemplate = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'iam:GetRoleTemplateVersion', Resource: POWER }],
  }
  const as = async (name: string, ...policies: object[]) =>
    server.iam(await userWithKey(server, name, ...policies))
  const withRoles = (Action: string) => allowIf(Action, template, arn('role/*'))

  it('is to read the template, before anything is told', async () => {
    const bob = await as('bob', withRoles('iam:CreateRole'), withRoles('iam:AttachRolePolicy'))
    const refused = denied('bob', 'iam:GetRoleTemplateVersion', POWER, `role template ${POWER}`)
    expect(await refusal(power({}, bob))).toEqual(refused)
    expect(await refusal(power({ Unused: 'x' }, bob))).toEqual(refused)
    expect(await refusal(acquire(POWER, {}, 7, bob))).toEqual(refused)
  })

  it('is to make the role and to attach its policies', async () => {
    const bob = await as('bob', readTemplate, withRoles('iam:CreateRole'))
    expect(await refusal(power({ RoleName: 'app' }, bob))).toEqual(
      denied('bob', 'iam:AttachRolePolicy', '', 'role/app'),
    )
    expect((await refusal(roleNamed('app'))).code).toBe('NoSuchEntity')
    const attach = { ArnEquals: { ...template.ArnEquals, 'iam:PolicyARN': POWER_USER } }
    const jane = await as(
      'jane',
      readTemplate,
      withRoles('iam:CreateRole'),
      allowIf('iam:AttachRolePolicy', attach, arn('role/app')),
    )
    await power({ RoleName: 'app' }, jane)
  })

  it('is to see the role where it is there', async () => {
    const role = await power()
    const bob = await as('bob', readTemplate, withRoles('iam:CreateRole'))
    expect(await refusal(power({}, bob))).toEqual(denied('bob', 'iam:GetRole', '', 'role/PowerUserRole'))
    const jane = await as('jane', readTemplate, withRoles('iam:GetRole'))
    expect(await power({}, jane)).toEqual(role)
    // To everybody but AcquireRole the role is an ordinary one.
    const RoleName = 'PowerUserRole'
    expect(await refusal(jane.send(new sdk.GetRoleCommand({ RoleName })))).toEqual(
      denied('jane', 'iam:GetRole', '', 'role PowerUserRole'),
    )
  })

  it('can be denied by the template, as the User Guide shows', async () => {
    const condition = { Null: { 'iam:RoleTemplateARN': 'false' } }
    const deny = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
        { Effect: 'Deny', Action: 'iam:*', Resource: '*', Condition: condition },
      ],
    }
    const bob = await as('bob', deny)
    expect((await refusal(power({}, bob))).message).toContain(
      'iam:CreateRole on resource: role/PowerUserRole',
    )
    await bob.send(new sdk.CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: EC2_TRUST }))
  })
})
