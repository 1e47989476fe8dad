import {
  type CompiledPolicy,
  compilePolicy,
  type PolicyLayers,
  type PolicySet,
  type PolicyType,
  parsePolicy,
  policySet,
} from '@iamd/engine'
import { LRUCache } from 'lru-cache'
import type { Caller, SessionFacts } from '../authenticate/caller.ts'
import type { Environment } from '../environment.ts'
import type { AccessCheck } from '../operation.ts'
import type { PrincipalPolicies } from '../store/entities/principal-policies.ts'
import type { Tag } from '../store/records.ts'
import { MISS } from '../store/store.ts'
import { pinPrincipals } from './pinned-principals.ts'
import { type PolicyCompiler, policyCompilerOf } from './policy-compiler.ts'
import { ALLOW_ALL, identityOrigins, sessionOrigins } from './policy-origins.ts'

/** The policies of a caller, ready to decide with, and the tags that aws:PrincipalTag shows. */
export interface CallerPolicies {
  readonly layers: PolicyLayers
  readonly principalTags: readonly Tag[]
  /** What the identity policies and the boundary were gathered from; undefined for a root user. */
  readonly stored?: PrincipalPolicies | undefined
  /** Of a delegated session: the permission policy, which must allow as well. */
  readonly delegated?: PolicySet | undefined
}

const NOTHING: CallerPolicies = { layers: {}, principalTags: [] }

/** Compiled trust and resource policies kept; each is small and shared by every caller. */
const RESOURCE_POLICIES = 4096
/** Characters of them; white space counts towards no quota, so that few may be as long as many. */
const RESOURCE_POLICY_CHARACTERS = 16 * 1024 * 1024

/**
 * Gathers the policies that apply to a caller. Stored policies are compiled on first use and remembered for as long as the store gives
 * the same value for the principal: the store forgets it at the first change that concerns it, so a change is in force at
 * the next request.
 */
export class PolicyGatherer {
  readonly #environment: Pick<Environment, 'store' | 'managedPolicies'>
  readonly #compiler: PolicyCompiler
  readonly #ofPrincipal = new WeakMap<PrincipalPolicies, CallerPolicies>()
  #everything: CallerPolicies | undefined
  readonly #ofSession = new WeakMap<
    SessionFacts,
    { readonly own: CallerPolicies; readonly policies: CallerPolicies }
  >()
  readonly #ofResource = new LRUCache<string, PolicySet>({
    max: RESOURCE_POLICIES,
    maxSize: RESOURCE_POLICY_CHARACTERS,
  })

  constructor(environment: Pick<Environment, 'store' | 'managedPolicies'>) {
    this.#environment = environment
    this.#compiler = policyCompilerOf(environment.managedPolicies)
  }

  /**
   * The policies of the caller's identity, narrowed by those of the session. At once where they are known.
   * @throws PolicyError where a stored policy cannot be read: such a policy must not be passed over, it might hold a Deny.
   */
  ofCaller(caller: Caller): CallerPolicies | Promise<CallerPolicies> {
    const { identity, session } = caller
    if (identity.kind === 'root')
      return session === undefined ? NOTHING : this.#narrowed(this.#ofRoot(session), session)
    const { principalPolicies } = this.#environment.store
    const { kind, accountId, id } = identity
    const known = principalPolicies.peek(kind, accountId, id)
    return known === MISS
      ? principalPolicies.get(kind, accountId, id).then((stored) => this.#ofIdentity(stored, session))
      : this.#ofIdentity(known, session)
  }

  /**
   * A federated user has what their session policies and the user who federated them both allow, and root may do everything.
   * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html ("Permissions")
   */
  #ofRoot({ source }: SessionFacts): CallerPolicies {
    if (source !== 'GetFederationToken') return NOTHING
    this.#everything ??= {
      layers: { identity: policySet([this.#compiler.text(ALLOW_ALL, 'identity')]) },
      principalTags: [],
    }
    return this.#everything
  }

  #ofIdentity(
    stored: PrincipalPolicies | undefined,
    session: SessionFacts | undefined,
  ): CallerPolicies | Promise<CallerPolicies> {
    // Authentication has seen the identity; it was deleted since. Without policies nothing is allowed.
    if (stored === undefined) return { layers: { identity: policySet([]) }, principalTags: [] }
    const own = this.#ofStored(stored)
    return session === undefined ? own : this.#narrowed(own, session)
  }

  /** The policy on a resource; a trust policy that is not there allows nobody. */
  ofResource({ kind, document, principalIds = {} }: NonNullable<AccessCheck['resourcePolicy']>): PolicySet {
    if (document === undefined) return policySet([])
    const key = JSON.stringify([kind, principalIds, document])
    let set = this.#ofResource.get(key)
    if (set === undefined) {
      set = policySet([compilePolicy(pinPrincipals(parsePolicy(document, kind), principalIds))])
      this.#ofResource.set(key, set, { size: key.length })
    }
    return set
  }

  #ofStored(stored: PrincipalPolicies): CallerPolicies {
    let policies = this.#ofPrincipal.get(stored)
    if (policies === undefined) {
      const { boundaryArn, record } = stored
      const boundary =
        boundaryArn === undefined ? undefined : policySet([this.#managed(stored, boundaryArn, 'boundary')])
      policies = {
        layers: { identity: this.#identityPolicies(stored), ...(boundary && { boundary }) },
        principalTags: record.tags,
        stored,
      }
      this.#ofPrincipal.set(stored, policies)
    }
    return policies
  }

  #identityPolicies(stored: PrincipalPolicies): PolicySet {
    const compiled: CompiledPolicy[] = []
    for (const { arn, document } of identityOrigins(stored)) {
      compiled.push(
        arn === undefined
          ? this.#compiler.text(document, 'identity')
          : this.#managed(stored, arn, 'identity'),
      )
    }
    return policySet(compiled)
  }

  #managed(stored: PrincipalPolicies, arn: string, type: PolicyType): CompiledPolicy {
    return this.#compiler.managed(arn, stored.documents.get(arn)?.document, type)
  }

  #narrowed(own: CallerPolicies, session: SessionFacts): CallerPolicies | Promise<CallerPolicies> {
    const remembered = this.#ofSession.get(session)
    return remembered?.own === own ? remembered.policies : this.#narrow(own, session)
  }

  async #narrow(own: CallerPolicies, session: SessionFacts): Promise<CallerPolicies> {
    const policies: CallerPolicies = {
      layers: await this.#sessionLayers(own.layers, session),
      principalTags: overlay(own.principalTags, session.tags),
      stored: own.stored,
      ...(session.delegation && {
        delegated: policySet([this.#compiler.text(session.delegation.policy, 'session')]),
      }),
    }
    // A managed session policy may change under the session; an inline one cannot.
    if (session.policyArns.length === 0) this.#ofSession.set(session, { own, policies })
    return policies
  }

  async #sessionLayers(layers: PolicyLayers, session: SessionFacts): Promise<PolicyLayers> {
    const compiled: CompiledPolicy[] = []
    for (const { arn, document } of sessionOrigins(session)) {
      if (arn === undefined) {
        compiled.push(this.#compiler.text(document, 'session'))
        continue
      }
      const customer = await this.#environment.store.policies.defaultDocument(arn)
      compiled.push(this.#compiler.managed(arn, customer?.document, 'session'))
    }
    if (compiled.length === 0) return layers
    return { ...layers, session: policySet(compiled) }
  }
}

// Session tags come before the role's own of the same key.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
function overlay(own: readonly Tag[], session: readonly Tag[]): readonly Tag[] {
  return session.length === 0 ? own : [...session, ...own]
}
