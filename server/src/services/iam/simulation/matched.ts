import {
  compilePolicy,
  type Decision,
  decide,
  type LayerExplanation,
  type PolicySet,
  policySet,
  type Request,
} from '@iamd/engine'
import type { Statement } from '../../../models/iam.gen.ts'
import type { SimulatedPolicy } from './policies.ts'
import { statementView } from './positions.ts'

/** One statement as a policy of its own, so that the engine says of it alone whether it applies. */
interface Single {
  readonly set: PolicySet
  readonly outcome: 'allow' | 'explicit-deny'
  readonly view: Statement
}

/**
 * The statements of a simulation's policies. Each has one view for as long as the simulation runs, so that the same statement
 * is the same object.
 */
export class MatchedStatements {
  readonly #singles = new Map<SimulatedPolicy, readonly Single[]>()

  /**
   * The statements of policies without principals that apply and bring about `outcome`. Asking the engine for each costs much less
   * than a trace, and a simulation asks for thousands of resources.
   */
  of(policies: readonly SimulatedPolicy[], outcome: Decision['outcome'], request: Request): Statement[] {
    const views: Statement[] = []
    for (const policy of policies) {
      for (const single of this.#of(policy)) {
        if (single.outcome !== outcome) continue
        if (decide(request, { identity: single.set }).outcome === outcome) views.push(single.view)
      }
    }
    return views
  }

  /** The same of a resource's policy, whose principals only the trace of its layer tells of. */
  ofTrace(policy: SimulatedPolicy, outcome: Decision['outcome'], layer: LayerExplanation): Statement[] {
    const effect = outcome === 'allow' ? 'Allow' : 'Deny'
    const singles = this.#of(policy)
    return layer.statements
      .filter((statement) => statement.applies && statement.effect === effect)
      .map(({ statement }) => singles[statement]!.view)
  }

  #of(policy: SimulatedPolicy): readonly Single[] {
    let singles = this.#singles.get(policy)
    if (singles === undefined) this.#singles.set(policy, (singles = singlesOf(policy)))
    return singles
  }
}

function singlesOf(policy: SimulatedPolicy): readonly Single[] {
  const { document } = policy.compiled
  return document.statements.map((statement) => ({
    set: policySet([compilePolicy({ ...document, statements: [statement] })]),
    outcome: statement.effect === 'Allow' ? 'allow' : 'explicit-deny',
    view: statementView(policy, statement.span),
  }))
}
