import type { Migration } from './migrate.ts'

/** What accounts prove their principals to other services with. */
export const outboundWebIdentity: Migration = {
  name: 'outbound-web-identity',
  async up(db, { key, integer }) {
    await db.schema
      .createTable('outbound_issuers')
      .addColumn('account_id', key, (column) => column.primaryKey().references('accounts.id'))
      .addColumn('issuer_id', key, (column) => column.notNull().unique())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('enabled', 'integer', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('outbound_keys')
      .addColumn('account_id', key, (column) => column.notNull().references('outbound_issuers.account_id'))
      .addColumn('key_id', key, (column) => column.notNull())
      .addColumn('algorithm', 'text', (column) => column.notNull())
      .addColumn('signs_from', integer, (column) => column.notNull())
      .addColumn('signs_until', integer)
      .addColumn('public_key', 'text', (column) => column.notNull())
      .addColumn('sealed_private_key', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('outbound_keys_key', ['account_id', 'key_id'])
      .execute()
  },
}
