import { tagsOf, tagsText } from '../json.ts'
import type { Page, PageRequest } from '../page.ts'
import type { Tag } from '../records.ts'
import { countRows, pageInOrderOf, Reader } from '../rows.ts'
import type { Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'
import { pathTo } from './account-organization.ts'
import type { OrganizationUnitRecord } from './organization-records.ts'
import {
  type AttachedAtFirst,
  attachAtFirst,
  deleteTarget,
  insertPart,
  updatePart,
} from './organization-rows.ts'
import type { OrganizationUnitTable } from './organization-schema.ts'

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

export class OrganizationUnitReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements OrganizationUnitReads
{
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

  list(page: OrganizationUnitPageRequest): Promise<Page<OrganizationUnitRecord>> {
    const query = this.session.db
      .selectFrom('organization_units')
      .selectAll()
      .where('parent_id', '=', page.parentId)
      .where('organization_id', '=', page.organizationId)
    return pageInOrderOf('id', query, page, organizationUnitOf)
  }

  count(organizationId: string): Promise<number> {
    return countRows(
      this.session.db
        .selectFrom('organization_units')
        .where('organization_id', '=', organizationId)
        .where('parent_id', 'is not', null),
    )
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

export class OrganizationUnitWriter
  extends OrganizationUnitReader<WriteSession>
  implements OrganizationUnitWrites
{
  async insert(record: OrganizationUnitRecord, policies: readonly AttachedAtFirst[]): Promise<void> {
    await insertPart(this.session, 'organization_units', {
      id: record.id,
      organization_id: record.organizationId,
      parent_id: record.parentId ?? null,
      name: record.name,
      created_at: record.createdAt,
      tags: tagsText(record.tags),
    })
    await attachAtFirst(this.session, record.organizationId, record.id, policies)
  }

  update(organizationId: string, id: string, { name, tags }: OrganizationUnitValues): Promise<void> {
    const values: Partial<OrganizationUnitTable> = {
      ...(name !== undefined && { name }),
      ...(tags && { tags: tagsText(tags) }),
    }
    return updatePart(this.session, 'organization_units', organizationId, id, values)
  }

  delete(organizationId: string, id: string): Promise<void> {
    return deleteTarget(this.session, 'organization_units', organizationId, id)
  }
}
