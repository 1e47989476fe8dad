import { type CompiledCondition, compileCondition, kindOf, NULL } from '../compile/condition.ts'
import { RequestError } from '../compile/limits.ts'
import { matchesAny, testCondition } from '../compile/test-condition.ts'
import type { ConditionEntry } from '../document.ts'
import type { ContextValues } from '../types.ts'
import type { ConditionExplanation } from './types.ts'

function operatorText(entry: ConditionEntry): string {
  const quantifier = entry.quantifier === undefined ? '' : `${entry.quantifier}:`
  return `${quantifier}${entry.operator}${entry.ifExists ? 'IfExists' : ''}`
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** Which of the wanted values each value seen matches. */
function matches(
  entry: ConditionEntry,
  seen: readonly string[],
  variables: boolean,
  context: ContextValues,
): ConditionExplanation['values'] {
  const single = entry.values.map((wanted) => compileCondition({ ...entry, values: [wanted] }, variables))
  return seen.map((value) => {
    const place = single.findIndex((condition) => matchesAny(condition, value, context))
    return { value, by: entry.values[place] }
  })
}

/** Tests a condition and says how it came out. Never throws for the request: a value that cannot be tested is reported. */
export function explainCondition(
  entry: ConditionEntry,
  condition: CompiledCondition,
  variables: boolean,
  context: ContextValues,
): ConditionExplanation {
  const seen = context.get(condition.key)
  const base = {
    operator: operatorText(entry),
    entry,
    key: entry.key,
    wanted: entry.values,
    seen,
    missing: seen === undefined || (typeof seen !== 'string' && seen.length === 0),
    span: entry.span,
  }
  try {
    const matched = testCondition(condition, context)
    const values = kindOf(condition) === NULL ? [] : matches(entry, listOf(seen), variables, context)
    return { ...base, matched, values, error: undefined }
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    return { ...base, matched: false, values: [], error: error.message }
  }
}
