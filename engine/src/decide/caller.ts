import { lowerAscii } from '../match/text.ts'
import type { PolicyLayers, Principal, Request } from '../types.ts'

/** Whether the caller has policies of its own: users, roles and federated users; neither root nor callers without an account. */
export function hasIdentityPolicies(caller: Principal): boolean {
  return caller.type === 'user' || caller.type === 'assumed-role' || caller.type === 'federated-user'
}

/** The account of the caller; undefined for services, unsigned federated and anonymous callers. */
export function callerAccount(caller: Principal): string | undefined {
  switch (caller.type) {
    case 'service':
    case 'federated':
    case 'anonymous':
      return undefined
    default:
      return caller.accountId
  }
}

/** Sessions of service-linked roles are exempt from SCPs and RCPs.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp */
export function isServiceLinked(caller: Principal): boolean {
  return caller.type === 'assumed-role' && caller.serviceLinked === true
}

/** Services alone assume these roles. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html */
const SERVICE_LINKED_ROLE = /^arn:[a-z-]+:iam::\d{12}:role\/aws-service-role\//
/** The one permission that RCPs have no say in, whatever they name: the grant decides. */
const RETIRE_GRANT = 'kms:retiregrant'

/**
 * Whether resource control policies leave the request alone: sessions of service-linked roles, services that assume such a role, and
 * kms:RetireGrant. AWS managed keys are exempt too, but their ARN does not tell; `PolicyLayers.rcps` is left out for them.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#actions-not-restricted-by-rcps
 */
export function isBeyondRcps(
  { principal, action, resource }: Request,
  { resourceKind }: PolicyLayers,
): boolean {
  if (isServiceLinked(principal)) return true
  if (action.length === RETIRE_GRANT.length && lowerAscii(action) === RETIRE_GRANT) return true
  return principal.type === 'service' && resourceKind === 'trust' && SERVICE_LINKED_ROLE.test(resource)
}

/** Whether the request is for a resource of another account than the caller's. */
export function isCrossAccount(request: Request): boolean {
  const account = callerAccount(request.principal)
  return account !== undefined && request.resourceAccount !== undefined && request.resourceAccount !== account
}

/**
 * Whether nothing is granted without the resource's policy: trust and key policies, other accounts' resources, and callers who
 * have no account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function needsResourcePolicy(request: Request, layers: PolicyLayers): boolean {
  return (
    layers.resourceKind === 'trust' ||
    layers.resourceKind === 'kms-key' ||
    callerAccount(request.principal) === undefined ||
    isCrossAccount(request)
  )
}
