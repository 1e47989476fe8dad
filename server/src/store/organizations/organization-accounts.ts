import { tagsText } from '../json.ts'
import type { Page, PageRequest } from '../page.ts'
import type { Tag } from '../records.ts'
import { countRows, pageInOrderOf, Reader } from '../rows.ts'
import type { ReadSession, WriteSession } from '../session.ts'
import type { OrganizationAccountRecord, OrganizationAccountStatus } from './organization-records.ts'
import {
  type AttachedAtFirst,
  attachAtFirst,
  deleteTarget,
  organizationAccountOf,
  requireOrganization,
  updatePart,
} from './organization-rows.ts'
import type { OrganizationAccountTable } from './organization-schema.ts'

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

/** What may change of a membership. */
export interface OrganizationAccountValues {
  readonly parentId?: string
  readonly status?: OrganizationAccountStatus
  readonly tags?: readonly Tag[]
}

export class OrganizationAccountReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements OrganizationAccountReads
{
  async get(organizationId: string, accountId: string): Promise<OrganizationAccountRecord | undefined> {
    const row = await this.session.db
      .selectFrom('organization_accounts')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    return row && organizationAccountOf(row)
  }

  list(page: OrganizationAccountPageRequest): Promise<Page<OrganizationAccountRecord>> {
    let query = this.session.db
      .selectFrom('organization_accounts')
      .selectAll()
      .where('organization_id', '=', page.organizationId)
    if (page.parentId !== undefined) query = query.where('parent_id', '=', page.parentId)
    return pageInOrderOf('account_id', query, page, organizationAccountOf)
  }

  count(organizationId: string): Promise<number> {
    return countRows(
      this.session.db.selectFrom('organization_accounts').where('organization_id', '=', organizationId),
    )
  }
}

export class OrganizationAccountWriter
  extends OrganizationAccountReader<WriteSession>
  implements OrganizationAccountWrites
{
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
    await attachAtFirst(this.session, record.organizationId, record.accountId, policies)
    this.session.changed('organization', record.organizationId)
  }

  update(
    organizationId: string,
    accountId: string,
    { parentId, status, tags }: OrganizationAccountValues,
  ): Promise<void> {
    const values: Partial<OrganizationAccountTable> = {
      ...(parentId !== undefined && { parent_id: parentId }),
      ...(status && { status }),
      ...(tags && { tags: tagsText(tags) }),
    }
    return updatePart(this.session, 'organization_accounts', organizationId, accountId, values)
  }

  delete(organizationId: string, accountId: string): Promise<void> {
    return deleteTarget(this.session, 'organization_accounts', organizationId, accountId)
  }
}
