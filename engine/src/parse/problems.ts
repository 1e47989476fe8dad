import { PolicyError, type PolicyErrorCode } from '../errors.ts'
import { MAX_REPORTED_PROBLEMS } from '../limits.ts'
import type { LineMap } from './positions.ts'

/**
 * The order in which problems count: `parsePolicy` throws the one that comes first in this table, and among equals the
 * one that stands first in the text. AWS does not publish its order; this one goes from the text as a whole to its finest
 * parts, as AWS's services answer documents with several faults: what is not JSON is reported before what does not
 * follow the grammar, that before the version, elements this type of policy may not hold, values that cannot be read,
 * statement ids, missing elements, and last what actions, resources and principals look like.
 */
export const PRECEDENCE: Readonly<Record<PolicyErrorCode, number>> = {
  'too-large': 0,
  'too-deep': 0,
  'json-invalid': 0,
  'duplicate-element': 0,
  'element-unknown': 1,
  'element-type': 1,
  'element-missing': 1,
  'element-conflict': 1,
  'effect-invalid': 1,
  'condition-operator-unknown': 1,
  'version-invalid': 2,
  'version-too-old': 3,
  'element-forbidden': 4,
  'condition-value-invalid': 5,
  'variable-invalid': 5,
  'resource-incomplete': 5,
  'sid-invalid': 6,
  'sid-duplicate': 7,
  'action-missing': 8,
  'resource-missing': 9,
  'action-invalid': 10,
  'condition-key-invalid': 10,
  'resource-invalid': 11,
  'principal-missing': 12,
  'principal-invalid': 13,
  'condition-missing': 14,
}

interface Problem {
  readonly code: PolicyErrorCode
  readonly message: string
  readonly detail: string
  readonly offset: number
  readonly path: string
}

/** Collects what is wrong with one document. Errors, with their costly stacks, are made only for those handed out. */
export class Problems {
  readonly #found: Problem[] = []
  /** AWS's answer to any fault at all, for services that have only one. */
  readonly #only: string | undefined

  constructor(only: string | undefined) {
    this.#only = only
  }

  get none(): boolean {
    return this.#found.length === 0
  }

  /** `offset` is a place in the source, `path` the place in the document. */
  add(code: PolicyErrorCode, message: string, detail: string, offset: number, path: string): void {
    this.#found.push({ code, message: this.#only ?? message, detail, offset, path })
  }

  /** The problems in the order of `PRECEDENCE`, at most `MAX_REPORTED_PROBLEMS`. */
  errors(lines: LineMap, limit = MAX_REPORTED_PROBLEMS): PolicyError[] {
    return this.#found
      .sort((a, b) => PRECEDENCE[a.code] - PRECEDENCE[b.code] || a.offset - b.offset)
      .slice(0, limit)
      .map(
        ({ code, message, detail, offset, path }) =>
          new PolicyError({ code, message, detail, position: lines.position(offset), path }),
      )
  }
}
