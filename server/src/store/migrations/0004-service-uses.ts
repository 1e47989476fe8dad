import type { Kysely } from 'kysely'
import type { ColumnTypes, Migration } from './migrate.ts'

/** What principals used of each service, the reports made of it, and service-linked roles that were deleted. */
export const serviceUses: Migration = {
  name: 'service-uses',
  async up(db, types) {
    await uses(db, types)
    await accessReports(db, types)
    await roleDeletions(db, types)
    await db.schema
      .alterTable('accounts')
      .addColumn('global_endpoint_token_version', 'integer', (column) => column.notNull().defaultTo(1))
      .execute()
  },
}

type Database = Kysely<never>

async function uses(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('service_uses')
    .addColumn('principal_id', key, (column) => column.notNull())
    .addColumn('service', key, (column) => column.notNull())
    .addColumn('action', key, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('region', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('service_uses_key', ['principal_id', 'service', 'action'])
    .execute()
}

async function accessReports(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('access_reports')
    .addColumn('id', key, (column) => column.primaryKey().notNull())
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('access_reports_by_account_id')
    .on('access_reports')
    .columns(['account_id', 'created_at'])
    .execute()
}

async function roleDeletions(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('role_deletions')
    .addColumn('id', key, (column) => column.primaryKey().notNull())
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('deleted_at', integer, (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('role_deletions_by_account_id')
    .on('role_deletions')
    .columns(['account_id', 'deleted_at'])
    .execute()
}
