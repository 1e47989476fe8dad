import type { ChangeKind, ChangeRecord } from './records.ts'
import type { Row } from './schema.ts'
import type { ReadSession } from './session.ts'

/** The change log: one line per write, numbered per account from 1 without gaps, in commit order. */
export interface ChangeReads {
  /** Changes of the account after number `seq`, in order, at most `limit`. */
  since(accountId: string, seq: number, limit: number): Promise<readonly ChangeRecord[]>
  /** The number of the account's last change; 0 if there is none. */
  head(accountId: string): Promise<number>
}

/**
 * What listeners get: the changes of one or more committed writes, or that nothing known before holds any
 * more.
 */
export type ChangeNotice = readonly ChangeRecord[] | 'everything'

/** Called right after the commit and before the write's promise resolves. Must not throw, block or write. */
export type ChangeListener = (notice: ChangeNotice) => void

/** A change noted in a transaction, before it has a number. */
export interface PendingChange {
  readonly kind: ChangeKind
  readonly entityId: string
}

/**
 * Rows one insert statement carries; five values each, and SQLite takes 32,766 values.
 * https://www.sqlite.org/limits.html
 */
const ROWS_PER_INSERT = 1000

export function changeOf(row: Omit<Row<'changes'>, 'position'>): ChangeRecord {
  return {
    accountId: row.account_id,
    seq: row.seq,
    at: row.at,
    kind: row.kind as ChangeKind,
    entityId: row.entity_id,
  }
}

export class ChangeReader implements ChangeReads {
  readonly #session: ReadSession
  constructor(session: ReadSession) {
    this.#session = session
  }

  async since(accountId: string, seq: number, limit: number): Promise<readonly ChangeRecord[]> {
    const rows = await this.#session.db
      .selectFrom('changes')
      .select(['account_id', 'seq', 'at', 'kind', 'entity_id'])
      .where('account_id', '=', accountId)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute()
    return rows.map(changeOf)
  }

  async head(accountId: string): Promise<number> {
    const row = await this.#session.db
      .selectFrom('change_heads')
      .select('seq')
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return row?.seq ?? 0
  }
}

/**
 * Numbers the changes of a transaction and writes them down, as its last step. Counting up the account's head
 * row also makes engines with concurrent writers commit one account's transactions in the order of their
 * numbers.
 */
export async function appendChanges(
  { db }: ReadSession,
  accountId: string,
  pending: readonly PendingChange[],
  at: number,
): Promise<readonly ChangeRecord[]> {
  if (pending.length === 0) return []
  const { seq: last } = await db
    .insertInto('change_heads')
    .values({ account_id: accountId, seq: pending.length })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet((eb) => ({ seq: eb('change_heads.seq', '+', pending.length) })),
    )
    .returning('seq')
    .executeTakeFirstOrThrow()
  const first = last - pending.length + 1
  const changes = pending.map(({ kind, entityId }, i) => ({ accountId, seq: first + i, at, kind, entityId }))
  for (let start = 0; start < changes.length; start += ROWS_PER_INSERT) {
    await db
      .insertInto('changes')
      .values(
        changes.slice(start, start + ROWS_PER_INSERT).map((change) => ({
          account_id: accountId,
          seq: change.seq,
          at,
          kind: change.kind,
          entity_id: change.entityId,
        })),
      )
      .execute()
  }
  return changes
}
