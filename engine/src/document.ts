/**
 * A policy document after parsing: what the author wrote, normalised to lists, with the place of each part in the source.
 * Parsing keeps everything: a condition that is not understood is an error, never dropped.
 */

/** A place in the policy's source text; both numbers count from 1, as AWS's simulator reports them. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** From the first character of a part to just behind its last one. */
export interface Span {
  readonly start: Position
  readonly end: Position
}

/** One entry of `Principal` or `NotPrincipal`. `*` alone (not `{"AWS": "*"}`) parses to `{ kind: 'everyone' }`. */
export interface PrincipalEntry {
  readonly kind: 'everyone' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'
  /** As written: an account id, ARN, unique id, service name, provider or `*`; `*` for `everyone`. */
  readonly value: string
}

/** One operator and key of a `Condition` block with the values wanted. */
export interface ConditionEntry {
  readonly quantifier: 'ForAllValues' | 'ForAnyValue' | undefined
  /** The operator without quantifier and `IfExists`, in AWS's spelling: `StringEquals`. Operators are matched without regard to case. */
  readonly operator: ConditionOperator
  readonly ifExists: boolean
  /** The condition key as written. */
  readonly key: string
  readonly values: readonly string[]
  readonly span: Span
}

export type ConditionOperator =
  | 'StringEquals'
  | 'StringNotEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringNotEqualsIgnoreCase'
  | 'StringLike'
  | 'StringNotLike'
  | 'NumericEquals'
  | 'NumericNotEquals'
  | 'NumericLessThan'
  | 'NumericLessThanEquals'
  | 'NumericGreaterThan'
  | 'NumericGreaterThanEquals'
  | 'DateEquals'
  | 'DateNotEquals'
  | 'DateLessThan'
  | 'DateLessThanEquals'
  | 'DateGreaterThan'
  | 'DateGreaterThanEquals'
  | 'Bool'
  | 'BinaryEquals'
  | 'IpAddress'
  | 'NotIpAddress'
  | 'ArnEquals'
  | 'ArnNotEquals'
  | 'ArnLike'
  | 'ArnNotLike'
  | 'Null'

export interface Statement {
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  readonly principals: readonly PrincipalEntry[] | undefined
  readonly notPrincipals: readonly PrincipalEntry[] | undefined
  readonly actions: readonly string[] | undefined
  readonly notActions: readonly string[] | undefined
  readonly resources: readonly string[] | undefined
  readonly notResources: readonly string[] | undefined
  readonly conditions: readonly ConditionEntry[]
  readonly span: Span
}

/** The two versions of the language; `2008-10-17` (also the default when Version is missing) knows no policy variables. */
export type PolicyVersion = '2012-10-17' | '2008-10-17'

export interface PolicyDocument {
  readonly version: PolicyVersion
  readonly id: string | undefined
  readonly statements: readonly Statement[]
}
