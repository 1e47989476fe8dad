import {
  type EvaluationResult,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allow, startTestServer, type TestServer } from '../../harness.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

type Input = Partial<SimulateCustomPolicyCommandInput>

const OBJECT = 'arn:aws:s3:::b/k'
const OWN = '111122223333'
const OTHER = '444455556666'
const ALICE = `arn:aws:iam::${OWN}:user/alice`
const ROLE = `arn:aws:iam::${OWN}:role/app/worker`
const READ = JSON.stringify(allow('s3:GetObject'))
const NOTHING = JSON.stringify(allow('ec2:DescribeInstances'))

const policy = (
  Effect: 'Allow' | 'Deny',
  principal: string,
  more: object = { Action: 's3:*', Resource: '*' },
) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Principal: { AWS: principal }, ...more }] })

async function one(input: Input): Promise<EvaluationResult> {
  const { EvaluationResults = [] } = await server.iam().send(
    new SimulateCustomPolicyCommand({
      PolicyInputList: [READ],
      ActionNames: ['s3:GetObject'],
      ResourceArns: [OBJECT],
      CallerArn: ALICE,
      ...input,
    }),
  )
  return EvaluationResults[0]!
}

const matched = ({ MatchedStatements = [] }: EvaluationResult) =>
  MatchedStatements.map(({ SourcePolicyId, SourcePolicyType }) => [SourcePolicyId, SourcePolicyType])

const IAM = ['PolicyInputList.1', 'IAM Policy']
const RESOURCE = ['ResourcePolicy', 'Resource Policy']

describe('in one account', () => {
  it.each<[string, Input, string, string[][]]>([
    [
      'either allows: the identity',
      { ResourcePolicy: policy('Allow', `arn:aws:iam::${OWN}:user/bob`) },
      'allowed',
      [IAM],
    ],
    [
      'either allows: the resource',
      { PolicyInputList: [NOTHING], ResourcePolicy: policy('Allow', ALICE) },
      'allowed',
      [RESOURCE],
    ],
    ['both allow', { ResourcePolicy: policy('Allow', ALICE) }, 'allowed', [RESOURCE, IAM]],
    [
      'the account alone only delegates',
      { PolicyInputList: [NOTHING], ResourcePolicy: policy('Allow', OWN) },
      'implicitDeny',
      [],
    ],
    ['the resource denies', { ResourcePolicy: policy('Deny', '*') }, 'explicitDeny', [RESOURCE]],
    [
      'the resource passes the boundary by',
      {
        PolicyInputList: [NOTHING],
        PermissionsBoundaryPolicyInputList: [NOTHING],
        ResourcePolicy: policy('Allow', ALICE),
      },
      'allowed',
      [RESOURCE],
    ],
    [
      'the boundary limits what is allowed to a role',
      {
        CallerArn: ROLE,
        PolicyInputList: [NOTHING],
        PermissionsBoundaryPolicyInputList: [NOTHING],
        ResourcePolicy: policy('Allow', ROLE),
      },
      'implicitDeny',
      [],
    ],
    [
      'a role is allowed',
      { CallerArn: ROLE, PolicyInputList: [NOTHING], ResourcePolicy: policy('Allow', ROLE) },
      'allowed',
      [RESOURCE],
    ],
    [
      'a group is no principal, but of the account',
      { CallerArn: `arn:aws:iam::${OWN}:group/staff`, ResourcePolicy: policy('Allow', OWN) },
      'allowed',
      [RESOURCE, IAM],
    ],
  ])('%s', async (_name, input, decision, statements) => {
    const result = await one(input)
    expect(result.EvalDecision).toBe(decision)
    expect(matched(result)).toEqual(statements)
    expect(result.EvalDecisionDetails).toEqual({})
  })

  it('tells the place of the statement', async () => {
    const ResourcePolicy = policy('Deny', '*')
    expect((await one({ ResourcePolicy })).MatchedStatements?.[0]).toEqual({
      SourcePolicyId: 'ResourcePolicy',
      SourcePolicyType: 'Resource Policy',
      StartPosition: { Line: 1, Column: 38 },
      EndPosition: { Line: 1, Column: ResourcePolicy.length - 1 },
    })
  })

  it('names its condition keys', async () => {
    const Condition = { StringEquals: { 'aws:PrincipalArn': ALICE, 's3:ExistingObjectTag/a': 'b' } }
    const result = await one({
      ResourcePolicy: policy('Allow', '*', { Action: 's3:*', Resource: '*', Condition }),
    })
    expect(result.MissingContextValues).toEqual(['s3:ExistingObjectTag/a'])
  })
})

