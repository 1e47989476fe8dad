import {
  type Decision,
  explain,
  type PolicyLayers,
  type PolicySet,
  type PolicyType,
  type Request,
  RequestError,
  type Statement,
} from '@iamd/engine'
import type { Caller } from '../authenticate/caller.ts'
import type { Denial, MatchedStatement, Patterns } from '../denial.ts'
import type { RequestContext } from './request-context.ts'

/** A request that was denied. */
export interface Denied {
  readonly caller: Caller
  readonly request: Request
  /** As the denial calls the resource. */
  readonly resource: string
  readonly layers: PolicyLayers
  readonly context: RequestContext
  /** The denial that the caller is told of; undefined where nothing could be decided. */
  readonly decision: Decision | undefined
}

/**
 * What may be known in the caller's account of why the request was denied. Of another account's resource that is what the request itself
 * says: neither its policy's statements nor its tags.
 */
export function denialOf({ caller, request, resource, layers, context, decision }: Denied): Denial {
  const isOwn = request.resourceAccount === caller.accountId
  return {
    explicit: decision?.outcome === 'explicit-deny',
    principal: {
      id: caller.userId,
      name: caller.principal.type === 'user' ? nameOf(caller) : undefined,
      arn: caller.arn,
    },
    action: request.action,
    resource,
    conditions: context
      .entries()
      .filter(([key]) => isOwn || !key.startsWith('aws:ResourceTag/'))
      .map(([key, values]) => ({ key, values: listOf(values) })),
    statements:
      decision === undefined
        ? []
        : matched(request, layers, decision)
            .filter(({ type }) => OF_IDENTITY.has(type) || (isOwn && OF_RESOURCE.has(type)))
            .map((found) => matchedStatement(found, caller)),
    shortened: false,
  }
}

/** Policy types that belong to the caller's user or role. Those of an organization are not for its members to read. */
const OF_IDENTITY: ReadonlySet<PolicyType> = new Set(['identity', 'boundary', 'session'])
/** Policy types of whoever owns the resource. */
const OF_RESOURCE: ReadonlySet<PolicyType> = new Set(['resource', 'trust'])

/** Explaining takes the longer the more statements there are, whatever they are about. Of more than these, only what decided is shown. */
const MAX_EXPLAINED_STATEMENTS = 256

interface Matched {
  readonly type: PolicyType
  readonly statement: Statement
}

/** The statements that applied, of the policy types that {@link setOf} knows. */
function matched(request: Request, layers: PolicyLayers, decision: Decision): readonly Matched[] {
  const find = (type: PolicyType, policy: number, statement: number): Matched[] => {
    const found = setOf(layers, type)?.policies[policy]?.document.statements[statement]
    return found === undefined ? [] : [{ type, statement: found }]
  }
  if (statementsIn(layers) > MAX_EXPLAINED_STATEMENTS) {
    const { type, statement } = decision
    return statement === undefined ? [] : find(type, statement.policy, statement.statement)
  }
  try {
    return explain(request, layers).layers.flatMap(({ type, statements }) =>
      statements.filter(({ applies }) => applies).flatMap((one) => find(type, one.policy, one.statement)),
    )
  } catch (error) {
    // Too much to match, though it was not too much to decide.
    if (error instanceof RequestError) return []
    throw error
  }
}

function setOf(layers: PolicyLayers, type: PolicyType): PolicySet | undefined {
  switch (type) {
    case 'identity':
    case 'boundary':
    case 'session':
      return layers[type]
    case 'resource':
    case 'trust':
      return layers.resource
    default:
      return undefined
  }
}

function statementsIn({ identity, boundary, session, resource, vpcEndpoint, scps, rcps }: PolicyLayers) {
  const sets = [identity, boundary, session, resource, vpcEndpoint, ...(scps ?? []), ...(rcps ?? [])]
  let count = 0
  for (const set of sets) for (const { statements } of set?.policies ?? []) count += statements.length
  return count
}

function matchedStatement({ type, statement }: Matched, caller: Caller): MatchedStatement {
  const { sid, effect, principals, notPrincipals } = statement
  const owner = OF_IDENTITY.has(type) ? [identityId(caller)] : []
  return {
    sid,
    effect,
    principals: (principals ?? notPrincipals)?.map(({ value }) => value) ?? owner,
    actions: patternsOf(statement.actions, statement.notActions),
    resources: patternsOf(statement.resources, statement.notResources),
    conditions: statement.conditions.map(({ key, values }) => ({ key, values })),
  }
}

function patternsOf(
  patterns: readonly string[] | undefined,
  excepted: readonly string[] | undefined,
): Patterns {
  return { negated: patterns === undefined && excepted !== undefined, patterns: patterns ?? excepted ?? [] }
}

function identityId({ identity }: Caller): string {
  return identity.kind === 'root' ? identity.accountId : identity.id
}

function nameOf({ identity }: Caller): string | undefined {
  return identity.kind === 'user' ? identity.name : undefined
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value
}
