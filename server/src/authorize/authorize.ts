import {
  compilePolicy,
  type Decision,
  decide,
  denialMessage,
  PolicyError,
  type PolicyLayers,
  parsePolicy,
  policySet,
  type Request,
  RequestError,
} from '@iamd/engine'
import { after } from '../after.ts'
import type { Environment } from '../environment.ts'
import { PolicyDenial, ServiceError } from '../errors.ts'
import {
  type AccessCheck,
  NO_PERMISSION_NEEDED,
  type Operation,
  type OperationContext,
} from '../operation.ts'
import type { ServiceModel } from '../wire/model.ts'
import { refusedByDelegation } from './delegated.ts'
import { type Denied, denialOf } from './denial.ts'
import { denyingPolicyArn } from './denying-policy.ts'
import { type CallerPolicies, PolicyGatherer } from './gather.ts'
import { ALLOW_ALL } from './policy-origins.ts'
import { RequestContext } from './request-context.ts'
import { checkSessionRestrictions } from './session-restrictions.ts'
import { type Around, requireOpen, type Standing, Standings, withControls } from './standings.ts'

/**
 * Decides whether the caller may do what an operation says it does. Every path that does not end in an Allow of the engine throws.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export class Authorizer {
  readonly #policies: PolicyGatherer
  readonly #standings: Standings
  readonly #messages: Environment['authorizationMessages']

  constructor(environment: Pick<Environment, 'store' | 'managedPolicies' | 'authorizationMessages'>) {
    this.#policies = new PolicyGatherer(environment)
    this.#standings = new Standings(environment)
    this.#messages = environment.authorizationMessages
  }

  /**
   * At once where the caller's policies are known, else as soon as the store has answered.
   * @throws ServiceError AccessDenied, status 403, with the wording of AWS's messages.
   */
  authorize(
    model: ServiceModel,
    operation: Operation,
    context: OperationContext<unknown>,
  ): void | Promise<void> {
    checkSessionRestrictions(context.caller, model.service, operation.name)
    const standing = this.#standings.of(context.caller.accountId)
    return standing instanceof Promise
      ? standing.then((found) => this.#authorizeIn(found, model, operation, context))
      : this.#authorizeIn(standing, model, operation, context)
  }

  #authorizeIn(
    standing: Standing,
    model: ServiceModel,
    operation: Operation,
    context: OperationContext<unknown>,
  ): void | Promise<void> {
    requireOpen(standing)
    if (operation.authorize === NO_PERMISSION_NEEDED) return
    const asked = operation.authorize(context)
    return asked instanceof Promise
      ? asked.then((checks) => this.#requireAll(standing, checks, model, operation, context))
      : this.#requireAll(standing, asked, model, operation, context)
  }

  #requireAll(
    standing: Standing,
    asked: AccessCheck | readonly AccessCheck[],
    model: ServiceModel,
    operation: Operation,
    context: OperationContext<unknown>,
  ): void | Promise<void> {
    const checks: readonly AccessCheck[] = isList(asked) ? asked : [asked]
    if (checks.length === 0) throw new Error(`${operation.name} asks for no permission without saying so`)
    const { caller } = context
    const require = (policies: CallerPolicies, around: readonly Around[]) => {
      for (const [index, check] of checks.entries())
        this.#require({ operation, check, context, around: around[index]!, global: model.global }, policies)
      // After the policies: that an account is closed is nobody's business who may do nothing there.
      for (const { resource } of around) requireOpen(resource)
    }
    const policies = checks.every(({ principal }) => principal !== undefined)
      ? NO_POLICIES
      : this.#policies.ofCaller(caller)
    const around = () => this.#standings.around(caller.accountId, standing, checks)
    return policies instanceof Promise
      ? policies.then(async (known) => require(known, await around()))
      : after(around(), (known) => require(policies, known))
  }

  #require(asked: Asked, policies: CallerPolicies): void {
    const { check, around, global } = asked
    const { caller, request: facts, now } = asked.context
    const own = check.principal === undefined ? policies : NO_POLICIES
    const context = new RequestContext(caller, facts, now, check, own.principalTags, global, around)
    const request: Request = {
      principal: check.principal ?? caller.principal,
      action: check.action,
      resource: check.resource,
      resourceAccount: check.resourceAccountId ?? caller.accountId,
      context,
    }
    const resource = check.shownAs ?? check.resource
    try {
      const mine = withControls(check.byDefault === true ? withAllow(own.layers) : own.layers, around)
      const layers = check.resourcePolicy === undefined ? mine : this.#withResource(mine, check)
      const decided = decide(request, layers)
      if (decided.allowed) {
        this.#requireDelegated(asked, request, own)
        return
      }
      const decision = this.#toTell(decided, request, layers)
      const arn = denyingPolicyArn({ decision, request, caller, policies: own, around })
      const message = denialMessage({ ...request, resource }, decision, arn)
      throw this.#denied(asked, message, { caller, request, resource, layers, context, decision })
    } catch (error) {
      const message = undecidable(error, check)
      if (message === undefined) throw error
      throw this.#denied(asked, message, {
        caller,
        request,
        resource,
        layers: {},
        context,
        decision: undefined,
      })
    }
  }

  #requireDelegated(asked: Asked, request: Request, { delegated }: CallerPolicies): void {
    const { caller } = asked.context
    if (asked.check.principal !== undefined) return
    // Whoever gathers the policies must not forget this one.
    if (delegated === undefined && caller.session?.delegation !== undefined)
      throw new Error('a delegated session came without its permission policy')
    const refused = delegated && refusedByDelegation(request, delegated, caller)
    if (refused === undefined) return
    const resource = asked.check.shownAs ?? asked.check.resource
    const message = denialMessage({ ...request, resource }, refused.decision)
    const context = request.context as RequestContext
    throw this.#denied(asked, message, { ...refused, caller, resource, context })
  }

  /** An anonymous caller, or one that a token vouches for, has no account in which the message could be decoded. */
  #denied({ operation, check, context: { now } }: Asked, message: string, denied: Denied): ServiceError {
    const { refusal } = check
    if (refusal !== undefined) return new ServiceError(refusal.code, 400, refusal.message, refusal.fields)
    if (check.principal !== undefined) return new ServiceError('AccessDenied', 403, message)
    const encodedMessage = this.#messages.seal(denied.caller.accountId, denialOf(denied), now)
    // https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
    const worded = operation.denied?.({ message, encodedMessage }) ?? { code: 'AccessDenied', message }
    return new PolicyDenial(worded.code, worded.message, encodedMessage)
  }

  /**
   * The denial that the caller is told of. A trust policy that does not allow is named only to callers whose own policies do:
   * to all others a role that is there and one that is not must look alike.
   */
  #toTell(decision: Decision, request: Request, layers: PolicyLayers): Decision {
    if (decision.type !== 'trust' || decision.outcome !== 'implicit-deny') return decision
    const { principal } = request
    if (!('accountId' in principal)) return decision
    const delegating = this.#policies.ofResource(trustOf(principal.accountId))
    const own = decide(request, { ...layers, resource: delegating })
    return own.allowed ? decision : own
  }

  /** @throws PolicyError where the policy cannot be read: it allows nothing. */
  #withResource(layers: PolicyLayers, check: AccessCheck): PolicyLayers {
    const { kind } = check.resourcePolicy!
    return { ...layers, resource: this.#policies.ofResource(check.resourcePolicy!), resourceKind: kind }
  }
}

