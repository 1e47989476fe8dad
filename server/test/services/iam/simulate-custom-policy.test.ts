// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables and ARN templates are written so
import {
  type EvaluationResult,
  type IAMClient,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'

let server: TestServer
let iam: IAMClient
beforeAll(async () => {
  server = await startTestServer()
  iam = server.iam()
})
afterAll(() => server.close())

type Input = Partial<SimulateCustomPolicyCommandInput>

const READ = JSON.stringify(allow('s3:Get*', 'arn:aws:s3:::b/*'))
const ALL = JSON.stringify(allow('*'))
const OBJECT = 'arn:aws:s3:::b/k'
const ALICE = 'arn:aws:iam::111122223333:user/alice'

const command = (input: Input) =>
  new SimulateCustomPolicyCommand({ PolicyInputList: [READ], ActionNames: ['s3:GetObject'], ...input })

const simulate = (input: Input) => iam.send(command(input))

async function one(input: Input): Promise<EvaluationResult> {
  const { EvaluationResults = [] } = await simulate(input)
  expect(EvaluationResults).toHaveLength(1)
  return EvaluationResults[0]!
}

const statement = (effect: 'Allow' | 'Deny', action: string, resource = '*') => ({
  Effect: effect,
  Action: action,
  Resource: resource,
})
const document = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

describe('without resources', () => {
  it('answers the documented example', async () => {
    // https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-custom-policy.html#examples
    const policy =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}'
    const at = (time: string) =>
      one({
        PolicyInputList: [policy],
        ActionNames: ['dynamodb:CreateBackup'],
        ContextEntries: [
          { ContextKeyName: 'aws:CurrentTime', ContextKeyValues: [time], ContextKeyType: 'date' },
        ],
      })
    expect(await at('2019-04-25T11:00:00Z')).toEqual({
      EvalActionName: 'dynamodb:CreateBackup',
      EvalResourceName: '*',
      EvalDecision: 'allowed',
      MatchedStatements: [
        {
          SourcePolicyId: 'PolicyInputList.1',
          SourcePolicyType: 'IAM Policy',
          StartPosition: { Line: 1, Column: 38 },
          EndPosition: { Line: 1, Column: 167 },
        },
      ],
      MissingContextValues: [],
    })
    expect(await at('2014-04-25T11:00:00Z')).toEqual({
      EvalActionName: 'dynamodb:CreateBackup',
      EvalResourceName: '*',
      EvalDecision: 'implicitDeny',
      MatchedStatements: [],
      MissingContextValues: [],
    })
  })

  it('keeps the action as it was written', async () => {
    expect(await one({ PolicyInputList: [ALL], ActionNames: ['S3:GETOBJECT'] })).toMatchObject({
      EvalActionName: 'S3:GETOBJECT',
      EvalDecision: 'allowed',
    })
  })
})

describe('positions', () => {
  const spaced = JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [statement('Allow', 'x:A'), statement('Allow', 'x:B'), statement('Deny', 'x:C')],
    },
    null,
    2,
  )
  const compact = document(statement('Allow', 'x:A'), statement('Allow', 'x:B'))
  const second = compact.lastIndexOf('{')
  const comma =
    '{"Version":"2012-10-17","Statement":[ {"Effect":"Allow","Action":"x:A","Resource":"*"} \n , {"Effect":"Allow","Action":"x:B","Resource":"*"}]}'

  // Recorded of AWS's AdministratorAccess, two blanks deep: from line 3, column 17 to line 8, column 6.
  it.each<[string, string, string, [number, number], [number, number]]>([
    ['the first statement, behind the bracket', spaced, 'x:A', [3, 17], [8, 6]],
    ['the second, behind the brace of the first', spaced, 'x:B', [8, 6], [13, 6]],
    ['the third', spaced, 'x:C', [13, 6], [18, 6]],
    ['the first of one line', compact, 'x:A', [1, 38], [1, second]],
    ['the second of one line', compact, 'x:B', [1, second], [1, compact.length - 1]],
    [
      'a comma on a line of its own',
      comma,
      'x:B',
      [1, comma.indexOf(' \n') + 1],
      [2, comma.split('\n')[1]!.length - 1],
    ],
  ])('%s', async (_name, policy, action, [Line, Column], [endLine, endColumn]) => {
    const { MatchedStatements } = await one({ PolicyInputList: [policy], ActionNames: [action] })
    expect(MatchedStatements).toEqual([
      {
        SourcePolicyId: 'PolicyInputList.1',
        SourcePolicyType: 'IAM Policy',
        StartPosition: { Line, Column },
        EndPosition: { Line: endLine, Column: endColumn },
      },
    ])
  })
})

describe('matched statements', () => {
  const ids = ({ MatchedStatements = [] }: EvaluationResult) =>
    MatchedStatements.map((one) => one.SourcePolicyId)

  it('are all that allow', async () => {
    expect(ids(await one({ PolicyInputList: [ALL, document(statement('Allow', 'x:A')), ALL] }))).toEqual([
      'PolicyInputList.1',
      'PolicyInputList.3',
    ])
  })

  it('are the Deny alone where there is one', async () => {
    const result = await one({ PolicyInputList: [ALL, document(statement('Deny', 's3:*'))] })
    expect(result.EvalDecision).toBe('explicitDeny')
    expect(ids(result)).toEqual(['PolicyInputList.2'])
  })
})

