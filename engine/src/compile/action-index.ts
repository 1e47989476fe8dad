import type { Statement } from '../document.ts'
import { matchAction } from '../match/action.ts'
import { internText, lowerAscii } from '../match/text.ts'
import type { SoughtAction } from './actions.ts'

const WILDCARD = /[*?]/
const COUNT_BITS = 14
const COUNT_MASK = (1 << COUNT_BITS) - 1
/** Patterns of one service in one document that a range has bits for; documents with more are searched whole. */
const MAX_PATTERNS = COUNT_MASK

/** The service that all actions of a pattern belong to; undefined where a wildcard leaves it open. */
function serviceOf(pattern: string): string | undefined {
  const colon = pattern.indexOf(':')
  const service = pattern.slice(0, Math.max(colon, 0))
  return colon < 0 || WILDCARD.test(service) ? undefined : lowerAscii(service)
}

/** A statement that actions of any service may be covered by: `NotAction`, or `Action` with a wildcard for the service. */
interface OpenStatement {
  readonly index: number
  readonly except: boolean
  readonly patterns: readonly string[]
}

function covers({ except, patterns }: OpenStatement, action: string): boolean {
  for (let i = 0; i < patterns.length; i++) {
    if (matchAction(patterns[i] as string, action)) return !except
  }
  return except
}

const NONE: readonly OpenStatement[] = Object.freeze([])

/**
 * Which statements of a document may cover which actions, by service, so that an action is compared only with patterns of its own
 * service.
 */
export class ActionIndex {
  /** Patterns, those of one service together, in the order of their statements. */
  readonly #patterns: readonly string[]
  /** The statement of each pattern. */
  readonly #owners: readonly number[]
  /** By service: start of its patterns and their number, packed. */
  readonly #ranges = new Map<string, number>()
  readonly #open: readonly OpenStatement[]

  constructor(statements: readonly Statement[]) {
    const services = new Map<string, [pattern: string, owner: number][]>()
    const open: OpenStatement[] = []
    for (const [index, { actions, notActions }] of statements.entries()) {
      const patterns = actions ?? notActions ?? []
      const owned = patterns.map((pattern) => serviceOf(pattern))
      if (actions === undefined || owned.includes(undefined) || patterns.length > MAX_PATTERNS) {
        open.push({ index, except: actions === undefined, patterns: patterns.map(internText) })
        continue
      }
      for (const [i, service] of owned.entries()) {
        const list = services.get(service as string) ?? []
        list.push([internText(patterns[i] as string), index])
        services.set(service as string, list)
      }
    }
    const all = [...services.values()].flat()
    let start = 0
    for (const [service, list] of services) {
      this.#ranges.set(internText(service), (start << COUNT_BITS) | list.length)
      start += list.length
    }
    this.#patterns = all.map(([pattern]) => pattern)
    this.#owners = all.map(([, owner]) => owner)
    this.#open = open.length === 0 ? NONE : open
  }

  /** Appends the indices of the statements that cover an action to `out`, in order. `out` must be empty. */
  collect(sought: SoughtAction, out: number[]): void {
    const range = this.#ranges.get(sought.service)
    if (range !== undefined) {
      const start = range >> COUNT_BITS
      const end = start + (range & COUNT_MASK)
      for (let i = start; i < end; i++) {
        const owner = this.#owners[i] as number
        const repeated = out.length > 0 && out[out.length - 1] === owner
        if (!repeated && matchAction(this.#patterns[i] as string, sought.action)) out.push(owner)
      }
    }
    const closed = out.length
    for (let i = 0; i < this.#open.length; i++) {
      const statement = this.#open[i] as OpenStatement
      if (covers(statement, sought.action)) out.push(statement.index)
    }
    if (closed > 0 && closed < out.length) out.sort((a, b) => a - b)
  }
}