describe('across accounts', () => {
  const owner = { ResourceOwner: `arn:aws:iam::${OTHER}:root` }

  it.each<[string, Input, string, Record<string, string>]>([
    [
      'both allow',
      { ...owner, ResourcePolicy: policy('Allow', ALICE) },
      'allowed',
      { 'IAM Policy': 'allowed', 'Resource Policy': 'allowed' },
    ],
    [
      'the resource does not allow',
      { ...owner, ResourcePolicy: policy('Allow', `arn:aws:iam::${OWN}:user/bob`) },
      'implicitDeny',
      { 'IAM Policy': 'allowed', 'Resource Policy': 'implicitDeny' },
    ],
    [
      'the identity does not allow',
      { ...owner, PolicyInputList: [NOTHING], ResourcePolicy: policy('Allow', ALICE) },
      'implicitDeny',
      { 'IAM Policy': 'implicitDeny', 'Resource Policy': 'allowed' },
    ],
    [
      'the boundary does not allow',
      { ...owner, PermissionsBoundaryPolicyInputList: [NOTHING], ResourcePolicy: policy('Allow', ALICE) },
      'implicitDeny',
      {
        'IAM Policy': 'allowed',
        'Resource Policy': 'allowed',
        'IAM Permissions Boundary Policy': 'implicitDeny',
      },
    ],
    [
      'the resource has no policy',
      owner,
      'implicitDeny',
      { 'IAM Policy': 'allowed', 'Resource Policy': 'implicitDeny' },
    ],
    [
      'the ARN names the owner before ResourceOwner does',
      {
        ActionNames: ['sqs:SendMessage'],
        PolicyInputList: [JSON.stringify(allow('sqs:*'))],
        ResourceArns: [`arn:aws:sqs:us-east-1:${OTHER}:q`],
        ResourceOwner: `arn:aws:iam::${OWN}:root`,
        ResourcePolicy: policy('Deny', ALICE, { Action: 'sqs:*', Resource: '*' }),
      },
      'explicitDeny',
      { 'IAM Policy': 'allowed', 'Resource Policy': 'explicitDeny' },
    ],
  ])('%s', async (_name, input, decision, details) => {
    const result = await one(input)
    expect(result.EvalDecision).toBe(decision)
    expect(result.EvalDecisionDetails).toEqual(details)
    expect(result.ResourceSpecificResults?.[0]?.EvalDecisionDetails).toEqual(details)
  })

  it('give the most restrictive decision of each type', async () => {
    const result = await one({
      ...owner,
      ResourceArns: [OBJECT, 'arn:aws:s3:::b/secret'],
      ResourcePolicy: policy('Allow', ALICE, { Action: 's3:*', Resource: OBJECT }),
    })
    expect(result.EvalDecisionDetails).toEqual({ 'IAM Policy': 'allowed', 'Resource Policy': 'implicitDeny' })
    expect(result.ResourceSpecificResults?.map((r) => r.EvalResourceDecision)).toEqual([
      'allowed',
      'implicitDeny',
    ])
  })

  it('end where an organization denies', async () => {
    const result = await one({
      ...owner,
      ResourcePolicy: policy('Allow', ALICE),
      OrderedOrganizationPolicyInputList: [{ ServiceControlPolicyInputList: [NOTHING] }],
    })
    expect(result.OrganizationsDecisionDetail).toEqual({ AllowedByOrganizations: false })
    expect(result.EvalDecisionDetails).toBeUndefined()
  })

  it('do not take place where neither policy nor owner is given', async () => {
    const ResourceArns = [`arn:aws:sqs:us-east-1:${OTHER}:q`]
    const PolicyInputList = [JSON.stringify(allow('sqs:*'))]
    expect(await one({ ResourceArns, PolicyInputList, ActionNames: ['sqs:SendMessage'] })).toMatchObject({
      EvalDecision: 'allowed',
      EvalDecisionDetails: {},
    })
  })
})

describe('policies that must allow in every case', () => {
  it('are those of keys', async () => {
    const key = {
      ActionNames: ['kms:Decrypt'],
      ResourceArns: [`arn:aws:kms:us-east-1:${OWN}:key/k`],
      PolicyInputList: [JSON.stringify(allow('kms:*'))],
    }
    const kms = { Action: 'kms:*', Resource: '*' }
    const bob = policy('Allow', `arn:aws:iam::${OWN}:user/bob`, kms)
    expect((await one({ ...key, ResourcePolicy: bob })).EvalDecision).toBe('implicitDeny')
    expect((await one({ ...key, ResourcePolicy: policy('Allow', OWN, kms) })).EvalDecision).toBe('allowed')
  })

  it('are the trust policies of roles', async () => {
    const role = {
      ActionNames: ['sts:AssumeRole'],
      ResourceArns: [ROLE],
      PolicyInputList: [JSON.stringify(allow('sts:*'))],
    }
    const assume = { Action: 'sts:AssumeRole' }
    const decisions = [
      policy('Allow', OTHER, assume),
      policy('Allow', OWN, assume),
      policy('Deny', ALICE, assume),
    ]
    const results = []
    for (const ResourcePolicy of decisions)
      results.push((await one({ ...role, ResourcePolicy })).EvalDecision)
    expect(results).toEqual(['implicitDeny', 'allowed', 'explicitDeny'])
  })
})

it('asks a scenario for its resources', async () => {
  const arn = (type: string) => `arn:aws:ec2:us-east-1:${OWN}:${type}/*`
  const result = await one({
    ActionNames: ['ec2:RunInstances'],
    PolicyInputList: [JSON.stringify(allow('ec2:*'))],
    ResourceHandlingOption: 'EC2-VPC-EBS-Subnet',
    ResourceArns: ['instance', 'image', 'security-group', 'network-interface', 'subnet', 'volume'].map(arn),
  })
  expect(result.EvalDecision).toBe('allowed')
  expect(result.ResourceSpecificResults).toHaveLength(6)
})
