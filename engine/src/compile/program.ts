/**
 * The statements of a policy set that cover one action, laid out for one pass: a row per resource pattern, Denies first.
 * Programs lie behind one another in the one array of their set, because a set that was not asked for a while lies outside of
 * the processor's cache, where each further object costs as much as the rest of the decision.
 *
 * [number of deny rows, number of rows, a probe per row..., pattern, reference and rest per row...]
 */
import { Glob } from '../match/glob.ts'
import { ANYTHING, type Pattern } from '../match/pattern.ts'
import type { SoughtAction } from './actions.ts'
import type { CompiledCondition } from './condition.ts'
import type { CompiledPolicy, CompiledStatement } from './policy.ts'

/** `undefined` only keeps the runtime from telling arrays of numbers apart, see `policy-set.ts`. */
export type Cell = number | Pattern | CompiledStatement | CompiledCondition | undefined

const HEADER = 2
const COLUMNS = 3

/** The resource's text must be looked at. */
const NO_PROBE = -1
/** Every resource is covered. */
const COVERED = -2
/** The statement's resources must be looked at as a whole. */
const WHOLE = -3

/** Statements with more patterns get one row: their lists would be repeated for each action. */
const MAX_ROWS_PER_STATEMENT = 16
/** Positions that fit into a probe. */
const MAX_PROBE_POSITION = 511
const MAX_ASCII = 127
/** In a probe: the resource ends where the pattern's text does. */
const EXACT = 1 << 9

/** In a reference: the rest is a statement, all of which beyond its resources is to be tested; else it is the first of its
 * conditions, which spares a look at the statement, or undefined where nothing is left to test. */
const WITH_STATEMENT = 1
/** In a reference: the pattern is text that the resource must begin with. */
const PREFIX = 2
const STATEMENT_SHIFT = 2
const POLICY_SHIFT = 16
const STATEMENT_MASK = (1 << (POLICY_SHIFT - STATEMENT_SHIFT)) - 1

/**
 * Three characters that a resource must have and where, packed into a small integer: the last ones of the pattern's text before
 * its first wildcard, which is where resources of one kind differ. Bits: 9 position of the last, EXACT, then 7 for each.
 */
function probeOf(pattern: Pattern): number {
  const text = typeof pattern === 'string' ? pattern : pattern instanceof Glob ? pattern.head : ''
  const last = text.length - 1
  if (last < 2 || last > MAX_PROBE_POSITION) return NO_PROBE
  const a = text.charCodeAt(last)
  const b = text.charCodeAt(last - 1)
  const c = text.charCodeAt(last - 2)
  if (a > MAX_ASCII || b > MAX_ASCII || c > MAX_ASCII) return NO_PROBE
  return last | (typeof pattern === 'string' ? EXACT : 0) | (a << 10) | (b << 17) | (c << 24)
}

function isPrefix(pattern: Pattern): pattern is Glob {
  return pattern instanceof Glob && pattern.middle === undefined && pattern.tail === ''
}

class Rows {
  readonly probes: number[] = []
  readonly cells: Cell[] = []

  add(statement: CompiledStatement, policy: number): void {
    const { resources, exceptResources, principals, condition } = statement
    const reference = (policy << POLICY_SHIFT) | (statement.index << STATEMENT_SHIFT)
    const rest = principals === undefined ? condition : statement
    const told = principals === undefined ? reference : reference | WITH_STATEMENT
    if (resources === undefined) this.#row(COVERED, '', told, rest)
    else if (exceptResources || resources.length > MAX_ROWS_PER_STATEMENT) {
      this.#row(WHOLE, '', reference | WITH_STATEMENT, statement)
    } else if (resources.includes(ANYTHING)) this.#row(COVERED, '', told, rest)
    else {
      for (const pattern of resources) {
        if (isPrefix(pattern)) this.#row(probeOf(pattern), pattern.head, told | PREFIX, rest)
        else this.#row(probeOf(pattern), pattern, told, rest)
      }
    }
  }

