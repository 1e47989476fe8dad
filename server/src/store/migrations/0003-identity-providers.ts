import type { Migration } from './migrate.ts'

/** Identity providers that roles may trust. */
export const identityProviders: Migration = {
  name: 'identity-providers',
  async up(db, { key, integer }) {
    await db.schema
      .createTable('oidc_providers')
      .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
      .addColumn('url', key, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('client_ids', 'text', (column) => column.notNull())
      .addColumn('thumbprints', 'text', (column) => column.notNull())
      .addColumn('tags', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('oidc_providers_key', ['account_id', 'url'])
      .execute()
  },
}
