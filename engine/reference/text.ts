/**
 * Patterns: wildcards and policy variables. A pattern becomes a list of symbols, one per character of text to come;
 * matching fills the textbook table, so that its result can be read off the definition.
 */
import type { ContextValues } from '../src/types.ts'

/** One symbol: a character that stands for itself, `*` (any text) or `?` (any one character). */
export type PatternSymbol = { readonly char: string } | 'any-text' | 'any-char'

const letters = (text: string): PatternSymbol[] => text.split('').map((char) => ({ char }))

/** A variable: its name, which holds no blank, and the default, which ends at the next quote whatever else it holds. */
const VARIABLE = /\$\{([^\s,{}]+)(?:, *'([^']*)' *)?\}/y

/** What a pattern may contain besides letters. */
export interface PatternRules {
  /** `*` and `?` are wildcards. */
  readonly wildcards: boolean
  /** `${...}` is replaced from this context; left out where variables are plain text. */
  readonly variables?: ContextValues | undefined
}

/**
 * The symbols of a pattern, or `undefined` where a variable has no value: such a pattern matches nothing.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html decides: `${key}` is replaced by the
 * key's value in the request, `${key, 'text'}` by the text where the key has none; `${*}`, `${?}` and `${$}` are the
 * characters themselves. Replaced text is literal. A key with several values cannot be a variable
 * (reference_policies_condition-single-vs-multi-valued-context-keys.html).
 */
export function symbols(pattern: string, rules: PatternRules): PatternSymbol[] | undefined {
  const out: PatternSymbol[] = []
  let at = 0
  while (at < pattern.length) {
    VARIABLE.lastIndex = at
    const found = rules.variables === undefined ? null : VARIABLE.exec(pattern)
    if (rules.variables !== undefined && found !== null) {
      const value = variable(found[1]!, found[2], rules.variables)
      if (value === undefined) return undefined
      out.push(...letters(value))
      at = VARIABLE.lastIndex
    } else {
      const char = pattern[at]!
      if (rules.wildcards && char === '*') out.push('any-text')
      else if (rules.wildcards && char === '?') out.push('any-char')
      else out.push({ char })
      at += 1
    }
  }
  return out
}

function variable(key: string, fallback: string | undefined, context: ContextValues): string | undefined {
  if (fallback === undefined && (key === '*' || key === '?' || key === '$')) return key
  const value = context.get(key.toLowerCase())
  return typeof value === 'string' ? value : fallback
}

/** Whether the whole text matches: `table[i][j]` is "the first i symbols match the first j characters". */
export function matches(pattern: readonly PatternSymbol[], text: string): boolean {
  const table = Array.from({ length: pattern.length + 1 }, () =>
    new Array<boolean>(text.length + 1).fill(false),
  )
  table[0]![0] = true
  for (let i = 1; i <= pattern.length; i++) {
    const symbol = pattern[i - 1]!
    for (let j = 0; j <= text.length; j++) {
      if (symbol === 'any-text') table[i]![j] = table[i - 1]![j]! || (j > 0 && table[i]![j - 1]!)
      else if (j > 0) {
        table[i]![j] = table[i - 1]![j - 1]! && (symbol === 'any-char' || symbol.char === text[j - 1])
      }
    }
  }
  return table[pattern.length]![text.length]!
}

/** The ARN operators check "each of the six colon-delimited components" by itself; the sixth keeps its own colons.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN */
export function matchesArn(pattern: readonly PatternSymbol[], text: string): boolean {
  const wanted = sixParts(pattern, (symbol) => typeof symbol === 'object' && symbol.char === ':')
  const given = sixParts(text.split(''), (char) => char === ':')
  if (wanted === undefined || given === undefined) return false
  return wanted.every((part, i) => matches(part, given[i]!.join('')))
}

function sixParts<T>(items: readonly T[], isColon: (item: T) => boolean): T[][] | undefined {
  const parts: T[][] = [[]]
  for (const item of items) {
    if (parts.length < 6 && isColon(item)) parts.push([])
    else parts.at(-1)!.push(item)
  }
  return parts.length === 6 ? parts : undefined
}
