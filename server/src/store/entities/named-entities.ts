import type { SelectQueryBuilder } from 'kysely'
import { endOfPrefix, nameKey } from '../keys.ts'
import { type AccountPageRequest, type Page, type PageRequest, pathFilter } from '../page.ts'
import { countRows, pageInOrderOf, Reader } from '../rows.ts'
import type { NamedTable } from '../schema.ts'
import type { ReadSession } from '../session.ts'

/** The tables of entities that have a name, a path and a unique id. */
type NamedTableName = 'users' | 'groups' | 'roles' | 'policies' | 'instance_profiles' | 'server_certificates'

/** A query on one of them that reads rows of type `R`, seen through the columns that all of them have. */
export type NamedQuery<R> = SelectQueryBuilder<Record<NamedTableName, NamedTable>, NamedTableName, R>

/** Reads entities by name, by id and in pages; `R` is a row as read, `T` the record made of it. */
export abstract class NamedReader<
  R extends Pick<NamedTable, 'name_key'>,
  T,
  S extends ReadSession = ReadSession,
> extends Reader<S> {
  /** All rows of the table, with the columns that {@link recordOf} needs. */
  protected abstract rows(): NamedQuery<R>
  protected abstract readonly recordOf: (row: R) => T

  async byName(accountId: string, name: string): Promise<T | undefined> {
    const [row] = await this.rows()
      .where('account_id', '=', accountId)
      .where('name_key', '=', nameKey(name))
      .execute()
    return row && this.recordOf(row)
  }

  async byId(accountId: string, id: string): Promise<T | undefined> {
    const [row] = await this.rows().where('id', '=', id).where('account_id', '=', accountId).execute()
    return row && this.recordOf(row)
  }

  async byIds(accountId: string, ids: readonly string[]): Promise<readonly T[]> {
    if (ids.length === 0) return []
    const rows = await this.rows().where('id', 'in', ids).where('account_id', '=', accountId).execute()
    return rows.map(this.recordOf)
  }

  list(page: AccountPageRequest): Promise<Page<T>> {
    return this.listOf(this.rows(), page)
  }

  count(accountId: string): Promise<number> {
    return countRows(this.rows().where('account_id', '=', accountId))
  }

  /** The page of the account and path, of those that the query finds. */
  protected listOf(query: NamedQuery<R>, page: AccountPageRequest): Promise<Page<T>> {
    const ofAccount = query.where('account_id', '=', page.accountId)
    const path = pathFilter(page)
    return this.pageByName(
      path === undefined
        ? ofAccount
        : ofAccount.where('path', '>=', path).where('path', '<', endOfPrefix(path)),
      page,
    )
  }

  /** A page in order of lower-case name, of those that the query finds. */
  protected pageByName(query: NamedQuery<R>, page: PageRequest): Promise<Page<T>> {
    return pageInOrderOf('name_key', query, page, this.recordOf)
  }
}

/** The columns that every named table has, of a new entity. */
export function namedColumns(entity: {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly path: string
  readonly createdAt: number
}): NamedTable {
  return {
    id: entity.id,
    account_id: entity.accountId,
    name: entity.name,
    name_key: nameKey(entity.name),
    path: entity.path,
    created_at: entity.createdAt,
  }
}

/** What an entity may be renamed or moved to. */
export interface NameAndPath {
  readonly name?: string | undefined
  readonly path?: string | undefined
}

/** The columns that change with the name and path given. */
export function renamedColumns({ name, path }: NameAndPath): Partial<NamedTable> {
  return {
    ...(name !== undefined && { name, name_key: nameKey(name) }),
    ...(path !== undefined && { path }),
  }
}