describe('resources', () => {
  const DENY = document(statement('Allow', 's3:*'), statement('Deny', 's3:*', 'arn:aws:s3:::b/secret'))
  // Behind the first statement, and behind the second.
  const middle = DENY.indexOf('},{') + 2
  const end = DENY.indexOf(']}') + 1
  const OBJECT_TYPE = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}'

  it('are decided one by one, and the action by the most restrictive', async () => {
    const SECRET = 'arn:aws:s3:::b/secret'
    const result = await one({ PolicyInputList: [DENY], ResourceArns: [OBJECT, SECRET] })
    const view = (Column: number, EndColumn: number) => [
      {
        SourcePolicyId: 'PolicyInputList.1',
        SourcePolicyType: 'IAM Policy',
        StartPosition: { Line: 1, Column },
        EndPosition: { Line: 1, Column: EndColumn },
      },
    ]
    expect(result).toEqual({
      EvalActionName: 's3:GetObject',
      EvalResourceName: OBJECT_TYPE,
      EvalDecision: 'explicitDeny',
      MatchedStatements: view(middle, end),
      MissingContextValues: [],
      EvalDecisionDetails: {},
      ResourceSpecificResults: [
        {
          EvalResourceName: OBJECT,
          EvalResourceDecision: 'allowed',
          MatchedStatements: view(38, middle),
          MissingContextValues: [],
        },
        {
          EvalResourceName: SECRET,
          EvalResourceDecision: 'explicitDeny',
          MatchedStatements: view(middle, end),
          MissingContextValues: [],
        },
      ],
    })
  })

  it.each([
    ['s3:GetObject', 'arn:aws:s3:::b/k', OBJECT_TYPE],
    ['s3:ListBucket', 'arn:aws:s3:::b', 'arn:${Partition}:s3:::${BucketName}'],
    [
      'iam:GetUser',
      'arn:aws:iam::111122223333:user/a/b',
      'arn:${Partition}:iam::${Account}:user/${UserNameWithPath}',
    ],
    ['iam:GetUser', 'arn:aws:s3:::b', '*'],
    ['s3:ListAllMyBuckets', 'arn:aws:s3:::b', '*'],
    ['nosuch:Action', 'arn:aws:s3:::b', '*'],
  ])('of %s on %s are of the type %s', async (action, resource, EvalResourceName) => {
    expect(await one({ ActionNames: [action], ResourceArns: [resource] })).toMatchObject({ EvalResourceName })
  })

  it('give one result per action', async () => {
    const { EvaluationResults } = await simulate({
      ActionNames: ['s3:GetObject', 's3:PutObject'],
      ResourceArns: [OBJECT, 'arn:aws:s3:::b/other', 'arn:aws:s3:::c/k'],
    })
    expect(EvaluationResults?.map((r) => [r.EvalActionName, r.EvalDecision])).toEqual([
      ['s3:GetObject', 'implicitDeny'],
      ['s3:PutObject', 'implicitDeny'],
    ])
    expect(EvaluationResults?.[0]?.ResourceSpecificResults?.map((r) => r.EvalResourceDecision)).toEqual([
      'allowed',
      'allowed',
      'implicitDeny',
    ])
  })
})

describe('a boundary', () => {
  const boundary = (policy: string) =>
    one({ PolicyInputList: [ALL], PermissionsBoundaryPolicyInputList: [policy] })

  it('allows', async () => {
    const result = await boundary(ALL)
    expect(result.EvalDecision).toBe('allowed')
    expect(result.PermissionsBoundaryDecisionDetail).toEqual({ AllowedByPermissionsBoundary: true })
    expect(result.MatchedStatements?.map((s) => s.SourcePolicyId)).toEqual(['PolicyInputList.1'])
  })

  it('does not allow', async () => {
    expect(await boundary(document(statement('Allow', 'ec2:*')))).toMatchObject({
      EvalDecision: 'implicitDeny',
      MatchedStatements: [],
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    })
  })

  it('denies', async () => {
    expect(await boundary(document(statement('Allow', '*'), statement('Deny', 's3:*')))).toMatchObject({
      EvalDecision: 'explicitDeny',
      MatchedStatements: [
        {
          SourcePolicyId: 'PermissionsBoundaryPolicyInputList.1',
          SourcePolicyType: 'Permissions Boundary Policy',
        },
      ],
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    })
  })
})

