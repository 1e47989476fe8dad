import type { ColumnDataType, Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { DatabaseTooNew } from '../errors.ts'
import type { Schema } from '../schema.ts'
import { initial } from './0001-initial.ts'
import { credentials } from './0002-credentials.ts'
import { identityProviders } from './0003-identity-providers.ts'
import { serviceUses } from './0004-service-uses.ts'
import { samlProviders } from './0005-saml-providers.ts'
import { organizations } from './0006-organizations.ts'
import { delegationRequests } from './0007-delegation-requests.ts'
import { outboundWebIdentity } from './0008-outbound-web-identity.ts'
import { roleTemplates } from './0009-role-templates.ts'
import { accountServiceUses } from './0010-account-service-uses.ts'

/**
 * The way from an empty database to the present schema. A migration, once released, is never edited: what is
 * wrong in it is put right by the next.
 */
const MIGRATIONS: readonly Migration[] = [
  initial,
  credentials,
  identityProviders,
  serviceUses,
  samlProviders,
  organizations,
  delegationRequests,
  outboundWebIdentity,
  roleTemplates,
  accountServiceUses,
]

export interface Migration {
  readonly name: string
  /** The schema is not yet, or no longer, the one that the types describe. */
  up(db: Kysely<never>, types: ColumnTypes): Promise<void>
}

/** Column types whose spelling differs between engines. */
export interface ColumnTypes {
  /** Text that is compared and sorted by code point, whatever the database's locale. */
  readonly key: ColumnDataType | RawBuilder<unknown>
  /** A number that the engine gives, counting up. */
  readonly position: ColumnDataType
  /** 64 bits. */
  readonly integer: ColumnDataType
}

export type Engine = 'sqlite' | 'postgres'

const COLUMN_TYPES: Record<Engine, ColumnTypes> = {
  // SQLite's own collation, BINARY, compares bytes, and those of UTF-8 sort by code point.
  sqlite: { key: 'text', position: 'integer', integer: 'bigint' },
  postgres: { key: sql`text collate "C"`, position: 'bigserial', integer: 'bigint' },
}

/**
 * Whether the database is behind the present schema. Makes the table of migrations where there is none.
 * @throws DatabaseTooNew if a newer version of the program has been here
 */
export async function needsMigration(db: Kysely<Schema>, engine: Engine): Promise<boolean> {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at', COLUMN_TYPES[engine].integer, (column) => column.notNull())
    .execute()
  const applied = await lastApplied(db)
  if (applied > MIGRATIONS.length) throw new DatabaseTooNew(applied, MIGRATIONS.length)
  return applied < MIGRATIONS.length
}

/**
 * Brings a database that {@link needsMigration} to the present schema, in a transaction of the caller's that
 * began before it asked and excludes other processes.
 */
export async function migrate(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const applied = await lastApplied(db)
  for (const [index, { name, up }] of MIGRATIONS.entries()) {
    const number = index + 1
    if (number <= applied) continue
    await up(db as unknown as Kysely<never>, COLUMN_TYPES[engine])
    await db.insertInto('migrations').values({ number, name, applied_at: Date.now() }).execute()
  }
}

async function lastApplied(db: Kysely<Schema>): Promise<number> {
  const { last } = await db
    .selectFrom('migrations')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0)
}
