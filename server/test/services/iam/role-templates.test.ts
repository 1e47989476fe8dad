import * as sdk from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RoleTemplate, roleTemplate } from '../../../src/service-reference/role-templates.ts'
import { usable } from '../../../src/services/iam/role-templates/acquisition.ts'
import { renderRole } from '../../../src/services/iam/role-templates/render.ts'
import { refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { allowIf, denied } from './policy-world.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_role-template.html */
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const PREFIX = 'arn:aws:iam::aws:role-template'
const POWER = `${PREFIX}/iam.amazonaws.com/PowerUserRoleTemplate:1`
const ROTATION = `${PREFIX}/secretsmanager.amazonaws.com/AWSSecretsManagerRotationRoleTemplate:1`

const get = async (TemplateArn: string, MinorVersion?: number, iam = server.iam()) =>
  (await iam.send(new sdk.GetRoleTemplateVersionCommand({ TemplateArn, MinorVersion }))).RoleTemplateVersion!

describe('GetRoleTemplateVersion', () => {
  it('shows a template', async () => {
    const template = await get(POWER)
    expect(template).toMatchObject({
      TemplateArn: POWER,
      TemplateName: 'PowerUserRoleTemplate',
      TemplateVersionId: 'AVTAZKAPJZG4N6BGA67NU',
      MajorVersion: 1,
      DefaultMinorVersion: 0,
      MinorVersion: 0,
      ManagedByType: 'Service',
      ManagedByValue: 'iam.amazonaws.com',
      Enabled: true,
      VersionEnabled: true,
      RoleNamePattern: '@{RoleName}',
      RoleDescriptionPattern: 'Power user role for @{AWSServiceName}',
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'],
      MaxSessionDuration: 3600,
      CreateTimestamp: new Date('2026-06-12T02:57:08Z'),
      UpdateTimestamp: new Date('2026-06-12T02:57:08Z'),
    })
    expect(JSON.parse(decodeURIComponent(template.AssumeRolePolicyDocumentTemplate!))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: '@{AWSServiceName}' }, Action: 'sts:AssumeRole' }],
    })
    expect(template.ParametersDefinition).toEqual([
      {
        Name: 'AWSServiceName',
        Type: 'String',
        Description: 'Service principal of the service',
        IsRequired: true,
        Immutable: false,
      },
      {
        Name: 'RoleName',
        Type: 'String',
        Description: 'Customized name for the role',
        IsRequired: false,
        DefaultValue: 'PowerUserRole',
        Immutable: false,
      },
    ])
    for (const none of ['InlinePolicyTemplates', 'RoleTagsTemplate', 'RolePathPattern'])
      expect(template).not.toHaveProperty(none)
    expect(await get(POWER, 0)).toEqual(template)
  })

  // The directory of the User Guide, and the parameters it names; the seven of CloudWatch are in it and not carried.
  it.each([
    ['backup.amazonaws.com/AWSBackupDefaultServiceRoleTemplate', 'accountId RoleName'],
    [
      'datazone.amazonaws.com/AmazonSageMakerAdminIAMPermissiveExecutionRoleTemplate',
      'CMK_ENABLED RoleName accountId keyAccountId keyRegion kmsKeyId',
    ],
    ['datazone.amazonaws.com/AmazonSageMakerUserIAMPermissiveExecutionRoleTemplate', 'RoleName accountId'],
    ['iam.amazonaws.com/PowerUserRoleTemplate', 'AWSServiceName RoleName'],
    [
      'secretsmanager.amazonaws.com/AWSSecretsManagerRotationRoleTemplate',
      'ADMIN_RESOURCE_ENABLED CMK_ENABLED RoleName accountId adminType kmsKeyArn region resourceType',
    ],
  ])('knows %s', async (name, parameters) => {
    const template = await get(`${PREFIX}/${name}:1`)
    expect(template.ParametersDefinition!.map(({ Name }) => Name).join(' ')).toBe(parameters)
    const policies = template.ManagedPolicyArns ?? []
    for (const PolicyArn of policies) await server.iam().send(new sdk.GetPolicyCommand({ PolicyArn }))
  })

  it.each([
    [`${PREFIX}/iam.amazonaws.com/PowerUserRoleTemplate:2`, undefined],
    [`${PREFIX}/iam.amazonaws.com/NoneSuch:1`, undefined],
    [POWER, 1],
    [POWER, -1],
    [`${PREFIX}/rum.amazonaws.com/AmazonCloudWatchRUMPutEventsRoleTemplate:1`, undefined],
  ])('finds no %s, minor version %s', async (arn, minor) => {
    expect(await refusal(get(arn, minor))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `Role Template ${arn} cannot be found.`,
    })
  })

  // Recorded of AWS: the templates are of an account of AWS's own.
  it.each([
    ['639982225848', true],
    ['aws', false],
    ['123456789012', false],
  ])('shows %s as aws:ResourceAccount: %s', async (account, allowed) => {
    const condition = { StringEquals: { 'aws:ResourceAccount': account } }
    const bob = server.iam(
      await userWithKey(server, `bob${account}`, allowIf('iam:GetRoleTemplateVersion', condition)),
    )
    if (allowed) await get(POWER, undefined, bob)
    else
      expect(await refusal(get(POWER, undefined, bob))).toEqual(
        denied(`bob${account}`, 'iam:GetRoleTemplateVersion', POWER, `role-template ${POWER}`),
      )
  })

  it('has no iam:RoleTemplateARN', async () => {
    const condition = { ArnEquals: { 'iam:RoleTemplateARN': POWER } }
    const bob = server.iam(
      await userWithKey(server, 'carol', allowIf('iam:GetRoleTemplateVersion', condition)),
    )
    expect((await refusal(get(POWER, undefined, bob))).code).toBe('AccessDenied')
  })
})

