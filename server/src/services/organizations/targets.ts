import type { OrganizationAccountReads } from '../../store/organizations/organization-accounts.ts'
import type { OrganizationPolicyReads } from '../../store/organizations/organization-policies.ts'
import type {
  OrganizationAccountRecord,
  OrganizationRecord,
  OrganizationUnitRecord,
} from '../../store/organizations/organization-records.ts'
import type { OrganizationServiceReads } from '../../store/organizations/organization-services.ts'
import type { OrganizationUnitReads } from '../../store/organizations/organization-units.ts'
import type { Tag } from '../../store/records.ts'
import { targetArn } from './arns.ts'
import { noSuchAccount, noSuchTarget, noSuchUnit } from './errors.ts'

/** What both the store and a transaction offer for reading what is in an organization. */
export interface OrganizationParts {
  readonly organizationUnits: OrganizationUnitReads
  readonly organizationAccounts: OrganizationAccountReads
  readonly organizationPolicies: OrganizationPolicyReads
  readonly organizationServices: OrganizationServiceReads
}

/** A root, an organizational unit or an account: whatever policies are attached to. */
export interface Target {
  readonly id: string
  readonly type: 'ROOT' | 'ORGANIZATIONAL_UNIT' | 'ACCOUNT'
  readonly name: string
  readonly parentId: string | undefined
  readonly tags: readonly Tag[]
}

const isAccount = (id: string) => /^\d{12}$/.test(id)

export async function findTarget(
  reads: OrganizationParts,
  organizationId: string,
  id: string,
): Promise<Target | undefined> {
  if (isAccount(id)) {
    const account = await reads.organizationAccounts.get(organizationId, id)
    return account && { ...account, id, type: 'ACCOUNT' }
  }
  const unit = await reads.organizationUnits.get(organizationId, id)
  return unit && { ...unit, parentId: unit.parentId, type: unitType(unit) }
}

export function unitType({ parentId }: OrganizationUnitRecord): 'ROOT' | 'ORGANIZATIONAL_UNIT' {
  return parentId === undefined ? 'ROOT' : 'ORGANIZATIONAL_UNIT'
}

/** @throws TargetNotFoundException */
export async function requireTarget(
  reads: OrganizationParts,
  organizationId: string,
  id: string,
): Promise<Target> {
  const target = await findTarget(reads, organizationId, id)
  if (target === undefined) throw noSuchTarget()
  return target
}

/** A unit which is not the root. @throws OrganizationalUnitNotFoundException */
export async function requireUnit(
  reads: OrganizationParts,
  organizationId: string,
  id: string,
): Promise<OrganizationUnitRecord> {
  const unit = await reads.organizationUnits.get(organizationId, id)
  if (unit?.parentId === undefined) throw noSuchUnit()
  return unit
}

/** The root or a unit, as something that others are in. @throws what `missing` gives */
export async function requireParent(
  reads: OrganizationParts,
  organizationId: string,
  id: string,
  missing: () => Error,
): Promise<OrganizationUnitRecord> {
  const parent = await reads.organizationUnits.get(organizationId, id)
  if (parent === undefined) throw missing()
  return parent
}

/** @throws AccountNotFoundException */
export async function requireAccount(
  reads: OrganizationParts,
  organizationId: string,
  id: string,
): Promise<OrganizationAccountRecord> {
  const account = await reads.organizationAccounts.get(organizationId, id)
  if (account === undefined) throw noSuchAccount()
  return account
}

/** Whether an account administers any service. */
export async function isDelegatedAdministrator(
  reads: OrganizationParts,
  organizationId: string,
  accountId: string,
): Promise<boolean> {
  const { items } = await reads.organizationServices.delegatedServices({
    organizationId,
    accountId,
    limit: 1,
  })
  return items.length > 0
}

/** PolicyTargetSummary. */
export function targetSummary(organization: OrganizationRecord, { id, type, name }: Target) {
  return { TargetId: id, Arn: targetArn(organization, id), Name: name, Type: type }
}
