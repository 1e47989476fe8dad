import { tagsOf, textsOf } from '../json.ts'
import type { Row } from '../schema.ts'
import { changedOne, requireAccount, type WriteSession } from '../session.ts'
import type {
  OrganizationAccountRecord,
  OrganizationPolicyType,
  OrganizationRecord,
} from './organization-records.ts'
import type { OrganizationSchema } from './organization-schema.ts'

/** What the aggregates of organizations share. */

export function organizationOf(row: Row<'organizations'>): OrganizationRecord {
  return {
    id: row.id,
    managementAccountId: row.management_account_id,
    featureSet: row.feature_set,
    createdAt: row.created_at,
    rootId: row.root_id,
    policyTypes: textsOf(row.policy_types) as OrganizationPolicyType[],
    iamFeatures: textsOf(row.iam_features),
  }
}

export function organizationAccountOf(row: Row<'organization_accounts'>): OrganizationAccountRecord {
  return {
    organizationId: row.organization_id,
    accountId: row.account_id,
    parentId: row.parent_id,
    name: row.name,
    email: row.email,
    status: row.status,
    joinedMethod: row.joined_method,
    joinedAt: row.joined_at,
    tags: tagsOf(row.tags),
  }
}

/**
 * Refuses to write to an organization whose management account is not the transaction's.
 * @throws StoreMisuse
 */
export async function requireOrganization(session: WriteSession, id: string): Promise<void> {
  const row = await session.db
    .selectFrom('organizations')
    .select('management_account_id')
    .where('id', '=', id)
    .executeTakeFirst()
  requireAccount(session, row?.management_account_id ?? '')
}

/** The tables of what belongs to an organization. */
type PartTableName = Exclude<keyof OrganizationSchema, 'organizations'>

/**
 * Adds a row to an organization.
 * @throws StoreMisuse if the transaction is not its management account's; UniqueViolation
 */
export async function insertPart<T extends PartTableName>(
  session: WriteSession,
  table: T,
  values: OrganizationSchema[T],
): Promise<void> {
  await requireOrganization(session, values.organization_id)
  await session.db
    .insertInto(table as PartTableName)
    .values(values)
    .execute()
  session.changed('organization', values.organization_id)
}

/** The parts that change or go one by one, and the column that tells one row from another there. */
const PART_KEYS = {
  organization_units: 'id',
  organization_accounts: 'account_id',
  organization_policies: 'id',
  create_account_requests: 'id',
} as const satisfies { readonly [T in PartTableName]?: keyof OrganizationSchema[T] }

type KeyedPartTableName = keyof typeof PART_KEYS

/**
 * Changes a row of an organization; no values, no change.
 * @throws StoreMisuse if the transaction is not its management account's; MissingEntity; UniqueViolation
 */
export async function updatePart<T extends KeyedPartTableName>(
  session: WriteSession,
  table: T,
  organizationId: string,
  id: string,
  values: Partial<OrganizationSchema[T]>,
): Promise<void> {
  await requireOrganization(session, organizationId)
  if (Object.keys(values).length === 0) return
  const { numUpdatedRows } = await session.db
    .updateTable(table as KeyedPartTableName)
    .set(values)
    .where(session.db.dynamic.ref(PART_KEYS[table]), '=', id)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  changedOne(session, 'organization', organizationId, numUpdatedRows)
}

/**
 * Deletes a row of an organization.
 * @throws StoreMisuse if the transaction is not its management account's; MissingEntity; ReferenceViolation
 */
export async function deletePart(
  session: WriteSession,
  table: KeyedPartTableName,
  organizationId: string,
  id: string,
): Promise<void> {
  await requireOrganization(session, organizationId)
  const { numDeletedRows } = await session.db
    .deleteFrom(table)
    .where(session.db.dynamic.ref(PART_KEYS[table]), '=', id)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  changedOne(session, 'organization', organizationId, numDeletedRows)
}

/** Deletes a unit or account of an organization with its attachments; throws what {@link deletePart} does. */
export async function deleteTarget(
  session: WriteSession,
  table: 'organization_units' | 'organization_accounts',
  organizationId: string,
  id: string,
): Promise<void> {
  await deletePart(session, table, organizationId, id)
  await session.db.deleteFrom('organization_attachments').where('target_id', '=', id).execute()
}

/** A policy that is on a unit or account from the first. */
export interface AttachedAtFirst {
  readonly policyId: string
  readonly type: OrganizationPolicyType
}

/** Attaches policies to a unit or account that was added just now. */
export async function attachAtFirst(
  { db }: WriteSession,
  organizationId: string,
  targetId: string,
  policies: readonly AttachedAtFirst[],
): Promise<void> {
  for (const { policyId, type } of policies) {
    await db
      .insertInto('organization_attachments')
      .values({ target_id: targetId, policy_id: policyId, organization_id: organizationId, type })
      .execute()
  }
}
