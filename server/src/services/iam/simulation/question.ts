import { type CompiledPolicy, type PolicyLayers, type Principal, policySet } from '@iamd/engine'
import type { SimulateCustomPolicyRequest, SimulatePrincipalPolicyRequest } from '../../../models/iam.gen.ts'
import { callerContext, type EntityName, entityOf, principalOf } from './caller.ts'
import { contextOf, type SimulatedContext } from './context.ts'
import { contextKeys } from './context-keys.ts'
import { noCaller, notAnAction } from './errors.ts'
import { resourceInput, type SimulatedPolicy } from './policies.ts'
import { accountOf, ownerOf, type ResourceKind, resourceKindOf, resourcesOf } from './resources.ts'
import { checkScenario } from './scenarios.ts'

/** What both simulations are asked with. */
export type SimulationInput = Pick<
  SimulateCustomPolicyRequest & SimulatePrincipalPolicyRequest,
  | 'ActionNames'
  | 'ResourceArns'
  | 'ResourcePolicy'
  | 'ResourceOwner'
  | 'CallerArn'
  | 'ContextEntries'
  | 'ResourceHandlingOption'
  | 'MaxItems'
  | 'Marker'
>

/** The policies of a simulation but the resource's. */
export interface SimulatedPolicies {
  readonly identity: readonly SimulatedPolicy[]
  readonly boundary: SimulatedPolicy | undefined
  /** SCPs by level; undefined where the account is in no organization. */
  readonly organization: readonly (readonly CompiledPolicy[])[] | undefined
}

/** A simulation ready to run: the engine's layers, and what the answer needs beside them. */
export interface Question {
  readonly principal: Principal
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly layers: PolicyLayers
  readonly policies: SimulatedPolicies
  readonly resourcePolicy: SimulatedPolicy | undefined
  readonly context: SimulatedContext
  /** Condition keys that policies refer to and nobody gave. */
  readonly missing: readonly string[]
  /** The account that a resource belongs to; undefined: the caller's. */
  readonly accountOf: (resource: string) => string | undefined
}

/** `s3:GetObject`; the simulator knows no wildcards here, and does not ask whether there is such an action. */
const ACTION = /^[A-Za-z0-9][A-Za-z0-9-]*:[A-Za-z0-9_-]+$/

/**
 * Holds the inputs to their rules and puts the layers together. `source` is the entity of PolicySourceArn, which is the caller
 * where CallerArn names none; `accountId` is the account that asks.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 * @throws InvalidInput
 */
export function questionOf(
  input: SimulationInput,
  policies: SimulatedPolicies,
  source: EntityName | undefined,
  accountId: string,
): Question {
  for (const action of input.ActionNames) if (!ACTION.test(action)) throw notAnAction(action)
  const resources = resourcesOf(input.ResourceArns)
  checkScenario(input.ResourceHandlingOption, resources)
  const owner = ownerOf(input.ResourceOwner)
  const caller = input.CallerArn === undefined ? source : entityOf(input.CallerArn)
  const resource = resourceLayer(input.ResourcePolicy, caller, resources)
  const context = new Map([...callerContext(caller), ...contextOf(input.ContextEntries)])
  return {
    principal: principalOf(caller, accountId),
    actions: input.ActionNames,
    resources,
    layers: layersOf(policies, resource),
    policies,
    resourcePolicy: resource?.policy,
    context,
    missing: missingKeys(policies, resource?.policy, context),
    // Without a policy or an owner nothing says that another account has a part in it: people simulate with made-up account ids.
    accountOf: (arn) => (resource === undefined && owner === undefined ? undefined : accountOf(arn, owner)),
  }
}

interface ResourceLayer {
  readonly policy: SimulatedPolicy
  readonly kind: ResourceKind
}

function resourceLayer(
  text: string | undefined,
  caller: EntityName | undefined,
  resources: readonly string[],
): ResourceLayer | undefined {
  if (text === undefined) return undefined
  if (caller === undefined) throw noCaller()
  const kind = resourceKindOf(resources)
  return { policy: resourceInput(text, kind === 'trust' ? 'trust' : 'resource'), kind }
}

function layersOf(
  { identity, boundary, organization }: SimulatedPolicies,
  resource: ResourceLayer | undefined,
): PolicyLayers {
  return {
    identity: policySet(identity.map(({ compiled }) => compiled)),
    ...(boundary && { boundary: policySet([boundary.compiled]) }),
    ...(organization && { scps: organization.map(policySet) }),
    ...(resource && { resource: policySet([resource.policy.compiled]), resourceKind: resource.kind }),
  }
}

/**
 * All keys that the policies refer to count, whether or not a statement is about the action; SCPs do not.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html (MissingContextValues)
 */
function missingKeys(
  { identity, boundary }: SimulatedPolicies,
  resourcePolicy: SimulatedPolicy | undefined,
  context: SimulatedContext,
): readonly string[] {
  const policies = [...identity, ...(boundary ? [boundary] : []), ...(resourcePolicy ? [resourcePolicy] : [])]
  return contextKeys(policies.map(({ compiled }) => compiled.document)).filter(
    (key) => !context.has(key.toLowerCase()),
  )
}
