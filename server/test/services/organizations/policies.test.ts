import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  DescribePolicyCommand,
  DetachPolicyCommand,
  DisablePolicyTypeCommand,
  EnablePolicyTypeCommand,
  ListPoliciesCommand,
  ListPoliciesForTargetCommand,
  ListTagsForResourceCommand,
  ListTargetsForPolicyCommand,
  type PolicyType,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePolicyCommand,
} from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../harness.ts'
import { DENIED, Organization, refused } from './world.ts'

let server: TestServer
let organization: Organization
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  organization = await Organization.create(server)
})
afterAll(() => server.close())

const MANAGEMENT = '123456789012'
const SCP = 'SERVICE_CONTROL_POLICY'
const RCP = 'RESOURCE_CONTROL_POLICY'
const FULL = 'p-FullAWSAccess'
const NO_S3 = { Effect: 'Deny', Action: 's3:*', Resource: '*' }
const send = (command: unknown) => organization.client.send(command as ListPoliciesCommand)
const attach = (PolicyId: string, TargetId: string) => send(new AttachPolicyCommand({ PolicyId, TargetId }))
const detach = (PolicyId: string, TargetId: string) => send(new DetachPolicyCommand({ PolicyId, TargetId }))
const enable = (PolicyType: PolicyType) =>
  organization.client.send(new EnablePolicyTypeCommand({ RootId: organization.rootId, PolicyType }))
const disable = (PolicyType: PolicyType) =>
  organization.client.send(new DisablePolicyTypeCommand({ RootId: organization.rootId, PolicyType }))
const onTarget = async (TargetId: string, Filter: PolicyType = SCP) =>
  (await organization.client.send(new ListPoliciesForTargetCommand({ TargetId, Filter }))).Policies!.map(
    ({ Id }) => Id,
  )

