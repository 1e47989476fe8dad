import { setImmediate } from 'node:timers/promises'
import {
  compilePolicy,
  decide,
  PolicyError,
  type PolicyLayers,
  type PolicySet,
  policySet,
  type Request,
  type Statement,
} from '@iamd/engine'
import type { Caller } from '../../../authenticate/caller.ts'
import { refusedByDelegation } from '../../../authorize/delegated.ts'
import { type CallerPolicies, PolicyGatherer } from '../../../authorize/gather.ts'
import { RequestContext } from '../../../authorize/request-context.ts'
import { Standings, withControls } from '../../../authorize/standings.ts'
import type { GetDelegationRequestResponse } from '../../../models/iam.gen.ts'
import type { OperationContext } from '../../../operation.ts'
import type { DelegationRequestRecord } from '../../../store/federation/delegation-requests.ts'
import { type Question, questionsOf } from './questions.ts'
import { permissionPolicyOf } from './views.ts'

/**
 * Whether a caller holds what a request asks for, by the engine that decides requests.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetDelegationRequest.html (DelegationPermissionCheck)
 */

type Result = NonNullable<GetDelegationRequestResponse['PermissionCheckResult']>
type Checked = Pick<GetDelegationRequestResponse, 'PermissionCheckStatus' | 'PermissionCheckResult'>

/** Questions that are asked at most, some ten milliseconds of work; of what asks for more, nothing is said for sure. */
const MAX_QUESTIONS = 2000
/** After as many, other requests have their turn. */
const TURN = 100

/** The check is made at once. It has failed where a policy of the caller's cannot be read. */
export async function checkPermissions(
  context: OperationContext<unknown>,
  caller: Caller,
  request: DelegationRequestRecord,
): Promise<Checked> {
  try {
    const result = await resultOf(new Views(context, caller, await policiesOf(context, caller)), request)
    return { PermissionCheckStatus: 'COMPLETE', PermissionCheckResult: result }
  } catch (error) {
    if (error instanceof PolicyError) return { PermissionCheckStatus: 'FAILED' }
    throw error
  }
}

/** The caller's own policies, below the control policies of the organization. */
async function policiesOf(context: OperationContext<unknown>, caller: Caller): Promise<CallerPolicies> {
  const own = await new PolicyGatherer(context).ofCaller(caller)
  const standing = await new Standings(context).of(caller.accountId)
  return { ...own, layers: withControls(own.layers, { principal: standing, resource: standing }) }
}

async function resultOf(views: Views, request: DelegationRequestRecord): Promise<Result> {
  let sure = true
  let asked = 0
  for (const question of questionsOf(permissionPolicyOf(request), views.accountId)) {
    if (++asked > MAX_QUESTIONS) return 'UNSURE'
    if (asked % TURN === 0) await setImmediate()
    if (!views.atMost(question)) {
      if (!question.isMadeUp) return 'DENIED'
      sure = false
    } else if (sure && !views.atLeast(question)) {
      sure = false
    }
  }
  return sure ? 'ALLOWED' : 'UNSURE'
}

/**
 * The caller's policies read in two ways: as if each condition turned out in the caller's favour, and as if it turned out against. What
 * is not allowed even by the first is not held; what is allowed even by the second is.
 */
class Views {
  readonly #context: OperationContext<unknown>
  readonly #caller: Caller
  readonly #principalTags: CallerPolicies['principalTags']
  readonly #most: CallerPolicies
  readonly #least: CallerPolicies
  /** As `least`, with what is denied of some resources denied of all. */
  readonly #leastOfSamples: CallerPolicies

  constructor(context: OperationContext<unknown>, caller: Caller, policies: CallerPolicies) {
    this.#context = context
    this.#caller = caller
    this.#principalTags = policies.principalTags
    this.#most = reread(policies, (statement) => withConditions(statement, 'Allow'))
    this.#least = reread(policies, (statement) => withConditions(statement, 'Deny'))
    this.#leastOfSamples = reread(policies, (statement) => widened(withConditions(statement, 'Deny')))
  }

  get accountId(): string {
    return this.#caller.accountId
  }

  atMost(question: Question): boolean {
    return this.#allows(this.#most, question)
  }

  atLeast(question: Question): boolean {
    return this.#allows(question.isSample ? this.#leastOfSamples : this.#least, question)
  }

  #allows({ layers, delegated }: CallerPolicies, { action, resource }: Question): boolean {
    const caller = this.#caller
    const { request: facts, now } = this.#context
    const check = { action, resource }
    const request: Request = {
      principal: caller.principal,
      action,
      resource,
      context: new RequestContext(caller, facts, now, check, this.#principalTags, false),
    }
    if (!decide(request, layers).allowed) return false
    return delegated === undefined || refusedByDelegation(request, delegated, caller) === undefined
  }
}

/** The statement without its conditions where it has the effect; gone where it has conditions and the other. */
function withConditions(statement: Statement, effect: Statement['effect']): Statement | undefined {
  if (statement.conditions.length === 0) return statement
  return statement.effect === effect ? { ...statement, conditions: [] } : undefined
}

function widened(statement: Statement | undefined): Statement | undefined {
  return statement?.effect === 'Deny'
    ? { ...statement, resources: ['*'], notResources: undefined }
    : statement
}

type Reread = (statement: Statement) => Statement | undefined

function reread({ layers, delegated, ...rest }: CallerPolicies, change: Reread): CallerPolicies {
  const of = (set: PolicySet) => rereadSet(set, change)
  const { identity, boundary, session, scps, rcps } = layers
  const changed: PolicyLayers = {
    ...layers,
    ...(identity && { identity: of(identity) }),
    ...(boundary && { boundary: of(boundary) }),
    ...(session && { session: of(session) }),
    ...(scps && { scps: scps.map(of) }),
    ...(rcps && { rcps: rcps.map(of) }),
  }
  return { ...rest, layers: changed, ...(delegated && { delegated: of(delegated) }) }
}

function rereadSet({ policies }: PolicySet, change: Reread): PolicySet {
  return policySet(
    policies.map(({ document }) =>
      compilePolicy({
        ...document,
        statements: document.statements.flatMap((statement) => change(statement) ?? []),
      }),
    ),
  )
}
