import type { CreateTableBuilder, Kysely } from 'kysely'
import type { ColumnTypes, Migration } from './migrate.ts'

/** The first schema; docs/store.md tells what the tables hold. */
export const initial: Migration = {
  name: 'initial',
  async up(db, types) {
    await accounts(db, types)
    await principals(db, types)
    await policies(db, types)
    await credentials(db, types)
    await changeLog(db, types)
  },
}

type Database = Kysely<never>
type Columns = CreateTableBuilder<string, never>

/** Columns of every table of entities that have a name. */
function named(db: Database, table: string, { key, integer }: ColumnTypes): Columns {
  return db.schema
    .createTable(table)
    .addColumn('id', key, (column) => column.primaryKey().notNull())
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', key, (column) => column.notNull())
    .addColumn('path', key, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addUniqueConstraint(`${table}_name`, ['account_id', 'name_key']) as Columns
}

async function index(db: Database, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute()
}

async function accounts(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('id', key, (column) => column.primaryKey().notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('alias', key, (column) => column.unique())
    .addColumn('password_policy', 'text')
    .execute()
  await db.schema
    .createTable('credential_reports')
    .addColumn('account_id', key, (column) => column.primaryKey().notNull().references('accounts.id'))
    .addColumn('generated_at', integer, (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .execute()
}

async function principals(db: Database, types: ColumnTypes): Promise<void> {
  const { key, integer } = types
  await named(db, 'users', types)
    .addColumn('boundary_arn', key)
    .addColumn('tags', 'text', (column) => column.notNull())
    .addColumn('password_last_used', integer)
    .execute()
  await index(db, 'users', ['account_id', 'boundary_arn'])
  await named(db, 'groups', types).execute()
  await db.schema
    .createTable('memberships')
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('user_id', key, (column) => column.notNull().references('users.id'))
    .addColumn('group_id', key, (column) => column.notNull().references('groups.id'))
    .addPrimaryKeyConstraint('memberships_key', ['user_id', 'group_id'])
    .execute()
  await index(db, 'memberships', ['group_id'])
  await named(db, 'roles', types)
    .addColumn('description', 'text')
    .addColumn('max_session_duration', integer, (column) => column.notNull())
    .addColumn('trust_policy', 'text', (column) => column.notNull())
    .addColumn('trust_principal_ids', 'text', (column) => column.notNull())
    .addColumn('boundary_arn', key)
    .addColumn('tags', 'text', (column) => column.notNull())
    .addColumn('last_used_at', integer)
    .addColumn('last_used_region', 'text')
    .addColumn('service_linked', 'text')
    .execute()
  await index(db, 'roles', ['account_id', 'boundary_arn'])
  await named(db, 'instance_profiles', types)
    .addColumn('role_id', key, (column) => column.references('roles.id'))
    .addColumn('tags', 'text', (column) => column.notNull())
    .execute()
  await index(db, 'instance_profiles', ['role_id'])
}

async function policies(db: Database, types: ColumnTypes): Promise<void> {
  const { key, integer } = types
  await named(db, 'policies', types)
    .addColumn('updated_at', integer, (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('default_version', integer, (column) => column.notNull())
    .addColumn('next_version', integer, (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('policy_versions')
    .addColumn('policy_id', key, (column) => column.notNull().references('policies.id'))
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('policy_versions_key', ['policy_id', 'version'])
    .execute()
  await db.schema
    .createTable('inline_policies')
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('owner_id', key, (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', key, (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('size', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('inline_policies_key', ['owner_id', 'name_key'])
    .execute()
  await db.schema
    .createTable('attachments')
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('owner_id', key, (column) => column.notNull())
    .addColumn('owner_kind', 'text', (column) => column.notNull())
    .addColumn('policy_arn', key, (column) => column.notNull())
    .addColumn('policy_id', key, (column) => column.references('policies.id'))
    .addColumn('policy_name_key', key, (column) => column.notNull())
    .addColumn('policy_path', key, (column) => column.notNull())
    .addColumn('attached_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('attachments_key', ['owner_id', 'policy_arn'])
    .execute()
  await index(db, 'attachments', ['account_id', 'policy_arn'])
  await index(db, 'attachments', ['policy_id'])
}

async function credentials(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('access_keys')
    .addColumn('access_key_id', key, (column) => column.primaryKey().notNull())
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('owner_id', key, (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('sealed_secret', 'text', (column) => column.notNull())
    .addColumn('last_used_at', integer)
    .addColumn('last_used_region', 'text')
    .addColumn('last_used_service', 'text')
    .execute()
  await index(db, 'access_keys', ['owner_id'])
  await db.schema
    .createTable('login_profiles')
    .addColumn('owner_id', key, (column) => column.primaryKey().notNull())
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('changed_at', integer, (column) => column.notNull())
    .addColumn('reset_required', 'integer', (column) => column.notNull())
    .addColumn('former_hashes', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('mfa_devices')
    .addColumn('serial', key, (column) => column.primaryKey().notNull())
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', key, (column) => column.notNull())
    .addColumn('path', key, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('sealed_seed', 'text', (column) => column.notNull())
    .addColumn('owner_id', key)
    .addColumn('enabled_at', integer)
    .addColumn('last_step', integer)
    .addColumn('step_offset', integer, (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .addUniqueConstraint('mfa_devices_name', ['account_id', 'name_key'])
    .execute()
  await index(db, 'mfa_devices', ['owner_id'])
}

async function changeLog(db: Database, { key, integer, position }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('change_heads')
    .addColumn('account_id', key, (column) => column.primaryKey().notNull())
    .addColumn('seq', integer, (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('changes')
    .addColumn('position', position, (column) => column.primaryKey())
    .addColumn('account_id', key, (column) => column.notNull())
    .addColumn('seq', integer, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('entity_id', key, (column) => column.notNull())
    .addUniqueConstraint('changes_seq', ['account_id', 'seq'])
    .execute()
}
