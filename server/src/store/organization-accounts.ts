import { tagsText } from './json.ts'
import type {
  OrganizationAccountRecord,
  OrganizationAccountStatus,
  OrganizationPolicyType,
} from './organization-records.ts'
import { organizationAccountOf, requireOrganization } from './organization-rows.ts'
import type { OrganizationAccountTable } from './organization-schema.ts'
import { type Page, type PageRequest, pageOf, rowsToFetch } from './page.ts'
import type { Tag } from './records.ts'
import { changedOne, type ReadSession, type WriteSession } from './session.ts'

/** The accounts of organizations. */
export interface OrganizationAccountReads {
  get(organizationId: string, accountId: string): Promise<OrganizationAccountRecord | undefined>
  /** In order of account id. */
  list(page: OrganizationAccountPageRequest): Promise<Page<OrganizationAccountRecord>>
  count(organizationId: string): Promise<number>
}

export interface OrganizationAccountPageRequest extends PageRequest {
  readonly organizationId: string
  /** Only those directly in this root or unit. */
  readonly parentId?: string | undefined
}

export interface OrganizationAccountWrites extends OrganizationAccountReads {
  /**
   * Adds an account with the policies that are on it from the first. May also be done in the transaction that makes the account
   * itself, so that no account is ever without them.
   * @throws UniqueViolation if it is in an organization
   */
  insert(record: OrganizationAccountRecord, policies: readonly AttachedAtFirst[]): Promise<void>
  /** Replaces what is given. @throws MissingEntity */
  update(organizationId: string, accountId: string, values: OrganizationAccountValues): Promise<void>
  /** Takes it out of the organization, its attachments too. @throws MissingEntity; ReferenceViolation for a delegated administrator */
  delete(organizationId: string, accountId: string): Promise<void>
}

export interface AttachedAtFirst {
  readonly policyId: string
  readonly type: OrganizationPolicyType
}

/** What may change of a membership. */
export interface OrganizationAccountValues {
  readonly parentId?: string
  readonly status?: OrganizationAccountStatus
  readonly tags?: readonly Tag[]
}

export class OrganizationAccountReader implements OrganizationAccountReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async get(organizationId: string, accountId: string): Promise<OrganizationAccountRecord | undefined> {
    const row = await this.session.db
      .selectFrom('organization_accounts')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    return row && organizationAccountOf(row)
  }

  async list(page: OrganizationAccountPageRequest): Promise<Page<OrganizationAccountRecord>> {
    let query = this.session.db
      .selectFrom('organization_accounts')
      .selectAll()
      .where('organization_id', '=', page.organizationId)
      .orderBy('account_id')
      .limit(rowsToFetch(page))
    if (page.parentId !== undefined) query = query.where('parent_id', '=', page.parentId)
    if (page.after !== undefined) query = query.where('account_id', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.account_id, organizationAccountOf)
  }

  async count(organizationId: string): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('organization_accounts')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('organization_id', '=', organizationId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
}

export class OrganizationAccountWriter
  extends OrganizationAccountReader
  implements OrganizationAccountWrites
{
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: OrganizationAccountRecord, policies: readonly AttachedAtFirst[]): Promise<void> {
    if (record.accountId !== this.session.accountId)
      await requireOrganization(this.session, record.organizationId)
    const { db } = this.session
    await db
      .insertInto('organization_accounts')
      .values({
        account_id: record.accountId,
        organization_id: record.organizationId,
        parent_id: record.parentId,
        name: record.name,
        email: record.email,
        status: record.status,
        joined_method: record.joinedMethod,
        joined_at: record.joinedAt,
        tags: tagsText(record.tags),
      })
      .execute()
    for (const { policyId, type } of policies) {
      await db
        .insertInto('organization_attachments')
        .values({
          target_id: record.accountId,
          policy_id: policyId,
          organization_id: record.organizationId,
          type,
        })
        .execute()
    }
    this.session.changed('organization', record.organizationId)
  }

  async update(
    organizationId: string,
    accountId: string,
    { parentId, status, tags }: OrganizationAccountValues,
  ): Promise<void> {
    await requireOrganization(this.session, organizationId)
    const values: Partial<OrganizationAccountTable> = {
      ...(parentId !== undefined && { parent_id: parentId }),
      ...(status && { status }),
      ...(tags && { tags: tagsText(tags) }),
    }
    if (Object.keys(values).length === 0) return
    const { numUpdatedRows } = await this.session.db
      .updateTable('organization_accounts')
      .set(values)
      .where('account_id', '=', accountId)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    changedOne(this.session, 'organization', organizationId, numUpdatedRows)
  }

  async delete(organizationId: string, accountId: string): Promise<void> {
    await requireOrganization(this.session, organizationId)
    const { db } = this.session
    await db.deleteFrom('organization_attachments').where('target_id', '=', accountId).execute()
    const { numDeletedRows } = await db
      .deleteFrom('organization_accounts')
      .where('account_id', '=', accountId)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    changedOne(this.session, 'organization', organizationId, numDeletedRows)
  }
}
