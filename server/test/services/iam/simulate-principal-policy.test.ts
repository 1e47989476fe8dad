import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  type EvaluationResult,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { ACCOUNT, arn, denied, makeEntities, text } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  await makeEntities(server)
  const iam = server.iam()
  await iam.send(new AddUserToGroupCommand({ UserName: 'alice', GroupName: 'staff' }))
  await iam.send(
    new PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'own', PolicyDocument: text(allow('ec2:*')) }),
  )
  await iam.send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: arn('policy/p') }))
  await iam.send(
    new PutGroupPolicyCommand({
      GroupName: 'staff',
      PolicyName: 'inline',
      PolicyDocument: text(allow('sqs:*')),
    }),
  )
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'staff', PolicyArn: READ_SNS }))
  await iam.send(
    new PutRolePolicyCommand({ RoleName: 'app', PolicyName: 'own', PolicyDocument: text(allow('ec2:*')) }),
  )
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'app', PolicyArn: ADMIN }))
})
afterAll(() => server.close())

const READ_SNS = 'arn:aws:iam::aws:policy/AmazonSNSReadOnlyAccess'
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess'
const ALICE = arn('user/alice')

type Input = Partial<SimulatePrincipalPolicyCommandInput>

const command = (input: Input) =>
  new SimulatePrincipalPolicyCommand({ PolicySourceArn: ALICE, ActionNames: ['s3:GetObject'], ...input })

async function one(input: Input): Promise<EvaluationResult> {
  const { EvaluationResults = [] } = await server.iam().send(command(input))
  return EvaluationResults[0]!
}

const ids = ({ MatchedStatements = [] }: EvaluationResult) =>
  MatchedStatements.map((one) => one.SourcePolicyId)

describe('the policies of', () => {
  it.each([
    ['a user: inline', ALICE, 'ec2:RunInstances', 'allowed', ['user_alice_own']],
    ['a user: managed', ALICE, 's3:GetObject', 'allowed', ['p']],
    ['its groups: inline', ALICE, 'sqs:SendMessage', 'allowed', ['group_staff_inline']],
    ['its groups: managed by AWS', ALICE, 'sns:ListTopics', 'allowed', ['AmazonSNSReadOnlyAccess']],
    ['a user: none', ALICE, 'iam:ListUsers', 'implicitDeny', []],
    ['a group', arn('group/staff'), 'sqs:SendMessage', 'allowed', ['group_staff_inline']],
    ['a group, not of its members', arn('group/staff'), 'ec2:RunInstances', 'implicitDeny', []],
    ['a role', arn('role/app'), 'ec2:RunInstances', 'allowed', ['role_app_own', 'AdministratorAccess']],
  ])('%s', async (_name, PolicySourceArn, action, EvalDecision, expected) => {
    const result = await one({ PolicySourceArn, ActionNames: [action] })
    expect(result.EvalDecision).toBe(EvalDecision)
    expect(ids(result)).toEqual(expected)
    expect(result.OrganizationsDecisionDetail).toBeUndefined()
  })

  it('AWS has positions in the text of AWS', async () => {
    const { MatchedStatements } = await one({ PolicySourceArn: arn('role/app') })
    expect(MatchedStatements?.[0]).toEqual({
      SourcePolicyId: 'AdministratorAccess',
      SourcePolicyType: 'IAM Policy',
      StartPosition: { Line: expect.any(Number), Column: expect.any(Number) },
      EndPosition: { Line: expect.any(Number), Column: expect.any(Number) },
    })
  })

  it('the request come on top', async () => {
    const PolicyInputList = [text(allow('iam:*')), text(allow('iam:ListUsers'))]
    expect(ids(await one({ PolicyInputList, ActionNames: ['iam:ListUsers'] }))).toEqual([
      'PolicyInputList.1',
      'PolicyInputList.2',
    ])
  })

  it('are those in force', async () => {
    const iam = server.iam()
    const PolicyDocument = text(allow('iam:*'))
    await iam.send(
      new CreatePolicyVersionCommand({ PolicyArn: arn('policy/p'), PolicyDocument, SetAsDefault: true }),
    )
    expect((await one({})).EvalDecision).toBe('implicitDeny')
    expect(ids(await one({ ActionNames: ['iam:GetUser'] }))).toEqual(['p'])
  })
})

describe('a boundary', () => {
  beforeEach(async () => {
    const PolicyDocument = text(allow('ec2:*'))
    await server.iam().send(new CreatePolicyCommand({ PolicyName: 'edge', PolicyDocument }))
    const PermissionsBoundary = arn('policy/edge')
    await server.iam().send(new PutUserPermissionsBoundaryCommand({ UserName: 'alice', PermissionsBoundary }))
  })

  it.each<[string, Input, string, boolean | undefined]>([
    ['of the user limits', {}, 'implicitDeny', false],
    ['of the user allows', { ActionNames: ['ec2:RunInstances'] }, 'allowed', true],
    ['given replaces it', { PermissionsBoundaryPolicyInputList: [text(allow('s3:*'))] }, 'allowed', true],
    [
      'can be left out',
      { PolicyExclusionList: [{ PolicyType: 'permission-boundary' }] },
      'allowed',
      undefined,
    ],
    [
      'is not attached, so its ARN does not leave it out',
      { PolicyExclusionList: [{ PolicyArn: arn('policy/edge') }] },
      'implicitDeny',
      false,
    ],
  ])('%s', async (_name, input, EvalDecision, allowed) => {
    const result = await one(input)
    expect(result.EvalDecision).toBe(EvalDecision)
    expect(result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary).toBe(allowed)
  })
})

