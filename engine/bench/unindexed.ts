/**
 * The engine without its index: all statements of the principal in a loop, with the engine's own prepared patterns and conditions. What
 * it lacks against the engine is what the index is worth. Identity policies only, which is all that the workloads have.
 */

import type { CompiledCondition } from '../src/compile/condition.ts'
import { testCondition } from '../src/compile/test-condition.ts'
import { type CompiledPolicy, type Decision, type Request, RequestError } from '../src/index.ts'
import { matchAction } from '../src/match/action.ts'
import { matchPattern, type Pattern } from '../src/match/pattern.ts'

type Test = (text: string) => boolean

interface LoopStatement {
  readonly policy: number
  readonly statement: number
  readonly deny: boolean
  readonly actions: readonly Test[]
  readonly exceptActions: boolean
  readonly resources: readonly Pattern[]
  readonly exceptResources: boolean
  readonly conditions: readonly CompiledCondition[]
}

/** A matcher of one action pattern, made once per pattern and kept. */
const matchers = new Map<string, Test>()

function matcher(pattern: string): Test {
  const lower = pattern.toLowerCase()
  let test = matchers.get(lower)
  if (test === undefined) {
    const star = lower.search(/[*?]/)
    if (star < 0) test = (text) => text === lower
    else if (lower === '*') test = () => true
    else if (star === lower.length - 1 && lower.endsWith('*')) {
      const prefix = lower.slice(0, -1)
      test = (text) => text.startsWith(prefix)
    } else test = (text) => matchAction(lower, text)
    matchers.set(lower, test)
  }
  return test
}

export type LoopPolicies = readonly LoopStatement[]

function listConditions(first: CompiledCondition | undefined): CompiledCondition[] {
  const list: CompiledCondition[] = []
  for (let condition = first; condition !== undefined; condition = condition.next) list.push(condition)
  return list
}

export function prepareLoop(policies: readonly CompiledPolicy[]): LoopPolicies {
  return policies.flatMap((policy, p) => {
    const sources = policy.document.statements
    return policy.statements.map((statement, s): LoopStatement => {
      const source = sources[s]
      return {
        policy: p,
        statement: s,
        deny: !statement.allow,
        actions: (source?.actions ?? source?.notActions ?? []).map(matcher),
        exceptActions: source?.notActions !== undefined,
        resources: statement.resources ?? [],
        exceptResources: statement.exceptResources,
        conditions: listConditions(statement.condition),
      }
    })
  })
}

function covers(statement: LoopStatement, action: string, request: Request): boolean {
  let found = false
  for (const test of statement.actions) {
    if (test(action)) {
      found = true
      break
    }
  }
  if (found === statement.exceptActions) return false
  found = false
  for (const pattern of statement.resources) {
    if (matchPattern(pattern, request.resource, request.context)) {
      found = true
      break
    }
  }
  if (found === statement.exceptResources) return false
  for (const condition of statement.conditions) if (!testCondition(condition, request.context)) return false
  return true
}

export function decideLoop(request: Request, policies: LoopPolicies): Decision {
  if (request.action === '') throw new RequestError('No action')
  const action = request.action.toLowerCase()
  let allowed: LoopStatement | undefined
  for (const statement of policies) {
    if (allowed !== undefined && !statement.deny) continue
    if (!covers(statement, action, request)) continue
    if (statement.deny) {
      const ref = { policy: statement.policy, statement: statement.statement }
      return { allowed: false, outcome: 'explicit-deny', type: 'identity', statement: ref }
    }
    allowed = statement
  }
  if (allowed === undefined) {
    return { allowed: false, outcome: 'implicit-deny', type: 'identity', statement: undefined }
  }
  const ref = { policy: allowed.policy, statement: allowed.statement }
  return { allowed: true, outcome: 'allow', type: 'identity', statement: ref }
}