describe('an organization', () => {
  const FULL = document(statement('Allow', '*'))
  const levels = (...texts: readonly string[][]) =>
    one({
      PolicyInputList: [ALL],
      OrderedOrganizationPolicyInputList: texts.map((ServiceControlPolicyInputList) => ({
        ServiceControlPolicyInputList,
      })),
    })

  it.each<[string, string[][], string, boolean]>([
    ['every level allows', [[FULL], [FULL, document(statement('Allow', 'ec2:*'))], [FULL]], 'allowed', true],
    ['one level does not', [[FULL], [document(statement('Allow', 'ec2:*'))], [FULL]], 'implicitDeny', false],
    [
      'one level denies',
      [[FULL], [FULL, document(statement('Deny', 's3:*'))], [FULL]],
      'explicitDeny',
      false,
    ],
  ])('%s', async (_name, texts, decision, AllowedByOrganizations) => {
    const result = await levels(...texts)
    expect(result).toMatchObject({
      EvalDecision: decision,
      OrganizationsDecisionDetail: { AllowedByOrganizations },
    })
    // The statements of SCPs are not told.
    expect(result.MatchedStatements).toHaveLength(AllowedByOrganizations ? 1 : 0)
  })

  it('has conditions, whose keys are not told as missing', async () => {
    const locked = document(statement('Allow', '*'), {
      ...statement('Deny', '*'),
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    })
    expect(await levels([locked])).toMatchObject({ EvalDecision: 'explicitDeny', MissingContextValues: [] })
  })

  it('is not there for an empty list', async () => {
    expect(await one({ OrderedOrganizationPolicyInputList: [], ResourceArns: [OBJECT] })).not.toHaveProperty(
      'OrganizationsDecisionDetail',
    )
  })
})

describe('missing context values', () => {
  const POLICY = document(
    {
      ...statement('Allow', 's3:*', 'arn:aws:s3:::b/${aws:username}/*'),
      Condition: { StringLike: { 'aws:PrincipalTag/Team': '${aws:Referer}' } },
    },
    { ...statement('Allow', 'ec2:*'), Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
  )
  const referer = {
    ContextKeyName: 'AWS:Referer',
    ContextKeyValues: ['x'],
    ContextKeyType: 'string' as const,
  }

  it('are the keys of all policies that nobody gave', async () => {
    const result = await one({ PolicyInputList: [POLICY], ContextEntries: [referer], ResourceArns: [OBJECT] })
    const missing = ['aws:username', 'aws:PrincipalTag/Team', 'aws:SourceIp']
    expect(result.MissingContextValues).toEqual(missing)
    expect(result.ResourceSpecificResults?.[0]?.MissingContextValues).toEqual(missing)
  })

  it('do not hold what the caller tells', async () => {
    const { MissingContextValues } = await one({ PolicyInputList: [POLICY], CallerArn: ALICE })
    expect(MissingContextValues).toEqual(['aws:PrincipalTag/Team', 'aws:Referer', 'aws:SourceIp'])
  })

  it('hold a key whose entry has no values', async () => {
    const empty = { ...referer, ContextKeyValues: [] }
    expect(
      (await one({ PolicyInputList: [POLICY], ContextEntries: [empty] })).MissingContextValues,
    ).toContain('aws:Referer')
  })
})

describe('paging', () => {
  it('goes through the actions in their order', async () => {
    const ActionNames = ['s3:GetObject', 'ec2:RunInstances', 'iam:GetUser']
    const seen: (string | undefined)[] = []
    let Marker: string | undefined
    do {
      const page = await simulate({ ActionNames, MaxItems: 1, ...(Marker !== undefined && { Marker }) })
      expect(page.EvaluationResults).toHaveLength(1)
      seen.push(page.EvaluationResults?.[0]?.EvalActionName)
      expect(page.IsTruncated).toBe(page.Marker !== undefined)
      Marker = page.Marker
    } while (Marker !== undefined)
    expect(seen).toEqual(ActionNames)
  })

  // 100 statements on 5,000 resources each.
  const large = {
    PolicyInputList: [document(...Array.from({ length: 100 }, () => statement('Deny', 'ec2:RunInstances')))],
    ResourceArns: Array.from({ length: 5000 }, (_, index) => `arn:aws:s3:::b/${index}`),
  }

  it('ends a page early rather than cost too much', async () => {
    const actions = Array.from({ length: 20 }, (_, index) => `s3:Action${index}`)
    const page = await simulate({ ...large, ActionNames: actions })
    expect(page).toMatchObject({ IsTruncated: true, Marker: expect.any(String) })
    const first = page.EvaluationResults?.map((result) => result.EvalActionName) ?? []
    expect(first).toEqual(actions.slice(0, first.length))
    const next = await simulate({ ...large, ActionNames: actions, MaxItems: 1, Marker: page.Marker! })
    expect(next.EvaluationResults?.[0]?.EvalActionName).toBe(actions[first.length])
  })

  it('refuses an action that costs too much alone', async () => {
    // Every statement would be told for every resource.
    expect(await refusal(simulate({ ...large, ActionNames: ['ec2:RunInstances'] }))).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: 'The simulation is too large: give fewer resources or smaller policies at a time.',
    })
  })
})

it('needs permission', async () => {
  const credentials = await userWithKey(server, 'bob')
  expect(await refusal(server.iam(credentials).send(command({})))).toEqual({
    code: 'AccessDenied',
    status: 403,
    message: `User: arn:aws:iam::${server.root.accountId}:user/bob is not authorized to perform: iam:SimulateCustomPolicy on resource: * because no identity-based policy allows the iam:SimulateCustomPolicy action`,
  })
})
