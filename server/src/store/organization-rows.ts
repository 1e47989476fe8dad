import { tagsOf, textsOf } from './json.ts'
import type {
  OrganizationAccountRecord,
  OrganizationPolicyType,
  OrganizationRecord,
} from './organization-records.ts'
import type { Row } from './schema.ts'
import { requireAccount, type WriteSession } from './session.ts'

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
