/**
 * Compares the engine with the reference evaluator on one world: the decision, its deciding statement, and `explain`.
 */
import { isDeepStrictEqual } from 'node:util'
import { applicable, evaluate } from '../reference/evaluate.ts'
import { many, type RawLayers, type RawPolicy } from '../reference/policy.ts'
import { statementGrade, strongest } from '../reference/statements.ts'
import {
  type CompiledPolicy,
  compilePolicy,
  decide,
  type Explanation,
  explain,
  type PolicyLayers,
  type PolicySet,
  type PolicyType,
  parsePolicy,
  policySet,
} from '../src/index.ts'
import type { Decision, Request, StatementRef } from '../src/types.ts'
import { toDocument } from '../test/generators/documents.ts'
import { type RawRequest, toRequest, type World } from '../test/generators/worlds.ts'

/** How raw policies become the engine's: through its parser, or as documents built beside it. */
export type Route = 'parsed' | 'built'

const PREPARE: Record<Route, (policy: RawPolicy, type: PolicyType) => CompiledPolicy> = {
  parsed: (policy, type) => compilePolicy(parsePolicy(JSON.stringify(policy), type)),
  built: (policy) => compilePolicy(toDocument(policy)),
}

/** Raw layers as the engine takes them. */
export function toLayers(raw: RawLayers, route: Route): PolicyLayers {
  const set = (policies: readonly RawPolicy[], type: PolicyType): PolicySet =>
    policySet(policies.map((policy) => PREPARE[route](policy, type)))
  const { identity, boundary, session, resource, resourceKind, scps, rcps, vpcEndpoint } = raw
  return {
    ...(identity && { identity: set(identity, 'identity') }),
    ...(boundary && { boundary: set(boundary, 'boundary') }),
    ...(session && { session: set(session, 'session') }),
    ...(resource && { resource: set(resource, resourceKind === 'trust' ? 'trust' : 'resource') }),
    ...(resourceKind && { resourceKind }),
    ...(scps && { scps: scps.map((level) => set(level, 'scp')) }),
    ...(rcps && { rcps: rcps.map((level) => set(level, 'rcp')) }),
    ...(vpcEndpoint && { vpcEndpoint: set(vpcEndpoint, 'vpc-endpoint') }),
  }
}

/** A request on which two answers differ, with all that is needed to repeat it. */
export interface Mismatch {
  readonly what: string
  readonly expected: unknown
  readonly actual: unknown
  readonly request: RawRequest
}

/** The sets, in order, among which the deciding statement is to be sought. */
function setsOf(layers: RawLayers, type: PolicyType): readonly (readonly RawPolicy[])[] {
  if (type === 'scp') return layers.scps ?? []
  if (type === 'rcp') return layers.rcps ?? []
  if (type === 'vpc-endpoint') return [layers.vpcEndpoint ?? []]
  return [layers[type === 'trust' ? 'resource' : type] ?? []]
}

/**
 * The statement that a decision must name: the first that matches, in the first set that holds one; of a resource policy that
 * grants, the first of those that name the caller most closely (SEMANTICS.md, 15).
 */
function decidingStatement(
  layers: RawLayers,
  decision: Decision,
  request: Request,
): StatementRef | undefined {
  if (decision.outcome === 'implicit-deny') return undefined
  const caller = request.principal
  const own = 'accountId' in caller && (request.resourceAccount ?? caller.accountId) === caller.accountId
  if (decision.allowed && caller.type === 'root' && own) return undefined
  const effect = decision.allowed ? 'Allow' : 'Deny'
  for (const set of setsOf(layers, decision.type)) {
    const matching = set.flatMap((raw, policy) =>
      many(raw.Statement).flatMap((one, statement) => {
        const grade =
          one.Effect === effect ? statementGrade(raw, one, request, isBounded(request, layers)) : 'none'
        return grade === 'none' ? [] : [{ grade, ref: { policy, statement } }]
      }),
    )
    const best = strongest(matching.map(({ grade }) => grade))
    const found = matching.find(({ grade }) => !decision.allowed || grade === best)
    if (found !== undefined) return found.ref
  }
  return undefined
}

const isBounded = ({ principal }: Request, layers: RawLayers) =>
  layers.boundary !== undefined && 'accountId' in principal && principal.type !== 'root'

/** Whether each statement applies, layer by layer, as the explanation has it. */
function appliedByEngine({ layers }: Explanation): unknown {
  return layers.map(({ type, level, statements }) => [type, level, statements.map((one) => one.applies)])
}

/** The same by the reference: every statement of every layer that applies is compared, not only the one that decides. */
function appliedByReference({ layers: traced }: Explanation, layers: RawLayers, request: Request): unknown {
  const counted = applicable(request, layers)
  const sets: Record<PolicyType, readonly (readonly RawPolicy[])[]> = {
    scp: counted.scps,
    rcp: counted.rcps,
    'vpc-endpoint': [counted.vpcEndpoint ?? []],
    resource: [counted.resource],
    trust: [counted.resource],
    identity: [counted.identity],
    boundary: [counted.boundary ?? []],
    session: [counted.session ?? []],
  }
  return traced.map(({ type, level }) => {
    const applied = (sets[type][level ?? 0] ?? []).flatMap((raw) =>
      many(raw.Statement).map(
        (one) => statementGrade(raw, one, request, isBounded(request, layers)) !== 'none',
      ),
    )
    return [type, level, applied]
  })
}

/** Everything in which the engine differs from the reference on a world. */
export function compareWorld(world: World, route: Route): Mismatch[] {
  const layers = toLayers(world.layers, route)
  const mismatches: Mismatch[] = []
  for (const raw of world.requests) {
    const request = toRequest(raw)
    const check = (what: string, actual: unknown, expected: unknown) => {
      if (!isDeepStrictEqual(actual, expected)) mismatches.push({ what, expected, actual, request: raw })
    }
    const decision = decide(request, layers)
    const { allowed, outcome, type, statement } = decision
    const reference = evaluate(request, world.layers)
    check('decision', { allowed, outcome, type }, reference)
    if (type !== reference.type) continue
    check('statement', statement && { ...statement }, decidingStatement(world.layers, decision, request))
    const explanation = explain(request, layers)
    check('explained decision', { ...explanation.decision }, { ...decision })
    check(
      'explained statements',
      appliedByEngine(explanation),
      appliedByReference(explanation, world.layers, request),
    )
  }
  return mismatches
}

/** A world and its mismatches as JSON text that can be pasted into a case. */
export function report(world: World, mismatches: readonly Mismatch[]): string {
  return JSON.stringify({ mismatches, layers: world.layers }, null, 2)
}
