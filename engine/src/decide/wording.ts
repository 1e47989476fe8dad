/**
 * Denials in the words of AWS's AccessDenied messages.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
import type { DecidingType, Decision, Principal, Request } from '../types.ts'

interface Wording {
  /** "because no ... allows the ... action" */
  readonly none: string
  /** "with an explicit deny in ..." */
  readonly deny: string
}

const WORDING: Readonly<Record<DecidingType, Wording>> = {
  identity: { none: 'identity-based policy', deny: 'an identity-based policy' },
  resource: { none: 'resource-based policy', deny: 'a resource-based policy' },
  trust: { none: 'role trust policy', deny: 'the role trust policy' },
  boundary: { none: 'permissions boundary', deny: 'a permissions boundary' },
  session: { none: 'session policy', deny: 'a session policy' },
  scp: { none: 'service control policy', deny: 'a service control policy' },
  rcp: { none: 'resource control policy', deny: 'a resource control policy' },
  'vpc-endpoint': { none: 'VPC endpoint policy', deny: 'a VPC endpoint policy' },
}

/** The caller as a denial names it: an ARN, a service, a provider or `anonymous`. */
export function callerName(caller: Principal): string {
  switch (caller.type) {
    case 'service':
      return caller.service
    case 'federated':
      return caller.provider
    case 'anonymous':
      return 'anonymous'
    default:
      return caller.arn
  }
}

/**
 * Why a request was denied: `because no identity-based policy allows the iam:CreateUser action` or
 * `with an explicit deny in a permissions boundary`. Empty for an allow.
 *
 * `policyArn` is the ARN of the policy with the Deny, which AWS adds where the caller may know it:
 * `with an explicit deny in an identity-based policy: ARN`. An implicit deny is no single policy's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html (the example)
 */
export function denialReason(decision: Decision, action: string, policyArn?: string): string {
  if (decision.allowed) return ''
  const wording = WORDING[decision.type]
  if (decision.outcome === 'implicit-deny') return `because no ${wording.none} allows the ${action} action`
  const where = policyArn === undefined ? '' : `: ${policyArn}`
  return `with an explicit deny in ${wording.deny}${where}`
}

/**
 * Why a request was allowed, in the manner of AWS's words for denials; AWS has none for this. Empty for a denial.
 */
export function allowReason(decision: Decision, action: string): string {
  if (!decision.allowed) return ''
  if (decision.statement === undefined)
    return 'because the root user of the account may do all that no policy denies'
  return `because ${WORDING[decision.type].deny} allows the ${action} action`
}

/**
 * The whole message of an AccessDenied error: `User: ARN is not authorized to perform: ACTION on resource: ARN because
 * ...`. Callers who come with an identity provider's token are not named: `Not authorized to perform ACTION`
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html). Empty for an allow. `policyArn` as for
 * {@link denialReason}.
 */
export function denialMessage(request: Request, decision: Decision, policyArn?: string): string {
  if (decision.allowed) return ''
  if (request.principal.type === 'federated') return `Not authorized to perform ${request.action}`
  const reason = denialReason(decision, request.action, policyArn)
  const name = callerName(request.principal)
  return `User: ${name} is not authorized to perform: ${request.action} on resource: ${request.resource} ${reason}`
}
