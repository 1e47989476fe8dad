import { endOfPrefix, nameKey } from './keys.ts'
import { refuseLeftovers } from './leftovers.ts'
import {
  type AccountPageRequest,
  type Page,
  type PageRequest,
  pageOf,
  pathFilter,
  rowsToFetch,
} from './page.ts'
import type { GroupRecord, UserRecord } from './records.ts'
import type { Row } from './schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'
import { userOf } from './users.ts'

/** Groups and who is in them. */
export interface GroupReads {
  /** Ignores letter case. */
  byName(accountId: string, name: string): Promise<GroupRecord | undefined>
  byId(accountId: string, id: string): Promise<GroupRecord | undefined>
  /** In order of lower-case name. */
  list(page: AccountPageRequest): Promise<Page<GroupRecord>>
  count(accountId: string): Promise<number>
  /** The users of a group in order of lower-case name. */
  members(groupId: string, page: PageRequest): Promise<Page<UserRecord>>
  memberCount(groupId: string): Promise<number>
  /** The groups of a user in order of lower-case name. */
  groupsOfUser(userId: string, page: PageRequest): Promise<Page<GroupRecord>>
  groupCountOfUser(userId: string): Promise<number>
  isMember(groupId: string, userId: string): Promise<boolean>
}

export interface GroupWrites extends GroupReads {
  /** @throws UniqueViolation if the name (in any letter case) or the id is taken */
  insert(record: GroupRecord): Promise<void>
  /** @throws UniqueViolation if the name is another group's; MissingEntity */
  update(
    id: string,
    values: { readonly name?: string | undefined; readonly path?: string | undefined },
  ): Promise<void>
  /** @throws ReferenceViolation while users or policies are left; MissingEntity */
  delete(id: string): Promise<void>
  /** False if the user was in the group already. @throws MissingEntity unless both belong to the account */
  addMember(groupId: string, userId: string): Promise<boolean>
  /** False if the user was not in the group. */
  removeMember(groupId: string, userId: string): Promise<boolean>
}

export function groupOf(row: Row<'groups'>): GroupRecord {
  return { accountId: row.account_id, id: row.id, name: row.name, path: row.path, createdAt: row.created_at }
}

export class GroupReader implements GroupReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async byName(accountId: string, name: string): Promise<GroupRecord | undefined> {
    const row = await this.session.db
      .selectFrom('groups')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('name_key', '=', nameKey(name))
      .executeTakeFirst()
    return row && groupOf(row)
  }

  async byId(accountId: string, id: string): Promise<GroupRecord | undefined> {
    const row = await this.session.db
      .selectFrom('groups')
      .selectAll()
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return row && groupOf(row)
  }

  async list(page: AccountPageRequest): Promise<Page<GroupRecord>> {
    let query = this.session.db
      .selectFrom('groups')
      .selectAll()
      .where('account_id', '=', page.accountId)
      .orderBy('name_key')
      .limit(rowsToFetch(page))
    const path = pathFilter(page)
    if (path !== undefined) query = query.where('path', '>=', path).where('path', '<', endOfPrefix(path))
    if (page.after !== undefined) query = query.where('name_key', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.name_key, groupOf)
  }

  async count(accountId: string): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('groups')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }

  async members(groupId: string, page: PageRequest): Promise<Page<UserRecord>> {
    let query = this.session.db
      .selectFrom('memberships')
      .innerJoin('users', 'users.id', 'memberships.user_id')
      .selectAll('users')
      .where('memberships.group_id', '=', groupId)
      .orderBy('users.name_key')
      .limit(rowsToFetch(page))
    if (page.after !== undefined) query = query.where('users.name_key', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.name_key, userOf)
  }

  async groupsOfUser(userId: string, page: PageRequest): Promise<Page<GroupRecord>> {
    let query = this.session.db
      .selectFrom('memberships')
      .innerJoin('groups', 'groups.id', 'memberships.group_id')
      .selectAll('groups')
      .where('memberships.user_id', '=', userId)
      .orderBy('groups.name_key')
      .limit(rowsToFetch(page))
    if (page.after !== undefined) query = query.where('groups.name_key', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.name_key, groupOf)
  }

  memberCount(groupId: string): Promise<number> {
    return this.#memberships('group_id', groupId)
  }

  groupCountOfUser(userId: string): Promise<number> {
    return this.#memberships('user_id', userId)
  }

  async isMember(groupId: string, userId: string): Promise<boolean> {
    const row = await this.session.db
      .selectFrom('memberships')
      .select('user_id')
      .where('user_id', '=', userId)
      .where('group_id', '=', groupId)
      .executeTakeFirst()
    return row !== undefined
  }

  async #memberships(column: 'group_id' | 'user_id', id: string): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('memberships')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where(column, '=', id)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
}

export class GroupWriter extends GroupReader implements GroupWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: GroupRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('groups')
      .values({
        id: record.id,
        account_id: record.accountId,
        name: record.name,
        name_key: nameKey(record.name),
        path: record.path,
        created_at: record.createdAt,
      })
      .execute()
    this.session.changed('group', record.id)
  }

  async update(id: string, values: { name?: string | undefined; path?: string | undefined }): Promise<void> {
    const { name, path } = values
    if (name === undefined && path === undefined) return
    const { numUpdatedRows } = await this.session.db
      .updateTable('groups')
      .set({
        ...(name === undefined ? {} : { name, name_key: nameKey(name) }),
        ...(path === undefined ? {} : { path }),
      })
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'group', id, numUpdatedRows)
  }

  async delete(id: string): Promise<void> {
    await refuseLeftovers(this.session, 'group', id)
    const { numDeletedRows } = await this.session.db
      .deleteFrom('groups')
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'group', id, numDeletedRows)
  }

  async addMember(groupId: string, userId: string): Promise<boolean> {
    const { accountId, db } = this.session
    // Selecting what is inserted makes sure that user and group belong to this account, which foreign keys
    // alone do not.
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('memberships')
      .columns(['account_id', 'user_id', 'group_id'])
      .expression((eb) =>
        eb
          .selectFrom(['users', 'groups'])
          .select(['users.account_id', 'users.id as user_id', 'groups.id as group_id'])
          .where('users.id', '=', userId)
          .where('users.account_id', '=', accountId)
          .where('groups.id', '=', groupId)
          .where('groups.account_id', '=', accountId),
      )
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    const added = numInsertedOrUpdatedRows ?? 0n
    if (added === 0n && (await this.isMember(groupId, userId))) return false
    changedOne(this.session, 'group', groupId, added)
    this.session.changed('user', userId)
    return true
  }

  async removeMember(groupId: string, userId: string): Promise<boolean> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('memberships')
      .where('user_id', '=', userId)
      .where('group_id', '=', groupId)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return false
    this.session.changed('group', groupId)
    this.session.changed('user', userId)
    return true
  }
}
