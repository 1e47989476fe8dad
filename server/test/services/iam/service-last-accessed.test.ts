import * as sdk from '@aws-sdk/client-iam'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serviceNames } from '../../../src/service-reference/service-names.ts'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { expectDenied } from '../denials.ts'
import { ACCOUNT, arn, text, trust } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = (key?: Credentials) => server.iam(key)
const job = async (Arn: string, Granularity?: 'ACTION_LEVEL', key?: Credentials) =>
  (
    await iam(key).send(
      new sdk.GenerateServiceLastAccessedDetailsCommand({ Arn, ...(Granularity && { Granularity }) }),
    )
  ).JobId!
const details = (JobId: string, more: object = {}, key?: Credentials) =>
  iam(key).send(new sdk.GetServiceLastAccessedDetailsCommand({ JobId, ...more }))
const entities = (JobId: string, ServiceNamespace: string, more: object = {}) =>
  iam().send(new sdk.GetServiceLastAccessedDetailsWithEntitiesCommand({ JobId, ServiceNamespace, ...more }))
const namespaces = async (Arn: string) =>
  (await details(await job(Arn), { MaxItems: 1000 })).ServicesLastAccessed!.map((s) => s.ServiceNamespace)

const IAM_AND_S3 = allow(['iam:Get*', 's3:GetObject', 'iam:ListUsers'])
/** ann may read and has done so; the role app has the same managed policy and has done nothing. */
async function annReads(): Promise<Credentials> {
  const ann = await userWithKey(server, 'ann', IAM_AND_S3)
  await iam(ann).send(new sdk.GetUserCommand({}))
  await refusal(iam(ann).send(new sdk.ListRolesCommand({})))
  return ann
}

