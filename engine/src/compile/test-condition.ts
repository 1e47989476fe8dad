import { type ArnPattern, matchArn } from '../match/arn.ts'
import { canonicalBase64 } from '../match/binary.ts'
import { parseDate } from '../match/date.ts'
import { type IpRange, inRange, parseIp } from '../match/ip.ts'
import { compareNumbers, isNumber } from '../match/number.ts'
import { matchPattern, type Pattern, resolveText } from '../match/pattern.ts'
import type { ContextValues } from '../types.ts'
import {
  ARN,
  BINARY,
  BOOL,
  type CompiledCondition,
  type ConditionValue,
  DATE,
  EQUAL,
  EQUALS_IGNORE_CASE,
  FOR_ALL_VALUES,
  FOR_ANY_VALUE,
  GREATER,
  IP,
  isIfExists,
  isNegated,
  kindOf,
  LESS,
  LESS_EQUAL,
  NULL,
  NUMERIC,
  orderOf,
  quantifierOf,
  SINGLE,
} from './condition.ts'
import { MAX_CONTEXT_VALUE_LENGTH, MAX_CONTEXT_VALUES, RequestError } from './limits.ts'

// The last text parsed: a decision that meets several conditions on the same key parses its value once.
let lastIpText = ''
let lastIp: IpRange | undefined
let lastDateText = ''
let lastDate = Number.NaN

function ipOf(text: string): IpRange | undefined {
  if (text !== lastIpText) {
    lastIp = parseIp(text, false)
    lastIpText = text
  }
  return lastIp
}

function dateOf(text: string): number {
  if (text !== lastDateText) {
    lastDate = parseDate(text)
    lastDateText = text
  }
  return lastDate
}

function inOrder(difference: number, order: number): boolean {
  switch (order) {
    case EQUAL:
      return difference === 0
    case LESS:
      return difference < 0
    case LESS_EQUAL:
      return difference <= 0
    case GREATER:
      return difference > 0
    default:
      return difference >= 0
  }
}

/** Whether one value of the context matches one of the policy's. */
function matchesOne(
  condition: CompiledCondition,
  wanted: ConditionValue,
  value: string,
  context: ContextValues,
): boolean {
  switch (kindOf(condition)) {
    case ARN:
      return matchArn(wanted as ArnPattern, value, context)
    case NUMERIC: {
      if (!isNumber(value)) return false
      const text = wanted as string
      return inOrder(compareNumbers(value, Number(value), text, Number(text)), orderOf(condition))
    }
    case DATE:
      // Not a number where the value is no date, which is in no order to anything.
      return inOrder(dateOf(value) - (wanted as number), orderOf(condition))
    case BOOL:
      return value === (wanted ? 'true' : 'false') || value.toLowerCase() === (wanted ? 'true' : 'false')
    case BINARY:
      return wanted === canonicalBase64(value)
    case IP: {
      const address = ipOf(value)
      return address !== undefined && inRange(wanted as IpRange, address)
    }
    case EQUALS_IGNORE_CASE: {
      const text = resolveText(wanted as Pattern, context)
      return text !== undefined && text.toLowerCase() === value.toLowerCase()
    }
    default:
      return matchPattern(wanted as Pattern, value, context)
  }
}

/**
 * Whether one value of the context matches one of the policy's values, before negation. A value that is not of the operator's form
 * matches nothing.
 */
export function matchesAny(condition: CompiledCondition, value: string, context: ContextValues): boolean {
  if (value.length > MAX_CONTEXT_VALUE_LENGTH) {
    throw new RequestError(
      `A value of ${condition.key} is longer than ${MAX_CONTEXT_VALUE_LENGTH} characters`,
    )
  }
  const values = condition.values
  if (!Array.isArray(values)) return matchesOne(condition, values as ConditionValue, value, context)
  for (let i = 0; i < values.length; i++) {
    if (matchesOne(condition, values[i] as ConditionValue, value, context)) return true
  }
  return false
}

function testMany(condition: CompiledCondition, values: readonly string[], context: ContextValues): boolean {
  if (values.length > MAX_CONTEXT_VALUES) {
    throw new RequestError(`${condition.key} has more than ${MAX_CONTEXT_VALUES} values`)
  }
  const negated = isNegated(condition)
  const quantifier = quantifierOf(condition)
  if (quantifier === FOR_ALL_VALUES) {
    for (const value of values) if (matchesAny(condition, value, context) === negated) return false
    return true
  }
  if (quantifier === FOR_ANY_VALUE) {
    for (const value of values) if (matchesAny(condition, value, context) !== negated) return true
    return false
  }
  for (const value of values) if (matchesAny(condition, value, context)) return !negated
  return negated
}

function testMissing(condition: CompiledCondition): boolean {
  const quantifier = quantifierOf(condition)
  if (isIfExists(condition) || quantifier === FOR_ALL_VALUES) return true
  return quantifier === SINGLE && isNegated(condition)
}

/**
 * Whether a condition holds. A missing key fails positive operators and satisfies negated ones; `ForAllValues` holds and
 * `ForAnyValue` fails for a key that is missing or an empty text.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 * Throws RequestError for values past the limits and for what is neither text nor a list of texts.
 */
export function testCondition(condition: CompiledCondition, context: ContextValues): boolean {
  const value = context.get(condition.key)
  if (kindOf(condition) === NULL) {
    const missing = value === undefined || (typeof value !== 'string' && value.length === 0)
    const values = condition.values
    return Array.isArray(values) ? values.includes(missing) : values === missing
  }
  if (typeof value === 'string') {
    const quantifier = quantifierOf(condition)
    if (value === '' && quantifier !== SINGLE) return quantifier === FOR_ALL_VALUES
    return matchesAny(condition, value, context) !== isNegated(condition)
  }
  if (value === undefined) return testMissing(condition)
  if (!Array.isArray(value))
    throw new RequestError(`The value of ${condition.key} is neither text nor a list of texts`)
  return value.length === 0
    ? testMissing(condition)
    : testMany(condition, value as readonly string[], context)
}