it('a Deny of the boundary is told by the name of its policy', async () => {
  const PolicyDocument = text({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' }],
  })
  await server.iam().send(new CreatePolicyCommand({ PolicyName: 'edge', PolicyDocument }))
  const PermissionsBoundary = arn('policy/edge')
  await server.iam().send(new PutUserPermissionsBoundaryCommand({ UserName: 'alice', PermissionsBoundary }))
  expect(await one({ ActionNames: ['iam:CreateUser'] })).toMatchObject({
    EvalDecision: 'explicitDeny',
    MatchedStatements: [{ SourcePolicyId: 'edge', SourcePolicyType: 'Permissions Boundary Policy' }],
    PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
  })
  expect(await one({})).toMatchObject({ EvalDecision: 'implicitDeny', MatchedStatements: [] })
})

describe('PolicyExclusionList', () => {
  const inline = (PolicyName: string, AttachmentType: 'user' | 'group' | 'role', AttachmentName: string) => ({
    InlinePolicyIdentifier: { PolicyName, AttachmentType, AttachmentName },
  })

  it.each<[string, NonNullable<Input['PolicyExclusionList']>, string[]]>([
    ['nothing', [], ['ec2', 's3', 'sqs', 'sns']],
    ['inline policies', [{ PolicyType: 'inline' }], ['s3', 'sns']],
    ['policies of AWS', [{ PolicyType: 'aws-managed' }], ['ec2', 's3', 'sqs']],
    ['policies of the account', [{ PolicyType: 'user-managed' }], ['ec2', 'sqs', 'sns']],
    ['what is not there', [{ PolicyType: 'scp' }, { PolicyType: 'rcp' }], ['ec2', 's3', 'sqs', 'sns']],
    [
      'an SCP by its ARN',
      [{ PolicyArn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess' }],
      ['ec2', 's3', 'sqs', 'sns'],
    ],
    ['an ARN', [{ PolicyArn: arn('policy/p') }], ['ec2', 'sqs', 'sns']],
    ['another ARN', [{ PolicyArn: arn('policy/path/p') }], ['ec2', 's3', 'sqs', 'sns']],
    ['an ARN with a star', [{ PolicyArn: 'arn:aws:iam::aws:policy/Amazon*Access' }], ['ec2', 's3', 'sqs']],
    ['an ARN with a question mark', [{ PolicyArn: arn('policy/?') }], ['ec2', 'sqs', 'sns']],
    ['an inline policy of the user', [inline('own', 'user', 'alice')], ['s3', 'sqs', 'sns']],
    ['an inline policy of another kind', [inline('own', 'role', 'alice')], ['ec2', 's3', 'sqs', 'sns']],
    ['an inline policy of any group', [inline('inline', 'group', '*')], ['ec2', 's3', 'sns']],
    ['several', [inline('own', 'user', 'al?ce'), { PolicyArn: READ_SNS }], ['s3', 'sqs']],
  ])('leaves out %s', async (_name, PolicyExclusionList, services) => {
    const ActionNames = ['ec2:RunInstances', 's3:GetObject', 'sqs:SendMessage', 'sns:ListTopics']
    const { EvaluationResults } = await server.iam().send(command({ ActionNames, PolicyExclusionList }))
    const allowed = EvaluationResults?.filter((r) => r.EvalDecision === 'allowed').map(
      (r) => r.EvalActionName?.split(':')[0],
    )
    expect(allowed).toEqual(services)
  })

  it('does not leave out what is given', async () => {
    const input = {
      PolicyInputList: [text(allow('iam:*'))],
      PolicyExclusionList: [{ PolicyType: 'inline' as const }],
    }
    expect((await one({ ...input, ActionNames: ['iam:GetUser'] })).EvalDecision).toBe('allowed')
  })

  it.each<[string, object, string]>([
    ['no member', {}, 'specify exactly one of PolicyType, PolicyArn and InlinePolicyIdentifier.'],
    [
      'two members',
      { PolicyType: 'inline', PolicyArn: arn('policy/p') },
      'specify exactly one of PolicyType, PolicyArn and InlinePolicyIdentifier.',
    ],
    [
      'a malformed ARN',
      { PolicyArn: 'arn:aws:iam::123456789012' },
      'arn:aws:iam::123456789012 is not the ARN of a policy.',
    ],
    [
      'a wildcard for the account',
      { PolicyArn: 'arn:aws:iam::*:policy/p' },
      'arn:aws:iam::*:policy/p is not the ARN of a policy.',
    ],
    ['two stars', { PolicyArn: arn('policy/*p*') }, `${arn('policy/*p*')} has more than one *.`],
    ['two stars in a name', inline('own', 'user', '*l*'), '*l* has more than one *.'],
    ['a name that is none', inline('own', 'user', 'a b'), 'a b is not the name of a user, group or role.'],
  ])('refuses %s', async (_name, identifier, reason) => {
    const PolicyExclusionList = [identifier] as NonNullable<Input['PolicyExclusionList']>
    // The SDK keeps a union to one member itself, so the wire is written by hand where there are two.
    const call =
      Object.keys(identifier).length === 1
        ? server.iam().send(command({ PolicyExclusionList }))
        : unchecked(identifier)
    expect(await refusal(call)).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: `Invalid PolicyExclusionList: ${reason}`,
    })
  })
})

