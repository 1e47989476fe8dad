import { tagsOf, tagsText } from '../json.ts'
import type { AccountPageRequest, Page } from '../page.ts'
import type { Tag, UserRecord } from '../records.ts'
import { deleteRow, insertRow, updateRow } from '../rows.ts'
import type { Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'
import { deleteServiceUses } from '../use/service-uses.ts'
import { refuseLeftovers } from './leftovers.ts'
import { type NameAndPath, NamedReader, namedColumns, renamedColumns } from './named-entities.ts'

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

export class UserReader<S extends ReadSession = ReadSession>
  extends NamedReader<Row<'users'>, UserRecord, S>
  implements UserReads
{
  protected override readonly recordOf = userOf
  protected override rows() {
    return this.session.db.selectFrom('users').selectAll()
  }
}

export class UserWriter extends UserReader<WriteSession> implements UserWrites {
  insert(record: UserRecord): Promise<void> {
    return insertRow(this.session, 'users', record.id, {
      ...namedColumns(record),
      boundary_arn: record.boundaryArn ?? null,
      tags: tagsText(record.tags),
      password_last_used: record.passwordLastUsed ?? null,
    })
  }

  update(id: string, values: NameAndPath): Promise<void> {
    return updateRow(this.session, 'users', id, renamedColumns(values))
  }

  setBoundary(id: string, policyArn: string | undefined): Promise<void> {
    return updateRow(this.session, 'users', id, { boundary_arn: policyArn ?? null })
  }

  setTags(id: string, tags: readonly Tag[]): Promise<void> {
    return updateRow(this.session, 'users', id, { tags: tagsText(tags) })
  }

  setPasswordLastUsed(id: string, at: number): Promise<void> {
    return updateRow(this.session, 'users', id, { password_last_used: at })
  }

  async delete(id: string): Promise<void> {
    await refuseLeftovers(this.session, 'user', id)
    await deleteServiceUses(this.session.db, id)
    await deleteRow(this.session, 'users', id)
  }
}
