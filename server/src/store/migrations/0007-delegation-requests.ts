import type { Migration } from './migrate.ts'

/** Requests of one account for temporary access to another. The account that asks and the one that is asked both work on a row. */
export const delegationRequests: Migration = {
  name: 'delegation-requests',
  async up(db, { key, integer }) {
    await db.schema
      .createTable('delegation_requests')
      .addColumn('id', key, (column) => column.primaryKey())
      .addColumn('requestor_id', key, (column) => column.notNull().references('accounts.id'))
      .addColumn('requestor_name', 'text', (column) => column.notNull())
      .addColumn('workflow_id', key, (column) => column.notNull())
      .addColumn('owner_account_id', key, (column) => column.references('accounts.id'))
      .addColumn('owner_arn', key)
      .addColumn('owner_user_id', 'text')
      .addColumn('approver_arn', 'text')
      .addColumn('approver', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('request_message', 'text')
      .addColumn('template_arn', 'text', (column) => column.notNull())
      .addColumn('parameters', 'text', (column) => column.notNull())
      .addColumn('permission_policy', 'text', (column) => column.notNull())
      .addColumn('notification_channel', 'text', (column) => column.notNull())
      .addColumn('redirect_url', 'text')
      .addColumn('session_duration', integer, (column) => column.notNull())
      .addColumn('only_send_by_owner', 'integer', (column) => column.notNull())
      .addColumn('notes', 'text')
      .addColumn('rejection_reason', 'text')
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('updated_at', integer, (column) => column.notNull())
      .addColumn('expires_at', integer, (column) => column.notNull())
      .addColumn('finalized_at', integer)
      .addUniqueConstraint('delegation_requests_workflow', ['requestor_id', 'workflow_id'])
      .execute()
    await db.schema
      .createIndex('delegation_requests_by_owner')
      .on('delegation_requests')
      .columns(['owner_account_id', 'id'])
      .execute()
  },
}