  #row(probe: number, pattern: Pattern, reference: number, rest: Cell): void {
    this.probes.push(probe)
    this.cells.push(pattern, reference, rest)
  }
}

/** Appends the program of an action to `cells`. */
export function appendProgram(
  policies: readonly CompiledPolicy[],
  sought: SoughtAction,
  cells: Cell[],
): void {
  const denies = new Rows()
  const allows = new Rows()
  const found: number[] = []
  for (let p = 0; p < policies.length; p++) {
    const policy = policies[p] as CompiledPolicy
    found.length = 0
    policy.index.collect(sought, found)
    for (let i = 0; i < found.length; i++) {
      const statement = policy.statements[found[i] as number] as CompiledStatement
      if (statement.allow) allows.add(statement, p)
      else denies.add(statement, p)
    }
  }
  cells.push(denies.probes.length, denies.probes.length + allows.probes.length)
  for (const list of [denies.probes, allows.probes, denies.cells, allows.cells]) {
    for (let i = 0; i < list.length; i++) cells.push(list[i])
  }
}

/** Rows below this are Denies; the others are Allows. */
export function denyRows(cells: readonly Cell[], program: number): number {
  return cells[program] as number
}

export function rowCount(cells: readonly Cell[], program: number): number {
  return cells[program + 1] as number
}

export function probeAt(cells: readonly Cell[], program: number, row: number): number {
  return cells[program + HEADER + row] as number
}

/** Where the columns of a row begin: pattern, reference, rest. */
export function rowAt(cells: readonly Cell[], program: number, row: number): number {
  return program + HEADER + (cells[program + 1] as number) + row * COLUMNS
}

/** The text or pattern of a row's resources. */
export function patternAt(cells: readonly Cell[], place: number): Pattern {
  return cells[place] as Pattern
}

export function referenceAt(cells: readonly Cell[], place: number): number {
  return cells[place + 1] as number
}

/** The statement of a row for which `hasStatement`. */
export function statementAt(cells: readonly Cell[], place: number): CompiledStatement {
  return cells[place + 2] as CompiledStatement
}

/** The first condition of a row not `hasStatement`; undefined where it has none. */
export function conditionAt(cells: readonly Cell[], place: number): CompiledCondition | undefined {
  return cells[place + 2] as CompiledCondition | undefined
}

export function policyOf(reference: number): number {
  return reference >> POLICY_SHIFT
}

export function statementOf(reference: number): number {
  return (reference >> STATEMENT_SHIFT) & STATEMENT_MASK
}

/** Whether a statement is to be tested as a whole; else the row has at most conditions. */
export function hasStatement(reference: number): boolean {
  return (reference & WITH_STATEMENT) !== 0
}

/** Whether the row's pattern is text that the resource must begin with. */
export function isPrefixRow(reference: number): boolean {
  return (reference & PREFIX) !== 0
}

/** Whether the probe rules a resource out. */
export function ruledOut(probe: number, resource: string): boolean {
  if (probe < 0) return false
  const last = probe & MAX_PROBE_POSITION
  const beyond = resource.length - 1 - last
  // Never a look past the end: that would cost more than everything else here.
  return (
    beyond < 0 ||
    (beyond > 0 && (probe & EXACT) !== 0) ||
    resource.charCodeAt(last) !== ((probe >> 10) & MAX_ASCII) ||
    resource.charCodeAt(last - 1) !== ((probe >> 17) & MAX_ASCII) ||
    resource.charCodeAt(last - 2) !== ((probe >> 24) & MAX_ASCII)
  )
}

/** Whether the row must compare the resource with its pattern. */
export function comparesPattern(probe: number): boolean {
  return probe >= NO_PROBE
}

/** Whether the row must ask the statement for its resources as a whole. */
export function comparesWhole(probe: number): boolean {
  return probe === WHOLE
}
