import * as sdk from '@aws-sdk/client-iam'
import {
  AttachPolicyCommand,
  DetachPolicyCommand,
  DisablePolicyTypeCommand,
  EnablePolicyTypeCommand,
  MoveAccountCommand,
} from '@aws-sdk/client-organizations'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
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
import { Organization } from '../organizations/world.ts'

const MANAGEMENT = '123456789012'
const FULL = 'p-FullAWSAccess'
const ALL_SERVICES = [...serviceNames().keys()]

/** root ── dev (unit) ── one, and two directly in the root. */
let server: TestServer
let organization: Organization
let unit: string
let one: string
let two: string
let root: string
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  organization = await Organization.create(server)
  unit = await organization.unit('dev')
  one = await organization.account('one')
  two = await organization.account('two')
  const move = { AccountId: one, SourceParentId: organization.rootId, DestinationParentId: unit }
  await organization.client.send(new MoveAccountCommand(move))
  root = `${organization.id}/${organization.rootId}`
})
afterAll(() => server.close())

const generate = async (EntityPath: string, OrganizationsPolicyId?: string, by?: Credentials) =>
  (
    await server
      .iam(by)
      .send(new sdk.GenerateOrganizationsAccessReportCommand({ EntityPath, OrganizationsPolicyId }))
  ).JobId!
const get = (JobId: string, more: object = {}, by?: Credentials) =>
  server.iam(by).send(new sdk.GetOrganizationsAccessReportCommand({ JobId, ...more }))
const report = async (EntityPath: string, policyId?: string, more: object = { MaxItems: 1000 }) =>
  get(await generate(EntityPath, policyId), more)
type Report = Awaited<ReturnType<typeof report>>
const namespaces = ({ AccessDetails }: Report) => AccessDetails!.map((detail) => detail.ServiceNamespace!)
const used = ({ AccessDetails }: Report) => AccessDetails!.filter((detail) => detail.LastAuthenticatedTime)
const entities = (found: Report) =>
  used(found).map((detail) => [detail.ServiceNamespace, detail.EntityPath, detail.TotalAuthenticatedEntities])

let policies = 0
async function attach(statement: object, ...targets: readonly string[]): Promise<string> {
  const PolicyId = await organization.policy(`policy ${++policies}`, statement)
  for (const TargetId of targets)
    await organization.client.send(new AttachPolicyCommand({ PolicyId, TargetId }))
  return PolicyId
}
const detach = (PolicyId: string, TargetId: string) =>
  organization.client.send(new DetachPolicyCommand({ PolicyId, TargetId }))

const pathOne = () => `${root}/${unit}/${one}`
const pathTwo = () => `${root}/${two}`

/** Both accounts use IAM, account two last; account one uses STS. */
async function useServices(): Promise<void> {
  const inOne = await organization.administratorOf(one)
  const inTwo = await organization.administratorOf(two)
  await server.iam(inOne).send(new sdk.ListUsersCommand({}))
  await server.sts(inOne).send(new GetCallerIdentityCommand({}))
  await new Promise((resolve) => setTimeout(resolve, 5))
  await refusal(server.iam(inTwo).send(new sdk.GetUserCommand({ UserName: 'nobody' })))
}

describe('a report on the root', () => {
  it('shows every service that its policies allow, and the uses of all accounts but the management account', async () => {
    await useServices()
    const found = await report(root)
    expect(found).toMatchObject({
      JobStatus: 'COMPLETED',
      JobCreationDate: expect.any(Date),
      JobCompletionDate: expect.any(Date),
      NumberOfServicesAccessible: ALL_SERVICES.length,
      NumberOfServicesNotAccessed: ALL_SERVICES.length - 2,
      IsTruncated: false,
    })
    expect(found.ErrorDetails).toBeUndefined()
    expect(namespaces(found)).toEqual(ALL_SERVICES)
    expect(entities(found)).toEqual([
      ['iam', pathTwo(), 2],
      ['sts', pathOne(), 1],
    ])
    const [iam] = used(found)
    expect(iam).toEqual({
      ServiceName: 'AWS Identity and Access Management',
      ServiceNamespace: 'iam',
      Region: 'us-east-1',
      EntityPath: pathTwo(),
      LastAuthenticatedTime: expect.any(Date),
      TotalAuthenticatedEntities: 2,
    })
    expect(found.AccessDetails!.find(({ ServiceNamespace }) => ServiceNamespace === 's3')).toEqual({
      ServiceName: 'Amazon S3',
      ServiceNamespace: 's3',
      TotalAuthenticatedEntities: 0,
    })
  })

  it('leaves out what is denied there altogether, not what is denied below', async () => {
    await attach({ Effect: 'Deny', Action: 's3:*', Resource: '*' }, organization.rootId)
    await attach({ Effect: 'Deny', Action: 'ec2:*', Resource: '*' }, unit)
    await attach({ Effect: 'Deny', Action: 'sqs:SendMessage', Resource: '*' }, organization.rootId)
    const conditional = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }
    await attach(
      { Effect: 'Deny', Action: 'sns:*', Resource: '*', Condition: conditional },
      organization.rootId,
    )
    expect(namespaces(await report(root))).toEqual(ALL_SERVICES.filter((name) => name !== 's3'))
  })
})

