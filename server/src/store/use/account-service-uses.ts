import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import type { ReadSession } from '../session.ts'

/**
 * The last time that anybody of an account, its root user too, asked for any action of a service, allowed or not. It stays when the
 * principal goes. Times in milliseconds since the epoch.
 */
export interface AccountServiceUse {
  readonly accountId: string
  /** Prefix of the service's actions: `iam`. */
  readonly service: string
  readonly at: number
  readonly region: string
}

export interface AccountServiceUseReads {
  /** All of the accounts since `notBefore`, in no particular order. At most {@link MAX_PAGE_ITEMS} ids. */
  ofAccounts(accountIds: readonly string[], notBefore: number): Promise<readonly AccountServiceUse[]>
}

export class AccountServiceUseReader implements AccountServiceUseReads {
  readonly #session: ReadSession
  constructor(session: ReadSession) {
    this.#session = session
  }

  async ofAccounts(accountIds: readonly string[], notBefore: number): Promise<readonly AccountServiceUse[]> {
    if (accountIds.length === 0) return []
    const rows = await this.#session.db
      .selectFrom('account_service_uses')
      .selectAll()
      .where('account_id', 'in', accountIds)
      .where('at', '>=', notBefore)
      .execute()
    return rows.map(({ account_id: accountId, ...use }) => ({ accountId, ...use }))
  }
}

/** Writes uses; those of accounts that are not there are passed over, and an older time never replaces a newer one. */
export async function writeAccountServiceUses(
  db: Kysely<Schema>,
  uses: readonly AccountServiceUse[],
): Promise<void> {
  const ids = [...new Set(uses.map(({ accountId }) => accountId))]
  if (ids.length === 0) return
  const rows = await db.selectFrom('accounts').select('id').where('id', 'in', ids).execute()
  const present = new Set(rows.map(({ id }) => id))
  for (const { accountId, ...use } of uses) {
    if (!present.has(accountId)) continue
    await db
      .insertInto('account_service_uses')
      .values({ account_id: accountId, ...use })
      .onConflict((conflict) =>
        conflict
          .columns(['account_id', 'service'])
          .doUpdateSet({ at: use.at, region: use.region })
          .where('account_service_uses.at', '<=', use.at),
      )
      .execute()
  }
}
