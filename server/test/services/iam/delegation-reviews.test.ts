import {
  AssociateDelegationRequestCommand,
  AttachUserPolicyCommand,
  CreateDelegationRequestCommand,
  type CreateDelegationRequestCommandInput,
  GetDelegationRequestCommand,
  GetHumanReadableSummaryCommand,
  GetPolicyCommand,
  ListPoliciesCommand,
} from '@aws-sdk/client-iam'
import { AttachPolicyCommand } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, type Credentials, refusal } from '../../harness.ts'
import {
  asking,
  CUSTOMER,
  create,
  customerUser,
  type DelegationWorld,
  setUp,
  startDelegationWorld,
} from '../delegation-world.ts'
import { Organization } from '../organizations/world.ts'

let world: DelegationWorld
beforeAll(async () => {
  world = await startDelegationWorld()
})
beforeEach(() => world.server.reset())
afterAll(() => world.server.close())

const BOUNDARY = 'arn:aws:iam::partner:policy/example.com/Boundary_20260115'

describe('CreateDelegationRequest', () => {
  const refused = (input: Partial<CreateDelegationRequestCommandInput>, credentials = world.partner) =>
    refusal(world.server.iam(credentials).send(new CreateDelegationRequestCommand(asking(input))))
  const bucket = (...Values: string[]) => ({
    PolicyTemplateArn: 'arn:aws:iam:::delegation-template/read_bucket',
    Parameters: [{ Name: 'bucketName', Type: 'stringList' as const, Values }],
  })

  it.each<[string, Partial<CreateDelegationRequestCommandInput>, string]>([
    [
      'a topic of another account',
      { NotificationChannel: 'arn:aws:sns:us-east-1:111122223333:topic' },
      'The notification channel arn:aws:sns:us-east-1:111122223333:topic is not the ARN of an SNS topic of this account.',
    ],
    [
      'no template',
      { Permissions: { Parameters: bucket('a').Parameters } },
      'The permissions name no policy template.',
    ],
    [
      'an unknown template',
      { Permissions: { PolicyTemplateArn: 'arn:aws:iam:::delegation-template/other' } },
      'The policy template arn:aws:iam:::delegation-template/other is not registered for this account.',
    ],
    [
      'a parameter without a type',
      { Permissions: { ...bucket('a'), Parameters: [{ Name: 'bucketName', Values: ['a'] }] } },
      'Every policy parameter must have a name, a type and values.',
    ],
    [
      'a missing value',
      { Permissions: { ...bucket('a'), Parameters: [] } },
      'The policy template and its parameters give no permission policy: parameter bucketName is missing.',
    ],
    [
      'a policy that is too long',
      { Permissions: bucket(...Array.from({ length: 60 }, (_, i) => `a-bucket-with-a-name-${i}`)) },
      'The policy template and its parameters give no permission policy: the policy would be longer than 2048 characters.',
    ],
    [
      'an account that is not there',
      { OwnerAccountId: '111122223333' },
      'The account 111122223333 cannot be found.',
    ],
  ])('refuses %s', async (_what, input, message) => {
    expect(await refused(input)).toEqual({ code: 'InvalidInput', status: 400, message })
  })

  it('refuses an account that is no partner', async () => {
    expect(await refused({}, world.customer)).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: `Account ${CUSTOMER} is not registered to create delegation requests.`,
    })
  })

  it('takes a workflow id once', async () => {
    await create(world, { RequestorWorkflowId: 'one-workflow' })
    expect(await refused({ RequestorWorkflowId: 'one-workflow' })).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'A delegation request with requestor workflow id one-workflow already exists.',
    })
  })

  it('lets a request go to one of several that associate it at the same time', async () => {
    const id = await create(world)
    const users = await Promise.all(['a', 'b', 'c'].map((name) => customerUser(world, `user-${name}`)))
    const command = new AssociateDelegationRequestCommand({ DelegationRequestId: id })
    const outcomes = await Promise.allSettled(users.map((user) => world.server.iam(user).send(command)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  })
})