describe('a report on a user', () => {
  it('lists the services that the policies allow, with the last use of each', async () => {
    await annReads()
    const report = await details(await job(arn('user/ann')))
    expect(report).toMatchObject({
      JobStatus: 'COMPLETED',
      JobType: 'SERVICE_LEVEL',
      JobCreationDate: expect.any(Date),
      JobCompletionDate: expect.any(Date),
      IsTruncated: false,
    })
    expect(report.ServicesLastAccessed).toEqual([
      {
        ServiceName: 'AWS Identity and Access Management',
        ServiceNamespace: 'iam',
        LastAuthenticated: expect.any(Date),
        LastAuthenticatedEntity: arn('user/ann'),
        LastAuthenticatedRegion: 'us-east-1',
        TotalAuthenticatedEntities: 1,
      },
      { ServiceName: 'Amazon S3', ServiceNamespace: 's3', TotalAuthenticatedEntities: 0 },
    ])
    // AWS tells the minute and no more.
    expect(report.ServicesLastAccessed![0]!.LastAuthenticated!.getTime() % 60_000).toBe(0)
  })

  it('lists tracked actions that are allowed, and when they were tried', async () => {
    await annReads()
    const report = await details(await job(arn('user/ann'), 'ACTION_LEVEL'))
    expect(report.JobType).toBe('ACTION_LEVEL')
    const [ofIam, ofS3] = report.ServicesLastAccessed!
    const actions = new Map(ofIam!.TrackedActionsLastAccessed!.map((a) => [a.ActionName, a]))
    expect(actions.get('GetUser')).toEqual({
      ActionName: 'GetUser',
      LastAccessedEntity: arn('user/ann'),
      LastAccessedTime: ofIam!.TrackedActionsLastAccessed!.find((a) => a.LastAccessedTime)!.LastAccessedTime,
      LastAccessedRegion: 'us-east-1',
    })
    expect(actions.get('GetRole')).toEqual({ ActionName: 'GetRole' })
    expect(actions.get('ListUsers')).toEqual({ ActionName: 'ListUsers' })
    expect(actions.has('ListRoles')).toBe(false)
    expect(ofS3!.TrackedActionsLastAccessed).toBeUndefined()
  })

  it('counts attempts that were denied', async () => {
    const bob = await userWithKey(server, 'bob', allow('iam:GetUser', arn('user/none')))
    await refusal(iam(bob).send(new sdk.DeleteUserCommand({ UserName: 'x' })))
    const [ofIam] = (await details(await job(arn('user/bob')))).ServicesLastAccessed!
    expect(ofIam).toMatchObject({ ServiceNamespace: 'iam', TotalAuthenticatedEntities: 1 })
  })

  it.each([
    ['a service that is denied altogether', ['Deny', 's3:*'], ['iam']],
    ['no service that is denied in part', ['Deny', 's3:Put*'], ['iam', 's3']],
    ['nothing where all is denied', ['Deny', '*'], []],
  ] as const)('leaves out %s', async (_, [Effect, Action], left) => {
    const Statement = [
      { Effect: 'Allow', Action: ['iam:*', 's3:*'], Resource: '*' },
      { Effect, Action, Resource: '*' },
    ]
    await userWithKey(server, 'ann', { Version: '2012-10-17', Statement })
    expect(await namespaces(arn('user/ann'))).toEqual(left)
  })

  it('takes NotAction for every other service', async () => {
    const Statement = [{ Effect: 'Allow', NotAction: ['iam:*', 's3:Get*'], Resource: '*' }]
    await userWithKey(server, 'ann', { Version: '2012-10-17', Statement })
    const found = await namespaces(arn('user/ann'))
    expect(found).toContain('s3')
    expect(found).toContain('sts')
    expect(found).not.toContain('iam')
    expect(found).toEqual(found.toSorted())
  })

  it("is the asker's alone, and in pages", async () => {
    const ann = await userWithKey(server, 'ann', allow(['iam:*', 's3:*', 'sts:*']))
    const bob = await userWithKey(server, 'bob', allow('iam:*'))
    const JobId = await job(arn('user/ann'), undefined, ann)
    expect(await refusal(details(JobId, {}, bob))).toMatchObject({ code: 'NoSuchEntity', status: 404 })
    const seen: string[] = []
    let Marker: string | undefined
    do {
      const part = await details(JobId, { MaxItems: 1, ...(Marker && { Marker }) }, ann)
      expect(part.ServicesLastAccessed).toHaveLength(1)
      seen.push(part.ServicesLastAccessed![0]!.ServiceNamespace!)
      Marker = part.Marker
    } while (Marker)
    expect(seen).toEqual(['iam', 's3', 'sts'])
  })
})