describe('a report on a unit or an account', () => {
  it('shows what the policies on each level up to the root allow', async () => {
    const some = { Effect: 'Allow', Action: ['iam:*', 's3:GetObject', 'sts:*'], Resource: '*' }
    await attach(some, unit)
    await detach(FULL, unit)
    const few = { Effect: 'Allow', Action: ['s3:*', 'sqs:*', 'sts:AssumeRole'], Resource: '*' }
    await attach(few, one)
    await detach(FULL, one)
    expect(namespaces(await report(`${root}/${unit}`))).toEqual(['iam', 's3', 'sts'])
    const found = await report(pathOne())
    expect(namespaces(found)).toEqual(['s3', 'sts'])
    expect(found).toMatchObject({ NumberOfServicesAccessible: 2, NumberOfServicesNotAccessed: 2 })
    await attach({ Effect: 'Deny', Action: 'sts:*', Resource: '*' }, organization.rootId)
    expect(namespaces(await report(pathOne()))).toEqual(['s3'])
    expect(namespaces(await report(pathTwo()))).toEqual(ALL_SERVICES.filter((name) => name !== 'sts'))
  })

  it('shows the uses of the accounts in it only', async () => {
    await useServices()
    const ofOne = [
      ['iam', pathOne(), 1],
      ['sts', pathOne(), 1],
    ]
    expect(entities(await report(`${root}/${unit}`))).toEqual(ofOne)
    expect(entities(await report(pathOne()))).toEqual(ofOne)
    expect(entities(await report(pathTwo()))).toEqual([['iam', pathTwo(), 1]])
  })

  it('shows what was used by principals that are gone', async () => {
    const inTwo = server.iam(await organization.administratorOf(two))
    const UserName = 'guest'
    await inTwo.send(new sdk.CreateUserCommand({ UserName }))
    const { AccessKey } = await inTwo.send(new sdk.CreateAccessKeyCommand({ UserName }))
    const AccessKeyId = AccessKey!.AccessKeyId!
    const guest = { accessKeyId: AccessKeyId, secretAccessKey: AccessKey!.SecretAccessKey! }
    await server.sts(guest).send(new GetCallerIdentityCommand({}))
    await inTwo.send(new sdk.DeleteAccessKeyCommand({ UserName, AccessKeyId }))
    await inTwo.send(new sdk.DeleteUserCommand({ UserName }))
    expect(entities(await report(pathTwo()))).toEqual([
      ['iam', pathTwo(), 1],
      ['sts', pathTwo(), 1],
    ])
  })

  it('shows every service for the management account, which no policy limits', async () => {
    await attach({ Effect: 'Deny', Action: 's3:*', Resource: '*' }, organization.rootId, MANAGEMENT)
    const path = `${root}/${MANAGEMENT}`
    const found = await report(path, 'p-0000000000')
    expect(namespaces(found)).toEqual(ALL_SERVICES)
    // Its root user has made the organization.
    expect(entities(found)).toEqual([
      ['iam', path, 1],
      ['organizations', path, 1],
    ])
  })
})

describe('a report on a policy', () => {
  const some = { Effect: 'Allow', Action: ['iam:*', 's3:*'], Resource: '*' }

  it('shows what it allows, and the uses of the accounts that it is on', async () => {
    await useServices()
    const policyId = await attach(some, unit)
    expect(entities(await report(root, policyId))).toEqual([['iam', pathOne(), 1]])
    expect(entities(await report(pathOne(), policyId))).toEqual([['iam', pathOne(), 1]])
    const elsewhere = await report(pathTwo(), policyId)
    expect(namespaces(elsewhere)).toEqual(['iam', 's3'])
    expect(elsewhere).toMatchObject({ NumberOfServicesAccessible: 2, NumberOfServicesNotAccessed: 2 })
    expect(entities(await report(root, await organization.policy('on nothing', some)))).toEqual([])
  })

  it('may be on the one that AWS manages', async () => {
    await useServices()
    expect(entities(await report(root, FULL))).toEqual([
      ['iam', pathTwo(), 2],
      ['sts', pathOne(), 1],
    ])
  })
})

