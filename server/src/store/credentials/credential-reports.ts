import type { CredentialReportRecord } from '../records.ts'
import { Reader } from '../rows.ts'
import { type ReadSession, requireAccount, type WriteSession } from '../session.ts'

/** The last credential report of each account. */
export interface CredentialReportReads {
  get(accountId: string): Promise<CredentialReportRecord | undefined>
}

export interface CredentialReportWrites extends CredentialReportReads {
  /** Makes or replaces. */
  put(record: CredentialReportRecord): Promise<void>
}

export class CredentialReportReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements CredentialReportReads
{
  async get(accountId: string): Promise<CredentialReportRecord | undefined> {
    const row = await this.session.db
      .selectFrom('credential_reports')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return row && { accountId: row.account_id, generatedAt: row.generated_at, content: row.content }
  }
}

export class CredentialReportWriter
  extends CredentialReportReader<WriteSession>
  implements CredentialReportWrites
{
  async put(record: CredentialReportRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    const values = { generated_at: record.generatedAt, content: record.content }
    await this.session.db
      .insertInto('credential_reports')
      .values({ account_id: record.accountId, ...values })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
      .execute()
    this.session.changed('credential-report', record.accountId)
  }
}