describe('the permission check', () => {
  const checked = async (credentials: Credentials, DelegationRequestId: string) => {
    const command = new GetDelegationRequestCommand({ DelegationRequestId, DelegationPermissionCheck: true })
    const answer = await world.server.iam(credentials).send(command)
    expect(answer.PermissionCheckStatus).toBe('COMPLETE')
    return answer.PermissionCheckResult
  }
  const statement = (Effect: string, Action: string, Resource: string, Condition?: object) => ({
    Version: '2012-10-17',
    Statement: [{ Effect, Action, Resource, ...(Condition && { Condition }) }],
  })
  const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
  const all = statement('Allow', '*', '*')

  it.each<[string, string | undefined, readonly object[]]>([
    ['everything', 'ALLOWED', [all]],
    ['just that', 'ALLOWED', [statement('Allow', 's3:GetObject', 'arn:aws:s3:::data/*')]],
    ['more actions and buckets', 'ALLOWED', [statement('Allow', 's3:Get*', 'arn:aws:s3:::*')]],
    ['nothing', 'DENIED', []],
    ['part of the bucket', 'DENIED', [statement('Allow', 's3:GetObject', 'arn:aws:s3:::data/public/*')]],
    ['another action', 'DENIED', [statement('Allow', 's3:PutObject', '*')]],
    ['everything, and a denial of it', 'DENIED', [all, statement('Deny', 's3:*', '*')]],
    ['everything, with a condition', 'UNSURE', [statement('Allow', '*', '*', mfa)]],
    [
      'everything, and a denial of a part',
      'UNSURE',
      [all, statement('Deny', 's3:*', 'arn:aws:s3:::data/secret/*')],
    ],
    ['everything, and a denial with a condition', 'UNSURE', [all, statement('Deny', 's3:*', '*', mfa)]],
    ['everything, and a denial of something else', 'ALLOWED', [all, statement('Deny', 'sqs:*', '*')]],
  ])('of a user who may do %s: %s', async (_what, result, policies) => {
    const user = await customerUser(world, 'jane', ...policies)
    expect(await checked(user, await create(world))).toBe(result)
  })

  it('looks at each action and resource by itself', async () => {
    const id = await create(world, { Permissions: setUp('True', ['one', 'two']), OwnerAccountId: CUSTOMER })
    const reads = allow(['iam:ListUsers', 'iam:GetUser'])
    const one = await customerUser(world, 'one', reads)
    expect(await checked(one, id)).toBe('DENIED')
    const roles = ['one', 'two'].map((name) => `arn:aws:iam::${CUSTOMER}:role/example.com/${name}`)
    const both = await customerUser(
      world,
      'both',
      reads,
      allow(['iam:CreateRole', 'iam:PutRolePolicy'], roles),
    )
    expect(await checked(both, id)).toBe('ALLOWED')
    expect(await checked(world.customer, id)).toBe('ALLOWED')
  })

  it('heeds the control policies of an organization', async () => {
    const organization = await Organization.create(world.server)
    const member = await organization.account('member')
    const administrator = await organization.administratorOf(member)
    const id = await create(world)
    expect(await checked(administrator, id)).toBe('ALLOWED')
    const PolicyId = await organization.policy('no-s3', { Effect: 'Deny', Action: 's3:*', Resource: '*' })
    await organization.client.send(new AttachPolicyCommand({ PolicyId, TargetId: member }))
    expect(await checked(administrator, id)).toBe('DENIED')
  })

  it('is made only where it is asked for', async () => {
    const command = new GetDelegationRequestCommand({ DelegationRequestId: await create(world) })
    const answer = await world.server.iam(world.customer).send(command)
    expect(answer.PermissionCheckStatus).toBeUndefined()
    expect(answer.PermissionCheckResult).toBeUndefined()
  })
})

