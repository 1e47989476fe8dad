/**
 * Conditions, compiled: operators become numbers, values are parsed once.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import type { ConditionEntry, ConditionOperator } from '../document.ts'
import { PolicyError } from '../errors.ts'
import type { ArnPattern } from '../match/arn.ts'
import { compileArn } from '../match/arn.ts'
import { canonicalBase64 } from '../match/binary.ts'
import { parseDate } from '../match/date.ts'
import type { IpRange } from '../match/ip.ts'
import { parseIp } from '../match/ip.ts'
import { isNumber } from '../match/number.ts'
import { compilePattern, type Pattern } from '../match/pattern.ts'
import { internText } from '../match/text.ts'

export const EQUALS = 0
export const EQUALS_IGNORE_CASE = 1
export const LIKE = 2
export const ARN = 3
export const NUMERIC = 4
export const DATE = 5
export const BOOL = 6
export const BINARY = 7
export const IP = 8
export const NULL = 9

/** How an ordered value (number, date) must stand to the policy's. */
export const EQUAL = 0
export const LESS = 1
export const LESS_EQUAL = 2
export const GREATER = 3
export const GREATER_EQUAL = 4

export const SINGLE = 0
export const FOR_ALL_VALUES = 1
export const FOR_ANY_VALUE = 2

interface Operator {
  readonly kind: number
  readonly negated: boolean
  readonly order: number
}

function operator(kind: number, negated = false, order = EQUAL): Operator {
  return { kind, negated, order }
}

const OPERATORS: Readonly<Record<ConditionOperator, Operator>> = {
  StringEquals: operator(EQUALS),
  StringNotEquals: operator(EQUALS, true),
  StringEqualsIgnoreCase: operator(EQUALS_IGNORE_CASE),
  StringNotEqualsIgnoreCase: operator(EQUALS_IGNORE_CASE, true),
  StringLike: operator(LIKE),
  StringNotLike: operator(LIKE, true),
  NumericEquals: operator(NUMERIC),
  NumericNotEquals: operator(NUMERIC, true),
  NumericLessThan: operator(NUMERIC, false, LESS),
  NumericLessThanEquals: operator(NUMERIC, false, LESS_EQUAL),
  NumericGreaterThan: operator(NUMERIC, false, GREATER),
  NumericGreaterThanEquals: operator(NUMERIC, false, GREATER_EQUAL),
  DateEquals: operator(DATE),
  DateNotEquals: operator(DATE, true),
  DateLessThan: operator(DATE, false, LESS),
  DateLessThanEquals: operator(DATE, false, LESS_EQUAL),
  DateGreaterThan: operator(DATE, false, GREATER),
  DateGreaterThanEquals: operator(DATE, false, GREATER_EQUAL),
  Bool: operator(BOOL),
  BinaryEquals: operator(BINARY),
  IpAddress: operator(IP),
  NotIpAddress: operator(IP, true),
  ArnEquals: operator(ARN),
  ArnNotEquals: operator(ARN, true),
  ArnLike: operator(ARN),
  ArnNotLike: operator(ARN, true),
  Null: operator(NULL),
}
const OPERATOR_MAP: ReadonlyMap<string, Operator> = new Map(Object.entries(OPERATORS))

/** One value by kind: pattern, ARN pattern, number as text, milliseconds, boolean, base64, range. */
export type ConditionValue = Pattern | ArnPattern | string | number | boolean | IpRange

const NEGATED = 1 << 10
const IF_EXISTS = 1 << 11

/**
 * One entry of a Condition block. Small, and chained rather than listed, because what a decision reads of it lies outside of
 * the processor's cache more often than not.
 */
export class CompiledCondition {
  /** In lower case. */
  readonly key: string
  /** Kind, order, quantifier, negation and `IfExists`. */
  readonly bits: number
  /** A single value stands by itself. */
  readonly values: ConditionValue | readonly ConditionValue[]
  /** The statement's next condition. */
  readonly next: CompiledCondition | undefined

