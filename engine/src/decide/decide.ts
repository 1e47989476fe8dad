/**
 * The decision: explicit denies of every policy type first, then each type in turn must allow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
import { MAX_RESOURCE_LENGTH, RequestError } from '../compile/limits.ts'
import { ACCOUNT, DIRECT } from '../compile/principals.ts'
import { refillMatchBudget } from '../match/budget.ts'
import type { PolicySet } from '../policy-set.ts'
import type { DecidingType, Decision, PolicyLayers, Request } from '../types.ts'
import {
  callerAccount,
  hasIdentityPolicies,
  isBeyondRcps,
  isCrossAccount,
  isServiceLinked,
  needsResourcePolicy,
} from './caller.ts'
import { findAllow, findDeny, findGrant, GRANT_BASE, refOf } from './search.ts'

function implicitDeny(type: DecidingType): Decision {
  return Object.freeze({ allowed: false, outcome: 'implicit-deny', type, statement: undefined })
}

const IMPLICIT: Readonly<Record<DecidingType, Decision>> = {
  identity: implicitDeny('identity'),
  resource: implicitDeny('resource'),
  trust: implicitDeny('trust'),
  boundary: implicitDeny('boundary'),
  session: implicitDeny('session'),
  scp: implicitDeny('scp'),
  rcp: implicitDeny('rcp'),
  'vpc-endpoint': implicitDeny('vpc-endpoint'),
}

const ROOT_ALLOW: Decision = Object.freeze({
  allowed: true,
  outcome: 'allow',
  type: 'identity',
  statement: undefined,
})

function explicitDeny(type: DecidingType, set: PolicySet, place: number): Decision {
  return { allowed: false, outcome: 'explicit-deny', type, statement: refOf(set.cells, place) }
}

function allow(type: DecidingType, set: PolicySet, place: number): Decision {
  return { allowed: true, outcome: 'allow', type, statement: refOf(set.cells, place) }
}

function denyIn(set: PolicySet | undefined, type: DecidingType, request: Request, bounded: boolean) {
  if (set === undefined) return undefined
  const program = set.program(request.action)
  const place = findDeny(set.cells, program, request, bounded)
  return place < 0 ? undefined : explicitDeny(type, set, place)
}

function allowPlace(set: PolicySet, request: Request, bounded: boolean): number {
  const program = set.program(request.action)
  return findAllow(set.cells, program, request, bounded)
}

function denyInLevels(
  levels: readonly PolicySet[],
  type: DecidingType,
  request: Request,
  bounded: boolean,
): Decision | undefined {
  for (let i = 0; i < levels.length; i++) {
    const denied = denyIn(levels[i], type, request, bounded)
    if (denied !== undefined) return denied
  }
  return undefined
}

function allowedIn(set: PolicySet | undefined, request: Request, bounded: boolean): boolean {
  return set === undefined || allowPlace(set, request, bounded) >= 0
}

function allowedInLevels(levels: readonly PolicySet[], request: Request, bounded: boolean): boolean {
  for (let i = 0; i < levels.length; i++) if (!allowedIn(levels[i], request, bounded)) return false
  return true
}

/** What only some callers and resources have, apart from the caller's own policies: organization, endpoint, resource. */
function denyAround(
  request: Request,
  layers: PolicyLayers,
  resourceType: DecidingType,
  bounded: boolean,
): Decision | undefined {
  const caller = request.principal
  const { scps, rcps } = layers
  let denied: Decision | undefined
  if (scps !== undefined && !isServiceLinked(caller) && callerAccount(caller) !== undefined) {
    denied = denyInLevels(scps, 'scp', request, bounded)
    if (denied !== undefined) return denied
  }
  if (rcps !== undefined && !isBeyondRcps(request, layers)) {
    denied = denyInLevels(rcps, 'rcp', request, bounded)
    if (denied !== undefined) return denied
  }
  return (
    denyIn(layers.vpcEndpoint, 'vpc-endpoint', request, bounded) ??
    denyIn(layers.resource, resourceType, request, bounded)
  )
}

/** The first of RCPs, SCPs and endpoint policy that fails to allow, AWS's order. */
function missingAround(request: Request, layers: PolicyLayers, bounded: boolean): Decision | undefined {
  const caller = request.principal
  const { scps, rcps } = layers
  if (rcps !== undefined && !isBeyondRcps(request, layers) && !allowedInLevels(rcps, request, bounded)) {
    return IMPLICIT.rcp
  }
  if (scps !== undefined && !isServiceLinked(caller) && callerAccount(caller) !== undefined) {
    if (!allowedInLevels(scps, request, bounded)) return IMPLICIT.scp
  }
  return allowedIn(layers.vpcEndpoint, request, bounded) ? undefined : IMPLICIT['vpc-endpoint']
}

/** Whether the session's policies allow; a federated user has only what they pass on, so that none at all allow nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html */
function sessionAllows(request: Request, layers: PolicyLayers, bounded: boolean): boolean {
  if (layers.session === undefined) return request.principal.type !== 'federated-user'
  return allowedIn(layers.session, request, bounded)
}

