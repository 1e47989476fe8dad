import type { Principal } from '@iamd/engine'

/**
 * Who signed the request: the outcome of authentication, and all that later steps know of the caller without asking the store.
 */
export interface Caller {
  readonly accountId: string
  /** As GetCallerIdentity shows it: the user's ARN, the role session's STS ARN, `arn:aws:iam::ID:root`. */
  readonly arn: string
  /** As GetCallerIdentity shows it: AIDA..., `AROA...:session`, the account id for root, `ACCOUNT:NAME` for a federated user. */
  readonly userId: string
  readonly accessKeyId: string
  readonly principal: Principal
  /** The stored identity whose policies apply. */
  readonly identity: CallerIdentity
  /** What the temporary credentials carry; undefined for long-term access keys. */
  readonly session: SessionFacts | undefined
}

/** The stored identity behind the credentials; ids are the unique ids (AIDA..., AROA...). */
export type CallerIdentity =
  | { readonly kind: 'root'; readonly accountId: string }
  | { readonly kind: 'user'; readonly id: string; readonly name: string; readonly accountId: string }
  | { readonly kind: 'role'; readonly id: string; readonly name: string; readonly accountId: string }

/** The operation of STS that made a set of temporary credentials. */
export type SessionSource =
  | 'AssumeRole'
  | 'AssumeRoleWithSAML'
  | 'AssumeRoleWithWebIdentity'
  | 'AssumeRoot'
  | 'GetDelegatedAccessToken'
  | 'GetFederationToken'
  | 'GetSessionToken'

/** What a session token says. Times are milliseconds since the epoch. */
export interface SessionFacts {
  readonly source: SessionSource
  readonly issuedAt: number
  readonly expiresAt: number
  /** RoleSessionName, or the federated user's name; undefined for GetSessionToken. */
  readonly name: string | undefined
  /** Serial number of the MFA device given, and when; aws:MultiFactorAuthPresent is true exactly when it is there. */
  readonly mfa: { readonly serial: string; readonly at: number } | undefined
  /** The session policy's JSON text as given, and the ARNs of PolicyArns. Undefined: the session is not narrowed. */
  readonly policy: string | undefined
  readonly policyArns: readonly string[]
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  readonly transitiveTagKeys: readonly string[]
  readonly sourceIdentity: string | undefined
  /** True where the credentials that asked for this session were a role session's: role chaining, one hour at most. */
  readonly chained: boolean
  /** Of a session that its identity has delegated; `policy` and `policyArns` are then those of the approver's own session. */
  readonly delegation?: Delegation | undefined
  /** Identity provider of a federated session. */
  readonly federatedProvider: string | undefined
  /** Further condition keys the session carries for its lifetime (saml:..., accounts.google.com:sub, ...). */
  readonly contextKeys: Readonly<Record<string, string | readonly string[]>>
}

/**
 * What a delegated session is for. It may do what its identity may do and, of that, what the permission policy allows.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html
 */
export interface Delegation {
  /** The account that asked for the session and acts by it. */
  readonly accountId: string
  /** The permission policy's JSON text. */
  readonly policy: string
}
