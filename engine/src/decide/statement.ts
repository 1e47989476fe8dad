import type { CompiledCondition } from '../compile/condition.ts'
import type { CompiledStatement } from '../compile/policy.ts'
import { NOT_NAMED, reach } from '../compile/principals.ts'
import { testCondition } from '../compile/test-condition.ts'
import { matchPattern, type Pattern } from '../match/pattern.ts'
import type { Request } from '../types.ts'

/** Whether a statement's `Resource` or `NotResource` covers the request's resource. */
export function coversResource(statement: CompiledStatement, request: Request): boolean {
  const patterns = statement.resources
  if (patterns === undefined) return true
  const resource = request.resource
  for (let i = 0; i < patterns.length; i++) {
    if (matchPattern(patterns[i] as Pattern, resource, request.context)) return !statement.exceptResources
  }
  return statement.exceptResources
}

/** Whether a statement's conditions hold, given the first of them. */
export function conditionsHold(first: CompiledCondition | undefined, request: Request): boolean {
  for (let condition = first; condition !== undefined; condition = condition.next) {
    if (!testCondition(condition, request.context)) return false
  }
  return true
}

/** Whether a statement that covers action and resource applies. `bounded`: the caller has a permissions boundary. */
export function appliesBeyondResource(
  statement: CompiledStatement,
  request: Request,
  bounded: boolean,
): boolean {
  return (
    (statement.principals === undefined ||
      reach(statement.principals, request.principal, statement.allow, bounded) !== NOT_NAMED) &&
    conditionsHold(statement.condition, request)
  )
}