describe('policies', () => {
  it('are made, described, changed and deleted', async () => {
    const Content = JSON.stringify({ Version: '2012-10-17', Statement: [NO_S3] })
    const { client, id } = organization
    const { Policy } = await client.send(
      new CreatePolicyCommand({ Name: 'NoS3', Description: 'none', Type: SCP, Content }),
    )
    const PolicyId = Policy!.PolicySummary!.Id!
    expect(Policy).toEqual({
      PolicySummary: {
        Id: expect.stringMatching(/^p-[a-z0-9]{10}$/),
        Arn: `arn:aws:organizations::${MANAGEMENT}:policy/${id}/service_control_policy/${PolicyId}`,
        Name: 'NoS3',
        Description: 'none',
        Type: SCP,
        AwsManaged: false,
      },
      Content,
    })
    expect((await client.send(new DescribePolicyCommand({ PolicyId }))).Policy).toEqual(Policy)
    const { Policy: changed } = await client.send(new UpdatePolicyCommand({ PolicyId, Name: 'Nothing' }))
    expect(changed).toEqual({ ...Policy, PolicySummary: { ...Policy!.PolicySummary, Name: 'Nothing' } })
    const { Policies } = await client.send(new ListPoliciesCommand({ Filter: SCP }))
    expect(Policies!.map(({ Name }) => Name)).toEqual(['FullAWSAccess', 'Nothing'])
    await attach(PolicyId, organization.rootId)
    expect(await refused(send(new DeletePolicyCommand({ PolicyId })))).toMatchObject({
      name: 'PolicyInUseException',
    })
    await detach(PolicyId, organization.rootId)
    await send(new DeletePolicyCommand({ PolicyId }))
    expect(await refused(send(new DescribePolicyCommand({ PolicyId })))).toEqual({
      name: 'PolicyNotFoundException',
      message: "You specified a policy that doesn't exist.",
      status: 400,
    })
  })

  it.each([
    ['not JSON', SCP, '{', 'MalformedPolicyDocumentException', undefined],
    ['without a version', SCP, { Statement: [NO_S3] }, 'MalformedPolicyDocumentException', undefined],
    [
      'with a principal',
      SCP,
      { Version: '2012-10-17', Statement: [{ ...NO_S3, Principal: '*' }] },
      'MalformedPolicyDocumentException',
      undefined,
    ],
    [
      'that allows resources',
      RCP,
      { Version: '2012-10-17', Statement: [{ ...NO_S3, Effect: 'Allow', Principal: '*' }] },
      'MalformedPolicyDocumentException',
      undefined,
    ],
    [
      'of a service without resource control',
      RCP,
      { Version: '2012-10-17', Statement: [{ ...NO_S3, Action: 'ec2:*', Principal: '*' }] },
      'MalformedPolicyDocumentException',
      undefined,
    ],
    ['too long', SCP, ' '.repeat(10_241), 'ConstraintViolationException', 'POLICY_CONTENT_LIMIT_EXCEEDED'],
    ['too long', RCP, ' '.repeat(5121), 'ConstraintViolationException', 'POLICY_CONTENT_LIMIT_EXCEEDED'],
  ] as const)('%s are refused (%s)', async (_what, Type, document, name, Reason) => {
    const Content = typeof document === 'string' ? document : JSON.stringify(document)
    const create = new CreatePolicyCommand({ Name: 'p', Description: '', Type, Content })
    expect(await refused(send(create))).toMatchObject({ name, ...(Reason && { Reason }) })
  })

  it('have names of their own among those of a type', async () => {
    await organization.policy('p', NO_S3)
    await organization.policy('p', { ...NO_S3, Principal: '*' }, RCP)
    const other = await organization.policy('other', NO_S3)
    for (const call of [
      organization.policy('p', NO_S3),
      send(new UpdatePolicyCommand({ PolicyId: other, Name: 'p' })),
    ])
      expect(await refused(call)).toEqual({
        name: 'DuplicatePolicyException',
        message: 'A policy with the specified name and type already exists.',
        status: 400,
      })
  })

  it('of other types are not built', async () => {
    for (const call of [enable('TAG_POLICY'), send(new ListPoliciesCommand({ Filter: 'BACKUP_POLICY' }))])
      expect(await refused(call)).toMatchObject({ name: 'NotImplemented', status: 501 })
  })

  it('that AWS manages cannot be changed', async () => {
    const { Policy } = await organization.client.send(new DescribePolicyCommand({ PolicyId: FULL }))
    expect(Policy).toMatchObject({
      PolicySummary: {
        Arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
        Name: 'FullAWSAccess',
        AwsManaged: true,
      },
    })
    expect(JSON.parse(Policy!.Content!)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    })
    for (const call of [
      new UpdatePolicyCommand({ PolicyId: FULL, Name: 'x' }),
      new DeletePolicyCommand({ PolicyId: FULL }),
      new TagResourceCommand({ ResourceId: FULL, Tags: [{ Key: 'a', Value: '' }] }),
    ])
      expect(await refused(send(call))).toMatchObject({
        name: 'InvalidInputException',
        Reason: 'IMMUTABLE_POLICY',
      })
  })
})

describe('attachments', () => {
  it('begin with full access everywhere, and always one is left', async () => {
    const unit = await organization.unit('dev')
    const account = await organization.account('member')
    for (const target of [organization.rootId, unit, account, MANAGEMENT])
      expect(await onTarget(target)).toEqual([FULL])
    expect(await refused(detach(FULL, unit))).toEqual({
      name: 'ConstraintViolationException',
      Reason: 'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
      message:
        'You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.',
      status: 400,
    })
    const policy = await organization.policy('p', NO_S3)
    await attach(policy, unit)
    await detach(FULL, unit)
    expect(await onTarget(unit)).toEqual([policy])
    expect(await refused(detach(FULL, unit))).toMatchObject({ name: 'PolicyNotAttachedException' })
    expect(await refused(attach(policy, unit))).toMatchObject({ name: 'DuplicatePolicyAttachmentException' })
    const { Targets } = await organization.client.send(new ListTargetsForPolicyCommand({ PolicyId: policy }))
    expect(Targets).toEqual([
      {
        TargetId: unit,
        Arn: `arn:aws:organizations::${MANAGEMENT}:ou/${organization.id}/${unit}`,
        Name: 'dev',
        Type: 'ORGANIZATIONAL_UNIT',
      },
    ])
  })

  it('are ten of a type at most on one target', async () => {
    const unit = await organization.unit('dev')
    for (let n = 1; n < 10; n++) await attach(await organization.policy(`p-${n}`, NO_S3), unit)
    expect(await refused(attach(await organization.policy('p-10', NO_S3), unit))).toEqual({
      name: 'ConstraintViolationException',
      Reason: 'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
      message: 'You have attached the maximum number of policies to the specified target.',
      status: 400,
    })
  })

  it('need what they name', async () => {
    const policy = await organization.policy('p', NO_S3)
    expect(await refused(attach('p-0000000000', organization.rootId))).toMatchObject({
      name: 'PolicyNotFoundException',
    })
    for (const target of ['r-0000', 'ou-0000-00000000', '000000000000'])
      expect(await refused(attach(policy, target))).toMatchObject({ name: 'TargetNotFoundException' })
  })
})

