import {
  type Decision,
  explain,
  type LayerExplanation,
  type PolicyType,
  type Request,
  RequestError,
  type StatementExplanation,
} from '@iamd/engine'
import type { Statement } from '../../../models/iam.gen.ts'
import { invalidRequest } from './errors.ts'
import type { SimulatedPolicy } from './policies.ts'
import { statementView } from './positions.ts'
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

/** What EvalDecisionDetails calls the policy types: as SourcePolicyType does. */
const DETAILS: ReadonlyMap<PolicyType, string> = new Map([
  ['identity', 'IAM Policy'],
  ['boundary', 'IAM Permissions Boundary Policy'],
  ['resource', 'Resource Policy'],
  ['trust', 'Resource Policy'],
])

/** Evaluates the actions and resources of one question. */
export class Evaluator {
  readonly #question: Question
  /** The views of each policy's statements: the same few statements match again and again. */
  readonly #views = new Map<SimulatedPolicy, Statement[]>()

  constructor(question: Question) {
    this.#question = question
  }

  /** @throws InvalidInput for what the engine refuses to look at */
  evaluate(action: string, resource: string): Evaluation {
    const { principal, context, layers, accountOf } = this.#question
    const account = accountOf(resource)
    const request: Request = {
      principal,
      action,
      resource,
      context,
      ...(account && { resourceAccount: account }),
    }
    const { decision, layers: traced } = explained(request, layers)
    const organization = traced.filter(({ type, status }) => type === 'scp' && !isAside(status))
    const allowedByOrganization =
      organization.length === 0 ? undefined : organization.every(({ status }) => status === 'allow')
    const boundary = traced.find(({ type, status }) => type === 'boundary' && !isAside(status))
    const callerAccount = 'accountId' in principal ? principal.accountId : undefined
    const crossAccount = account !== undefined && account !== callerAccount
    return {
      resource,
      decision: DECISIONS[decision.outcome],
      matched: this.#matched(decision.outcome, traced),
      allowedByBoundary: boundary && boundary.status === 'allow',
      allowedByOrganization,
      // "If an Organizations SCP included in the evaluation denies access, the simulation ends."
      details: crossAccount && allowedByOrganization !== false ? detailsOf(traced) : undefined,
    }
  }

  /**
   * The statements that decided: every Allow where the outcome is one, every Deny where it is explicit. Those of SCPs are
   * not told, and a boundary allows nothing by itself.
   * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html (MatchedStatements)
   */
  #matched(outcome: Decision['outcome'], traced: readonly LayerExplanation[]): readonly Statement[] {
    if (outcome === 'implicit-deny') return []
    const effect = outcome === 'allow' ? 'Allow' : 'Deny'
    return traced.flatMap(({ type, statements }) => {
      const policies = this.#policiesOf(type, outcome)
      return statements
        .filter((statement) => statement.applies && statement.effect === effect)
        .flatMap((statement) => this.#view(policies[statement.policy], statement) ?? [])
    })
  }

  #policiesOf(type: PolicyType, outcome: Decision['outcome']): readonly SimulatedPolicy[] {
    const { policies, resourcePolicy } = this.#question
    switch (type) {
      case 'identity':
        return policies.identity
      case 'boundary':
        return policies.boundary !== undefined && outcome !== 'allow' ? [policies.boundary] : []
      case 'resource':
      case 'trust':
        return resourcePolicy === undefined ? [] : [resourcePolicy]
      default:
        return []
    }
  }

  #view(
    policy: SimulatedPolicy | undefined,
    { statement, span }: StatementExplanation,
  ): Statement | undefined {
    if (policy === undefined) return undefined
    let views = this.#views.get(policy)
    if (views === undefined) this.#views.set(policy, (views = []))
    return (views[statement] ??= statementView(policy, span))
  }
}

function explained(request: Request, layers: Question['layers']) {
  try {
    return explain(request, layers)
  } catch (error) {
    if (error instanceof RequestError) throw invalidRequest(error.message)
    throw error
  }
}

/** Whether a layer takes no part in the decision. */
const isAside = (status: LayerExplanation['status']) => status === 'absent' || status === 'ignored'

function detailsOf(traced: readonly LayerExplanation[]): Record<string, SimulatedDecision> {
  const details: Record<string, SimulatedDecision> = {}
  for (const { type, status } of traced) {
    const name = DETAILS.get(type)
    if (name === undefined || status === 'ignored' || (status === 'absent' && type === 'boundary')) continue
    details[name] = status === 'absent' ? 'implicitDeny' : DECISIONS[status]
  }
  return details
}
