import type { Migration } from './migrate.ts'

/** Identity providers that roles may trust by SAML 2.0. */
export const samlProviders: Migration = {
  name: 'saml-providers',
  async up(db, { key, integer }) {
    await db.schema
      .createTable('saml_providers')
      .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
      .addColumn('name', key, (column) => column.notNull())
      .addColumn('name_key', key, (column) => column.notNull())
      .addColumn('uuid', key, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('valid_until', integer, (column) => column.notNull())
      .addColumn('entity_id', 'text', (column) => column.notNull())
      .addColumn('certificates', 'text', (column) => column.notNull())
      .addColumn('encryption_mode', 'text')
      .addColumn('private_keys', 'text', (column) => column.notNull())
      .addColumn('tags', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('saml_providers_key', ['account_id', 'name_key'])
      .execute()
  },
}
