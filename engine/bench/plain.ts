/**
 * The reference that the engine is measured against: a plain evaluator, as a careful programmer writes it first. It goes through
 * all statements of the principal; the matcher of each pattern, a regular expression where it has wildcards, and the test of
 * each condition are made once and kept. Of the engine it has the parser and nothing else, so that neither lends the other its
 * speed or its faults; a test compares their decisions. Only what the workloads need: identity policies, and the operators in them.
 */
import type { ConditionEntry, ConditionOperator, PolicyDocument, Statement } from '../src/document.ts'
import type { ContextValues, Decision, Request } from '../src/types.ts'

type Matcher = (text: string) => boolean
type ResourceTest = (request: Request) => boolean
type ConditionTest = (context: ContextValues) => boolean

interface PlainStatement {
  readonly policy: number
  readonly statement: number
  readonly deny: boolean
  readonly actions: readonly Matcher[]
  readonly exceptActions: boolean
  readonly resources: readonly ResourceTest[]
  readonly exceptResources: boolean
  readonly conditions: readonly ConditionTest[]
}

export type PlainPolicies = readonly PlainStatement[]

const WILDCARD = /[*?]/
const SPECIAL = /[.+^${}()|[\]\\]/g
const VARIABLE = /\$\{([^}]*)\}/g
const ARN_SEGMENTS = 6

/** By pattern. */
const matchers = new Map<string, Matcher>()

function makeMatcher(pattern: string): Matcher {
  if (pattern === '*') return () => true
  if (!WILDCARD.test(pattern)) return (text) => text === pattern
  const source = pattern.replaceAll(SPECIAL, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')
  const expression = new RegExp(`^${source}$`, 's')
  return (text) => expression.test(text)
}

function matcher(pattern: string): Matcher {
  const made = matchers.get(pattern) ?? makeMatcher(pattern)
  matchers.set(pattern, made)
  return made
}

function resourceTest(pattern: string): ResourceTest {
  if (!pattern.includes('${')) {
    const matches = matcher(pattern)
    return ({ resource }) => matches(resource)
  }
  return ({ resource, context }) => {
    let missing = false
    const filled = pattern.replaceAll(VARIABLE, (_, key: string) => {
      const value = context.get(key.toLowerCase())
      missing ||= typeof value !== 'string'
      return String(value)
    })
    return !missing && matcher(filled)(resource)
  }
}

/** The number of an IPv4 address. */
function addressNumber(text: string): number {
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

function inRange(range: string): Matcher {
  const [base = '', bits = '32'] = range.split('/')
  const size = 2 ** (32 - Number(bits))
  const block = Math.floor(addressNumber(base) / size)
  return (text) => Math.floor(addressNumber(text) / size) === block
}

function segments(arn: string): string[] {
  const parts = arn.split(':')
  return [...parts.slice(0, ARN_SEGMENTS - 1), parts.slice(ARN_SEGMENTS - 1).join(':')]
}

function arnLike(pattern: string): Matcher {
  const tests = segments(pattern).map(matcher)
  return (text) => {
    const parts = segments(text)
    return tests.every((matches, i) => matches(parts[i] ?? ''))
  }
}

function ignoringCase(wanted: string): Matcher {
  const lower = wanted.toLowerCase()
  return (text) => text.toLowerCase() === lower
}

/** How a value of the request is compared with one of the policy, by operator; negated ones are tested as their opposites. */
const VALUE_TESTS: Partial<Readonly<Record<ConditionOperator, (wanted: string) => Matcher>>> = {
  StringEquals: (wanted) => (text) => text === wanted,
  StringEqualsIgnoreCase: ignoringCase,
  StringLike: matcher,
  ArnEquals: arnLike,
  ArnLike: arnLike,
  IpAddress: inRange,
  Bool: (wanted) => (text) => text.toLowerCase() === wanted.toLowerCase(),
  NumericLessThan: (wanted) => {
    const limit = Number(wanted)
    return (text) => Number(text) < limit
  },
  DateLessThan: (wanted) => {
    const limit = Date.parse(wanted)
    return (text) => Date.parse(text) < limit
  },
}

const NEGATED = /^(String|Arn)Not(.*)$/

function nullTest(key: string, wanted: readonly string[]): ConditionTest {
  const missing = wanted.includes('true')
  return (context) => (context.get(key) === undefined) === missing
}

function conditionTest({ quantifier, operator, ifExists, key, values }: ConditionEntry): ConditionTest {
  const lower = key.toLowerCase()
  if (operator === 'Null') return nullTest(lower, values)
  const negated = NEGATED.test(operator)
  const make = VALUE_TESTS[operator.replace(NEGATED, '$1$2') as ConditionOperator]
  if (make === undefined) throw new Error(`The plain evaluator does not know ${operator}`)
  const tests = values.map(make)
  const holds: Matcher = (text) => tests.some((test) => test(text)) !== negated
  return (context) => {
    const value = context.get(lower)
    if (value === undefined) return quantifier === 'ForAllValues' || negated || ifExists
    if (typeof value === 'string') return holds(value)
    return quantifier === 'ForAllValues' ? value.every(holds) : value.some(holds)
  }
}

function prepareStatement(source: Statement, policy: number, statement: number): PlainStatement {
  return {
    policy,
    statement,
    deny: source.effect === 'Deny',
    actions: (source.actions ?? source.notActions ?? []).map((pattern) => matcher(pattern.toLowerCase())),
    exceptActions: source.notActions !== undefined,
    resources: (source.resources ?? source.notResources ?? []).map(resourceTest),
    exceptResources: source.notResources !== undefined,
    conditions: source.conditions.map(conditionTest),
  }
}

/** Prepares the policies of a principal. Throws Error for an operator that no workload uses. */
export function preparePlain(documents: readonly PolicyDocument[]): PlainPolicies {
  return documents.flatMap(({ statements }, policy) =>
    statements.map((source, statement) => prepareStatement(source, policy, statement)),
  )
}

function covers(statement: PlainStatement, action: string, request: Request): boolean {
  return (
    statement.actions.some((matches) => matches(action)) !== statement.exceptActions &&
    statement.resources.some((matches) => matches(request)) !== statement.exceptResources &&
    statement.conditions.every((holds) => holds(request.context))
  )
}

/** Decides as the engine does, by identity policies alone. */
export function decidePlain(request: Request, policies: PlainPolicies): Decision {
  const action = request.action.toLowerCase()
  let allowed: PlainStatement | undefined
  for (const one of policies) {
    if (allowed !== undefined && !one.deny) continue
    if (!covers(one, action, request)) continue
    if (one.deny) {
      const statement = { policy: one.policy, statement: one.statement }
      return { allowed: false, outcome: 'explicit-deny', type: 'identity', statement }
    }
    allowed = one
  }
  if (allowed === undefined) {
    return { allowed: false, outcome: 'implicit-deny', type: 'identity', statement: undefined }
  }
  const statement = { policy: allowed.policy, statement: allowed.statement }
  return { allowed: true, outcome: 'allow', type: 'identity', statement }
}