describe('reports on groups, roles and policies', () => {
  it('shows which of its members used a group', async () => {
    const ann = await userWithKey(server, 'ann')
    await userWithKey(server, 'bob')
    await iam().send(new sdk.CreateGroupCommand({ GroupName: 'staff' }))
    await iam().send(
      new sdk.PutGroupPolicyCommand({
        GroupName: 'staff',
        PolicyName: 'p',
        PolicyDocument: text(allow('iam:GetUser')),
      }),
    )
    for (const UserName of ['ann', 'bob'])
      await iam().send(new sdk.AddUserToGroupCommand({ GroupName: 'staff', UserName }))
    await iam(ann).send(new sdk.GetUserCommand({ UserName: 'bob' }))
    const JobId = await job(arn('group/staff'))
    expect((await details(JobId)).ServicesLastAccessed).toMatchObject([
      {
        ServiceNamespace: 'iam',
        LastAuthenticatedEntity: arn('user/ann'),
        TotalAuthenticatedEntities: 1,
      },
    ])
    const list = await entities(JobId, 'iam')
    expect(list.EntityDetailsList).toEqual([
      {
        EntityInfo: {
          Arn: arn('user/ann'),
          Name: 'ann',
          Type: 'USER',
          Id: expect.stringMatching(/^AIDA/),
          Path: '/',
        },
        LastAuthenticated: expect.any(Date),
      },
      { EntityInfo: expect.objectContaining({ Name: 'bob', Type: 'USER' }) },
    ])
    const first = await entities(JobId, 'iam', { MaxItems: 1 })
    expect(first).toMatchObject({ IsTruncated: true })
    const second = await entities(JobId, 'iam', { MaxItems: 1, Marker: first.Marker })
    expect(second.EntityDetailsList).toMatchObject([{ EntityInfo: { Name: 'bob' } }])
    expect(second.IsTruncated).toBe(false)
  })

  it('shows who used a managed policy, in a role too', async () => {
    const ann = await userWithKey(server, 'ann', allow('sts:AssumeRole'))
    const created = await iam().send(
      new sdk.CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: text(allow('iam:GetRole')) }),
    )
    const PolicyArn = created.Policy!.Arn!
    await iam().send(
      new sdk.CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: trust({ AWS: ACCOUNT }) }),
    )
    await iam().send(new sdk.AttachRolePolicyCommand({ RoleName: 'app', PolicyArn }))
    await iam().send(new sdk.AttachUserPolicyCommand({ UserName: 'ann', PolicyArn }))
    const assumed = await server
      .sts(ann)
      .send(new AssumeRoleCommand({ RoleArn: arn('role/app'), RoleSessionName: 'session' }))
    const { AccessKeyId, SecretAccessKey, SessionToken } = assumed.Credentials!
    const session = {
      accessKeyId: AccessKeyId!,
      secretAccessKey: SecretAccessKey!,
      sessionToken: SessionToken,
    }
    await iam(session).send(new sdk.GetRoleCommand({ RoleName: 'app' }))
    const JobId = await job(PolicyArn)
    expect((await entities(JobId, 'iam')).EntityDetailsList).toMatchObject([
      { EntityInfo: { Arn: arn('role/app'), Type: 'ROLE' }, LastAuthenticated: expect.any(Date) },
      { EntityInfo: { Arn: arn('user/ann'), Type: 'USER' } },
    ])
    const ofRole = await details(await job(arn('role/app')))
    expect(ofRole.ServicesLastAccessed).toMatchObject([{ LastAuthenticatedEntity: arn('role/app') }])
    // What is used later is in a later report only.
    await iam(ann).send(new sdk.GetRoleCommand({ RoleName: 'app' }))
    expect((await details(JobId)).ServicesLastAccessed).toMatchObject([{ TotalAuthenticatedEntities: 1 }])
    expect((await details(await job(PolicyArn))).ServicesLastAccessed).toMatchObject([
      { TotalAuthenticatedEntities: 2, LastAuthenticatedEntity: arn('user/ann') },
    ])
  })

  it("reads AWS's own policies", async () => {
    expect(await namespaces('arn:aws:iam::aws:policy/AdministratorAccess')).toContain('ec2')
    expect(await namespaces('arn:aws:iam::aws:policy/IAMReadOnlyAccess')).toEqual(['iam'])
  })
})

