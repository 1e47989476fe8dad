import type { Statement } from '../document.ts'
import { matchAction } from '../match/action.ts'
import { lowerAscii } from '../match/text.ts'
import type { SoughtAction } from './actions.ts'

const WILDCARD = /[*?]/

/** Whether a statement's `Action` or `NotAction` covers an action in lower case. */
export function coversAction(statement: Statement, action: string): boolean {
  const patterns = statement.actions ?? statement.notActions ?? []
  for (let i = 0; i < patterns.length; i++) {
    if (matchAction(patterns[i] as string, action)) return statement.actions !== undefined
  }
  return statement.actions === undefined
}

/** The service that all actions of a pattern belong to; undefined where a wildcard leaves it open. */
function serviceOf(pattern: string): string | undefined {
  const colon = pattern.indexOf(':')
  const service = pattern.slice(0, Math.max(colon, 0))
  return colon < 0 || WILDCARD.test(service) ? undefined : lowerAscii(service)
}

/** Patterns and, under the same index, the statements they belong to, in order. */
interface Patterns {
  readonly texts: string[]
  readonly statements: number[]
}

function add(patterns: Patterns | undefined, text: string, statement: number): Patterns {
  const list = patterns ?? { texts: [], statements: [] }
  list.texts.push(text)
  list.statements.push(statement)
  return list
}

/**
 * Which statements of a document may cover which actions, by service, so that an action is compared only with patterns of its own
 * service. Patterns are the document's own strings.
 */
export class ActionIndex {
  readonly #services = new Map<string, Patterns>()
  /** Statements that any service may be covered by: `NotAction`, and `Action` with a wildcard for the service. */
  readonly #open: readonly number[]

  constructor(statements: readonly Statement[]) {
    const open: number[] = []
    for (const [index, { actions }] of statements.entries()) {
      if (actions === undefined || actions.some((pattern) => serviceOf(pattern) === undefined)) {
        open.push(index)
        continue
      }
      for (const pattern of actions) {
        const service = serviceOf(pattern) as string
        this.#services.set(service, add(this.#services.get(service), pattern, index))
      }
    }
    this.#open = open
  }

  /** Appends the indices of the statements that cover an action to `out`, in order. */
  collect(sources: readonly Statement[], sought: SoughtAction, out: number[]): void {
    const patterns = this.#services.get(sought.service)
    const start = out.length
    if (patterns !== undefined) {
      const { texts, statements } = patterns
      for (let i = 0; i < texts.length; i++) {
        const statement = statements[i] as number
        const repeated = out.length > start && out[out.length - 1] === statement
        if (!repeated && matchAction(texts[i] as string, sought.action)) out.push(statement)
      }
    }
    if (this.#open.length === 0) return
    const closed = out.length
    for (const statement of this.#open) {
      if (coversAction(sources[statement] as Statement, sought.action)) out.push(statement)
    }
    if (closed === start || closed === out.length) return
    const sorted = out.splice(start).sort((a, b) => a - b)
    out.push(...sorted)
  }
}