describe('policy types', () => {
  it('are enabled with full access everywhere and disabled with all attachments', async () => {
    const account = await organization.account('member')
    const { Root } = await enable(RCP)
    expect(Root!.PolicyTypes).toEqual([
      { Type: SCP, Status: 'ENABLED' },
      { Type: RCP, Status: 'ENABLED' },
    ])
    expect(await onTarget(account, RCP)).toEqual(['p-RCPFullAWSAccess'])
    expect(await onTarget(await organization.account('later'), RCP)).toEqual(['p-RCPFullAWSAccess'])
    expect(await refused(detach('p-RCPFullAWSAccess', account))).toMatchObject({
      Reason: 'NON_DETACHABLE_POLICY',
    })
    expect(await refused(enable(RCP))).toMatchObject({ name: 'PolicyTypeAlreadyEnabledException' })
    const policy = await organization.policy('p', NO_S3)
    await attach(policy, account)
    expect((await disable(SCP)).Root!.PolicyTypes).toEqual([{ Type: RCP, Status: 'ENABLED' }])
    expect(await onTarget(account)).toEqual([])
    expect(await refused(attach(policy, account))).toMatchObject({ name: 'PolicyTypeNotEnabledException' })
    expect(await refused(disable(SCP))).toMatchObject({ name: 'PolicyTypeNotEnabledException' })
    await enable(SCP)
    expect(await onTarget(account)).toEqual([FULL])
  })

  it('are not there in an organization of consolidated billing', async () => {
    await server.reset()
    organization = await Organization.create(server, 'CONSOLIDATED_BILLING')
    for (const call of [enable(SCP), organization.policy('p', NO_S3)])
      expect(await refused(call)).toMatchObject({ name: 'PolicyTypeNotAvailableForOrganizationException' })
  })

  it('are the management account’s to change', async () => {
    const account = await organization.account('member')
    const member = server.organizations(await organization.administratorOf(account))
    const { rootId } = organization
    for (const command of [
      new DisablePolicyTypeCommand({ RootId: rootId, PolicyType: SCP }),
      new DetachPolicyCommand({ PolicyId: FULL, TargetId: account }),
    ])
      expect(await refused(member.send(command as DetachPolicyCommand))).toEqual(DENIED)
  })
})

describe('tags', () => {
  it('are put on roots, units, accounts and policies, and taken off', async () => {
    const ids = [
      organization.rootId,
      await organization.unit('dev'),
      await organization.account('member'),
      await organization.policy('p', NO_S3),
    ]
    for (const ResourceId of ids) {
      const tags = async () =>
        (await organization.client.send(new ListTagsForResourceCommand({ ResourceId }))).Tags
      const tag = (...Tags: { Key: string; Value: string }[]) =>
        send(new TagResourceCommand({ ResourceId, Tags }))
      await tag({ Key: 'b', Value: '1' }, { Key: 'a', Value: '2' })
      await tag({ Key: 'B', Value: '3' })
      expect(await tags()).toEqual([
        { Key: 'B', Value: '3' },
        { Key: 'a', Value: '2' },
      ])
      await send(new UntagResourceCommand({ ResourceId, TagKeys: ['b', 'none'] }))
      expect(await tags()).toEqual([{ Key: 'a', Value: '2' }])
      expect(await refused(tag({ Key: 'x', Value: '' }, { Key: 'X', Value: '' }))).toMatchObject({
        Reason: 'DUPLICATE_TAG_KEY',
      })
      expect(await refused(tag({ Key: 'AWS:x', Value: '' }))).toMatchObject({
        Reason: 'INVALID_SYSTEM_TAGS_PARAMETER',
      })
      const many = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }))
      expect(await refused(tag(...many))).toMatchObject({ Reason: 'MAX_TAG_LIMIT_EXCEEDED' })
    }
  })
})
