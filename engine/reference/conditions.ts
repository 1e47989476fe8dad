/**
 * Condition blocks.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
import type { ContextValues } from '../src/types.ts'
import { many, type OneOrMany, type RawCondition, type Scalar } from './policy.ts'
import { matches, matchesArn, symbols } from './text.ts'
import {
  orderNumbers,
  readAddress,
  readBinary,
  readBoolean,
  readDate,
  readNetwork,
  readNumber,
} from './values.ts'

/** Whether one value of the request passes one wanted value, by the positive form of an operator. */
type Test = (given: string, wanted: string, variables: ContextValues | undefined) => boolean

function text(wildcards: boolean): Test {
  return (given, wanted, variables) => {
    const pattern = symbols(wanted, { wildcards, variables })
    return pattern !== undefined && matches(pattern, given)
  }
}

/** Whole texts are folded, not letters: the small form of a letter may be two, or depend on its neighbours. */
const ignoringCase: Test = (given, wanted, variables) => {
  const filled = symbols(wanted, { wildcards: false, variables })
  if (filled === undefined) return false
  const letters = filled.map((symbol) => (typeof symbol === 'object' ? symbol.char : ''))
  return letters.join('').toLowerCase() === given.toLowerCase()
}

const arn: Test = (given, wanted, variables) => {
  const pattern = symbols(wanted, { wildcards: true, variables })
  return pattern !== undefined && matchesArn(pattern, given)
}

function compare<T>(read: (text: string) => T | undefined, holds: (given: T, wanted: T) => boolean): Test {
  return (given, wanted) => {
    const [left, right] = [read(given), read(wanted)]
    return left !== undefined && right !== undefined && holds(left, right)
  }
}

const address: Test = (given, wanted) => {
  const [bits, network] = [readAddress(given), readNetwork(wanted)]
  if (bits === undefined || network === undefined) return false
  return bits.length === network.length && bits.startsWith(network.prefix)
}

/** The positive operators; a negated one is named beside the one that it negates. */
const POSITIVE = new Map<string, Test>([
  ['stringequals', text(false)],
  ['stringequalsignorecase', ignoringCase],
  ['stringlike', text(true)],
  ['numericequals', compare(readNumber, (a, b) => orderNumbers(a, b) === 0)],
  ['numericlessthan', compare(readNumber, (a, b) => orderNumbers(a, b) < 0)],
  ['numericlessthanequals', compare(readNumber, (a, b) => orderNumbers(a, b) <= 0)],
  ['numericgreaterthan', compare(readNumber, (a, b) => orderNumbers(a, b) > 0)],
  ['numericgreaterthanequals', compare(readNumber, (a, b) => orderNumbers(a, b) >= 0)],
  ['dateequals', compare(readDate, (a, b) => a === b)],
  ['datelessthan', compare(readDate, (a, b) => a < b)],
  ['datelessthanequals', compare(readDate, (a, b) => a <= b)],
  ['dategreaterthan', compare(readDate, (a, b) => a > b)],
  ['dategreaterthanequals', compare(readDate, (a, b) => a >= b)],
  ['bool', compare(readBoolean, (a, b) => a === b)],
  ['binaryequals', compare(readBinary, (a, b) => a === b)],
  ['ipaddress', address],
  // "The ArnEquals and ArnLike condition operators behave identically."
  ['arnequals', arn],
  ['arnlike', arn],
])

const NEGATED = new Map([
  ['stringnotequals', 'stringequals'],
  ['stringnotequalsignorecase', 'stringequalsignorecase'],
  ['stringnotlike', 'stringlike'],
  ['numericnotequals', 'numericequals'],
  ['datenotequals', 'dateequals'],
  ['notipaddress', 'ipaddress'],
  ['arnnotequals', 'arnequals'],
  ['arnnotlike', 'arnlike'],
])

/** All operators and all keys must hold. `variables` tells whether the policy's version knows policy variables. */
export function conditionHolds(
  condition: RawCondition | undefined,
  context: ContextValues,
  variables: boolean,
): boolean {
  return Object.entries(condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => testHolds(operator, key, wanted, context, variables)),
  )
}

/** One operator with one key: `ForAnyValue:StringLikeIfExists`, `aws:TagKeys`, the wanted values. */
export function testHolds(
  operator: string,
  key: string,
  wanted: OneOrMany<Scalar>,
  context: ContextValues,
  variables: boolean,
): boolean {
  const written = operator.toLowerCase()
  const quantifier = written.includes(':') ? written.slice(0, written.indexOf(':')) : ''
  const ifExists = written.endsWith('ifexists')
  const name = written.slice(
    quantifier === '' ? 0 : quantifier.length + 1,
    ifExists ? -'ifexists'.length : undefined,
  )
  const values = many(wanted).map(String)
  const found = context.get(key.toLowerCase())
  const given = found === undefined ? [] : many<string>(found)

  // "use either true (the key doesn't exist — it is null) or false (the key exists and its value is not null)".
  if (name === 'null') return values.some((value) => readBoolean(value) === (given.length === 0))
  // "If the key is not present, evaluate the condition element as true."
  if (given.length === 0 && ifExists) return true

  const negates = NEGATED.get(name)
  const test = POSITIVE.get(negates ?? name)
  if (test === undefined) throw new Error(`unknown condition operator ${operator}`)
  const source = variables ? context : undefined
  // Several wanted values are a logical OR, under a negated operator a NOR.
  const passes = (value: string) => values.some((one) => test(value, one, source)) === (negates === undefined)

  // Where the key has no values, or only a null data set such as an empty string, ForAllValues returns true and
  // ForAnyValue false.
  const members = found === '' ? [] : given
  if (quantifier === 'forallvalues') return members.every(passes)
  if (quantifier === 'foranyvalue') return members.some(passes)
  // "If the policy condition requires that the key is not matched ... and the right key is not present, the condition
  // is true", which `every` gives of itself.
  return negates === undefined ? given.some(passes) : given.every(passes)
}