/** What the identity side says once the resource's policy has been heard. */
function decideIdentity(request: Request, layers: PolicyLayers, bounded: boolean): Decision {
  const { identity } = layers
  const place = identity === undefined ? -1 : allowPlace(identity, request, bounded)
  if (identity === undefined || place < 0) return IMPLICIT.identity
  if (bounded && !allowedIn(layers.boundary, request, bounded)) return IMPLICIT.boundary
  if (!sessionAllows(request, layers, bounded)) return IMPLICIT.session
  return allow('identity', identity, place)
}

/** What the resource's policies grant, as `findGrant` packs it. */
function grantIn(set: PolicySet | undefined, request: Request): number {
  if (set === undefined) return -1
  const program = set.program(request.action)
  return findGrant(set.cells, program, request)
}

/** The Allow of the resource's policy that `grant` tells of. */
function allowByGrant(type: DecidingType, layers: PolicyLayers, grant: number): Decision {
  return allow(type, layers.resource as PolicySet, Math.floor(grant / GRANT_BASE))
}

/** The Allow side where no policy of the organization and the endpoint is in the way. */
function decideWithResource(
  request: Request,
  layers: PolicyLayers,
  type: DecidingType,
  bounded: boolean,
): Decision {
  const caller = request.principal
  const grant = grantIn(layers.resource, request)
  if (grant < 0 && needsResourcePolicy(request, layers)) return IMPLICIT[type]
  const strength = grant < 0 ? 0 : grant % GRANT_BASE
  const root = caller.type === 'root'
  if (!root && !hasIdentityPolicies(caller)) return allowByGrant(type, layers, grant)
  if (isCrossAccount(request)) {
    if (!root) return decideIdentity(request, layers, bounded)
    return sessionAllows(request, layers, bounded) ? allowByGrant(type, layers, grant) : IMPLICIT.session
  }
  if (root) {
    return strength === DIRECT || sessionAllows(request, layers, bounded) ? ROOT_ALLOW : IMPLICIT.session
  }
  if (strength === DIRECT) return allowByGrant(type, layers, grant)
  if (strength <= ACCOUNT) return decideIdentity(request, layers, bounded)
  if (bounded && !allowedIn(layers.boundary, request, bounded)) return IMPLICIT.boundary
  return sessionAllows(request, layers, bounded) ? allowByGrant(type, layers, grant) : IMPLICIT.session
}

/** Whether nothing but the caller's identity policies takes part, the commonest case by far. */
function isIdentityOnly(request: Request, layers: PolicyLayers): boolean {
  const caller = request.principal
  return (
    (caller.type === 'user' || caller.type === 'assumed-role') &&
    (request.resourceAccount === undefined || request.resourceAccount === caller.accountId) &&
    layers.resource === undefined &&
    layers.boundary === undefined &&
    layers.session === undefined &&
    layers.scps === undefined &&
    layers.rcps === undefined &&
    layers.vpcEndpoint === undefined &&
    (layers.resourceKind === undefined || layers.resourceKind === 'resource')
  )
}

/**
 * Decides a request by the policies that apply to it. Pure: the same request and layers give the same decision, and
 * nothing is allocated but the decision itself. Anything not allowed is denied.
 *
 * Throws RequestError where the request is past the limits of `compile/limits.ts`; treat that as a denial.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function decide(request: Request, layers: PolicyLayers): Decision {
  if (request.resource.length > MAX_RESOURCE_LENGTH) {
    throw new RequestError(`The resource is longer than ${MAX_RESOURCE_LENGTH} characters`)
  }
  refillMatchBudget()
  const { identity } = layers
  if (identity === undefined || !isIdentityOnly(request, layers)) return decideAll(request, layers)
  const program = identity.program(request.action)
  const cells = identity.cells
  const denied = findDeny(cells, program, request, false)
  if (denied >= 0) return explicitDeny('identity', identity, denied)
  const place = findAllow(cells, program, request, false)
  return place < 0 ? IMPLICIT.identity : allow('identity', identity, place)
}

/** The decision with every policy type taking part. */
function decideAll(request: Request, layers: PolicyLayers): Decision {
  const caller = request.principal
  const own = hasIdentityPolicies(caller)
  const bounded = own && layers.boundary !== undefined
  const type: DecidingType = layers.resourceKind === 'trust' ? 'trust' : 'resource'
  let denied = denyAround(request, layers, type, bounded)
  if (own) {
    denied ??= denyIn(layers.identity, 'identity', request, bounded)
    denied ??= denyIn(layers.boundary, 'boundary', request, bounded)
  }
  if (own || caller.type === 'root') denied ??= denyIn(layers.session, 'session', request, bounded)
  return (
    denied ?? missingAround(request, layers, bounded) ?? decideWithResource(request, layers, type, bounded)
  )
}
