import type { Kysely } from 'kysely'
import type { ColumnTypes, Migration } from './migrate.ts'

/** SSH keys, certificates and credentials for single services. */
export const credentials: Migration = {
  name: 'credentials',
  async up(db, types) {
    await sshPublicKeys(db, types)
    await signingCertificates(db, types)
    await serverCertificates(db, types)
    await serviceSpecificCredentials(db, types)
  },
}

type Database = Kysely<never>

/** Columns of every credential that belongs to a user or the root user. */
function owned(db: Database, table: string, { key, integer }: ColumnTypes) {
  return db.schema
    .createTable(table)
    .addColumn('id', key, (column) => column.primaryKey().notNull())
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('owner_id', key, (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
}

async function indexOwner(db: Database, table: string): Promise<void> {
  await db.schema.createIndex(`${table}_by_owner_id`).on(table).columns(['owner_id']).execute()
}

async function sshPublicKeys(db: Database, types: ColumnTypes): Promise<void> {
  await owned(db, 'ssh_public_keys', types)
    .addColumn('digest', types.key, (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addUniqueConstraint('ssh_public_keys_digest', ['owner_id', 'digest'])
    .execute()
}

async function signingCertificates(db: Database, types: ColumnTypes): Promise<void> {
  await owned(db, 'signing_certificates', types)
    .addColumn('fingerprint', types.key, (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addUniqueConstraint('signing_certificates_fingerprint', ['account_id', 'fingerprint'])
    .execute()
  await indexOwner(db, 'signing_certificates')
}

async function serverCertificates(db: Database, { key, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('server_certificates')
    .addColumn('id', key, (column) => column.primaryKey().notNull())
    .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', key, (column) => column.notNull())
    .addColumn('path', key, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('chain', 'text')
    .addColumn('sealed_key', 'text', (column) => column.notNull())
    .addUniqueConstraint('server_certificates_name', ['account_id', 'name_key'])
    .execute()
}

async function serviceSpecificCredentials(db: Database, types: ColumnTypes): Promise<void> {
  const { key, integer } = types
  await owned(db, 'service_specific_credentials', types)
    .addColumn('service_name', key, (column) => column.notNull())
    .addColumn('service_user_name', key, (column) => column.notNull())
    .addColumn('expires_at', integer)
    .addColumn('secret_hash', 'text', (column) => column.notNull())
    .addUniqueConstraint('service_specific_credentials_name', [
      'account_id',
      'service_name',
      'service_user_name',
    ])
    .execute()
  await indexOwner(db, 'service_specific_credentials')
}
