import type { Evaluation } from './evaluate.ts'
import type { Question } from './question.ts'

// What one answer may cost; ours, so that a call takes a bounded time and memory whatever it is asked.

/** Statements looked at, all policies for each action on each resource: some seconds at the most. */
const MAX_STATEMENTS = 4_000_000
/** Characters of XML, about. */
const MAX_CHARACTERS = 32 * 1024 * 1024
/** Statements looked at before other requests have their turn: a few milliseconds. */
const STATEMENTS_PER_TURN = 4000

/** The tags around what an answer repeats, about. */
const EVALUATION_CHARACTERS = 400
const STATEMENT_CHARACTERS = 350
const KEY_CHARACTERS = 20

/** Counts what a simulation costs. */
export class Budget {
  /** Of each evaluation, whatever comes of it. */
  readonly #statements: number
  readonly #characters: number
  #looked = 0
  #written = 0
  #turn = 0

  constructor({ policies, resourcePolicy, missing }: Question) {
    const compiled = [...policies.identity, policies.boundary, resourcePolicy].map((one) => one?.compiled)
    const all = [...compiled, ...(policies.organization?.flat() ?? [])]
    this.#statements = all.reduce((sum, one) => sum + (one?.statements.length ?? 0), 1)
    this.#characters = missing.reduce((sum, key) => sum + key.length + KEY_CHARACTERS, EVALUATION_CHARACTERS)
  }

  /** Takes one evaluation into account. */
  spend({ resource, matched }: Evaluation): void {
    this.#looked += this.#statements
    this.#turn += this.#statements
    this.#written += this.#characters + resource.length + matched.length * STATEMENT_CHARACTERS
  }

  /** Whether nothing is left. */
  get spent(): boolean {
    return this.#looked > MAX_STATEMENTS || this.#written > MAX_CHARACTERS
  }

  /** Whether it is others' turn; asking begins a new one. */
  turnOver(): boolean {
    if (this.#turn < STATEMENTS_PER_TURN) return false
    this.#turn = 0
    return true
  }
}
