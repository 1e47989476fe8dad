import type { ConditionEntry, PrincipalEntry, Statement } from '../document.ts'
import { readActions } from './action.ts'
import { readConditions } from './condition.ts'
import type { JsonMember, JsonNode, JsonObject } from './json.ts'
import { readPrincipals } from './principal.ts'
import { readResources } from './resource.ts'
import { SYNTAX_ERRORS } from './rules.ts'
import { type Scope, syntaxProblem } from './scope.ts'

const ALPHANUMERIC = /^[0-9A-Za-z]*$/
const COGNITO = 'cognito-identity.amazonaws.com'

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const
type Element = (typeof ELEMENTS)[number]
const KNOWN: ReadonlySet<string> = new Set(ELEMENTS)

type Members = { readonly [element in Element]?: JsonMember }

/**
 * Reads one statement and holds it to the grammar of its type of policy. What comes back is whole only where no problem was
 * found. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readStatement(node: JsonNode, scope: Scope, path: string): Statement | undefined {
  if (node.type !== 'object') {
    syntaxProblem(scope, 'element-type', SYNTAX_ERRORS, 'A statement is an object', node.start, path)
    return undefined
  }
  const members = sortMembers(node, scope, path)
  const sid = readSid(members.Sid, scope, path)
  const effect = readEffect(members.Effect, node, scope, path)
  checkForbidden(members, effect, scope, path)
  checkExclusive(members, scope, path)
  const principals = readWho(members.Principal, 'Principal', scope, path)
  const notPrincipals = readWho(members.NotPrincipal, 'NotPrincipal', scope, path)
  const actions = members.Action && readActions(members.Action.value, scope, `${path}.Action`)
  const notActions = members.NotAction && readActions(members.NotAction.value, scope, `${path}.NotAction`)
  const resources = members.Resource && readResources(members.Resource.value, scope, `${path}.Resource`)
  const notResources =
    members.NotResource && readResources(members.NotResource.value, scope, `${path}.NotResource`)
  const conditions = members.Condition
    ? readConditions(members.Condition.value, scope, `${path}.Condition`)
    : []
  checkMissing(members, actions ?? notActions, resources ?? notResources, node, scope, path)
  if (scope.type === 'trust') checkCognito(effect, principals, conditions, node, scope, path)
  const statement: Statement = {
    sid,
    effect,
    principals,
    notPrincipals,
    actions,
    notActions,
    resources,
    notResources,
    conditions,
    span: scope.lines.span(node.start, node.end),
  }
  return statement
}

function sortMembers(node: JsonObject, scope: Scope, path: string): Members {
  const members: { [element in Element]?: JsonMember } = {}
  for (const member of node.members) {
    if (KNOWN.has(member.key)) members[member.key as Element] = member
    else {
      const detail = `${JSON.stringify(member.key)} is not an element of a statement (letter case counts)`
      const place = `${path}.${member.key}`
      syntaxProblem(scope, 'element-unknown', `Unknown field ${member.key}`, detail, member.start, place)
    }
  }
  return members
}

function readSid(member: JsonMember | undefined, scope: Scope, path: string): string | undefined {
  if (member === undefined) return undefined
  const { value } = member
  if (value.type !== 'string') {
    syntaxProblem(scope, 'element-type', SYNTAX_ERRORS, 'Sid is a string', value.start, `${path}.Sid`)
    return undefined
  }
  if (scope.rules.sid === 'alphanumeric' && !ALPHANUMERIC.test(value.value)) {
    scope.problems.add(
      'sid-invalid',
      'Statement IDs (SID) must be alpha-numeric. ' +
        'Check that your input satisfies the regular expression [0-9A-Za-z]*',
      `The Sid ${JSON.stringify(value.value)} holds other characters than letters and digits`,
      value.start,
      `${path}.Sid`,
    )
  }
  return value.value
}

/** Deny where the effect cannot be read: a statement with a problem is never evaluated, but were it, this fails closed. */
function readEffect(
  member: JsonMember | undefined,
  node: JsonObject,
  scope: Scope,
  path: string,
): Statement['effect'] {
  if (member === undefined) {
    const detail = 'A statement needs Effect'
    syntaxProblem(scope, 'element-missing', 'Missing required field Effect', detail, node.start, path)
    return 'Deny'
  }
  const { value } = member
  if (value.type === 'string' && (value.value === 'Allow' || value.value === 'Deny')) return value.value
  const written = value.type === 'string' ? value.value : ''
  const detail = 'Effect is "Allow" or "Deny" (letter case counts)'
  syntaxProblem(scope, 'effect-invalid', `Invalid effect: ${written}`, detail, value.start, `${path}.Effect`)
  return 'Deny'
}

