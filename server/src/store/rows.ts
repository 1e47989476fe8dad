import { type SelectQueryBuilder, sql } from 'kysely'
import { type Page, type PageRequest, pageOf, rowsToFetch } from './page.ts'
import type { ChangeKind } from './records.ts'
import type { Schema } from './schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

/** What both sides of an aggregate stand on; the write side is the read side over a transaction. */
export abstract class Reader<S extends ReadSession = ReadSession> {
  protected readonly session: S
  constructor(session: S) {
    this.session = session
  }
}

/**
 * The tables whose rows belong to one account each: what a change of a row is called in the change log, and
 * the column that tells one row from another there.
 */
const ACCOUNT_TABLES = {
  users: { kind: 'user', key: 'id' },
  groups: { kind: 'group', key: 'id' },
  roles: { kind: 'role', key: 'id' },
  policies: { kind: 'policy', key: 'id' },
  instance_profiles: { kind: 'instance-profile', key: 'id' },
  server_certificates: { kind: 'server-certificate', key: 'id' },
  access_keys: { kind: 'access-key', key: 'access_key_id' },
  mfa_devices: { kind: 'mfa-device', key: 'serial' },
  ssh_public_keys: { kind: 'ssh-public-key', key: 'id' },
  signing_certificates: { kind: 'signing-certificate', key: 'id' },
  service_specific_credentials: { kind: 'service-specific-credential', key: 'id' },
  oidc_providers: { kind: 'oidc-provider', key: 'url' },
  saml_providers: { kind: 'saml-provider', key: 'name' },
} as const satisfies { readonly [T in keyof Schema]?: { kind: ChangeKind; key: keyof Schema[T] } }

export type AccountTableName = keyof typeof ACCOUNT_TABLES

/**
 * Adds a row to the transaction's account.
 * @throws StoreMisuse if it is of another account; UniqueViolation
 */
export async function insertRow<T extends AccountTableName>(
  session: WriteSession,
  table: T,
  id: string,
  values: Schema[T],
): Promise<void> {
  requireAccount(session, values.account_id)
  await session.db
    .insertInto(table as AccountTableName)
    .values(values)
    .execute()
  session.changed(ACCOUNT_TABLES[table].kind, id)
}

/**
 * Changes a row of the transaction's account; no values, no change.
 * @throws MissingEntity; UniqueViolation
 */
export async function updateRow<T extends AccountTableName>(
  session: WriteSession,
  table: T,
  id: string,
  values: Partial<Schema[T]>,
): Promise<void> {
  if (Object.keys(values).length === 0) return
  const { kind, key } = ACCOUNT_TABLES[table]
  const { numUpdatedRows } = await session.db
    .updateTable(table as AccountTableName)
    .set(values)
    .where(session.db.dynamic.ref(key), '=', id)
    .where('account_id', '=', session.accountId)
    .executeTakeFirst()
  changedOne(session, kind, id, numUpdatedRows)
}

/**
 * Deletes a row of the transaction's account.
 * @throws MissingEntity; ReferenceViolation
 */
export async function deleteRow(session: WriteSession, table: AccountTableName, id: string): Promise<void> {
  const { kind, key } = ACCOUNT_TABLES[table]
  const { numDeletedRows } = await session.db
    .deleteFrom(table)
    .where(session.db.dynamic.ref(key), '=', id)
    .where('account_id', '=', session.accountId)
    .executeTakeFirst()
  changedOne(session, kind, id, numDeletedRows)
}

/** A query on some tables that reads rows of type `R`. */
export type Query<R> = SelectQueryBuilder<Schema, keyof Schema, R>

/** How many rows a query finds. */
export async function countRows(query: Query<object>): Promise<number> {
  const { n } = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** A page of what a query finds, in order of a column whose values are unique there. */
export async function pageInOrderOf<K extends string, R extends Record<K, string>, T>(
  column: K,
  query: Query<R>,
  page: PageRequest,
  itemOf: (row: R) => T,
): Promise<Page<T>> {
  const first = query.orderBy(sql.ref(column)).limit(rowsToFetch(page))
  const rows = page.after === undefined ? first : first.where(sql.ref(column), '>', page.after)
  return pageOf(await rows.execute(), page, (row) => row[column], itemOf)
}
