/**
 * The reference evaluator: the second opinion on every decision of the engine. It is written from the documentation alone, shares no
 * code with the engine, and prefers the shortest form to the fastest.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
import type { DecidingType, Principal, Request } from '../src/types.ts'
import { many, type RawLayers, type RawPolicy } from './policy.ts'
import { type Grade, statementGrade, strongest } from './statements.ts'

export interface ReferenceDecision {
  readonly allowed: boolean
  readonly outcome: 'allow' | 'explicit-deny' | 'implicit-deny'
  readonly type: DecidingType
}

const allow = (type: DecidingType): ReferenceDecision => ({ allowed: true, outcome: 'allow', type })
const explicitDeny = (type: DecidingType): ReferenceDecision => ({
  allowed: false,
  outcome: 'explicit-deny',
  type,
})
const implicitDeny = (type: DecidingType): ReferenceDecision => ({
  allowed: false,
  outcome: 'implicit-deny',
  type,
})

type Policies = readonly RawPolicy[]

/** The policies that count for this caller. `undefined`: the type does not apply. */
export interface Applicable {
  readonly scps: readonly Policies[]
  readonly rcps: readonly Policies[]
  readonly vpcEndpoint: Policies | undefined
  readonly resource: Policies
  readonly identity: Policies
  readonly boundary: Policies | undefined
  readonly session: Policies | undefined
}

const isSigned = (caller: Principal) =>
  caller.type === 'root' ||
  caller.type === 'user' ||
  caller.type === 'assumed-role' ||
  caller.type === 'federated-user'

/** "RCPs also do not impact AWS services' ability to assume a service-linked role", and "do not impact the kms:RetireGrant permission".
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#actions-not-restricted-by-rcps */
function isExemptFromRcps({ principal, action, resource }: Request, layers: RawLayers): boolean {
  const [, , service, , , path = ''] = resource.split(':')
  const assumesLinked = service === 'iam' && path.startsWith('role/aws-service-role/')
  return (
    (principal.type === 'service' && layers.resourceKind === 'trust' && assumesLinked) ||
    /^kms:retiregrant$/i.test(action)
  )
}

/** Leaves out what a caller cannot be subject to. */
export function applicable(request: Request, layers: RawLayers): Applicable {
  const caller = request.principal
  const serviceLinked = caller.type === 'assumed-role' && caller.serviceLinked === true
  const signed = isSigned(caller)
  const entity = signed && caller.type !== 'root'
  return {
    // SCPs bind the users, roles and root users of member accounts, but not service-linked roles.
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    scps: signed && !serviceLinked ? (layers.scps ?? []) : [],
    // RCPs do not restrict service-linked roles; they bind everyone else, outside of the organization too.
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
    rcps: serviceLinked || isExemptFromRcps(request, layers) ? [] : (layers.rcps ?? []),
    vpcEndpoint: layers.vpcEndpoint,
    resource: layers.resource ?? [],
    // Identity policies and boundaries are attached to users and roles; the root user has neither (access_policies.html).
    identity: entity ? (layers.identity ?? []) : [],
    boundary: entity ? layers.boundary : undefined,
    // "If there is no session policy ... if the principal is a role session, then the request is Allowed. Otherwise, the
    // request is implicitly denied", which concerns the sessions of federated users.
    session: !signed ? undefined : (layers.session ?? (caller.type === 'federated-user' ? [] : undefined)),
  }
}

/** The strongest grade of the matching statements of one effect. */
function grade(policies: Policies, effect: 'Allow' | 'Deny', request: Request, hasBoundary: boolean): Grade {
  return strongest(
    policies.flatMap((policy) =>
      many(policy.Statement)
        .filter((statement) => statement.Effect === effect)
        .map((statement) => statementGrade(policy, statement, request, hasBoundary)),
    ),
  )
}

/** Decides a request as AWS does. `layers` hold valid raw policies. */
export function evaluate(request: Request, layers: RawLayers): ReferenceDecision {
  const caller = request.principal
  const policies = applicable(request, layers)
  const hasBoundary = policies.boundary !== undefined
  const resourceType: DecidingType = layers.resourceKind === 'trust' ? 'trust' : 'resource'
  const denies = (set: Policies) => grade(set, 'Deny', request, hasBoundary) !== 'none'
  const allows = (set: Policies) => grade(set, 'Allow', request, hasBoundary) !== 'none'

  // "If the code finds even one explicit deny that applies, the code returns a final decision of Deny."
  if (policies.scps.some(denies)) return explicitDeny('scp')
  if (policies.rcps.some(denies)) return explicitDeny('rcp')
  if (denies(policies.vpcEndpoint ?? [])) return explicitDeny('vpc-endpoint')
  if (denies(policies.resource)) return explicitDeny(resourceType)
  if (denies(policies.identity)) return explicitDeny('identity')
  if (denies(policies.boundary ?? [])) return explicitDeny('boundary')
  if (denies(policies.session ?? [])) return explicitDeny('session')

  // An explicit Allow is needed at every level from the root through each OU down to the account itself.
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
  if (!policies.rcps.every(allows)) return implicitDeny('rcp')
  if (!policies.scps.every(allows)) return implicitDeny('scp')
  // "An endpoint policy does not override or replace identity-based policies or resource-based policies": it is one
  // more that must allow.
  // https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
  if (policies.vpcEndpoint !== undefined && !allows(policies.vpcEndpoint)) return implicitDeny('vpc-endpoint')

  const granted = grade(policies.resource, 'Allow', request, hasBoundary)
  if (!('accountId' in caller)) return granted === 'none' ? implicitDeny(resourceType) : allow(resourceType)

  const sameAccount = (request.resourceAccount ?? caller.accountId) === caller.accountId
  // "IAM role trust policies and KMS key policies are exceptions to this logic, because they must explicitly allow access
  // for principals"; across accounts the resource-based policy must allow too.
  const required = !sameAccount || layers.resourceKind === 'trust' || layers.resourceKind === 'kms-key'
  if (required && granted === 'none') return implicitDeny(resourceType)

  const byItself = sameAccount && (granted === 'direct' || granted === 'limited')
  const limits = !(sameAccount && granted === 'direct')
  // "the AWS account root user, which has full access".
  if (caller.type !== 'root' && !byItself && !allows(policies.identity)) return implicitDeny('identity')
  if (limits && policies.boundary !== undefined && !allows(policies.boundary)) return implicitDeny('boundary')
  if (limits && policies.session !== undefined && !allows(policies.session)) return implicitDeny('session')
  // Ruling 4 of SEMANTICS.md: which of two granting policies an Allow is laid to.
  if (caller.type === 'root') return allow(sameAccount ? 'identity' : resourceType)
  return allow(byItself ? resourceType : 'identity')
}
