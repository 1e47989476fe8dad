import { Reader } from '../rows.ts'
import { type ReadSession, requireAccount, type WriteSession } from '../session.ts'

/** Service-linked roles that were deleted, by the id of the deletion task. Not in the change log: the role's own line is. */
export interface RoleDeletionReads {
  has(accountId: string, taskId: string): Promise<boolean>
}

export interface RoleDeletionWrites extends RoleDeletionReads {
  /** Forgets those of the account before `keepFrom`. Times in milliseconds since the epoch. */
  insert(
    task: { readonly accountId: string; readonly id: string; readonly at: number },
    keepFrom: number,
  ): Promise<void>
}

export class RoleDeletionReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements RoleDeletionReads
{
  async has(accountId: string, taskId: string): Promise<boolean> {
    const row = await this.session.db
      .selectFrom('role_deletions')
      .select('id')
      .where('id', '=', taskId)
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return row !== undefined
  }
}

export class RoleDeletionWriter extends RoleDeletionReader<WriteSession> implements RoleDeletionWrites {
  async insert(
    task: { readonly accountId: string; readonly id: string; readonly at: number },
    keepFrom: number,
  ): Promise<void> {
    requireAccount(this.session, task.accountId)
    await this.session.db
      .deleteFrom('role_deletions')
      .where('account_id', '=', task.accountId)
      .where('deleted_at', '<', keepFrom)
      .execute()
    await this.session.db
      .insertInto('role_deletions')
      .values({ id: task.id, account_id: task.accountId, deleted_at: task.at })
      .execute()
  }
}
