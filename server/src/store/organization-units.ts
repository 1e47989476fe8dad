import { pathTo } from './account-organization.ts'
import { tagsOf, tagsText } from './json.ts'
import type { AttachedAtFirst } from './organization-accounts.ts'
import type { OrganizationUnitRecord } from './organization-records.ts'
import { requireOrganization } from './organization-rows.ts'
import type { OrganizationUnitTable } from './organization-schema.ts'
import { type Page, type PageRequest, pageOf, rowsToFetch } from './page.ts'
import type { Tag } from './records.ts'
import type { Row } from './schema.ts'
import { changedOne, type ReadSession, type WriteSession } from './session.ts'

/** The roots and organizational units of organizations. */
export interface OrganizationUnitReads {
  get(organizationId: string, id: string): Promise<OrganizationUnitRecord | undefined>
  /** Letter case counts. */
  byName(parentId: string, name: string): Promise<OrganizationUnitRecord | undefined>
  /** Those directly below a root or unit, in order of id. */
  list(page: OrganizationUnitPageRequest): Promise<Page<OrganizationUnitRecord>>
  /** Without the root. */
  count(organizationId: string): Promise<number>
  /** The ids from the root down to the unit, itself among them. */
  path(id: string): Promise<readonly string[]>
  /** Whether no unit and no account is in it. */
  isEmpty(id: string): Promise<boolean>
  /** Whether the id is taken, in whichever organization. */
  isTaken(id: string): Promise<boolean>
}

export interface OrganizationUnitPageRequest extends PageRequest {
  readonly organizationId: string
  readonly parentId: string
}

export interface OrganizationUnitWrites extends OrganizationUnitReads {
  /** Adds a unit with the policies that are on it from the first. @throws UniqueViolation if the parent has one of the name */
  insert(record: OrganizationUnitRecord, policies: readonly AttachedAtFirst[]): Promise<void>
  /** Replaces what is given. @throws MissingEntity; UniqueViolation */
  update(organizationId: string, id: string, values: OrganizationUnitValues): Promise<void>
  /** With its attachments. @throws MissingEntity; ReferenceViolation unless it is empty */
  delete(organizationId: string, id: string): Promise<void>
}

/** What may change of a root or unit. */
export interface OrganizationUnitValues {
  readonly name?: string
  readonly tags?: readonly Tag[]
}

function organizationUnitOf(row: Row<'organization_units'>): OrganizationUnitRecord {
  return {
    organizationId: row.organization_id,
    id: row.id,
    parentId: row.parent_id ?? undefined,
    name: row.name,
    createdAt: row.created_at,
    tags: tagsOf(row.tags),
  }
}

export class OrganizationUnitReader implements OrganizationUnitReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async get(organizationId: string, id: string): Promise<OrganizationUnitRecord | undefined> {
    const row = await this.session.db
      .selectFrom('organization_units')
      .selectAll()
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    return row && organizationUnitOf(row)
  }

  async byName(parentId: string, name: string): Promise<OrganizationUnitRecord | undefined> {
    const row = await this.session.db
      .selectFrom('organization_units')
      .selectAll()
      .where('parent_id', '=', parentId)
      .where('name', '=', name)
      .executeTakeFirst()
    return row && organizationUnitOf(row)
  }

  async list(page: OrganizationUnitPageRequest): Promise<Page<OrganizationUnitRecord>> {
    let query = this.session.db
      .selectFrom('organization_units')
      .selectAll()
      .where('parent_id', '=', page.parentId)
      .where('organization_id', '=', page.organizationId)
      .orderBy('id')
      .limit(rowsToFetch(page))
    if (page.after !== undefined) query = query.where('id', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.id, organizationUnitOf)
  }

  async count(organizationId: string): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('organization_units')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('organization_id', '=', organizationId)
      .where('parent_id', 'is not', null)
      .executeTakeFirstOrThrow()
    return Number(n)
  }

  path(id: string): Promise<readonly string[]> {
    return pathTo(this.session, id)
  }

  async isEmpty(id: string): Promise<boolean> {
    const { db } = this.session
    const unit = await db
      .selectFrom('organization_units')
      .select('id')
      .where('parent_id', '=', id)
      .limit(1)
      .executeTakeFirst()
    if (unit !== undefined) return false
    const account = await db
      .selectFrom('organization_accounts')
      .select('account_id')
      .where('parent_id', '=', id)
      .limit(1)
      .executeTakeFirst()
    return account === undefined
  }

  async isTaken(id: string): Promise<boolean> {
    const row = await this.session.db
      .selectFrom('organization_units')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst()
    return row !== undefined
  }
}

export class OrganizationUnitWriter extends OrganizationUnitReader implements OrganizationUnitWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: OrganizationUnitRecord, policies: readonly AttachedAtFirst[]): Promise<void> {
    await requireOrganization(this.session, record.organizationId)
    const { db } = this.session
    await db
      .insertInto('organization_units')
      .values({
        id: record.id,
        organization_id: record.organizationId,
        parent_id: record.parentId ?? null,
        name: record.name,
        created_at: record.createdAt,
        tags: tagsText(record.tags),
      })
      .execute()
    for (const { policyId, type } of policies) {
      await db
        .insertInto('organization_attachments')
        .values({
          target_id: record.id,
          policy_id: policyId,
          organization_id: record.organizationId,
          type,
        })
        .execute()
    }
    this.session.changed('organization', record.organizationId)
  }

  async update(organizationId: string, id: string, { name, tags }: OrganizationUnitValues): Promise<void> {
    await requireOrganization(this.session, organizationId)
    const values: Partial<OrganizationUnitTable> = {
      ...(name !== undefined && { name }),
      ...(tags && { tags: tagsText(tags) }),
    }
    if (Object.keys(values).length === 0) return
    const { numUpdatedRows } = await this.session.db
      .updateTable('organization_units')
      .set(values)
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    changedOne(this.session, 'organization', organizationId, numUpdatedRows)
  }

  async delete(organizationId: string, id: string): Promise<void> {
    await requireOrganization(this.session, organizationId)
    const { db } = this.session
    await db.deleteFrom('organization_attachments').where('target_id', '=', id).execute()
    const { numDeletedRows } = await db
      .deleteFrom('organization_units')
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    changedOne(this.session, 'organization', organizationId, numDeletedRows)
  }
}