describe('a report that fails', () => {
  const failed = (Code: string, Message: string) => ({
    JobStatus: 'FAILED',
    JobCreationDate: expect.any(Date),
    JobCompletionDate: expect.any(Date),
    IsTruncated: false,
    ErrorDetails: { Code, Message },
  })

  it.each([
    ['another organization', () => `o-0000000000/${organization.rootId}`],
    ['a unit that is not there', () => `${root}/ou-0000-00000000`],
    ['an account that is elsewhere', () => `${root}/${one}`],
    ['an account of nobody’s', () => `${root}/999999999999`],
    ['a root alone', () => `${organization.id}/r-0000`],
  ])('says so: %s', async (_, path) => {
    const { $metadata: __, ...found } = await report(path())
    expect(found).toEqual(failed('NoSuchEntity', `The entity ${path()} cannot be found in the organization.`))
  })

  it('says that a policy is no service control policy', async () => {
    const { client, rootId } = organization
    const PolicyType = 'RESOURCE_CONTROL_POLICY'
    await client.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType }))
    const rcp = await organization.policy(
      'rcp',
      { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
      PolicyType,
    )
    for (const policyId of [rcp, 'p-0000000000'])
      expect(await report(root, policyId)).toMatchObject(
        failed('NoSuchEntity', `The service control policy ${policyId} cannot be found.`),
      )
  })

  it('says that service control policies are not enabled', async () => {
    const { client, rootId } = organization
    const PolicyType = 'SERVICE_CONTROL_POLICY'
    await client.send(new DisablePolicyTypeCommand({ RootId: rootId, PolicyType }))
    expect(await report(root)).toMatchObject(
      failed('InvalidInput', 'Service control policies are not enabled in the organization.'),
    )
  })
})

describe('the pages of a report', () => {
  it('are in the order that is asked for', async () => {
    await useServices()
    await attach(
      { Effect: 'Allow', Action: ['sqs:*', 'sts:*', 'iam:*', 's3:*'], Resource: '*' },
      organization.rootId,
    )
    await detach(FULL, organization.rootId)
    const JobId = await generate(root)
    const inOrder = async (SortKey?: sdk.SortKeyType) => {
      const seen: string[] = []
      let Marker: string | undefined
      do {
        const page = await get(JobId, { MaxItems: 1, SortKey, Marker })
        expect(page.AccessDetails).toHaveLength(1)
        expect(page.NumberOfServicesAccessible).toBe(4)
        seen.push(page.AccessDetails![0]!.ServiceNamespace!)
        Marker = page.Marker
        expect(page.IsTruncated).toBe(Marker !== undefined)
      } while (Marker !== undefined)
      return seen
    }
    expect(await inOrder()).toEqual(['iam', 's3', 'sqs', 'sts'])
    expect(await inOrder('SERVICE_NAMESPACE_ASCENDING')).toEqual(['iam', 's3', 'sqs', 'sts'])
    expect(await inOrder('SERVICE_NAMESPACE_DESCENDING')).toEqual(['sts', 'sqs', 's3', 'iam'])
    expect(await inOrder('LAST_AUTHENTICATED_TIME_ASCENDING')).toEqual(['s3', 'sqs', 'sts', 'iam'])
    expect(await inOrder('LAST_AUTHENTICATED_TIME_DESCENDING')).toEqual(['iam', 'sts', 's3', 'sqs'])
  })
})

describe('who may have a report', () => {
  it('is the management account, all of whose principals read it', async () => {
    const ann = await userWithKey(server, 'ann', allow('*'))
    const JobId = await generate(root, undefined, ann)
    expect(JobId).toMatch(/^[\da-f-]{36}$/)
    expect((await get(JobId)).JobStatus).toBe('COMPLETED')
    const member = await organization.administratorOf(one)
    const forManagement = {
      code: 'AccessDenied',
      status: 403,
      message: 'Reports on an organization are for its management account only.',
    }
    expect(await refusal(generate(root, undefined, member))).toEqual(forManagement)
    expect(await refusal(get(JobId, {}, member))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `The report job with id ${JobId} cannot be found.`,
    })
    await server.reset()
    expect(await refusal(generate('o-0000000000/r-0000'))).toEqual(forManagement)
  })

  it('does not get one for the id of a report of another kind', async () => {
    const ann = `arn:aws:iam::${MANAGEMENT}:user/ann`
    await userWithKey(server, 'ann')
    const { JobId } = await server.iam().send(new sdk.GenerateServiceLastAccessedDetailsCommand({ Arn: ann }))
    expect((await refusal(get(JobId!))).code).toBe('NoSuchEntity')
    const ofOrganization = await generate(root)
    const wrong = new sdk.GetServiceLastAccessedDetailsCommand({ JobId: ofOrganization })
    expect((await refusal(server.iam().send(wrong))).code).toBe('NoSuchEntity')
  })

  it('may be told which policies reports are on', async () => {
    const wanted = await organization.policy('wanted', { Effect: 'Deny', Action: 's3:*', Resource: '*' })
    const statement = {
      Effect: 'Allow',
      Action: 'iam:GenerateOrganizationsAccessReport',
      Resource: '*',
      Condition: { StringEquals: { 'iam:OrganizationsPolicyId': wanted } },
    }
    const ann = await userWithKey(
      server,
      'ann',
      { Version: '2012-10-17', Statement: [statement] },
      allow(['organizations:Describe*', 'organizations:List*']),
    )
    await generate(root, wanted, ann)
    for (const policyId of [FULL, undefined])
      expect(await refusal(generate(root, policyId, ann))).toEqual({
        code: 'AccessDenied',
        status: 403,
        message: `User: arn:aws:iam::${MANAGEMENT}:user/ann is not authorized to perform: iam:GenerateOrganizationsAccessReport on resource: arn:aws:iam::${MANAGEMENT}:access-report/${root} because no identity-based policy allows the iam:GenerateOrganizationsAccessReport action`,
      })
  })
})