describe('rendering', () => {
  const rotation = roleTemplate(ROTATION)!
  const given = (values: Record<string, readonly string[]>) => new Map(Object.entries(values))
  const needed = { accountId: ['123456789012'], region: ['us-east-1'], resourceType: ['probe'] }

  const inline = (values: Record<string, readonly string[]>) =>
    renderRole(rotation, given(values)).inlinePolicies.map(({ document }) => JSON.parse(document))
  const sids = (values: Record<string, readonly string[]>) =>
    inline(values).flatMap(({ Statement }) => Statement.map(({ Sid }: { Sid: string }) => Sid))

  it('leaves out statements that are not enabled, and asks for nothing that only they have', () => {
    const always = ['AllowRotationAccessGeneric', 'AllowPasswordGenerationAccessAdmin']
    expect(sids(needed)).toEqual(always)
    for (const yes of ['True', 'true']) {
      expect(sids({ ...needed, ADMIN_RESOURCE_ENABLED: [yes], adminType: ['x'] })).toEqual([
        ...always,
        'AllowRotationAccess',
      ])
    }
    expect(() => sids({ ...needed, ADMIN_RESOURCE_ENABLED: ['True'] })).toThrow(
      "Failed to render template: Parameter 'adminType' not found.",
    )
    expect(() => sids({ ...needed, CMK_ENABLED: ['maybe'] })).toThrow('must be True or False')
  })

  it('puts a list in the place of its parameter', () => {
    const keys = ['arn:aws:kms:us-east-1:123456789012:key/1', 'arn:aws:kms:us-east-1:123456789012:key/2']
    const [policy] = inline({ ...needed, CMK_ENABLED: ['True'], kmsKeyArn: keys })
    expect(policy.Statement[2]).toEqual({
      Sid: 'KMSAccessForCustomerSecret',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      Resource: keys,
      Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } },
    })
  })

  it('takes a value as text, whatever it looks like', () => {
    const value = '"},{"@{region}$&@{RoleName}'
    const [policy] = inline({ ...needed, resourceType: [value] })
    expect(policy.Statement[0].Condition).toEqual({ StringEquals: { 'secretsmanager:resource/Type': value } })
  })

  it('leaves out an inline policy without statements', () => {
    const arn = `${PREFIX}/datazone.amazonaws.com/AmazonSageMakerAdminIAMPermissiveExecutionRoleTemplate:1`
    expect(renderRole(roleTemplate(arn)!, given({ accountId: ['1'] })).inlinePolicies).toEqual([])
  })

  const typed = (type: RoleTemplate['parameters'][number]['type']): RoleTemplate => ({
    ...rotation,
    rolePath: '/@{p}/',
    parameters: [...rotation.parameters, { name: 'p', type, description: '', required: true }],
  })

  it.each([
    ['Number', ['12.5'], undefined],
    ['Number', ['twelve'], "Failed to render template: Parameter 'p' must be of type Number."],
    ['Number', ['1', '2'], 'p replacement value must contain exactly one value, got 2'],
    ['NumberList', ['1', 'x'], "Failed to render template: Parameter 'p' must be of type NumberList."],
    ['NumberList', ['1', '2'], "Failed to render template: Parameter 'p' has more than one value."],
    ['Arn', ['arn:aws:s3:::b'], undefined],
    ['Arn', ['b'], "Failed to render template: Parameter 'p' must be of type Arn."],
    ['ArnList', ['b'], "Failed to render template: Parameter 'p' must be of type ArnList."],
    ['String', ['a', 'b'], 'p replacement value must contain exactly one value, got 2'],
  ] as const)('a %s of %j: %s', (type, values, message) => {
    const render = () => renderRole(typed(type), given({ ...needed, p: values }))
    if (message === undefined) expect(render().path).toBe(`/${values[0]}/`)
    else expect(render).toThrow(message)
  })

  it('needs a template that is enabled', () => {
    expect(usable(rotation, ROTATION)).toBe(rotation)
    for (const off of [{ enabled: false }, { versionEnabled: false }])
      expect(() => usable({ ...rotation, ...off }, ROTATION)).toThrow(
        'the specified role template is disabled',
      )
  })
})
