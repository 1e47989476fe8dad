import type { ContextValues } from '../types.ts'
import {
  matchRange,
  type Pattern,
  patternOf,
  resolveTokens,
  type Token,
  tokenize,
  Variable,
} from './pattern.ts'

const SEGMENTS = 6

/**
 * A value of an ARN operator: six segments, each with its own wildcards, the sixth being all the rest. Where it holds
 * variables it keeps its tokens, because the text of a variable may bring colons along.
 * `undefined` segments (and no tokens) match nothing: the value is no ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export class ArnPattern {
  readonly segments: readonly Pattern[] | undefined
  readonly tokens: readonly Token[] | undefined

  constructor(segments: readonly Pattern[] | undefined, tokens: readonly Token[] | undefined) {
    this.segments = segments
    this.tokens = tokens
  }
}

function split(tokens: readonly Token[]): Pattern[] | undefined {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (typeof token !== 'string') {
      parts[parts.length - 1]?.push(token)
      continue
    }
    let from = 0
    while (parts.length < SEGMENTS) {
      const colon = token.indexOf(':', from)
      if (colon < 0) break
      if (colon > from) parts[parts.length - 1]?.push(token.slice(from, colon))
      parts.push([])
      from = colon + 1
    }
    if (from < token.length) parts[parts.length - 1]?.push(token.slice(from))
  }
  return parts.length === SEGMENTS ? parts.map(patternOf) : undefined
}

/** Compiles the value of an ARN operator. */
export function compileArn(text: string, variables: boolean): ArnPattern {
  const tokens = tokenize(text, variables, true)
  if (tokens.some((token) => token instanceof Variable)) return new ArnPattern(undefined, tokens)
  return new ArnPattern(split(tokens), undefined)
}

/** Whether an ARN matches, segment by segment. A value of fewer than six segments matches nothing. */
export function matchArn(pattern: ArnPattern, value: string, context: ContextValues): boolean {
  let segments = pattern.segments
  if (segments === undefined) {
    if (pattern.tokens === undefined) return false
    const resolved = resolveTokens(pattern.tokens, context)
    segments = resolved === undefined ? undefined : split(resolved)
    if (segments === undefined) return false
  }
  let from = 0
  for (let i = 0; i < SEGMENTS - 1; i++) {
    const colon = value.indexOf(':', from)
    if (colon < 0 || !matchRange(segments[i] as Pattern, value, from, colon, context)) return false
    from = colon + 1
  }
  return matchRange(segments[SEGMENTS - 1] as Pattern, value, from, value.length, context)
}