  constructor(
    key: string,
    bits: number,
    values: readonly ConditionValue[],
    next: CompiledCondition | undefined,
  ) {
    this.key = key
    this.bits = bits
    this.values = values.length === 1 ? (values[0] as ConditionValue) : values
    this.next = next
  }
}

export function kindOf(condition: CompiledCondition): number {
  return condition.bits & 15
}

/** EQUAL to GREATER_EQUAL. */
export function orderOf(condition: CompiledCondition): number {
  return (condition.bits >> 4) & 7
}

/** SINGLE, FOR_ALL_VALUES or FOR_ANY_VALUE. */
export function quantifierOf(condition: CompiledCondition): number {
  return (condition.bits >> 7) & 3
}

export function isNegated(condition: CompiledCondition): boolean {
  return (condition.bits & NEGATED) !== 0
}

export function isIfExists(condition: CompiledCondition): boolean {
  return (condition.bits & IF_EXISTS) !== 0
}

const QUANTIFIERS = { ForAllValues: FOR_ALL_VALUES, ForAnyValue: FOR_ANY_VALUE } as const

function bitsOf(entry: ConditionEntry, found: Operator): number {
  const quantifier = entry.quantifier === undefined ? SINGLE : QUANTIFIERS[entry.quantifier]
  const flags = (found.negated ? NEGATED : 0) | (entry.ifExists ? IF_EXISTS : 0)
  return found.kind | (found.order << 4) | (quantifier << 7) | flags
}

function invalid(entry: ConditionEntry, value: string): PolicyError {
  return new PolicyError({
    code: 'condition-value-invalid',
    message: 'Syntax errors in policy.',
    detail: `${JSON.stringify(value)} is no value of the operator ${entry.operator}`,
    position: entry.span.start,
    path: `Condition.${entry.operator}.${entry.key}`,
  })
}

function parseBool(text: string): boolean | undefined {
  const lower = text.toLowerCase()
  return lower === 'true' ? true : lower === 'false' ? false : undefined
}

function parsed<T>(entry: ConditionEntry, parse: (text: string) => T | undefined): T[] {
  return entry.values.map((text) => {
    const value = parse(text)
    if (value === undefined) throw invalid(entry, text)
    return value
  })
}

function compileValues(entry: ConditionEntry, kind: number, variables: boolean): readonly ConditionValue[] {
  switch (kind) {
    case EQUALS:
    case EQUALS_IGNORE_CASE:
    case LIKE: {
      return entry.values.map((text) => compilePattern(text, variables, kind === LIKE))
    }
    case ARN:
      return entry.values.map((text) => compileArn(text, variables))
    case NUMERIC:
      return parsed(entry, (text) => (isNumber(text) ? internText(text) : undefined))
    case DATE:
      return parsed(entry, (text) => {
        const date = parseDate(text)
        return Number.isNaN(date) ? undefined : date
      })
    case IP:
      return parsed(entry, (text) => parseIp(text, true))
    case BINARY:
      return parsed(entry, canonicalBase64)
    default:
      return parsed(entry, parseBool)
  }
}

/**
 * Compiles one entry of a `Condition` block, to be followed by `next`. Throws PolicyError where the operator is unknown or a value is not of its form.
 */
export function compileCondition(
  entry: ConditionEntry,
  variables: boolean,
  next?: CompiledCondition,
): CompiledCondition {
  const found = OPERATOR_MAP.get(entry.operator)
  if (found === undefined) {
    throw new PolicyError({
      code: 'condition-operator-unknown',
      message: `Invalid Condition type : ${entry.operator}.`,
      detail: `${entry.operator} is no condition operator`,
      position: entry.span.start,
      path: `Condition.${entry.operator}`,
    })
  }
  const values = compileValues(entry, found.kind, variables)
  return new CompiledCondition(internText(entry.key.toLowerCase()), bitsOf(entry, found), values, next)
}
