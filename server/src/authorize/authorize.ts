import {
  type Decision,
  decide,
  denialMessage,
  PolicyError,
  type PolicyLayers,
  type Request,
  RequestError,
} from '@iamd/engine'
import type { Environment } from '../environment.ts'
import { ServiceError } from '../errors.ts'
import {
  type AccessCheck,
  NO_PERMISSION_NEEDED,
  type Operation,
  type OperationContext,
} from '../operation.ts'
import type { ServiceModel } from '../wire/model.ts'
import { type CallerPolicies, PolicyGatherer } from './gather.ts'
import { RequestContext } from './request-context.ts'
import { checkSessionRestrictions } from './session-restrictions.ts'

/**
 * Decides whether the caller may do what an operation says it does. Every path that does not end in an Allow of the engine throws.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export class Authorizer {
  readonly #policies: PolicyGatherer

  constructor(environment: Pick<Environment, 'store' | 'managedPolicies'>) {
    this.#policies = new PolicyGatherer(environment)
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
    if (operation.authorize === NO_PERMISSION_NEEDED) return
    const asked = operation.authorize(context)
    return asked instanceof Promise
      ? asked.then((checks) => this.#requireAll(checks, model, operation, context))
      : this.#requireAll(asked, model, operation, context)
  }

  #requireAll(
    asked: AccessCheck | readonly AccessCheck[],
    model: ServiceModel,
    operation: Operation,
    context: OperationContext<unknown>,
  ): void | Promise<void> {
    const checks: readonly AccessCheck[] = isList(asked) ? asked : [asked]
    if (checks.length === 0) throw new Error(`${operation.name} asks for no permission without saying so`)
    const require = (policies: CallerPolicies) => {
      for (const check of checks) this.#require(check, context, policies, model.global)
    }
    if (checks.every(({ principal }) => principal !== undefined)) return require(NO_POLICIES)
    const policies = this.#policies.ofCaller(context.caller)
    return policies instanceof Promise ? policies.then(require) : require(policies)
  }

  #require(
    check: AccessCheck,
    context: OperationContext<unknown>,
    policies: CallerPolicies,
    global: boolean,
  ): void {
    const { caller, request: facts, now } = context
    const own = check.principal === undefined ? policies : NO_POLICIES
    const request: Request = {
      principal: check.principal ?? caller.principal,
      action: check.action,
      resource: check.resource,
      resourceAccount: check.resourceAccountId ?? caller.accountId,
      context: new RequestContext(caller, facts, now, check, own.principalTags, global),
    }
    const layers = check.resourcePolicy === undefined ? own.layers : this.#withResource(own.layers, check)
    const decision = this.#decide(request, layers)
    if (decision.allowed) return
    const shown = check.shownAs === undefined ? request : { ...request, resource: check.shownAs }
    throw accessDenied(denialMessage(shown, this.#toTell(decision, request, layers)))
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
    const own = this.#decide(request, { ...layers, resource: delegating })
    return own.allowed ? decision : own
  }

  #decide(request: Request, layers: PolicyLayers): Decision {
    try {
      return decide(request, layers)
    } catch (error) {
      // A value longer than any condition is tested with: nothing can be said of it, so nothing is allowed.
      if (error instanceof RequestError)
        throw accessDenied(`The request cannot be authorized: ${error.message}.`)
      throw error
    }
  }

  #withResource(layers: PolicyLayers, check: AccessCheck): PolicyLayers {
    const { kind } = check.resourcePolicy!
    try {
      return { ...layers, resource: this.#policies.ofResource(check.resourcePolicy!), resourceKind: kind }
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error
      // A policy that cannot be read allows nothing.
      throw accessDenied(`The policy of ${check.resource} cannot be read.`)
    }
  }
}

/** Of somebody who is none of ours: a check's own principal. */
const NO_POLICIES: CallerPolicies = { layers: {}, principalTags: [] }

function isList(asked: AccessCheck | readonly AccessCheck[]): asked is readonly AccessCheck[] {
  return Array.isArray(asked)
}

/** A trust policy that leaves everything to the caller's own policies. */
function trustOf(accountId: string): NonNullable<AccessCheck['resourcePolicy']> {
  const actions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']
  const statement = { Effect: 'Allow', Principal: { AWS: accountId }, Action: actions }
  return { kind: 'trust', document: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) }
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
function accessDenied(message: string): ServiceError {
  return new ServiceError('AccessDenied', 403, message)
}
