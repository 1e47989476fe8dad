/**
 * The decision cases of engine/cases through the simulate APIs of a server: what a policy means must not depend on the door
 * that is asked.
 */
import {
  type ContextEntry,
  CreateRoleCommand,
  CreateUserCommand,
  type EvaluationResult,
  type IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CasePolicy, type DecisionCase, loadCases } from '../../../engine/test/case-format.ts'
import { refusal, startTestServer, type TestServer } from '../harness.ts'

/** Most of the cases can be asked; fewer means that the loader or the choice below went wrong. */
const MIN_CASES = 500
/** Every so many of them also with stored policies. */
const STORED_STEP = 4
const MIN_STORED = 100

const DECISIONS = {
  allow: 'allowed',
  'explicit-deny': 'explicitDeny',
  'implicit-deny': 'implicitDeny',
} as const

let server: TestServer
let iam: IAMClient
beforeAll(async () => {
  server = await startTestServer()
  iam = server.iam()
})
afterAll(() => server.close())

/** Policies on the wire keep to Latin-1; JSON has another way to write what is beyond. */
const BEYOND_LATIN = /[^\t\n\r\x20-\xff]/g
const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
const text = (policy: CasePolicy) => JSON.stringify(policy).replace(BEYOND_LATIN, escaped)
const texts = (policies: readonly CasePolicy[] = []) => policies.map(text)

/** What both operations are asked with. A boundary is always an input: AWS takes it so for stored entities, too. */
function questionOf({ layers, request, context }: DecisionCase) {
  const { resourceAccount } = request
  const [resourcePolicy] = texts(layers.resource)
  return {
    ActionNames: [request.action],
    ResourceArns: [request.resource],
    PermissionsBoundaryPolicyInputList: texts(layers.boundary),
    ContextEntries: Object.entries(context).map(
      ([ContextKeyName, value]): ContextEntry =>
        typeof value === 'string'
          ? { ContextKeyName, ContextKeyValues: [value], ContextKeyType: 'string' }
          : { ContextKeyName, ContextKeyValues: [...value], ContextKeyType: 'stringList' },
    ),
    ...(resourcePolicy !== undefined && { ResourcePolicy: resourcePolicy }),
    ...(resourceAccount !== undefined && { ResourceOwner: `arn:aws:iam::${resourceAccount}:root` }),
  }
}

/** The ARN of the caller's entity. */
function entityArn({ request: { principal } }: DecisionCase): string {
  if (principal.type === 'user') return principal.arn
  if (principal.type === 'assumed-role') return principal.roleArn
  throw new Error(`the simulate APIs do not take a ${principal.type}`)
}

/** A caller is only named where the question needs one, since its ARN brings context keys of its own. */
function callerOf(entry: DecisionCase) {
  const { layers, request } = entry
  const needed = layers.resource !== undefined || request.resourceAccount !== undefined
  return needed ? { CallerArn: entityArn(entry) } : {}
}

/** The simulator takes the names of operations only. */
const ACTION = /^[\w-]+:\w+$/
const UNIQUE_ID = /"(AIDA|AROA)[A-Z0-9]+"/

/** Why a case cannot be asked although its layers could: its action, its resource, or what the caller's ARN alone tells. */
function unaskable({ layers, request, context }: DecisionCase): string | undefined {
  const { action, resource } = request
  if (!ACTION.test(action) || action.startsWith('_')) return 'no name of an operation'
  if (layers.resource !== undefined && resource === '*') return 'a policy on no resource'
  if (UNIQUE_ID.test(JSON.stringify(layers.resource ?? ''))) return 'a simulated caller has no unique id'
  const named = layers.resource !== undefined || request.resourceAccount !== undefined
  const keys = Object.keys(context).map((key) => key.toLowerCase())
  const asked = JSON.stringify(layers).toLowerCase()
  for (const key of ['aws:username', 'aws:principalarn', 'aws:principalaccount', 'aws:principaltype']) {
    if (named && asked.includes(key) && !keys.includes(key)) return `${key} is left out`
  }
  return undefined
}

const cases = loadCases().filter((entry) => entry.simulate && unaskable(entry) === undefined)
const byFile = [...Map.groupBy(cases, ({ file }) => file)]

