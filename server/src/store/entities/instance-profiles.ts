import { tagsOf, tagsText } from '../json.ts'
import type { AccountPageRequest, Page, PageRequest } from '../page.ts'
import type { InstanceProfileRecord, Tag } from '../records.ts'
import { deleteRow, insertRow, updateRow } from '../rows.ts'
import type { Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'
import { NamedReader, namedColumns } from './named-entities.ts'

export interface InstanceProfileReads {
  /** Ignores letter case. */
  byName(accountId: string, name: string): Promise<InstanceProfileRecord | undefined>
  byId(accountId: string, id: string): Promise<InstanceProfileRecord | undefined>
  /** In order of lower-case name. */
  list(page: AccountPageRequest): Promise<Page<InstanceProfileRecord>>
  /** Those that hold the role, in order of lower-case name. */
  ofRole(roleId: string, page: PageRequest): Promise<Page<InstanceProfileRecord>>
  count(accountId: string): Promise<number>
}

export interface InstanceProfileWrites extends InstanceProfileReads {
  /** @throws UniqueViolation if the name (in any letter case) or the id is taken */
  insert(record: InstanceProfileRecord): Promise<void>
  /** @throws ReferenceViolation if there is no such role; MissingEntity */
  setRole(id: string, roleId: string | undefined): Promise<void>
  /** Replaces all tags. @throws MissingEntity */
  setTags(id: string, tags: readonly Tag[]): Promise<void>
  /** @throws MissingEntity */
  delete(id: string): Promise<void>
}

function instanceProfileOf(row: Row<'instance_profiles'>): InstanceProfileRecord {
  return {
    accountId: row.account_id,
    id: row.id,
    name: row.name,
    path: row.path,
    createdAt: row.created_at,
    roleId: row.role_id ?? undefined,
    tags: tagsOf(row.tags),
  }
}

export class InstanceProfileReader<S extends ReadSession = ReadSession>
  extends NamedReader<Row<'instance_profiles'>, InstanceProfileRecord, S>
  implements InstanceProfileReads
{
  protected override readonly recordOf = instanceProfileOf
  protected override rows() {
    return this.session.db.selectFrom('instance_profiles').selectAll()
  }

  ofRole(roleId: string, page: PageRequest): Promise<Page<InstanceProfileRecord>> {
    return this.pageByName(this.rows().where('role_id', '=', roleId), page)
  }
}

export class InstanceProfileWriter
  extends InstanceProfileReader<WriteSession>
  implements InstanceProfileWrites
{
  insert(record: InstanceProfileRecord): Promise<void> {
    return insertRow(this.session, 'instance_profiles', record.id, {
      ...namedColumns(record),
      role_id: record.roleId ?? null,
      tags: tagsText(record.tags),
    })
  }

  setRole(id: string, roleId: string | undefined): Promise<void> {
    return updateRow(this.session, 'instance_profiles', id, { role_id: roleId ?? null })
  }

  setTags(id: string, tags: readonly Tag[]): Promise<void> {
    return updateRow(this.session, 'instance_profiles', id, { tags: tagsText(tags) })
  }

  delete(id: string): Promise<void> {
    return deleteRow(this.session, 'instance_profiles', id)
  }
}
