import type { ColumnDataType, Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { DatabaseTooNew } from '../errors.ts'
import type { Schema } from '../schema.ts'
import { initial } from './0001-initial.ts'

/**
 * The way from an empty database to the present schema. A migration, once released, is never edited: what is wrong in it is
 * put right by the next.
 */
const MIGRATIONS: readonly Migration[] = [initial]

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
 * Brings the database to the present schema. Runs in a transaction of the caller's, which excludes other processes.
 * @throws DatabaseTooNew if a newer version of the program has been here
 */
export async function migrate(db: Kysely<Schema>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at', COLUMN_TYPES[engine].integer, (column) => column.notNull())
    .execute()
  const { last } = await db
    .selectFrom('migrations')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  const applied = Number(last ?? 0)
  if (applied > MIGRATIONS.length) throw new DatabaseTooNew(applied, MIGRATIONS.length)
  for (const [index, { name, up }] of MIGRATIONS.entries()) {
    const number = index + 1
    if (number <= applied) continue
    await up(db as unknown as Kysely<never>, COLUMN_TYPES[engine])
    await db.insertInto('migrations').values({ number, name, applied_at: Date.now() }).execute()
  }
}
