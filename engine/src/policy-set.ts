import { actionNumber, soughtAction } from './compile/actions.ts'
import { MAX_POLICIES, MAX_REMEMBERED_ACTIONS, MAX_REMEMBERED_CELLS } from './compile/limits.ts'
import type { CompiledPolicy } from './compile/policy.ts'
import { appendProgram, type Cell } from './compile/program.ts'

/** No action has this number. */
const FREE = -1
const FIRST_SLOTS = 8
/** Longer arrays are not copied to lose their spare room: the copy would cost more than what it brings. */
const MAX_COMPACTED_CELLS = 2048

/** A table of free slots. Begun with `undefined` so that the arrays of all sets are of the one kind that holds anything: the
 * runtime tells arrays of small integers apart, and code that meets both kinds reads either several times as slowly. */
function tableOf(slots: number): Cell[] {
  const cells: Cell[] = [undefined]
  cells.pop()
  for (let i = 0; i < slots * 2; i++) cells.push(FREE)
  return cells
}

/** What sets start with, so that one that is never asked costs nothing. */
const NOTHING_REMEMBERED: readonly Cell[] = tableOf(1)

/**
 * All policies of one type that apply to a principal (or resource, or level of an organization). Holds nothing but references to
 * compiled policies and, once asked, which statements cover which action.
 */
export class PolicySet {
  readonly policies: readonly CompiledPolicy[]
  /** First a hash table, number of an action and place of its program by turns, at least half of it free; behind it the
   * programs (see `compile/program.ts`). */
  #cells: readonly Cell[] = NOTHING_REMEMBERED
  #slots = 1
  #remembered = 0

  constructor(policies: readonly CompiledPolicy[]) {
    this.policies = policies
  }

  /** Where programs lie; ask `program` first, which may move them. */
  get cells(): readonly Cell[] {
    return this.#cells
  }

  /**
   * The place in `cells` of the statements that cover an action, in any letter case. Remembered per action: what requests
   * can make the set hold is bounded by MAX_REMEMBERED_ACTIONS and MAX_REMEMBERED_CELLS. Throws RequestError for an action longer
   * than MAX_ACTION_LENGTH.
   */
  program(action: string): number {
    const number = actionNumber(action)
    const cells = this.#cells
    const mask = this.#slots - 1
    let slot = number & mask
    for (let found = cells[slot * 2]; found !== FREE; found = cells[slot * 2]) {
      if (found === number) return cells[slot * 2 + 1] as number
      slot = (slot + 1) & mask
    }
    return this.#remember(action, number)
  }

  #remember(action: string, number: number): number {
    if (this.#remembered >= MAX_REMEMBERED_ACTIONS || this.#cells.length >= MAX_REMEMBERED_CELLS)
      this.#forget()
    if (this.#remembered * 2 >= this.#slots - 1) this.#grow()
    const cells = this.#cells as Cell[]
    const place = cells.length
    appendProgram(this.policies, soughtAction(action), cells)
    insert(cells, this.#slots, number, place)
    this.#remembered++
    // An array that has grown has room to spare and lies away from its header; a copy lies in one piece with it.
    if (cells.length <= MAX_COMPACTED_CELLS) this.#cells = cells.slice()
    return place
  }

  #forget(): void {
    this.#cells = NOTHING_REMEMBERED
    this.#slots = 1
    this.#remembered = 0
  }

  #grow(): void {
    const old = this.#cells
    const slots = Math.max(FIRST_SLOTS, this.#slots * 2)
    const moved = (slots - this.#slots) * 2
    const cells = tableOf(slots)
    for (let slot = 0; slot < this.#slots; slot++) {
      const number = old[slot * 2] as number
      if (number !== FREE) insert(cells, slots, number, (old[slot * 2 + 1] as number) + moved)
    }
    for (let i = this.#slots * 2; i < old.length; i++) cells.push(old[i])
    this.#cells = cells
    this.#slots = slots
  }
}

function insert(cells: Cell[], slots: number, number: number, place: number): void {
  let slot = number & (slots - 1)
  while (cells[slot * 2] !== FREE) slot = (slot + 1) & (slots - 1)
  cells[slot * 2] = number
  cells[slot * 2 + 1] = place
}

/**
 * Puts compiled policies together into a set; the order is that of `StatementRef.policy`. Costs no more than copying the list.
 * Throws RangeError for more than MAX_POLICIES.
 */
export function policySet(policies: readonly CompiledPolicy[]): PolicySet {
  if (policies.length > MAX_POLICIES) throw new RangeError(`A set has at most ${MAX_POLICIES} policies`)
  return new PolicySet(policies.slice())
}