/** A call whose union the SDK does not look at. */
function unchecked(identifier: object): Promise<unknown> {
  const client = server.iam()
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: string; headers: Record<string, string> }
      const fields = Object.entries(identifier).map(
        ([key, value]) => `&PolicyExclusionList.member.1.${key}=${encodeURIComponent(value)}`,
      )
      request.body += fields.length === 0 ? '&PolicyExclusionList.member.1=' : fields.join('')
      request.headers['content-length'] = String(Buffer.byteLength(request.body))
      return next(args)
    },
    { step: 'build', name: 'unchecked' },
  )
  return client.send(command({}))
}

describe('the caller', () => {
  const ResourceArns = ['arn:aws:dynamodb:us-east-1:123456789012:table/t']
  const ActionNames = ['dynamodb:GetItem']
  const PolicyInputList = [text(allow('dynamodb:*'))]
  const onlyAlice = text({
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', NotPrincipal: { AWS: [ALICE, ACCOUNT] }, Action: '*', Resource: '*' },
  })
  const question = { ActionNames, ResourceArns, PolicyInputList, ResourcePolicy: onlyAlice }

  it.each<[string, Input, string]>([
    ['is the source', {}, 'allowed'],
    ['is the one named', { CallerArn: arn('user/bob') }, 'explicitDeny'],
    ['may be named by a role as source', { PolicySourceArn: arn('role/app'), CallerArn: ALICE }, 'allowed'],
    ['is the role that is the source', { PolicySourceArn: arn('role/app') }, 'explicitDeny'],
  ])('%s', async (_name, input, EvalDecision) => {
    expect((await one({ ...question, ...input })).EvalDecision).toBe(EvalDecision)
  })

  it('has the name that variables stand for', async () => {
    const Resource = 'arn:aws:iam::*:user/$' + '{aws:username}'
    const self = { PolicyInputList: [text(allow('iam:GetUser', Resource))], ActionNames: ['iam:GetUser'] }
    expect((await one({ ...self, ResourceArns: [ALICE] })).EvalDecision).toBe('allowed')
    expect((await one({ ...self, ResourceArns: [arn('user/bob')] })).EvalDecision).toBe('implicitDeny')
  })
})

describe('errors', () => {
  it.each([
    ['no such user', arn('user/nobody'), 'NoSuchEntity', 404, 'The user with name nobody cannot be found.'],
    [
      'a user of another path',
      arn('user/x/alice'),
      'NoSuchEntity',
      404,
      'The user with name alice cannot be found.',
    ],
    ['no such group', arn('group/none'), 'NoSuchEntity', 404, 'The group with name none cannot be found.'],
    ['no such role', arn('role/none'), 'NoSuchEntity', 404, 'The role with name none cannot be found.'],
    [
      'a role session',
      'arn:aws:sts::123456789012:assumed-role/app/s',
      'InvalidInput',
      400,
      'Invalid Entity Arn: arn:aws:sts::123456789012:assumed-role/app/s does not clearly define entity type and name.',
    ],
    [
      'another account',
      arn('role/app', '210987654321'),
      'InvalidInput',
      400,
      "Invalid Policy Source Arn: caller's account 123456789012 does not have access to policies in account 210987654321",
    ],
  ])('%s', async (_name, PolicySourceArn, code, status, message) => {
    expect(await refusal(server.iam().send(command({ PolicySourceArn })))).toEqual({ code, status, message })
  })

  it('a denial, on the source and with its tags', async () => {
    const bob = await userWithKey(server, 'bob', allow('iam:SimulatePrincipalPolicy', arn('user/bob')))
    const iam = server.iam(bob)
    expect(await refusal(iam.send(command({})))).toEqual(denied('bob', 'iam:SimulatePrincipalPolicy', ALICE))
    expect(await refusal(iam.send(command({ PolicySourceArn: arn('user/nobody') })))).toEqual(
      denied('bob', 'iam:SimulatePrincipalPolicy', arn('user/nobody')),
    )
    expect((await iam.send(command({ PolicySourceArn: arn('user/bob') }))).EvaluationResults).toHaveLength(1)
  })
})
