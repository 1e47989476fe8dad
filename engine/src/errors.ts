import type { Position } from './document.ts'

/**
 * Why a policy document is refused. The codes are stable: programs branch on them, people read `message` and
 * `detail`.
 */
export type PolicyErrorCode =
  /** Not JSON, or JSON that no policy may hold (control characters, lone surrogates, trailing text). */
  | 'json-invalid'
  | 'too-large'
  | 'too-deep'
  /** An object holds the same key twice. */
  | 'duplicate-element'
  | 'element-unknown'
  /** An element has the wrong JSON type, or holds a value outside of its closed set. */
  | 'element-type'
  /** A required element other than Principal, Action and Resource is missing. */
  | 'element-missing'
  /** The element exists, but not in this type of policy. */
  | 'element-forbidden'
  /** Two elements that exclude each other, such as Action and NotAction. */
  | 'element-conflict'
  | 'effect-invalid'
  | 'condition-operator-unknown'
  | 'condition-key-invalid'
  | 'condition-value-invalid'
  | 'condition-missing'
  | 'variable-invalid'
  | 'version-invalid'
  | 'version-too-old'
  | 'sid-invalid'
  | 'sid-duplicate'
  | 'action-missing'
  | 'action-invalid'
  | 'resource-missing'
  /** An ARN with too few parts, which AWS reports apart from the other faults of a resource. */
  | 'resource-incomplete'
  | 'resource-invalid'
  | 'principal-missing'
  | 'principal-invalid'

/** Everything there is to say about one fault of a policy document. */
export interface PolicyErrorInfo {
  readonly code: PolicyErrorCode
  /** AWS's own words, for the wire. */
  readonly message: string
  /** What is wrong and where it may be mended, for people; AWS's message often says only that something is wrong. */
  readonly detail: string
  readonly position: Position
  /** The place within the document, `Statement[0].Condition.StringEquals`; empty for the document as a whole. */
  readonly path: string
}

/** A policy document that is not accepted. `message` is what AWS answers (MalformedPolicyDocument). */
export class PolicyError extends Error implements PolicyErrorInfo {
  override readonly name = 'PolicyError'
  readonly code: PolicyErrorCode
  readonly detail: string
  readonly position: Position
  readonly path: string

  constructor(info: PolicyErrorInfo) {
    super(info.message)
    this.code = info.code
    this.detail = info.detail
    this.position = info.position
    this.path = info.path
  }
}
