import type { CompiledStatement } from '../compile/policy.ts'
import { ACCOUNT, CompiledPrincipals, LIMITED, NOT_NAMED, naming, reach } from '../compile/principals.ts'
import { coversResource } from '../decide/statement.ts'
import { callerName } from '../decide/wording.ts'
import type { PolicyDocument, Statement } from '../document.ts'
import { matchAction } from '../match/action.ts'
import { matchPattern, type Pattern } from '../match/pattern.ts'
import { lowerAscii } from '../match/text.ts'
import type { ContextValues, Request } from '../types.ts'
import { explainCondition } from './condition.ts'
import type {
  ConditionExplanation,
  ElementExplanation,
  Grant,
  PrincipalExplanation,
  StatementExplanation,
} from './types.ts'

function explainAction(source: Statement, request: Request): ElementExplanation {
  const negated = source.actions === undefined
  const wanted = source.actions ?? source.notActions ?? []
  const action = lowerAscii(request.action)
  const by = wanted.find((pattern) => matchAction(pattern, action))
  const matched = (by !== undefined) !== negated
  return { element: negated ? 'NotAction' : 'Action', wanted, seen: request.action, matched, by }
}

function explainResource(
  source: Statement,
  statement: CompiledStatement,
  request: Request,
): ElementExplanation | undefined {
  const wanted = source.resources ?? source.notResources
  if (wanted === undefined) return undefined
  const place = statement.resources?.findIndex((pattern: Pattern) =>
    matchPattern(pattern, request.resource, request.context),
  )
  return {
    element: statement.exceptResources ? 'NotResource' : 'Resource',
    wanted,
    seen: request.resource,
    matched: coversResource(statement, request),
    by: wanted[place ?? -1],
  }
}

function grantName(strength: number): Grant {
  return strength === ACCOUNT ? 'account' : strength === LIMITED ? 'limited' : 'direct'
}

function explainPrincipal(
  source: Statement,
  statement: CompiledStatement,
  request: Request,
  bounded: boolean,
): PrincipalExplanation | undefined {
  const wanted = source.principals ?? source.notPrincipals
  if (wanted === undefined || statement.principals === undefined) return undefined
  const caller = request.principal
  let by: (typeof wanted)[number] | undefined
  let closest = NOT_NAMED
  for (const entry of wanted) {
    const named = naming(new CompiledPrincipals([entry], false), caller)
    if (named > closest) {
      closest = named
      by = entry
    }
  }
  const strength = reach(statement.principals, caller, statement.allow, bounded)
  const matched = strength !== NOT_NAMED
  return {
    element: statement.principals.negated ? 'NotPrincipal' : 'Principal',
    wanted,
    seen: callerName(caller),
    matched,
    by,
    grant: matched && statement.allow ? grantName(strength) : undefined,
  }
}

/** Notes which keys were asked for in vain. */
class Recorder implements ContextValues {
  readonly #context: ContextValues
  readonly #missing: Set<string>

  constructor(context: ContextValues, missing: Set<string>) {
    this.#context = context
    this.#missing = missing
  }

  get(key: string): string | readonly string[] | undefined {
    const value = this.#context.get(key)
    if (value === undefined || value.length === 0) this.#missing.add(key)
    return value
  }
}

/** Explains one statement; keys that it asks for in vain are added to `missing`, provided it covers the action. */
export function explainStatement(
  document: PolicyDocument,
  policyIndex: number,
  statement: CompiledStatement,
  request: Request,
  bounded: boolean,
  missing: Set<string>,
): StatementExplanation {
  const source = document.statements[statement.index] as Statement
  const action = explainAction(source, request)
  const recorded: Request = action.matched
    ? { ...request, context: new Recorder(request.context, missing) }
    : request
  const resource = explainResource(source, statement, recorded)
  const principal = explainPrincipal(source, statement, recorded, bounded)
  const variables = document.version === '2012-10-17'
  const conditions: ConditionExplanation[] = []
  for (let condition = statement.condition; condition !== undefined; condition = condition.next) {
    const entry = source.conditions[conditions.length] as (typeof source.conditions)[number]
    conditions.push(explainCondition(entry, condition, variables, recorded.context))
  }
  const applies =
    action.matched &&
    resource?.matched !== false &&
    principal?.matched !== false &&
    conditions.every((condition) => condition.matched)
  return {
    policy: policyIndex,
    statement: statement.index,
    sid: source.sid,
    effect: source.effect,
    span: source.span,
    applies,
    decided: false,
    action,
    resource,
    principal,
    conditions,
  }
}
