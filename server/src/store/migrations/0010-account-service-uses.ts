import { type Kysely, sql } from 'kysely'
import type { Migration } from './migrate.ts'

/** What accounts used of each service, begun with what their users and roles are known to have used. */
export const accountServiceUses: Migration = {
  name: 'account-service-uses',
  async up(db, { key, integer }) {
    await db.schema
      .createTable('account_service_uses')
      .addColumn('account_id', key, (column) => column.notNull().references('accounts.id'))
      .addColumn('service', key, (column) => column.notNull())
      .addColumn('at', integer, (column) => column.notNull())
      .addColumn('region', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('account_service_uses_key', ['account_id', 'service'])
      .execute()
    await fill(db)
  },
}

async function fill(db: Kysely<never>): Promise<void> {
  await sql`
    insert into account_service_uses (account_id, service, "at", region)
    select account_id, service, "at", region from (
      select principals.account_id, uses.service, uses."at", uses.region, row_number() over (
        partition by principals.account_id, uses.service order by uses."at" desc, uses.action
      ) as place
      from service_uses uses
      join (select id, account_id from users union all select id, account_id from roles) principals
        on principals.id = uses.principal_id
    ) newest
    where place = 1
  `.execute(db)
}