/** What each answer must say of a case. */
function check(entry: DecisionCase, result: EvaluationResult | undefined): void {
  const { outcome, type, statement } = entry.expect
  const decision = DECISIONS[outcome]
  expect(result?.EvalDecision, `${entry.reason} ${entry.source}`).toBe(decision)
  if (entry.request.resource !== '*') {
    expect(result?.ResourceSpecificResults?.map((one) => one.EvalResourceDecision)).toEqual([decision])
  }
  if (entry.layers.boundary !== undefined && type === 'boundary') {
    expect(result?.PermissionsBoundaryDecisionDetail).toEqual({ AllowedByPermissionsBoundary: false })
  }
  const matched = result?.MatchedStatements ?? []
  if (statement === undefined) expect(matched).toEqual([])
  else expect(matched.map((one) => one.SourcePolicyType)).toContain(SOURCES.get(type))
}

const SOURCES = new Map([
  ['identity', 'IAM Policy'],
  ['boundary', 'Permissions Boundary Policy'],
  ['resource', 'Resource Policy'],
])

describe('SimulateCustomPolicy', () => {
  it(`can be asked at least ${MIN_CASES} cases`, () => {
    expect(cases.length).toBeGreaterThanOrEqual(MIN_CASES)
  })

  it('refuses what is not the name of an operation', async () => {
    const hostile = loadCases().filter(
      ({ request: { action }, simulate }) => simulate && !ACTION.test(action),
    )
    expect(hostile.length).toBeGreaterThan(0)
    for (const entry of hostile) {
      const command = new SimulateCustomPolicyCommand({
        PolicyInputList: texts(entry.layers.identity),
        ...questionOf(entry),
      })
      expect(entry.expect.allowed).toBe(false)
      expect(await refusal(iam.send(command)), entry.name).toMatchObject({ code: 'InvalidInput' })
    }
  })

  describe.each(byFile)('%s', (_file, group) => {
    it.each(group.map((entry) => [entry.name, entry] as const))('%s', async (_name, entry) => {
      const { EvaluationResults } = await iam.send(
        new SimulateCustomPolicyCommand({
          PolicyInputList: texts(entry.layers.identity),
          ...questionOf(entry),
          ...callerOf(entry),
        }),
      )
      expect(EvaluationResults).toHaveLength(1)
      check(entry, EvaluationResults?.[0])
    })
  })
})

/** Inline policies of users are small together; larger ones are asked above. */
const MAX_INLINE = 2048

/** AWS has such policies among its own, and takes them from nobody else. */
const VARIABLE_BEFORE_RESOURCE = /"arn:(?:[^":]*:){0,3}[^":]*\$\{aws:/

function storable({ layers }: DecisionCase): boolean {
  const text = texts(layers.identity).join('')
  return text.length <= MAX_INLINE && !VARIABLE_BEFORE_RESOURCE.test(text)
}

const stored = cases.filter((entry) => storable(entry)).filter((_, index) => index % STORED_STEP === 0)

describe('SimulatePrincipalPolicy', () => {
  beforeEach(() => server.reset())

  it(`can be asked at least ${MIN_STORED} of them`, () => {
    expect(stored.length).toBeGreaterThanOrEqual(MIN_STORED)
  })

  it.each(stored.map((entry) => [entry.name, entry] as const))('%s', async (_name, entry) => {
    const source = await store(entry)
    // The entity stands for the case's caller, whose ARN another account's server would have.
    const { EvaluationResults } = await iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: source,
        CallerArn: 'arn:aws:iam::111122223333:group/nobody',
        ...questionOf(entry),
        ...callerOf(entry),
      }),
    )
    check(entry, EvaluationResults?.[0])
  })
})

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
})

/** An entity of the case's kind with its identity policies inline; gives its ARN. */
async function store({ request, layers }: DecisionCase): Promise<string> {
  const policies = texts(layers.identity).map((PolicyDocument, index) => ({
    PolicyName: `p${index}`,
    PolicyDocument,
  }))
  if (request.principal.type === 'user') {
    const { User } = await iam.send(new CreateUserCommand({ UserName: 'caller' }))
    for (const policy of policies) await iam.send(new PutUserPolicyCommand({ UserName: 'caller', ...policy }))
    return User!.Arn!
  }
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: TRUST }),
  )
  for (const policy of policies) await iam.send(new PutRolePolicyCommand({ RoleName: 'caller', ...policy }))
  return Role!.Arn!
}
