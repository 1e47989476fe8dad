import type { AccountPageRequest, Page, PageRequest } from '../page.ts'
import type { GroupRecord, UserRecord } from '../records.ts'
import { countRows, deleteRow, insertRow, pageInOrderOf, updateRow } from '../rows.ts'
import type { Row } from '../schema.ts'
import { changedOne, type ReadSession, type WriteSession } from '../session.ts'
import { refuseLeftovers } from './leftovers.ts'
import { type NameAndPath, NamedReader, namedColumns, renamedColumns } from './named-entities.ts'
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

export class GroupReader<S extends ReadSession = ReadSession>
  extends NamedReader<Row<'groups'>, GroupRecord, S>
  implements GroupReads
{
  protected override readonly recordOf = groupOf
  protected override rows() {
    return this.session.db.selectFrom('groups').selectAll()
  }

  members(groupId: string, page: PageRequest): Promise<Page<UserRecord>> {
    const query = this.session.db
      .selectFrom('memberships')
      .innerJoin('users', 'users.id', 'memberships.user_id')
      .selectAll('users')
      .where('memberships.group_id', '=', groupId)
    return pageInOrderOf('name_key', query, page, userOf)
  }

  groupsOfUser(userId: string, page: PageRequest): Promise<Page<GroupRecord>> {
    const query = this.session.db
      .selectFrom('memberships')
      .innerJoin('groups', 'groups.id', 'memberships.group_id')
      .selectAll('groups')
      .where('memberships.user_id', '=', userId)
    return pageInOrderOf('name_key', query, page, groupOf)
  }

  memberCount(groupId: string): Promise<number> {
    return countRows(this.session.db.selectFrom('memberships').where('group_id', '=', groupId))
  }

  groupCountOfUser(userId: string): Promise<number> {
    return countRows(this.session.db.selectFrom('memberships').where('user_id', '=', userId))
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
}

export class GroupWriter extends GroupReader<WriteSession> implements GroupWrites {
  insert(record: GroupRecord): Promise<void> {
    return insertRow(this.session, 'groups', record.id, namedColumns(record))
  }

  update(id: string, values: NameAndPath): Promise<void> {
    return updateRow(this.session, 'groups', id, renamedColumns(values))
  }

  async delete(id: string): Promise<void> {
    await refuseLeftovers(this.session, 'group', id)
    await deleteRow(this.session, 'groups', id)
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
