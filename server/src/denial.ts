/**
 * Why a request was denied, as DecodeAuthorizationMessage tells it to those who may know.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export interface Denial {
  /** By a Deny; false where an Allow was missing. */
  readonly explicit: boolean
  readonly principal: DeniedPrincipal
  readonly action: string
  readonly resource: string
  /** The condition keys that the request has. */
  readonly conditions: readonly KeyValues[]
  /** Statements that applied to the request. */
  readonly statements: readonly MatchedStatement[]
  /** Whether something was left out to make it fit. */
  readonly shortened: boolean
}

export interface DeniedPrincipal {
  /** `AIDA...`, `AROA...:session`, the account's id for root. */
  readonly id: string
  /** The user's name; sessions and root have none. */
  readonly name: string | undefined
  readonly arn: string
}

export interface KeyValues {
  readonly key: string
  readonly values: readonly string[]
}

/** A statement, with its elements as they are written. */
export interface MatchedStatement {
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  /** Whom the policy belongs to, by unique id; of a resource's policy, whom it names. */
  readonly principals: readonly string[]
  readonly actions: Patterns
  readonly resources: Patterns
  readonly conditions: readonly KeyValues[]
}

export interface Patterns {
  /** NotAction or NotResource. */
  readonly negated: boolean
  readonly patterns: readonly string[]
}