/** One check of an operation's, and what it is asked with. */
interface Asked {
  readonly operation: Operation
  readonly check: AccessCheck
  readonly context: OperationContext<unknown>
  readonly around: Around
  /** Whether the service has no regions. */
  readonly global: boolean
}

/** Of somebody who is none of ours: a check's own principal. */
const NO_POLICIES: CallerPolicies = { layers: {}, principalTags: [] }

function isList(asked: AccessCheck | readonly AccessCheck[]): asked is readonly AccessCheck[] {
  return Array.isArray(asked)
}

const ALLOWING = compilePolicy(parsePolicy(ALLOW_ALL, 'identity'))

/** The layers with one more identity policy, which allows; without identity policies, of a root user, nothing need allow. */
function withAllow(layers: PolicyLayers): PolicyLayers {
  const { identity } = layers
  return identity === undefined
    ? layers
    : { ...layers, identity: policySet([...identity.policies, ALLOWING]) }
}

/** A trust policy that leaves everything to the caller's own policies. */
function trustOf(accountId: string): NonNullable<AccessCheck['resourcePolicy']> {
  const actions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']
  const statement = { Effect: 'Allow', Principal: { AWS: accountId }, Action: actions }
  return { kind: 'trust', document: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) }
}

/** What to say where nothing can be decided, which denies; undefined for any other failure. */
function undecidable(error: unknown, check: AccessCheck): string | undefined {
  // A value longer than any condition is tested with: nothing can be said of it, so nothing is allowed.
  if (error instanceof RequestError) return `The request cannot be authorized: ${error.message}.`
  if (error instanceof PolicyError) return `The policy of ${check.resource} cannot be read.`
  return undefined
}
