/**
 * The vocabulary of a decision: who asks (Principal), for what (Request), under which policies (PolicyLayers),
 * and what came of it (Decision). Everything else in the engine turns policy text into layers or layers into
 * a decision.
 */
import type { PolicySet } from './policy-set.ts'

/** The kinds of policy document. Each has its own grammar: which elements are required, allowed or forbidden. */
export type PolicyType =
  | 'identity'
  | 'resource'
  | 'trust'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'vpc-endpoint'

/**
 * The authenticated caller, in the terms that policies can name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export type Principal =
  /** The root user of an account; `arn` is `arn:aws:iam::ACCOUNT:root`. */
  | { readonly type: 'root'; readonly accountId: string; readonly arn: string }
  /** An IAM user; `userId` is its unique id (AIDA...). */
  | { readonly type: 'user'; readonly accountId: string; readonly arn: string; readonly userId: string }
  /** A role session. `arn` is the STS session ARN, `roleArn` the IAM ARN of the role with its path,
   * `userId` is `AROA...:session-name`. `serviceLinked` roles are exempt from SCPs and RCPs.
   * `federated` names the identity provider where the session came of AssumeRoleWithWebIdentity or WithSAML. */
  | {
      readonly type: 'assumed-role'
      readonly accountId: string
      readonly arn: string
      readonly roleArn: string
      readonly userId: string
      readonly serviceLinked?: boolean
      readonly federated?: string
    }
  /** A session of GetFederationToken; `arn` is `arn:aws:sts::ACCOUNT:federated-user/NAME`, `userArn` the IAM user
   * (or root) whose credentials asked for it, `userId` is `ACCOUNT:NAME`. */
  | {
      readonly type: 'federated-user'
      readonly accountId: string
      readonly arn: string
      readonly userArn: string
      readonly userId: string
    }
  /** A caller who is known by an identity provider only (AssumeRoleWithWebIdentity, AssumeRoleWithSAML):
   * `provider` is the provider's ARN, or a built-in provider's name such as `accounts.google.com`. */
  | { readonly type: 'federated'; readonly provider: string }
  /** An AWS service acting by itself, `ec2.amazonaws.com`. */
  | { readonly type: 'service'; readonly service: string }
  | { readonly type: 'anonymous' }

/**
 * The request context: condition keys and their values. Keys are asked for in lower case
 * (`aws:sourceip`, `aws:requesttag/team`), because AWS compares key names without regard to case; `Map` satisfies this
 * interface. A string is a single-valued key, an array a multi-valued one. `undefined` means that the key is not
 * present. Values are the text that the wire would carry: numbers and booleans as decimal and `true`/`false`, dates as
 * ISO 8601 or epoch seconds, binary as base64.
 */
export interface ContextValues {
  get(lowerCaseKey: string): string | readonly string[] | undefined
}

/** One action on one resource by one caller. */
export interface Request {
  readonly principal: Principal
  /** `service:Action`, in AWS's letter case; compared without regard to case. */
  readonly action: string
  /** An ARN, or `*` where the action has no resource. */
  readonly resource: string
  /** The account that owns the resource; the caller's own where it is left out. */
  readonly resourceAccount?: string
  readonly context: ContextValues
}

/**
 * The policies that apply to a request, one member per policy type. A member that is left out means that the type does not apply
 * (a user without a boundary, an account outside any organization): absence of a *type* never denies, while a present
 * but empty set allows nothing. Two exceptions, where AWS takes absence for nothing allowed: `identity`, and `session` for a
 * `federated-user` (SEMANTICS.md, rulings 3 and 5).
 */
export interface PolicyLayers {
  /** All policies of the caller: inline, managed, and those of the user's groups. Ignored for the root user,
   * anonymous callers, services and federated (unsigned) callers, who have none. */
  readonly identity?: PolicySet
  readonly boundary?: PolicySet
  /** The session's inline policy and its policy ARNs together: they are a union that the identity policies are
   * narrowed by. */
  readonly session?: PolicySet
  /** The policies attached to the resource. */
  readonly resource?: PolicySet
  /** How the resource's policy takes part. `resource` (the default): as most services, optional and enough by itself in the
   * same account. `trust`: a role's trust policy, which must allow in every case. `kms-key`: a key policy, without
   * which identity policies grant nothing. */
  readonly resourceKind?: 'resource' | 'trust' | 'kms-key'
  /** Service control policies, one set per level from the organization's root down to the caller's account; every level must
   * allow. Left out for the management account. */
  readonly scps?: readonly PolicySet[]
  /** Resource control policies of the resource's account, one set per level as above. Left out for the management account and for
   * AWS managed KMS keys. */
  readonly rcps?: readonly PolicySet[]
  /** The policy of the VPC endpoint that the request came through. */
  readonly vpcEndpoint?: PolicySet
}

/** The policy types a decision can be laid to, in the words of AWS's AccessDenied messages. */
export type DecidingType = PolicyType

/** The statement that decided: the index of the policy within its set, and of the statement within the policy. */
export interface StatementRef {
  readonly policy: number
  readonly statement: number
}

/**
 * What came of a request. `explicit-deny` outranks everything; `implicit-deny` is the default. `type` is the
 * policy type that decided: the one holding the Deny, the first one that fails to allow, or the one that granted.
 */
export interface Decision {
  readonly allowed: boolean
  readonly outcome: 'allow' | 'explicit-deny' | 'implicit-deny'
  readonly type: DecidingType
  /** Absent for an implicit deny and for the root user's allow. */
  readonly statement: StatementRef | undefined
}
