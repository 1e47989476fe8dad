import type { Migration } from './migrate.ts'

/** The template that a role was made from, and the properties of accounts; sizes of policies, which nobody asks for, go. */
export const roleTemplates: Migration = {
  name: 'role-templates',
  async up(db) {
    await db.schema.alterTable('roles').addColumn('source_template', 'text').execute()
    await db.schema
      .alterTable('accounts')
      .addColumn('role_manager_enabled', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
    await db.schema.alterTable('inline_policies').dropColumn('size').execute()
  },
}
