import { type Decision, decide, type PolicyLayers, type PolicySet, type Request } from '@iamd/engine'
import type { Caller } from '../authenticate/caller.ts'
import { arnOfPolicy } from '../service-reference/organization-policies.ts'
import type { OrganizationPolicyType } from '../store/organizations/organization-records.ts'
import type { CallerPolicies } from './gather.ts'
import { identityOrigins, type PolicyOrigin, sessionOrigins } from './policy-origins.ts'
import type { Around, Standing } from './standings.ts'

/** A request that was denied, and where the policies came from. */
interface DeniedRequest {
  readonly decision: Decision
  readonly request: Request
  readonly caller: Caller
  readonly policies: CallerPolicies
  readonly around: Around
}

/**
 * The ARN of the policy whose Deny decided, as denials name it: of identity, boundary, session and control policies, and only where
 * caller and resource are of one account or one organization. Undefined for an inline policy, which has none.
 * https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns
 */
export function denyingPolicyArn(denied: DeniedRequest): string | undefined {
  const { decision, request, caller, policies, around } = denied
  const { outcome, type, statement } = decision
  if (outcome !== 'explicit-deny' || statement === undefined || !isNear(denied)) return undefined
  const { stored } = policies
  switch (type) {
    case 'identity':
      return stored && arnAt(identityOrigins(stored), statement.policy)
    case 'boundary':
      return stored?.boundaryArn
    case 'session':
      return caller.session && arnAt(sessionOrigins(caller.session), statement.policy)
    case 'scp':
      return controlPolicyArn(around.principal, 'SERVICE_CONTROL_POLICY', request)
    case 'rcp':
      return controlPolicyArn(around.resource, 'RESOURCE_CONTROL_POLICY', request)
    case 'resource':
    case 'trust':
    case 'vpc-endpoint':
      return undefined
  }
}

function isNear({ request, caller, around: { principal, resource } }: DeniedRequest): boolean {
  const organization = principal.place?.organization.id
  return (
    request.resourceAccount === caller.accountId ||
    (organization !== undefined && organization === resource.place?.organization.id)
  )
}

function arnAt(origins: Iterable<PolicyOrigin>, index: number): string | undefined {
  return [...origins][index]?.arn
}

/** A decision does not say on which level a control policy denies: it is the first that does so by itself. */
function controlPolicyArn(
  { place, scps, rcps }: Standing,
  type: OrganizationPolicyType,
  request: Request,
): string | undefined {
  const isScp = type === 'SERVICE_CONTROL_POLICY'
  for (const [index, set] of ((isScp ? scps : rcps) ?? []).entries()) {
    const { outcome, statement } = decide(request, only(isScp, set))
    if (outcome !== 'explicit-deny' || statement === undefined) continue
    const level = place?.levels[index]
    const policy = (isScp ? level?.scps : level?.rcps)?.[statement.policy]
    if (place === undefined || policy === undefined) return undefined
    const awsManaged = policy.content === undefined
    return arnOfPolicy(place.organization, { id: policy.policyId, type, awsManaged })
  }
  return undefined
}

const only = (isScp: boolean, set: PolicySet): PolicyLayers => (isScp ? { scps: [set] } : { rcps: [set] })
