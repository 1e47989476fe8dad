import { Reader } from '../rows.ts'
import { type ReadSession, requireAccount, type WriteSession } from '../session.ts'

/** Reports on the services last accessed: a text each, read again by its id. Not in the change log. */
export interface AccessReportReads {
  /** The content; undefined for one that is not the account's or was made before `notBefore`, milliseconds since the epoch. */
  get(accountId: string, id: string, notBefore: number): Promise<string | undefined>
}

export interface AccessReportWrites extends AccessReportReads {
  /** Keeps the newest `keep` of the account, this one among them, and none from before `notBefore`. */
  insert(report: AccessReport, keep: number, notBefore: number): Promise<void>
}

export interface AccessReport {
  readonly accountId: string
  readonly id: string
  readonly createdAt: number
  readonly content: string
}

export class AccessReportReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements AccessReportReads
{
  async get(accountId: string, id: string, notBefore: number): Promise<string | undefined> {
    const row = await this.session.db
      .selectFrom('access_reports')
      .select('content')
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .where('created_at', '>=', notBefore)
      .executeTakeFirst()
    return row?.content
  }
}

export class AccessReportWriter extends AccessReportReader<WriteSession> implements AccessReportWrites {
  async insert(report: AccessReport, keep: number, notBefore: number): Promise<void> {
    requireAccount(this.session, report.accountId)
    const { db } = this.session
    const kept = await db
      .selectFrom('access_reports')
      .select('id')
      .where('account_id', '=', report.accountId)
      .where('created_at', '>=', notBefore)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(keep - 1)
      .execute()
    let outdated = db.deleteFrom('access_reports').where('account_id', '=', report.accountId)
    if (kept.length > 0) {
      const ids = kept.map(({ id }) => id)
      outdated = outdated.where('id', 'not in', ids)
    }
    await outdated.execute()
    await db
      .insertInto('access_reports')
      .values({
        id: report.id,
        account_id: report.accountId,
        created_at: report.createdAt,
        content: report.content,
      })
      .execute()
  }
}
