import { tagsOf, tagsText } from './json.ts'
import { endOfPrefix, nameKey } from './keys.ts'
import { refuseLeftovers } from './leftovers.ts'
import { type AccountPageRequest, type Page, pageOf, pathFilter, rowsToFetch } from './page.ts'
import type { Tag, UserRecord } from './records.ts'
import type { Row, UserTable } from './schema.ts'
import { deleteServiceUses } from './service-uses.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

export interface UserReads {
  /** Ignores letter case. */
  byName(accountId: string, name: string): Promise<UserRecord | undefined>
  byId(accountId: string, id: string): Promise<UserRecord | undefined>
  /** Those that are there, in no particular order. At most {@link MAX_PAGE_ITEMS} ids. */
  byIds(accountId: string, ids: readonly string[]): Promise<readonly UserRecord[]>
  /** In order of lower-case name. */
  list(page: AccountPageRequest): Promise<Page<UserRecord>>
  count(accountId: string): Promise<number>
}

export interface UserWrites extends UserReads {
  /** @throws UniqueViolation if the name (in any letter case) or the id is taken */
  insert(record: UserRecord): Promise<void>
  /** Renames, moves. @throws UniqueViolation if the name is another user's; MissingEntity */
  update(
    id: string,
    values: { readonly name?: string | undefined; readonly path?: string | undefined },
  ): Promise<void>
  /** @throws MissingEntity */
  setBoundary(id: string, policyArn: string | undefined): Promise<void>
  /** Replaces all tags. @throws MissingEntity */
  setTags(id: string, tags: readonly Tag[]): Promise<void>
  /** @throws MissingEntity */
  setPasswordLastUsed(id: string, at: number): Promise<void>
  /**
   * @throws ReferenceViolation while policies, groups, keys, a password or MFA devices are left;
   * MissingEntity
   */
  delete(id: string): Promise<void>
}

export function userOf(row: Row<'users'>): UserRecord {
  return {
    accountId: row.account_id,
    id: row.id,
    name: row.name,
    path: row.path,
    createdAt: row.created_at,
    boundaryArn: row.boundary_arn ?? undefined,
    tags: tagsOf(row.tags),
    passwordLastUsed: row.password_last_used ?? undefined,
  }
}

export class UserReader implements UserReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async byName(accountId: string, name: string): Promise<UserRecord | undefined> {
    const row = await this.session.db
      .selectFrom('users')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('name_key', '=', nameKey(name))
      .executeTakeFirst()
    return row && userOf(row)
  }

  async byId(accountId: string, id: string): Promise<UserRecord | undefined> {
    const row = await this.session.db
      .selectFrom('users')
      .selectAll()
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return row && userOf(row)
  }

  async byIds(accountId: string, ids: readonly string[]): Promise<readonly UserRecord[]> {
    if (ids.length === 0) return []
    const rows = await this.session.db
      .selectFrom('users')
      .selectAll()
      .where('id', 'in', ids)
      .where('account_id', '=', accountId)
      .execute()
    return rows.map(userOf)
  }

  async list(page: AccountPageRequest): Promise<Page<UserRecord>> {
    let query = this.session.db
      .selectFrom('users')
      .selectAll()
      .where('account_id', '=', page.accountId)
      .orderBy('name_key')
      .limit(rowsToFetch(page))
    const path = pathFilter(page)
    if (path !== undefined) query = query.where('path', '>=', path).where('path', '<', endOfPrefix(path))
    if (page.after !== undefined) query = query.where('name_key', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.name_key, userOf)
  }

  async count(accountId: string): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('users')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
}

export class UserWriter extends UserReader implements UserWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: UserRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('users')
      .values({
        id: record.id,
        account_id: record.accountId,
        name: record.name,
        name_key: nameKey(record.name),
        path: record.path,
        created_at: record.createdAt,
        boundary_arn: record.boundaryArn ?? null,
        tags: tagsText(record.tags),
        password_last_used: record.passwordLastUsed ?? null,
      })
      .execute()
    this.session.changed('user', record.id)
  }

  async update(id: string, values: { name?: string | undefined; path?: string | undefined }): Promise<void> {
    const { name, path } = values
    if (name === undefined && path === undefined) return
    await this.#set(id, {
      ...(name === undefined ? {} : { name, name_key: nameKey(name) }),
      ...(path === undefined ? {} : { path }),
    })
  }

  async setBoundary(id: string, policyArn: string | undefined): Promise<void> {
    await this.#set(id, { boundary_arn: policyArn ?? null })
  }

  async setTags(id: string, tags: readonly Tag[]): Promise<void> {
    await this.#set(id, { tags: tagsText(tags) })
  }

  async setPasswordLastUsed(id: string, at: number): Promise<void> {
    await this.#set(id, { password_last_used: at })
  }

  async delete(id: string): Promise<void> {
    await refuseLeftovers(this.session, 'user', id)
    await deleteServiceUses(this.session.db, id)
    const { numDeletedRows } = await this.session.db
      .deleteFrom('users')
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'user', id, numDeletedRows)
  }

  async #set(id: string, values: Partial<UserTable>): Promise<void> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('users')
      .set(values)
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'user', id, numUpdatedRows)
  }
}
