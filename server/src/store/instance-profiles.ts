import { tagsOf, tagsText } from './json.ts'
import { endOfPrefix, nameKey } from './keys.ts'
import {
  type AccountPageRequest,
  type Page,
  type PageRequest,
  pageOf,
  pathFilter,
  rowsToFetch,
} from './page.ts'
import type { InstanceProfileRecord, Tag } from './records.ts'
import type { InstanceProfileTable, Row } from './schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

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

export class InstanceProfileReader implements InstanceProfileReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async byName(accountId: string, name: string): Promise<InstanceProfileRecord | undefined> {
    const row = await this.session.db
      .selectFrom('instance_profiles')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('name_key', '=', nameKey(name))
      .executeTakeFirst()
    return row && instanceProfileOf(row)
  }

  async byId(accountId: string, id: string): Promise<InstanceProfileRecord | undefined> {
    const row = await this.session.db
      .selectFrom('instance_profiles')
      .selectAll()
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return row && instanceProfileOf(row)
  }

  async list(page: AccountPageRequest): Promise<Page<InstanceProfileRecord>> {
    let query = this.session.db
      .selectFrom('instance_profiles')
      .selectAll()
      .where('account_id', '=', page.accountId)
      .orderBy('name_key')
      .limit(rowsToFetch(page))
    const path = pathFilter(page)
    if (path !== undefined) query = query.where('path', '>=', path).where('path', '<', endOfPrefix(path))
    if (page.after !== undefined) query = query.where('name_key', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.name_key, instanceProfileOf)
  }

  async ofRole(roleId: string, page: PageRequest): Promise<Page<InstanceProfileRecord>> {
    let query = this.session.db
      .selectFrom('instance_profiles')
      .selectAll()
      .where('role_id', '=', roleId)
      .orderBy('name_key')
      .limit(rowsToFetch(page))
    if (page.after !== undefined) query = query.where('name_key', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.name_key, instanceProfileOf)
  }

  async count(accountId: string): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('instance_profiles')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
}

export class InstanceProfileWriter extends InstanceProfileReader implements InstanceProfileWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: InstanceProfileRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('instance_profiles')
      .values({
        id: record.id,
        account_id: record.accountId,
        name: record.name,
        name_key: nameKey(record.name),
        path: record.path,
        created_at: record.createdAt,
        role_id: record.roleId ?? null,
        tags: tagsText(record.tags),
      })
      .execute()
    this.session.changed('instance-profile', record.id)
  }

  async setRole(id: string, roleId: string | undefined): Promise<void> {
    await this.#set(id, { role_id: roleId ?? null })
  }

  async setTags(id: string, tags: readonly Tag[]): Promise<void> {
    await this.#set(id, { tags: tagsText(tags) })
  }

  async delete(id: string): Promise<void> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('instance_profiles')
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'instance-profile', id, numDeletedRows)
  }

  async #set(id: string, values: Partial<InstanceProfileTable>): Promise<void> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('instance_profiles')
      .set(values)
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'instance-profile', id, numUpdatedRows)
  }
}
