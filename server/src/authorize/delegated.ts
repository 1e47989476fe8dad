import { type Decision, decide, type PolicyLayers, type PolicySet, type Request } from '@iamd/engine'
import type { Caller } from '../authenticate/caller.ts'

/** A refusal by a permission policy, with what it was decided by. */
export interface RefusedByDelegation {
  readonly decision: Decision
  readonly request: Request
  readonly layers: PolicyLayers
}

/**
 * What a delegated session may do must be allowed twice: to whoever delegated it, and by the permission policy alone. Asked by itself, no
 * policy of a resource can make up for what the permission policy does not allow, not even one that names the caller.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-understanding-permissions.html
 */
export function refusedByDelegation(
  { action, resource, context }: Request,
  permissionPolicy: PolicySet,
  { accountId, arn, userId }: Caller,
): RefusedByDelegation | undefined {
  const request: Request = {
    principal: { type: 'user', accountId, arn, userId },
    action,
    resource,
    context,
  }
  const layers: PolicyLayers = { identity: permissionPolicy }
  const decision = decide(request, layers)
  // It limits a session, which is what denials call it.
  return decision.allowed ? undefined : { decision: { ...decision, type: 'session' }, request, layers }
}
