import { ServiceError } from '../errors.ts'
import type { Dialect } from './dialect.ts'

/** Constraints not satisfied that one message lists. A request can break thousands; the first tell enough. */
export const MAX_REPORTED_FAILURES = 100

/** Characters of a refused value that a message repeats; as many as the longest ARN has. */
export const MAX_SHOWN_VALUE_LENGTH = 2048

/** What is wrong with a value: it is missing, does not keep to a constraint, or holds something that does not. */
export type Fault = 'missing' | 'pattern' | 'enum' | `${'length' | 'range'}-${'min' | 'max'}` | 'item'

/** A constraint that a value did not satisfy. */
export interface Failure {
  /** Where, as AWS writes it: `userName`, `tags.1.member.key`. */
  readonly path: string
  /** The value as text; null where it is missing, undefined where it must not or cannot be shown. */
  readonly shown: string | null | undefined
  readonly text: string
  readonly fault: Fault
}

/**
 * The error for the failures found, which are at least one. Failures that the service words in its own way
 * are found behind the others at AWS, and it names only the first of them.
 */
export function validationError(failures: readonly Failure[], dialect: Dialect): ServiceError {
  if (dialect.refuse !== undefined) return dialect.refuse(failures[0]!)
  const general = failures.filter(
    (failure) => !(failure.fault === 'pattern' && dialect.wording.has(failure.path)),
  )
  const message = general.length > 0 ? listed(general, dialect) : dialect.wording.get(failures[0]!.path)!
  return new ServiceError(dialect.code, 400, message)
}

function listed(failures: readonly Failure[], { showValues }: Dialect): string {
  const count = `${failures.length} validation error${failures.length === 1 ? '' : 's'} detected: `
  const sentences = failures.map(({ path, shown, text }) => {
    const value = showValues ? valueText(shown) : ''
    return `Value${value} at '${path}' failed to satisfy constraint: ${text}`
  })
  return count + sentences.join('; ')
}

function valueText(shown: string | null | undefined): string {
  if (shown === undefined) return ''
  return shown === null ? ' null' : ` '${shown.slice(0, MAX_SHOWN_VALUE_LENGTH)}'`
}
