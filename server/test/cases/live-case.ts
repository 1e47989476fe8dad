/**
 * Decisions to be seen in live calls: who calls with which policies, and what comes of it. Each call is a read of the target,
 * `arn:aws:iam::123456789012:user/team/target` with the tag project=blue, unless the case says otherwise.
 */

export const ACCOUNT = '123456789012'
export const TARGET = `arn:aws:iam::${ACCOUNT}:user/team/target`
export const CALLER = `arn:aws:iam::${ACCOUNT}:user/staff/caller`
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/app/worker`

export const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'

type Document = { readonly Version: string; readonly Statement: readonly object[] }

export interface LiveCase {
  readonly name: string
  readonly reason: string
  readonly source: string
  /** Who calls: the user by its own keys where left out. */
  readonly caller?: 'user' | 'mfa-session' | 'session-without-mfa' | 'role' | 'root'
  readonly identity: readonly Document[]
  /** Of the group that the user is in. */
  readonly group?: Document
  readonly boundary?: Document
  /** The session policy of the role's session. */
  readonly session?: Document
  readonly sessionTags?: Readonly<Record<string, string>>
  /** Tags of the user or role. */
  readonly tags?: Readonly<Record<string, string>>
  /** The call: GetUser of the target where left out. */
  readonly call?: 'GetUser' | 'ListUsers' | 'TagUser' | 'GetOther'
  /** The tag keys that TagUser gives; their values are `x`. */
  readonly tagKeys?: readonly string[]
  /** `allow`, or the end of the denial's message. */
  readonly expect:
    | 'allow'
    | 'none'
    | 'deny'
    | 'no-boundary'
    | 'boundary-deny'
    | 'no-session'
    | 'session-deny'
    | 'no-iam'
}

export const policy = (...Statement: object[]): Document => ({ Version: '2012-10-17', Statement })
export const statement = (Effect: 'Allow' | 'Deny', Action: string, Condition?: object, Resource = '*') => ({
  Effect,
  Action,
  Resource,
  ...(Condition && { Condition }),
})
/** Allows all of IAM under a condition, on a resource. */
export const may = (Condition?: object, Resource?: string) =>
  policy(statement('Allow', 'iam:*', Condition, Resource))
/** Allows all of IAM, and denies it under a condition, on a resource. */
export const mayBut = (Condition?: object, Resource?: string) =>
  policy(statement('Allow', 'iam:*'), statement('Deny', 'iam:*', Condition, Resource))
