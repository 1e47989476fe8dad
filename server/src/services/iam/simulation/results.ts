import type {
  EvaluationResult,
  PermissionsBoundaryDecisionDetail,
  ResourceSpecificResult,
  Statement,
} from '../../../models/iam.gen.ts'
import type { Evaluation, SimulatedDecision } from './evaluate.ts'
import { EVERY_RESOURCE } from './resources.ts'

/** From the most permissive to the most restrictive. */
const RANK: Readonly<Record<SimulatedDecision, number>> = { allowed: 0, implicitDeny: 1, explicitDeny: 2 }

/**
 * The result of one action: the most restrictive decision over all its resources, with the decision of each resource where the
 * simulation names any. `evaluations` holds at least one.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
export function resultOf(
  action: string,
  resourceType: string,
  evaluations: readonly Evaluation[],
  missing: readonly string[],
): EvaluationResult {
  const decision = evaluations.map((one) => one.decision).reduce(stricter)
  const boundary = every(evaluations.map((one) => one.allowedByBoundary))
  const organization = every(evaluations.map((one) => one.allowedByOrganization))
  const named = evaluations[0]!.resource !== EVERY_RESOURCE
  return {
    EvalActionName: action,
    EvalResourceName: resourceType,
    EvalDecision: decision,
    MatchedStatements: distinct(
      evaluations.filter((one) => one.decision === decision).flatMap((one) => one.matched),
    ),
    MissingContextValues: missing,
    OrganizationsDecisionDetail:
      organization === undefined ? undefined : { AllowedByOrganizations: organization },
    PermissionsBoundaryDecisionDetail: boundaryDetail(boundary),
    EvalDecisionDetails: organization === false ? undefined : detailsOf(evaluations, named),
    ResourceSpecificResults: named ? evaluations.map((one) => resourceResult(one, missing)) : undefined,
  }
}

function resourceResult(one: Evaluation, missing: readonly string[]): ResourceSpecificResult {
  return {
    EvalResourceName: one.resource,
    EvalResourceDecision: one.decision,
    MatchedStatements: one.matched,
    MissingContextValues: missing,
    EvalDecisionDetails: one.details,
    PermissionsBoundaryDecisionDetail: boundaryDetail(one.allowedByBoundary),
  }
}

function boundaryDetail(allowed: boolean | undefined): PermissionsBoundaryDecisionDetail | undefined {
  return allowed === undefined ? undefined : { AllowedByPermissionsBoundary: allowed }
}

function stricter(one: SimulatedDecision, other: SimulatedDecision): SimulatedDecision {
  return RANK[other] > RANK[one] ? other : one
}

/** Undefined where nothing is said. */
function every(values: readonly (boolean | undefined)[]): boolean | undefined {
  const said = values.filter((value) => value !== undefined)
  return said.length === 0 ? undefined : said.every((value) => value)
}

/** Views are shared, so the same statement is the same object. */
function distinct(statements: readonly Statement[]): readonly Statement[] {
  return [...new Set(statements)]
}

/**
 * The most restrictive decision of each policy type across accounts. Within one account it is empty where resources are
 * named, and not there where they are not.
 */
function detailsOf(
  evaluations: readonly Evaluation[],
  named: boolean,
): Record<string, SimulatedDecision> | undefined {
  const all: Record<string, SimulatedDecision> = {}
  for (const { details } of evaluations) {
    for (const [type, decision] of Object.entries(details ?? {})) {
      all[type] = all[type] === undefined ? decision : stricter(all[type], decision)
    }
  }
  return named || Object.keys(all).length > 0 ? all : undefined
}
