import * as sdk from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { allowIf, arn, denied, EC2_TRUST } from './policy-world.ts'

/**
 * Sentences and outcomes as recorded of AWS.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutAccountProperties.html
 */
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const ENABLED = 'RoleManager/Enabled'
const NAME = 'AWSServiceRoleForIAMRoleManager'
const LINKED = arn(`role/aws-service-role/role-manager.iam.amazonaws.com/${NAME}`)

const put = (Properties: Record<string, string>, iam = server.iam()) =>
  iam.send(new sdk.PutAccountPropertiesCommand({ Properties }))
const get = async (iam = server.iam()) => (await iam.send(new sdk.GetAccountPropertiesCommand({}))).Properties
const linkedRole = () => server.iam().send(new sdk.GetRoleCommand({ RoleName: NAME }))

it('role manager is off until it is turned on, which makes its role', async () => {
  expect(await get()).toEqual({ [ENABLED]: 'false' })
  await put({ [ENABLED]: 'false' })
  expect((await refusal(linkedRole())).code).toBe('NoSuchEntity')

  await put({ [ENABLED]: 'true' })
  expect(await get()).toEqual({ [ENABLED]: 'true' })
  const { Role } = await linkedRole()
  expect(Role).toMatchObject({ Arn: LINKED, MaxSessionDuration: 3600 })
  expect(Role).not.toHaveProperty('Description')
  expect(JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!)).Statement).toEqual([
    { Effect: 'Allow', Principal: { Service: 'role-manager.iam.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ])
  const { AttachedPolicies } = await server
    .iam()
    .send(new sdk.ListAttachedRolePoliciesCommand({ RoleName: NAME }))
  expect(AttachedPolicies!.map(({ PolicyArn }) => PolicyArn)).toEqual([
    'arn:aws:iam::aws:policy/aws-service-role/AWSIAMRoleManagerServiceRolePolicy',
  ])
})

it('turning it on again and off leaves the role as it is', async () => {
  await put({ [ENABLED]: 'true' })
  const { Role } = await linkedRole()
  await put({ [ENABLED]: 'true' })
  await put({ [ENABLED]: 'false' })
  expect(await get()).toEqual({ [ENABLED]: 'false' })
  expect((await linkedRole()).Role!.RoleId).toBe(Role!.RoleId)
})

it('takes the name of no other role', async () => {
  await server.iam().send(new sdk.CreateRoleCommand({ RoleName: NAME, AssumeRolePolicyDocument: EC2_TRUST }))
  expect((await refusal(put({ [ENABLED]: 'true' }))).code).toBe('InvalidInput')
  expect(await get()).toEqual({ [ENABLED]: 'false' })
})

it.each([
  [{ RoleManager: 'true' }, 'Property key must be in format Namespace/PropertyName: RoleManager'],
  [{ 'RoleManager/': 'true' }, 'Property key must be in format Namespace/PropertyName: RoleManager/'],
  [{ 'RoleManager/Enabled/Extra': 'true' }, 'RoleManager namespace requires Enabled property'],
  [{ 'RoleManager/Other': 'true' }, 'RoleManager namespace requires Enabled property'],
  [{ 'Unheard/Of': 'true' }, 'Unsupported namespace: Unheard'],
  [{ [ENABLED]: 'true', 'Unheard/Of': 'true' }, 'All properties must belong to the same namespace'],
  [{ [ENABLED]: 'FALSE' }, "Enabled must be 'true' or 'false'"],
  [{ [ENABLED]: ' false' }, "Enabled must be 'true' or 'false'"],
  [{ [ENABLED]: '0' }, "Enabled must be 'true' or 'false'"],
])('refuses %j', async (properties, message) => {
  expect(await refusal(put(properties as Record<string, string>))).toEqual({
    code: 'InvalidInput',
    status: 400,
    message,
  })
  expect(await get()).toEqual({ [ENABLED]: 'false' })
})

it('passes over what the namespace does not have', async () => {
  await put({ [ENABLED]: 'true', 'RoleManager/Other': 'x' })
  expect(await get()).toEqual({ [ENABLED]: 'true' })
})

it.each([
  { '/Enabled': 'true' },
  { 'Role Manager/Enabled': 'true' },
  { [`R/${'x'.repeat(49)}`]: 'true' },
  { [ENABLED]: '' },
  { [ENABLED]: 'x'.repeat(1025) },
])('finds %j not valid', async (properties) => {
  expect((await refusal(put(properties as Record<string, string>))).code).toBe('ValidationError')
})

it('to turn it on takes leave to make the role, even where it is there', async () => {
  const bob = server.iam(await userWithKey(server, 'bob', allow('iam:*AccountProperties')))
  await put({ [ENABLED]: 'false' }, bob)
  for (const _ of ['without the role', 'with it']) {
    expect(await refusal(put({ [ENABLED]: 'true' }, bob))).toEqual(
      denied('bob', 'iam:CreateServiceLinkedRole', LINKED),
    )
    await put({ [ENABLED]: 'true' })
    await put({ [ENABLED]: 'false' })
  }
  const condition = { StringEquals: { 'iam:AWSServiceName': 'role-manager.iam.amazonaws.com' } }
  const jane = server.iam(
    await userWithKey(
      server,
      'jane',
      allow('iam:*AccountProperties'),
      allowIf('iam:CreateServiceLinkedRole', condition, LINKED),
    ),
  )
  await put({ [ENABLED]: 'true' }, jane)
})

it('shows the namespaces as iam:AccountPropertyNamespaces', async () => {
  const condition = { 'ForAnyValue:StringEquals': { 'iam:AccountPropertyNamespaces': 'RoleManager' } }
  const bob = server.iam(await userWithKey(server, 'bob', allowIf('iam:*AccountProperties', condition)))
  expect(await get(bob)).toEqual({ [ENABLED]: 'false' })
  await put({ [ENABLED]: 'false' }, bob)
  expect(await refusal(put({ 'Other/Enabled': 'false' }, bob))).toEqual(
    denied('bob', 'iam:PutAccountProperties', '*'),
  )
})
