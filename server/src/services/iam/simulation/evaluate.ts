import {
  type Decision,
  decide,
  explain,
  type LayerExplanation,
  type Request,
  RequestError,
} from '@iamd/engine'
import type { Statement } from '../../../models/iam.gen.ts'
import { invalidRequest } from './errors.ts'
import { MatchedStatements } from './matched.ts'
import type { PolicySource } from './policies.ts'
import type { Question } from './question.ts'

export type SimulatedDecision = 'allowed' | 'explicitDeny' | 'implicitDeny'

/** What came of one action on one resource. */
export interface Evaluation {
  readonly resource: string
  readonly decision: SimulatedDecision
  readonly matched: readonly Statement[]
  /** Undefined without a boundary. */
  readonly allowedByBoundary: boolean | undefined
  /** Undefined without an organization. */
  readonly allowedByOrganization: boolean | undefined
  /** The decision of each policy type, of a request across accounts only. */
  readonly details: Readonly<Record<string, SimulatedDecision>> | undefined
}

const DECISIONS: Readonly<Record<Decision['outcome'], SimulatedDecision>> = {
  allow: 'allowed',
  'explicit-deny': 'explicitDeny',
  'implicit-deny': 'implicitDeny',
}

/** Evaluates the actions and resources of one question. */
export class Evaluator {
  readonly #question: Question
  readonly #statements = new MatchedStatements()

  constructor(question: Question) {
    this.#question = question
  }

  /** @throws InvalidInput for what the engine refuses to look at */
  evaluate(action: string, resource: string): Evaluation {
    try {
      return this.#evaluate(action, resource)
    } catch (error) {
      if (error instanceof RequestError) throw invalidRequest(error.message)
      throw error
    }
  }

  #evaluate(action: string, resource: string): Evaluation {
    const { principal, context, layers, accountOf } = this.#question
    // What the caller's own policies say is the same whoever owns the resource.
    const own: Request = { principal, action, resource, context }
    const account = accountOf(resource)
    const request = account === undefined ? own : { ...own, resourceAccount: account }
    const { outcome } = decide(request, layers)
    const resourceLayer = this.#resourceLayer(request)
    const allowedByOrganization = this.#allowedByOrganization(own)
    return {
      resource,
      decision: DECISIONS[outcome],
      matched: this.#matched(outcome, own, resourceLayer),
      allowedByBoundary: layers.boundary && decide(own, { identity: layers.boundary }).allowed,
      allowedByOrganization,
      // "If an Organizations SCP included in the evaluation denies access, the simulation ends."
      details:
        this.#isCrossAccount(account) && allowedByOrganization !== false
          ? this.#details(own, resourceLayer)
          : undefined,
    }
  }

  /** What the resource's policy says by itself. */
  #resourceLayer(request: Request): LayerExplanation | undefined {
    const { identity: _, scps: __, ...layers } = this.#question.layers
    if (layers.resource === undefined) return undefined
    return explain(request, layers).layers.find(({ type }) => type === 'resource' || type === 'trust')
  }

  /**
   * Every level must allow; sessions of service-linked roles are exempt.
   * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp
   */
  #allowedByOrganization(own: Request): boolean | undefined {
    const { principal, layers } = this.#question
    const exempt = principal.type === 'assumed-role' && principal.serviceLinked === true
    return exempt ? undefined : layers.scps?.every((level) => decide(own, { identity: level }).allowed)
  }

  #isCrossAccount(account: string | undefined): boolean {
    const { principal } = this.#question
    return account !== undefined && 'accountId' in principal && account !== principal.accountId
  }

  /**
   * The statements that decided: every Allow where the outcome is one, every Deny where it is explicit. Those of SCPs are
   * not told, and a boundary allows nothing by itself.
   * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html (MatchedStatements)
   */
  #matched(
    outcome: Decision['outcome'],
    own: Request,
    resourceLayer: LayerExplanation | undefined,
  ): readonly Statement[] {
    if (outcome === 'implicit-deny') return []
    const { policies, resourcePolicy } = this.#question
    const { identity, boundary } = policies
    const withBoundary = boundary === undefined || outcome === 'allow' ? identity : [...identity, boundary]
    const resource =
      resourcePolicy && resourceLayer ? this.#statements.ofTrace(resourcePolicy, outcome, resourceLayer) : []
    return [...resource, ...this.#statements.of(withBoundary, outcome, own)]
  }

  /** The names are those of SourcePolicyType. */
  #details(own: Request, resourceLayer: LayerExplanation | undefined): Record<string, SimulatedDecision> {
    const { identity, boundary } = this.#question.layers
    const details: Partial<Record<PolicySource, SimulatedDecision>> = {
      'IAM Policy': DECISIONS[decide(own, identity === undefined ? {} : { identity }).outcome],
      'Resource Policy': resourceDecision(resourceLayer),
    }
    if (boundary !== undefined) {
      details['Permissions Boundary Policy'] = DECISIONS[decide(own, { identity: boundary }).outcome]
    }
    return details
  }
}

function resourceDecision(layer: LayerExplanation | undefined): SimulatedDecision {
  if (layer === undefined || layer.status === 'absent' || layer.status === 'ignored') return 'implicitDeny'
  return DECISIONS[layer.status]
}