describe('refusals', () => {
  const NO_JOB = '11111111-2222-3333-4444-555555555555'
  it.each([
    [arn('user/none'), 'NoSuchEntity', 'The user with name none cannot be found.'],
    [arn('group/none'), 'NoSuchEntity', 'The group with name none cannot be found.'],
    [arn('role/none'), 'NoSuchEntity', 'The role with name none cannot be found.'],
    [arn('policy/none'), 'NoSuchEntity', `Policy ${arn('policy/none')} was not found.`],
    [
      arn('oidc-provider/x'),
      'InvalidInput',
      `Invalid Entity Arn: ${arn('oidc-provider/x')} does not clearly define entity type and name.`,
    ],
  ])('of %s', async (Arn, code, message) => {
    expect(await refusal(job(Arn))).toMatchObject({ code, message })
  })

  it('of a job that is not there, and a service that is not in the report', async () => {
    await userWithKey(server, 'ann', IAM_AND_S3)
    expect(await refusal(details(NO_JOB))).toMatchObject({ code: 'NoSuchEntity', status: 404 })
    expect(await refusal(entities(NO_JOB, 'iam'))).toMatchObject({ code: 'NoSuchEntity', status: 404 })
    const JobId = await job(arn('user/ann'))
    expect(await refusal(entities(JobId, 'ec2'))).toMatchObject({ code: 'NoSuchEntity', status: 404 })
    expect(await refusal(entities(JobId, '__proto__'))).toMatchObject({ code: 'NoSuchEntity', status: 404 })
  })

  it('of callers without permission', async () => {
    const own = server.iam(await userWithKey(server, 'ann'))
    const job = { JobId: NO_JOB, ServiceNamespace: 'iam' }
    await expectDenied(own, arn('user/ann'), [
      [
        new sdk.GenerateServiceLastAccessedDetailsCommand({ Arn: arn('user/ann') }),
        'iam:GenerateServiceLastAccessedDetails',
        arn('user/ann'),
      ],
      [new sdk.GetServiceLastAccessedDetailsCommand(job), 'iam:GetServiceLastAccessedDetails', '*'],
      [
        new sdk.GetServiceLastAccessedDetailsWithEntitiesCommand(job),
        'iam:GetServiceLastAccessedDetailsWithEntities',
        '*',
      ],
      [
        new sdk.ListPoliciesGrantingServiceAccessCommand({
          Arn: arn('user/ann'),
          ServiceNamespaces: ['iam'],
        }),
        'iam:ListPoliciesGrantingServiceAccess',
        arn('user/ann'),
      ],
    ])
  })
})

describe('ListPoliciesGrantingServiceAccess', () => {
  it('names the policies of a user and its groups by service', async () => {
    await userWithKey(server, 'ann', IAM_AND_S3)
    await iam().send(new sdk.CreateGroupCommand({ GroupName: 'staff' }))
    const PolicyArn = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess'
    await iam().send(new sdk.AttachGroupPolicyCommand({ GroupName: 'staff', PolicyArn }))
    await iam().send(new sdk.AddUserToGroupCommand({ GroupName: 'staff', UserName: 'ann' }))
    await iam().send(
      new sdk.PutUserPermissionsBoundaryCommand({
        UserName: 'ann',
        PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
    )
    const ServiceNamespaces = ['s3', 'iam', 'ec2']
    const list = await iam().send(
      new sdk.ListPoliciesGrantingServiceAccessCommand({ Arn: arn('user/ann'), ServiceNamespaces }),
    )
    const inline = { PolicyName: 'p0', PolicyType: 'INLINE', EntityType: 'USER', EntityName: 'ann' }
    expect(list.PoliciesGrantingServiceAccess).toEqual([
      { ServiceNamespace: 's3', Policies: [inline] },
      {
        ServiceNamespace: 'iam',
        Policies: [inline, { PolicyName: 'IAMReadOnlyAccess', PolicyType: 'MANAGED', PolicyArn }],
      },
      { ServiceNamespace: 'ec2', Policies: [] },
    ])
    expect(list.IsTruncated).toBe(false)
  })

  it('refuses a service that there is none of', async () => {
    await userWithKey(server, 'ann')
    const command = { Arn: arn('user/ann'), ServiceNamespaces: ['iam', 'iamb'] }
    expect(await refusal(iam().send(new sdk.ListPoliciesGrantingServiceAccessCommand(command)))).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: 'There is no service with namespace iamb.',
    })
  })

  it('pages by service', async () => {
    await userWithKey(server, 'ann', allow('*'))
    const ServiceNamespaces = [...serviceNames().keys()].slice(0, 120).toReversed()
    const command = { Arn: arn('user/ann'), ServiceNamespaces }
    const first = await iam().send(new sdk.ListPoliciesGrantingServiceAccessCommand(command))
    expect(first.IsTruncated).toBe(true)
    const { Marker } = first
    const second = await iam().send(new sdk.ListPoliciesGrantingServiceAccessCommand({ ...command, Marker }))
    const all = [first, second].flatMap((page) => page.PoliciesGrantingServiceAccess!)
    expect(all.map((entry) => entry.ServiceNamespace)).toEqual(ServiceNamespaces)
  })
})
