import { tagsText, textsText } from '../json.ts'
import { Reader } from '../rows.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from '../session.ts'
import { type AccountOrganization, gatherAccountOrganization, readLevel } from './account-organization.ts'
import type {
  OrganizationAccountRecord,
  OrganizationFeatureSet,
  OrganizationPolicyType,
  OrganizationRecord,
} from './organization-records.ts'
import { organizationOf, requireOrganization } from './organization-rows.ts'
import type { OrganizationTable } from './organization-schema.ts'

/**
 * Organizations. What belongs to one is in its neighbours: units, accounts, policies, services, requests for accounts. Every change
 * of any of it is in the change log under the organization's id.
 */
export interface OrganizationReads {
  byId(id: string): Promise<OrganizationRecord | undefined>
  /** The organization that the account is in, and where in it; undefined for an account outside of any. */
  ofAccount(accountId: string): Promise<AccountOrganization | undefined>
}

export interface OrganizationWrites extends OrganizationReads {
  /**
   * Makes the organization with its root and the management account's membership.
   * @throws UniqueViolation if an id is taken or the account is in an organization
   */
  insert(record: OrganizationRecord, management: ManagementAccount): Promise<void>
  /** Replaces what is given. @throws MissingEntity */
  update(id: string, values: OrganizationValues): Promise<void>
  /** Deletes all that belongs to it too; the accounts themselves stay. @throws MissingEntity */
  delete(id: string): Promise<void>
}

export type ManagementAccount = Pick<OrganizationAccountRecord, 'name' | 'email'>

/** What may change of an organization. */
export interface OrganizationValues {
  readonly featureSet?: OrganizationFeatureSet
  readonly policyTypes?: readonly OrganizationPolicyType[]
  readonly iamFeatures?: readonly string[]
}

/** The name of every root. */
export const ROOT_NAME = 'Root'

export class OrganizationReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements OrganizationReads
{
  async byId(id: string): Promise<OrganizationRecord | undefined> {
    const row = await this.session.db
      .selectFrom('organizations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row && organizationOf(row)
  }

  ofAccount(accountId: string): Promise<AccountOrganization | undefined> {
    return gatherAccountOrganization(this.session, readLevel, accountId)
  }
}

export class OrganizationWriter extends OrganizationReader<WriteSession> implements OrganizationWrites {
  async insert(record: OrganizationRecord, management: ManagementAccount): Promise<void> {
    requireAccount(this.session, record.managementAccountId)
    const { db } = this.session
    await db
      .insertInto('organizations')
      .values({
        id: record.id,
        management_account_id: record.managementAccountId,
        feature_set: record.featureSet,
        created_at: record.createdAt,
        root_id: record.rootId,
        policy_types: textsText(record.policyTypes),
        iam_features: textsText(record.iamFeatures),
      })
      .execute()
    const common = { organization_id: record.id, tags: tagsText([]) }
    await db
      .insertInto('organization_units')
      .values({
        ...common,
        id: record.rootId,
        parent_id: null,
        name: ROOT_NAME,
        created_at: record.createdAt,
      })
      .execute()
    await db
      .insertInto('organization_accounts')
      .values({
        ...common,
        account_id: record.managementAccountId,
        parent_id: record.rootId,
        name: management.name,
        email: management.email,
        status: 'ACTIVE',
        // As AWS shows the management account.
        joined_method: 'INVITED',
        joined_at: record.createdAt,
      })
      .execute()
    this.session.changed('organization', record.id)
  }

  async update(id: string, { featureSet, policyTypes, iamFeatures }: OrganizationValues): Promise<void> {
    const values: Partial<OrganizationTable> = {
      ...(featureSet && { feature_set: featureSet }),
      ...(policyTypes && { policy_types: textsText(policyTypes) }),
      ...(iamFeatures && { iam_features: textsText(iamFeatures) }),
    }
    if (Object.keys(values).length === 0) return
    const { numUpdatedRows } = await this.session.db
      .updateTable('organizations')
      .set(values)
      .where('id', '=', id)
      .where('management_account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'organization', id, numUpdatedRows)
  }

  async delete(id: string): Promise<void> {
    await requireOrganization(this.session, id)
    const { db } = this.session
    for (const table of PARTS) await db.deleteFrom(table).where('organization_id', '=', id).execute()
    const { numDeletedRows } = await db.deleteFrom('organizations').where('id', '=', id).executeTakeFirst()
    changedOne(this.session, 'organization', id, numDeletedRows)
  }
}

/** Each before what it refers to. */
const PARTS = [
  'create_account_requests',
  'delegated_administrators',
  'trusted_services',
  'organization_attachments',
  'organization_policies',
  'organization_accounts',
  'organization_units',
] as const
