import type { ConditionEntry, PrincipalEntry, Span } from '../document.ts'
import type { Decision, PolicyType } from '../types.ts'

/** Why a request is decided as it is, down to each condition of each statement. */
export interface Explanation {
  readonly decision: Decision
  /** One line: AWS's words for a denial (`because no ... allows the ... action`), the like of them for an allow. */
  readonly reason: string
  /** Every policy type, in the order in which each must allow; SCPs and RCPs once per level. */
  readonly layers: readonly LayerExplanation[]
  /** Condition keys, in lower case, that statements covering the action ask for and the request does not have, sorted. */
  readonly missingKeys: readonly string[]
}

/**
 * What a policy type (or one level of it) says by itself. `absent`: no policies of the type apply. `ignored`: the caller
 * cannot be subject to the type, for the reason in `note`.
 */
export type LayerStatus = 'absent' | 'ignored' | 'explicit-deny' | 'allow' | 'implicit-deny'

export interface LayerExplanation {
  readonly type: PolicyType
  /** From the organization's root down, for SCPs and RCPs. */
  readonly level: number | undefined
  readonly status: LayerStatus
  /** Whether the request needs an Allow of this type, the other types being what they are. */
  readonly required: boolean
  /** Whether this is the type that the decision is laid to. */
  readonly decided: boolean
  readonly note: string | undefined
  readonly statements: readonly StatementExplanation[]
}

/** How an Allow of a resource's policy names the caller: by its account, which delegates to identity policies; by its role, which
 * boundary and session policies still limit; or directly. */
export type Grant = 'account' | 'limited' | 'direct'

export interface StatementExplanation {
  /** Index of the policy within its set, and of the statement within the policy. */
  readonly policy: number
  readonly statement: number
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  /** Where the statement stands in its document. */
  readonly span: Span
  /** Whether everything matched, so that the effect counts. */
  readonly applies: boolean
  readonly decided: boolean
  readonly action: ElementExplanation
  /** Undefined where the statement has neither Resource nor NotResource. */
  readonly resource: ElementExplanation | undefined
  /** Undefined where the statement has neither Principal nor NotPrincipal. */
  readonly principal: PrincipalExplanation | undefined
  readonly conditions: readonly ConditionExplanation[]
}

/** An element that lists patterns. `matched` says whether the element lets the statement apply; `by` is the pattern that
 * matched the request's value, which for a `Not` element is the one that keeps the statement from applying. */
export interface ElementExplanation {
  readonly element: 'Action' | 'NotAction' | 'Resource' | 'NotResource'
  readonly wanted: readonly string[]
  readonly seen: string
  readonly matched: boolean
  readonly by: string | undefined
}

export interface PrincipalExplanation {
  readonly element: 'Principal' | 'NotPrincipal'
  readonly wanted: readonly PrincipalEntry[]
  /** The caller's ARN, or what names it. */
  readonly seen: string
  readonly matched: boolean
  /** The entry that names the caller most closely. */
  readonly by: PrincipalEntry | undefined
  /** How an Allow that matches names the caller. */
  readonly grant: Grant | undefined
}

export interface ConditionExplanation {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string
  readonly entry: ConditionEntry
  readonly key: string
  readonly wanted: readonly string[]
  readonly seen: string | readonly string[] | undefined
  /** The key is not in the request, or has no values. */
  readonly missing: boolean
  readonly matched: boolean
  /** Each value seen, with the wanted value that it matches, before negation; empty for `Null`. */
  readonly values: readonly { readonly value: string; readonly by: string | undefined }[]
  /** Why the condition could not be tested (a value past the limits). */
  readonly error: string | undefined
  /** Where the condition stands in its document. */
  readonly span: Span
}
