// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables and ARN templates are written so
import {
  type ContextKeyTypeEnum,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer } from '../../harness.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

type Input = Partial<SimulateCustomPolicyCommandInput>

const ALL = JSON.stringify(allow('*'))
const OBJECT = 'arn:aws:s3:::b/k'
const ALICE = 'arn:aws:iam::111122223333:user/alice'
const BUCKET_POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' },
})

const send = (input: Input) =>
  server
    .iam()
    .send(
      new SimulateCustomPolicyCommand({ PolicyInputList: [ALL], ActionNames: ['s3:GetObject'], ...input }),
    )

const entry = (ContextKeyType: ContextKeyTypeEnum, ...ContextKeyValues: string[]): Input => ({
  ContextEntries: [{ ContextKeyName: 'aws:Value', ContextKeyType, ContextKeyValues }],
})

describe('InvalidInput', () => {
  it.each<[string, Input, string]>([
    [
      'an action without a service',
      { ActionNames: ['GetObject'] },
      'ActionNames are not in a valid format: GetObject.',
    ],
    [
      'an action with a wildcard',
      { ActionNames: ['s3:Get*'] },
      'ActionNames are not in a valid format: s3:Get*.',
    ],
    [
      'a resource that is no ARN',
      { ResourceArns: ['b/k'] },
      'ResourceNames are not in a valid ARN format: b/k.',
    ],
    ['* among resources', { ResourceArns: [OBJECT, '*'] }, 'ResourceNames are not in a valid ARN format: *.'],
    [
      'a policy that is no JSON',
      { PolicyInputList: [ALL, '{'] },
      'Invalid policy PolicyInputList.2: Syntax errors in policy.',
    ],
    [
      'a resource policy among the others',
      { PolicyInputList: [BUCKET_POLICY] },
      'Invalid policy PolicyInputList.1: Policy document should not specify a principal.',
    ],
    [
      'a second boundary',
      { PermissionsBoundaryPolicyInputList: [ALL, ALL] },
      'PermissionsBoundaryPolicyInputList takes one policy at most.',
    ],
    [
      'a level without SCPs',
      {
        OrderedOrganizationPolicyInputList: [
          { ServiceControlPolicyInputList: [ALL] },
          { ServiceControlPolicyInputList: [] },
        ],
      },
      'Level 2 of OrderedOrganizationPolicyInputList holds no service control policy.',
    ],
    [
      'a resource policy without a caller',
      { ResourceArns: [OBJECT], ResourcePolicy: BUCKET_POLICY },
      'CallerArn is required here: the source of the policies is not a user.',
    ],
    [
      'a resource policy on nothing',
      { ResourcePolicy: BUCKET_POLICY, CallerArn: ALICE },
      'Invalid Entity Arn: * does not clearly define entity type and name.',
    ],
    [
      'a resource policy on unlike resources',
      {
        ResourceArns: [OBJECT, 'arn:aws:iam::111122223333:role/r'],
        ResourcePolicy: BUCKET_POLICY,
        CallerArn: ALICE,
      },
      'Invalid Resource Policy: it must be applicable to all of the resources in the simulation.',
    ],
    [
      'an owner that is no ARN',
      { ResourceOwner: '123456789012' },
      "'123456789012' is not a valid as a Resource Owner.",
    ],
    [
      'a role session as caller',
      { CallerArn: 'arn:aws:sts::111122223333:assumed-role/r/s' },
      'Invalid Entity Arn: arn:aws:sts::111122223333:assumed-role/r/s does not clearly define entity type and name.',
    ],
    [
      'the root user as caller',
      { CallerArn: 'arn:aws:iam::111122223333:root' },
      'Invalid Entity Arn: arn:aws:iam::111122223333:root does not clearly define entity type and name.',
    ],
    [
      'an unknown scenario',
      { ResourceHandlingOption: 'EC2-Moon' },
      'Invalid ResourceHandlingOption: EC2-Moon',
    ],
    [
      'a scenario without its resources',
      {
        ResourceHandlingOption: 'EC2-VPC-EBS',
        ResourceArns: ['arn:aws:ec2:us-east-1:111122223333:instance/*', 'arn:aws:ec2:us-east-1::image/ami-1'],
      },
      'The ResourceHandlingOption EC2-VPC-EBS requires resources of the types: security-group, network-interface, volume',
    ],
    [
      'several values of a type with one',
      entry('string', 'a', 'b'),
      'Invalid context entry aws:Value: the type string has one value.',
    ],
    [
      'a key given twice',
      {
        ContextEntries: ['aws:Value', 'AWS:value'].map((ContextKeyName) => ({
          ContextKeyName,
          ContextKeyValues: ['1'],
        })),
      },
      'Invalid context entry AWS:value: the key is given more than once.',
    ],
  ])('%s', async (_name, input, message) => {
    expect(await refusal(send(input))).toEqual({ code: 'InvalidInput', status: 400, message })
  })
})

describe('values of context keys', () => {
  it.each<[ContextKeyTypeEnum, string[], string[]]>([
    ['numeric', ['1', '-1.5'], ['one', '', '0x1', '${aws:x}']],
    ['boolean', ['true', 'False'], ['yes', '1']],
    ['date', ['2026-01-31T00:00:00Z', '1767139200'], ['2026-02-31', 'tomorrow']],
    ['ip', ['192.0.2.1', '2001:db8::1'], ['192.0.2', 'localhost']],
    ['binary', ['QmluYXJ5'], ['not base64!']],
    ['string', ['', '${aws:x}', '\u00ff'], []],
  ])('of the type %s', async (type, good, bad) => {
    for (const value of good) expect((await send(entry(type, value))).EvaluationResults).toHaveLength(1)
    const list = `${type}List` as ContextKeyTypeEnum
    expect((await send(entry(list, ...good, ...good))).EvaluationResults).toHaveLength(1)
    for (const value of bad) {
      for (const one of [type, list]) {
        expect(await refusal(send(entry(one, value))), value).toEqual({
          code: 'InvalidInput',
          status: 400,
          message: `Invalid context entry aws:Value: ${value} is not a value of the type ${one}.`,
        })
      }
    }
  })

  it('have a type of the model', async () => {
    expect(await refusal(send(entry('number' as ContextKeyTypeEnum, '1')))).toMatchObject({
      code: 'ValidationError',
    })
  })
})

it('refuses a marker that is none', async () => {
  expect(await refusal(send({ Marker: 'x' }))).toMatchObject({
    code: 'ValidationError',
    message: 'Invalid Marker: x',
  })
})
