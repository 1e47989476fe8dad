/**
 * Policy text as something to match with: literal text, a glob, or a template whose variables are filled in from the
 * request's context at the time of a decision.
 */

import type { ContextValues } from '../types.ts'
import { spendMatchSteps } from './budget.ts'
import { Glob, matchGlob } from './glob.ts'
import { readTemplate } from './template.ts'
import { internText } from './text.ts'

/** `${key}` or `${key, 'default'}`. */
export class Variable {
  /** In lower case, as the context is asked. */
  readonly key: string
  readonly fallback: string | undefined

  constructor(key: string, fallback: string | undefined) {
    this.key = key
    this.fallback = fallback
  }
}

/** `*`. */
export const STAR = -1

/** Literal text, a variable, `STAR`, or the number of `?` in a row. */
export type Token = string | Variable | number

/** Tokens between stars, where at least one is a variable or a `?`. */
export class Template {
  readonly chunks: readonly (readonly Token[])[]
  readonly variables: readonly Variable[]

  constructor(chunks: readonly (readonly Token[])[]) {
    this.chunks = chunks
    const variables: Variable[] = []
    for (const chunk of chunks) {
      for (const token of chunk) if (token instanceof Variable) variables.push(token)
    }
    this.variables = variables
  }
}

/** A string matches itself only. */
export type Pattern = string | Glob | Template

/** Matches everything. */
export const ANYTHING = new Glob(['', ''])

const WILDCARD = /[*?]+/g
const SPECIAL = /[*?]/

/** Appends text in which `*` and `?` are wildcards. */
function pushWild(tokens: Token[], text: string): void {
  let from = 0
  for (const match of text.matchAll(WILDCARD)) {
    pushText(tokens, text.slice(from, match.index))
    from = match.index + match[0].length
    for (const char of match[0]) pushWildcard(tokens, char)
  }
  pushText(tokens, text.slice(from))
}

function pushWildcard(tokens: Token[], char: string): void {
  const last = tokens[tokens.length - 1]
  if (char === '*') {
    if (last !== STAR) tokens.push(STAR)
  } else if (typeof last === 'number' && last > 0) {
    tokens[tokens.length - 1] = last + 1
  } else {
    tokens.push(1)
  }
}

function pushText(tokens: Token[], text: string): void {
  if (text === '') return
  const last = tokens[tokens.length - 1]
  if (typeof last === 'string') tokens[tokens.length - 1] = last + text
  else tokens.push(text)
}

/**
 * Splits policy text. `variables` is false for documents of version 2008-10-17, where `${` is plain text.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function tokenize(text: string, variables: boolean, wildcards: boolean): Token[] {
  const tokens: Token[] = []
  const parts = variables ? readTemplate(text) : [{ type: 'text', text } as const]
  for (const part of parts) {
    if (part.type === 'variable') tokens.push(new Variable(part.key, part.fallback))
    else if (part.type === 'text' && wildcards) pushWild(tokens, part.text)
    else pushText(tokens, part.text)
  }
  return tokens
}

/** The cheapest pattern that stands for the tokens. */
export function patternOf(tokens: readonly Token[]): Pattern {
  const chunks: Token[][] = [[]]
  let plain = true
  for (const token of tokens) {
    if (token === STAR) chunks.push([])
    else {
      chunks[chunks.length - 1]?.push(token)
      if (typeof token !== 'string') plain = false
    }
  }
  if (!plain) return new Template(chunks)
  const pieces = chunks.map((chunk) => internText(chunk.join('')))
  if (pieces.length === 1) return pieces[0] ?? ''
  return pieces.every((piece) => piece === '') ? ANYTHING : new Glob(pieces)
}

/** Compiles one policy value. */
export function compilePattern(text: string, variables: boolean, wildcards: boolean): Pattern {
  const special = (variables && text.includes('${')) || (wildcards && SPECIAL.test(text))
  return special ? patternOf(tokenize(text, variables, wildcards)) : internText(text)
}

/**
 * The text of a variable; undefined where the request has no such key or has several values for it and the policy names no
 * default. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function resolveVariable(variable: Variable, context: ContextValues): string | undefined {
  const value = context.get(variable.key)
  return typeof value === 'string' ? value : variable.fallback
}

/** Where the tokens end when they are laid at `at`; -1 where they do not fit. */
function matchAt(
  tokens: readonly Token[],
  value: string,
  at: number,
  to: number,
  context: ContextValues,
): number {
  let position = at
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (typeof token === 'number') {
      position += token
      if (position > to) return -1
    } else {
      const text = typeof token === 'string' ? token : resolveVariable(token, context)
      if (text === undefined || position + text.length > to || !value.startsWith(text, position)) return -1
      position += text.length
    }
  }
  return position
}

function lengthOf(tokens: readonly Token[], context: ContextValues): number {
  let length = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (typeof token === 'number') length += token
    else length += (typeof token === 'string' ? token : (resolveVariable(token, context) ?? '')).length
  }
  return length
}

function matchTemplate(template: Template, value: string, from: number, to: number, context: ContextValues) {
  const variables = template.variables
  for (let i = 0; i < variables.length; i++) {
    if (resolveVariable(variables[i] as Variable, context) === undefined) return false
  }
  const chunks = template.chunks
  let at = matchAt(chunks[0] ?? [], value, from, to, context)
  if (chunks.length === 1 || at < 0) return at === to
  const tail = chunks[chunks.length - 1] ?? []
  const end = to - lengthOf(tail, context)
  if (end < at || matchAt(tail, value, end, to, context) !== to) return false
  for (let i = 1; i < chunks.length - 1; i++) {
    const chunk = chunks[i] ?? []
    let found = -1
    while (at <= end) {
      spendMatchSteps(chunk.length)
      found = matchAt(chunk, value, at, end, context)
      if (found >= 0) break
      at++
    }
    if (found < 0) return false
    at = found
  }
  return true
}

/** Whether `value[from, to)` matches; case-sensitive. Wildcards span every character, `:` and `/` included. */
export function matchRange(
  pattern: Pattern,
  value: string,
  from: number,
  to: number,
  context: ContextValues,
): boolean {
  if (typeof pattern === 'string') return pattern.length === to - from && value.startsWith(pattern, from)
  if (pattern instanceof Glob) return matchGlob(pattern, value, from, to)
  return matchTemplate(pattern, value, from, to, context)
}

/** Whether the whole value matches. */
export function matchPattern(pattern: Pattern, value: string, context: ContextValues): boolean {
  if (typeof pattern === 'string') return pattern === value
  if (pattern instanceof Glob) return matchGlob(pattern, value, 0, value.length)
  return matchTemplate(pattern, value, 0, value.length, context)
}

/** The tokens with every variable replaced by its text; undefined where one has none. */
export function resolveTokens(tokens: readonly Token[], context: ContextValues): Token[] | undefined {
  const out: Token[] = []
  for (const token of tokens) {
    if (token instanceof Variable) {
      const text = resolveVariable(token, context)
      if (text === undefined) return undefined
      out.push(text)
    } else {
      out.push(token)
    }
  }
  return out
}

/** The text of a template without wildcards; undefined where a variable has no text. */
export function resolveText(pattern: Pattern, context: ContextValues): string | undefined {
  if (typeof pattern === 'string') return pattern
  if (pattern instanceof Glob) return undefined
  return resolveTokens(pattern.chunks[0] ?? [], context)?.join('')
}