/** Elements, and combinations with Effect, that this type of policy may not hold. */
function checkForbidden(members: Members, effect: Statement['effect'], scope: Scope, path: string): void {
  const { rules, type } = scope
  const forbid = (element: Element, message: string, detail: string) => {
    const member = members[element]
    if (member) scope.problems.add('element-forbidden', message, detail, member.start, `${path}.${element}`)
  }
  if (rules.principal === 'forbidden') {
    const message = 'Policy document should not specify a principal.'
    forbid('Principal', message, 'This type of policy has no Principal: it speaks of whom it is attached to')
    forbid('NotPrincipal', message, 'This type of policy has no NotPrincipal')
  } else if (effect === 'Allow') {
    forbid('NotPrincipal', 'Allow with NotPrincipal is not allowed.', 'NotPrincipal goes with Deny only')
  } else if (rules.notPrincipal === 'forbidden') {
    const message = 'AssumeRole policy must not contain NotPrincipal field.'
    forbid('NotPrincipal', message, 'This type of policy has no NotPrincipal')
  }
  if (rules.resource === 'forbidden') {
    const detail = 'A trust policy speaks of the role it belongs to and names no resource'
    forbid('Resource', 'Has prohibited field Resource', detail)
    forbid('NotResource', 'AssumeRole policy must not contain resources.', detail)
  }
  if (rules.notAction === 'forbidden') {
    const message = 'AssumeRole policy may only specify STS AssumeRole actions.'
    forbid('NotAction', message, 'This type of policy has no NotAction')
  }
  if (type === 'rcp') checkRcp(members, effect, scope, path)
}

/**
 * Customers' RCPs only deny, for everyone, and name the service. The policy that AWS attaches everywhere
 * (RCPFullAWSAccess) allows everything; its very statement is accepted, since it is what is there without any RCP.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
function checkRcp(members: Members, effect: Statement['effect'], scope: Scope, path: string): void {
  const { Principal: principal, Effect: effectMember, Action: action } = members
  const problem = (member: JsonMember, element: Element, detail: string) =>
    scope.problems.add('element-forbidden', '', detail, member.start, `${path}.${element}`)
  if (principal && !isStar(principal.value)) {
    problem(principal, 'Principal', 'The Principal of a resource control policy is "*"')
  }
  if (effect === 'Allow') {
    const everything =
      action &&
      isStar(action.value) &&
      members.Resource &&
      isStar(members.Resource.value) &&
      !members.Condition
    if (!everything && effectMember) {
      problem(effectMember, 'Effect', 'A resource control policy denies; only RCPFullAWSAccess allows')
    }
    return
  }
  if (!action) return
  const actions = action.value.type === 'array' ? action.value.items : [action.value]
  if (actions.some((item) => item.type === 'string' && item.value === '*')) {
    problem(action, 'Action', 'A resource control policy names the service: "s3:*" rather than "*"')
  }
}

function isStar(node: JsonNode): boolean {
  return node.type === 'string' && node.value === '*'
}

function checkExclusive(members: Members, scope: Scope, path: string): void {
  for (const element of ['Principal', 'Action', 'Resource'] as const) {
    const other = members[`Not${element}`]
    if (members[element] && other) {
      const detail = `A statement has ${element} or Not${element}, not both`
      syntaxProblem(scope, 'element-conflict', SYNTAX_ERRORS, detail, other.start, `${path}.Not${element}`)
    }
  }
}

function readWho(
  member: JsonMember | undefined,
  element: 'Principal' | 'NotPrincipal',
  scope: Scope,
  path: string,
): readonly PrincipalEntry[] | undefined {
  // Where the element is forbidden, what it holds is of no interest.
  if (member === undefined || scope.rules.principal === 'forbidden') return undefined
  return readPrincipals(member.value, scope, element, `${path}.${element}`)
}

function checkMissing(
  members: Members,
  actions: readonly string[] | undefined,
  resources: readonly string[] | undefined,
  node: JsonObject,
  scope: Scope,
  path: string,
): void {
  const { rules, problems } = scope
  const named = rules.wording === 'resource'
  const missing = (code: 'action-missing' | 'resource-missing' | 'principal-missing', message: string) =>
    problems.add(code, message, 'The element is missing or names nothing', node.start, path)
  // An element of the wrong JSON type has been reported as such, it is not missing.
  const absent = (given: boolean, list: readonly string[] | undefined) => !given || list?.length === 0
  if (absent(Boolean(members.Action ?? members.NotAction), actions)) {
    missing(
      'action-missing',
      named ? 'Missing required field Action' : 'Policy statement must contain actions.',
    )
  }
  const resourceGiven = Boolean(members.Resource ?? members.NotResource)
  if (
    (rules.resource === 'required' && !resourceGiven) ||
    (rules.resource !== 'forbidden' && resourceGiven && resources?.length === 0)
  ) {
    missing(
      'resource-missing',
      named ? 'Missing required field Resource' : 'Policy statement must contain resources.',
    )
  }
  if (rules.principal !== 'forbidden' && !members.Principal && !members.NotPrincipal) {
    missing('principal-missing', 'Missing required field Principal')
  }
}

/** Anybody can have an identity pool, so a role that trusts Cognito must say which pool it means.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
function checkCognito(
  effect: Statement['effect'],
  principals: readonly PrincipalEntry[] | undefined,
  conditions: readonly ConditionEntry[],
  node: JsonObject,
  scope: Scope,
  path: string,
): void {
  if (effect !== 'Allow' || conditions.length > 0) return
  if (!principals?.some((entry) => entry.kind === 'Federated' && entry.value === COGNITO)) return
  scope.problems.add(
    'condition-missing',
    'A condition block must be present for the Cognito provider',
    `A statement that trusts ${COGNITO} needs a Condition that names the identity pool`,
    node.start,
    path,
  )
}
