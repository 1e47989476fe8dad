import type { Kysely } from 'kysely'
import type { ChangeNotice } from './changes.ts'
import type { ChangeRecord } from './records.ts'
import type { Schema } from './schema.ts'

/**
 * What the store needs of a database engine. All SQL that is particular to one engine lives below this
 * interface; the tables and every query are shared.
 */
export interface Backend {
  /** Single reads of the committed state. */
  readonly reader: Kysely<Schema>

  /** Runs several reads that see one and the same committed state. */
  snapshot<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>

  /**
   * Runs `work` in a write transaction, serialised with others of the same account at least, and commits. The
   * notice of its changes is given to the listener set with {@link listen} after the commit and before the
   * promise resolves.
   */
  transact<T>(work: (db: Kysely<Schema>) => Promise<Written<T>>): Promise<T>

  /** Throws StoreMisuse if called from within the work of a transaction under way. */
  refuseWithinWrite(): void

  /** Sets the one listener for changes, own ones and those that other processes commit. */
  listen(listener: (notice: ChangeNotice) => void): void

  close(): Promise<void>
}

/** What the work of a transaction gives back: its result and its numbered changes. */
export interface Written<T> {
  readonly value: T
  readonly changes: readonly ChangeRecord[]
}
