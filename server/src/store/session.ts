import type { Kysely } from 'kysely'
import { MissingEntity, StoreMisuse } from './errors.ts'
import type { ChangeKind } from './records.ts'
import type { Schema } from './schema.ts'

/**
 * What the read side of an aggregate works on: the committed state, one snapshot of it, or a transaction's
 * own state.
 */
export interface ReadSession {
  readonly db: Kysely<Schema>
}

/**
 * What the write side works on. Every change is noted here and becomes a line of the change log when the work
 * has ended.
 */
export interface WriteSession extends ReadSession {
  readonly accountId: string
  changed(kind: ChangeKind, entityId: string): void
}

/**
 * Refuses a record of another account: a transaction is bound to one, and its change log tells of no other.
 * @throws StoreMisuse
 */
export function requireAccount(session: WriteSession, accountId: string): void {
  if (accountId !== session.accountId) throw new StoreMisuse('a transaction writes only to its own account')
}

/**
 * Notes a change that must have met exactly one row.
 * @throws MissingEntity where it met none
 */
export function changedOne(session: WriteSession, kind: ChangeKind, id: string, rows: bigint): void {
  if (rows === 0n) throw new MissingEntity(kind, id)
  session.changed(kind, id)
}

/** Notes a change if it met a row, and says whether it did. */
export function changedAny(session: WriteSession, kind: ChangeKind, id: string, rows: bigint): boolean {
  if (rows === 0n) return false
  session.changed(kind, id)
  return true
}
