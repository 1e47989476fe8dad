import { type PolicyLayers, type PolicySet, policySet } from '@iamd/engine'
import type { Environment } from '../environment.ts'
import { ServiceError } from '../errors.ts'
import type { AccessCheck } from '../operation.ts'
import { FULL_ACCESS } from '../service-reference/organization-policies.ts'
import type {
  AccountOrganization,
  AttachedOrganizationPolicy,
  OrganizationLevel,
} from '../store/organizations/account-organization.ts'
import type { OrganizationPolicyType } from '../store/organizations/organization-records.ts'
import { MISS } from '../store/store.ts'
import { type PolicyCompiler, policyCompilerOf } from './policy-compiler.ts'

/** Where an account stands in its organization, ready to decide with. */
export interface Standing {
  /** Undefined: in no organization. */
  readonly place: AccountOrganization | undefined
  /** From the root down to the account; undefined where service control policies do not bind the account. */
  readonly scps: readonly PolicySet[] | undefined
  /** The same of resource control policies, which bind what the account owns. */
  readonly rcps: readonly PolicySet[] | undefined
}

/** The caller's account and the account that owns the resource. */
export interface Around {
  readonly principal: Standing
  readonly resource: Standing
}

const NOWHERE: Standing = { place: undefined, scps: undefined, rcps: undefined }
export const AROUND_NOTHING: Around = { principal: NOWHERE, resource: NOWHERE }

/** The control policies of one type on each level, compiled. */
interface CompiledLevel {
  readonly scps: PolicySet
  readonly rcps: PolicySet
}

/**
 * Gathers the control policies that hold for accounts. The store gives the same value for an account, and for each level above it, until
 * something in the organization changes, so what is compiled is remembered for exactly as long.
 */
export class Standings {
  readonly #organizations: Environment['store']['organizations']
  readonly #compiler: PolicyCompiler
  readonly #standings = new WeakMap<AccountOrganization, Standing>()
  readonly #levels = new WeakMap<OrganizationLevel, CompiledLevel>()

  constructor({ store, managedPolicies }: Pick<Environment, 'store' | 'managedPolicies'>) {
    this.#organizations = store.organizations
    this.#compiler = policyCompilerOf(managedPolicies)
  }

  /**
   * At once where the store knows it by heart. An empty account id, of a caller without an account, stands nowhere.
   * @throws PolicyError where a stored policy cannot be read: it might hold a Deny
   */
  of(accountId: string): Standing | Promise<Standing> {
    if (accountId === '') return NOWHERE
    const known = this.#organizations.peekOfAccount(accountId)
    return known === MISS
      ? this.#organizations.ofAccount(accountId).then((found) => this.#standingOf(found))
      : this.#standingOf(known)
  }

  /** For each check, where the caller and the owner of its resource stand. */
  around(
    callerAccountId: string,
    principal: Standing,
    checks: readonly AccessCheck[],
  ): readonly Around[] | Promise<readonly Around[]> {
    const standings = checks.map(({ resourceAccountId = callerAccountId }) =>
      resourceAccountId === callerAccountId ? principal : this.of(resourceAccountId),
    )
    const around = (resources: readonly Standing[]) =>
      resources.map((resource, index) => ({
        principal: checks[index]!.principal === undefined ? principal : NOWHERE,
        resource,
      }))
    return standings.some((standing) => standing instanceof Promise)
      ? Promise.all(standings).then(around)
      : around(standings as Standing[])
  }

  #standingOf(place: AccountOrganization | undefined): Standing {
    if (place === undefined) return NOWHERE
    let standing = this.#standings.get(place)
    if (standing === undefined) this.#standings.set(place, (standing = this.#compile(place)))
    return standing
  }

  #compile(place: AccountOrganization): Standing {
    const compiled = (part: keyof CompiledLevel) => place.levels.map((level) => this.#level(level)[part])
    return {
      place,
      scps: isBoundBy(place, 'SERVICE_CONTROL_POLICY') ? compiled('scps') : undefined,
      rcps: isBoundBy(place, 'RESOURCE_CONTROL_POLICY') ? compiled('rcps') : undefined,
    }
  }

  #level(level: OrganizationLevel): CompiledLevel {
    let compiled = this.#levels.get(level)
    if (compiled === undefined) {
      compiled = {
        scps: this.#setOf(level.scps, 'SERVICE_CONTROL_POLICY'),
        rcps: this.#setOf(level.rcps, 'RESOURCE_CONTROL_POLICY'),
      }
      this.#levels.set(level, compiled)
    }
    return compiled
  }

  #setOf(attached: readonly AttachedOrganizationPolicy[], type: OrganizationPolicyType): PolicySet {
    return policySet(
      attached.map((policy) =>
        this.#compiler.text(contentOf(policy, type), type === 'SERVICE_CONTROL_POLICY' ? 'scp' : 'rcp'),
      ),
    )
  }
}

/**
 * Whether control policies of a type hold for an account: not for the management account, and for others while the type is enabled in
 * the root.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function isBoundBy(
  { organization, account }: AccountOrganization,
  type: OrganizationPolicyType,
): boolean {
  return organization.managementAccountId !== account.accountId && organization.policyTypes.includes(type)
}

/** The text of an attached policy. */
export function contentOf(
  { policyId, content }: AttachedOrganizationPolicy,
  type: OrganizationPolicyType,
): string {
  if (content !== undefined) return content
  const managed = FULL_ACCESS[type]
  // A policy that is attached and gone might have held a Deny.
  if (policyId !== managed.id) throw new Error(`the policy ${policyId} is attached and not there`)
  return managed.content
}

/** The layers with the control policies of both accounts. */
export function withControls(layers: PolicyLayers, { principal, resource }: Around): PolicyLayers {
  const { scps } = principal
  const { rcps } = resource
  if (scps === undefined && rcps === undefined) return layers
  return { ...layers, ...(scps && { scps }), ...(rcps && { rcps }) }
}

/**
 * Of a closed account nothing can be used any more, by whomever and whatever the policies say.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
 * @throws AccessDenied
 */
export function requireOpen({ place }: Standing): void {
  if (place?.account.status === 'SUSPENDED')
    throw new ServiceError('AccessDenied', 403, `The account ${place.account.accountId} is closed.`)
}