describe('GetHumanReadableSummary', () => {
  const summary = (id: string, Locale?: string, account = CUSTOMER) =>
    world.server.iam(world.customer).send(
      new GetHumanReadableSummaryCommand({
        EntityArn: `arn:aws:iam::${account}:delegation-request/${id}`,
        Locale,
      }),
    )

  it('says in English what a request asks for', async () => {
    const id = await create(world, {
      Description: 'Set up queues',
      RequestMessage: 'workspace 7\r\nIt asks for "nothing"',
      OwnerAccountId: CUSTOMER,
      SessionDuration: 5400,
      OnlySendByOwner: true,
      Permissions: setUp('True', ['one', 'two']),
    })
    const answer = await summary(id)
    expect(answer).toMatchObject({ SummaryState: 'AVAILABLE', Locale: 'en' })
    const text = answer.SummaryContent!.replace(/\d{4}-\d\d-\d\dT[\d:]+Z/, 'WHEN')
    expect(
      text,
    ).toBe(`Example Partner (AWS account 123456789012) asks for access to AWS account ${CUSTOMER} for 1 hour and 30 minutes.
It says what for: "Set up queues"
It adds: "workspace 7 It asks for 'nothing'"

Whoever accepts the request lets it do the following, as far as they may do it themselves:
- AWS Identity and Access Management: ListUsers and GetUser on any resource
- AWS Identity and Access Management: CreateRole and PutRolePolicy on arn:aws:iam::${CUSTOMER}:role/example.com/one and arn:aws:iam::${CUSTOMER}:role/example.com/two, only where iam:PermissionsBoundary is ${BOUNDARY}

It could change who may do what in the account, and such changes stay when the access ends.
Where a permissions boundary is asked for above, roles can never do more than the boundary allows: ${BOUNDARY}.

The request belongs to nobody yet and expires at WHEN. Access begins when its owner, and nobody else, sends the token, and ends 1 hour and 30 minutes later.`)
    expect((await summary(id)).SummaryContent).toBe(answer.SummaryContent)
  })

  it('has no other language', async () => {
    const id = await create(world)
    expect(await summary(id, 'en-GB')).toMatchObject({ SummaryState: 'AVAILABLE', Locale: 'en-GB' })
    expect(await summary(id, 'de')).toMatchObject({ SummaryState: 'NOT_SUPPORTED', Locale: 'de' })
    expect(await refusal(summary(id, 'tlh'))).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: 'The locale tlh is not supported.',
    })
  })

  it('knows delegation requests, by their ARN in the caller’s account', async () => {
    const id = await create(world)
    expect((await refusal(summary(id, undefined, '123456789012'))).code).toBe('NoSuchEntity')
    const EntityArn = `arn:aws:iam::${CUSTOMER}:role/application`
    const call = world.server.iam(world.customer).send(new GetHumanReadableSummaryCommand({ EntityArn }))
    expect(await refusal(call)).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: `${EntityArn} is not the ARN of a delegation request.`,
    })
  })
})

describe('a partner’s permissions boundary', () => {
  it('can be looked at in every account, and attached to nobody', async () => {
    const iam = world.server.iam(world.customer)
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: BOUNDARY }))
    expect(Policy).toMatchObject({
      Arn: BOUNDARY,
      PolicyName: 'Boundary_20260115',
      Path: '/example.com/',
      DefaultVersionId: 'v1',
      CreateDate: new Date('2026-01-15T00:00:00Z'),
    })
    await customerUser(world, 'jane')
    const attach = new AttachUserPolicyCommand({ UserName: 'jane', PolicyArn: BOUNDARY })
    expect((await refusal(iam.send(attach))).message).toBe(
      `Policy ${BOUNDARY} does not exist or is not attachable.`,
    )
    const { Policies } = await iam.send(new ListPoliciesCommand({ PathPrefix: '/example.com/' }))
    expect(Policies).toEqual([])
  })
})
