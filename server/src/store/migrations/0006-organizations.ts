import type { Kysely } from 'kysely'
import type { ColumnTypes, Migration } from './migrate.ts'

/** Organizations: their units, accounts, policies, trusted services and requests for accounts. */
export const organizations: Migration = {
  name: 'organizations',
  async up(db, types) {
    await organization(db, types)
    await units(db, types)
    await accounts(db, types)
    await policies(db, types)
    await services(db, types)
    await accountRequests(db, types)
  },
}

type Database = Kysely<never>

async function organization(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('organizations')
    .addColumn('id', key, (column) => column.primaryKey().notNull())
    .addColumn('management_account_id', key, (column) => column.notNull().unique().references('accounts.id'))
    .addColumn('feature_set', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('root_id', key, (column) => column.notNull())
    .addColumn('policy_types', 'text', (column) => column.notNull())
    .addColumn('iam_features', 'text', (column) => column.notNull())
    .execute()
}

async function units(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('organization_units')
    .addColumn('id', key, (column) => column.primaryKey().notNull())
    .addColumn('organization_id', key, (column) => column.notNull().references('organizations.id'))
    .addColumn('parent_id', key, (column) => column.references('organization_units.id'))
    .addColumn('name', key, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .addUniqueConstraint('organization_units_name', ['parent_id', 'name'])
    .execute()
  await index(db, 'organization_units', ['organization_id'])
}

async function accounts(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('organization_accounts')
    .addColumn('account_id', key, (column) => column.primaryKey().notNull().references('accounts.id'))
    .addColumn('organization_id', key, (column) => column.notNull().references('organizations.id'))
    .addColumn('parent_id', key, (column) => column.notNull().references('organization_units.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('joined_method', 'text', (column) => column.notNull())
    .addColumn('joined_at', integer, (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .execute()
  await index(db, 'organization_accounts', ['organization_id', 'account_id'])
  await index(db, 'organization_accounts', ['parent_id', 'account_id'])
}

async function policies(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('organization_policies')
    .addColumn('id', key, (column) => column.primaryKey().notNull())
    .addColumn('organization_id', key, (column) => column.notNull().references('organizations.id'))
    .addColumn('type', key, (column) => column.notNull())
    .addColumn('name', key, (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .addUniqueConstraint('organization_policies_name', ['organization_id', 'type', 'name'])
    .execute()
  // A policy that AWS manages is attached without being stored, and a target is of one of two tables: no foreign keys.
  await db.schema
    .createTable('organization_attachments')
    .addColumn('target_id', key, (column) => column.notNull())
    .addColumn('policy_id', key, (column) => column.notNull())
    .addColumn('organization_id', key, (column) => column.notNull().references('organizations.id'))
    .addColumn('type', key, (column) => column.notNull())
    .addPrimaryKeyConstraint('organization_attachments_key', ['target_id', 'policy_id'])
    .execute()
  await index(db, 'organization_attachments', ['organization_id', 'policy_id', 'target_id'])
}

async function services(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('trusted_services')
    .addColumn('organization_id', key, (column) => column.notNull().references('organizations.id'))
    .addColumn('service_principal', key, (column) => column.notNull())
    .addColumn('enabled_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('trusted_services_key', ['organization_id', 'service_principal'])
    .execute()
  await db.schema
    .createTable('delegated_administrators')
    .addColumn('account_id', key, (column) => column.notNull().references('organization_accounts.account_id'))
    .addColumn('service_principal', key, (column) => column.notNull())
    .addColumn('organization_id', key, (column) => column.notNull().references('organizations.id'))
    .addColumn('enabled_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('delegated_administrators_key', ['account_id', 'service_principal'])
    .execute()
  await index(db, 'delegated_administrators', ['organization_id', 'service_principal'])
}

async function accountRequests(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('create_account_requests')
    .addColumn('id', key, (column) => column.primaryKey().notNull())
    .addColumn('organization_id', key, (column) => column.notNull().references('organizations.id'))
    .addColumn('account_id', key, (column) => column.notNull())
    .addColumn('account_name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('role_name', 'text', (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('requested_at', integer, (column) => column.notNull())
    .addColumn('completed_at', integer)
    .addColumn('failure_reason', 'text')
    .execute()
  await index(db, 'create_account_requests', ['organization_id', 'id'])
}

async function index(db: Database, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute()
}
