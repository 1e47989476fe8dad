/**
 * The whole trace of a decision. Built apart from deciding, which pays nothing for it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
import {
  callerAccount,
  hasIdentityPolicies,
  isBeyondRcps,
  isCrossAccount,
  isServiceLinked,
  needsResourcePolicy,
} from '../decide/caller.ts'
import { decide } from '../decide/decide.ts'
import { allowReason, denialReason } from '../decide/wording.ts'
import { refillMatchBudget } from '../match/budget.ts'
import type { PolicySet } from '../policy-set.ts'
import type { Decision, PolicyLayers, PolicyType, Request } from '../types.ts'
import { explainStatement } from './statement.ts'
import type { Explanation, Grant, LayerExplanation, LayerStatus, StatementExplanation } from './types.ts'

interface Work {
  readonly request: Request
  readonly layers: PolicyLayers
  readonly decision: Decision
  readonly bounded: boolean
  readonly missing: Set<string>
}

function explainSet(work: Work, set: PolicySet): StatementExplanation[] {
  return set.policies.flatMap((policy, index) => {
    const { document } = policy
    return policy.statements.map((statement) =>
      explainStatement(document, index, statement, work.request, work.bounded, work.missing),
    )
  })
}

function statusOf(statements: readonly StatementExplanation[]): LayerStatus {
  if (statements.some((statement) => statement.applies && statement.effect === 'Deny')) return 'explicit-deny'
  const allowed = statements.some((statement) => statement.applies && statement.effect === 'Allow')
  return allowed ? 'allow' : 'implicit-deny'
}

function explainLayer(
  work: Work,
  type: PolicyType,
  set: PolicySet | undefined,
  ignored: string | undefined,
  level?: number,
): LayerExplanation {
  const statements = set === undefined || ignored !== undefined ? [] : explainSet(work, set)
  const status = set === undefined ? 'absent' : ignored !== undefined ? 'ignored' : statusOf(statements)
  return { type, level, status, required: false, decided: false, note: ignored, statements }
}

function explainLevels(
  work: Work,
  type: 'scp' | 'rcp',
  sets: readonly PolicySet[] | undefined,
  ignored: string | undefined,
): LayerExplanation[] {
  if (sets === undefined || sets.length === 0) return [explainLayer(work, type, undefined, ignored)]
  return sets.map((set, level) => explainLayer(work, type, set, ignored, level))
}

const SERVICE_LINKED = 'Sessions of service-linked roles are exempt from the policies of an organization'
const BEYOND_RCPS = 'Resource control policies have no say in this action'
const NO_ACCOUNT = 'The caller has no account, so no policies of its own and of its organization apply'
const ROOT = 'The root user has no identity-based policies and no permissions boundary'

function explainLayers(work: Work): LayerExplanation[] {
  const { request, layers } = work
  const caller = request.principal
  const linked = isServiceLinked(caller) ? SERVICE_LINKED : undefined
  const beyondRcps = isBeyondRcps(request, layers) ? BEYOND_RCPS : undefined
  const accountless = callerAccount(caller) === undefined ? NO_ACCOUNT : undefined
  const noIdentity = accountless ?? (caller.type === 'root' ? ROOT : undefined)
  const resourceType = layers.resourceKind === 'trust' ? 'trust' : 'resource'
  return [
    ...explainLevels(work, 'rcp', layers.rcps, linked ?? beyondRcps),
    ...explainLevels(work, 'scp', layers.scps, linked ?? accountless),
    explainLayer(work, 'vpc-endpoint', layers.vpcEndpoint, undefined),
    explainLayer(work, resourceType, layers.resource, undefined),
    explainLayer(work, 'identity', layers.identity, noIdentity),
    explainLayer(work, 'boundary', layers.boundary, noIdentity),
    explainLayer(work, 'session', layers.session, accountless),
  ]
}

const STRENGTH: Readonly<Record<Grant, number>> = { account: 1, limited: 2, direct: 3 }

/** How strongly the resource's policies name the caller; 0 where they do not allow. */
function grantOf(statements: readonly StatementExplanation[]): number {
  let strongest = 0
  for (const { applies, effect, principal } of statements) {
    if (applies && effect === 'Allow') strongest = Math.max(strongest, STRENGTH[principal?.grant ?? 'direct'])
  }
  return strongest
}

/** Whether an Allow of the layer's type is needed, given what the resource's policies say. */
function isRequired(work: Work, layer: LayerExplanation, grant: number): boolean {
  const { request, layers } = work
  if (layer.status === 'ignored') return false
  const cross = isCrossAccount(request)
  switch (layer.type) {
    case 'rcp':
    case 'scp':
    case 'vpc-endpoint':
      return layer.status !== 'absent'
    case 'resource':
    case 'trust':
      return needsResourcePolicy(request, layers)
    case 'identity':
      return hasIdentityPolicies(request.principal) && (cross || grant < STRENGTH.limited)
    case 'boundary':
      return layer.status !== 'absent' && (cross || grant < STRENGTH.direct)
    case 'session': {
      const federated = request.principal.type === 'federated-user'
      return (layer.status !== 'absent' || federated) && (cross || grant < STRENGTH.direct)
    }
  }
}

/** Marks the layer, or the first of several levels, that the decision is laid to, and its statement. */
function markDeciding(layers: readonly LayerExplanation[], decision: Decision): LayerExplanation[] {
  const { type, outcome, statement } = decision
  const deciding = layers.find((layer) => {
    if (layer.type !== type) return false
    return outcome === 'explicit-deny'
      ? layer.status === outcome
      : outcome === 'allow' || layer.status !== 'allow'
  })
  return layers.map((layer) => {
    if (layer !== deciding) return layer
    const statements = layer.statements.map((one) =>
      one.policy === statement?.policy && one.statement === statement.statement
        ? { ...one, decided: true }
        : one,
    )
    return { ...layer, decided: true, statements }
  })
}

/**
 * Decides a request and tells why: what each statement of each policy type matched and what not, what decided, and which
 * condition keys were missing. The decision is `decide`'s. Takes time and memory in proportion to all statements given.
 *
 * Throws RequestError as `decide` does.
 */
export function explain(request: Request, layers: PolicyLayers): Explanation {
  const decision = decide(request, layers)
  // Telling everything looks at more than deciding does, so it begins anew.
  refillMatchBudget()
  const bounded = hasIdentityPolicies(request.principal) && layers.boundary !== undefined
  const work: Work = { request, layers, decision, bounded, missing: new Set() }
  const traced = explainLayers(work)
  const resource = traced.find(({ type }) => type === 'resource' || type === 'trust')
  const grant = grantOf(resource?.statements ?? [])
  const required = traced.map((layer) => ({ ...layer, required: isRequired(work, layer, grant) }))
  return {
    decision,
    reason: decision.allowed ? allowReason(decision, request.action) : denialReason(decision, request.action),
    layers: markDeciding(required, decision),
    missingKeys: [...work.missing].sort(),
  }
}
