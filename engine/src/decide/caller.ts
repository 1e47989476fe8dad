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
