import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import { ReferenceViolation, UniqueViolation } from '../errors.ts'
import { makePrivate } from './private-file.ts'

/**
 * One SQLite connection. Statements are prepared once and kept: the queries of the store are few and their
 * text is fixed but for the number of values in a list.
 */
export class Connection {
  readonly database: Database.Database
  readonly #statements = new LRUCache<string, Database.Statement<unknown[], unknown>>({ max: MAX_STATEMENTS })

  constructor(database: Database.Database) {
    this.database = database
  }

  /** @throws UniqueViolation, ReferenceViolation, or the driver's error */
  execute(sql: string, parameters: readonly unknown[]): { rows: unknown[]; changes: number | undefined } {
    try {
      let statement = this.#statements.get(sql)
      if (!statement) this.#statements.set(sql, (statement = this.database.prepare(sql)))
      // `reader` is true for RETURNING too, whose rows also tell how many were written.
      if (statement.reader) return { rows: statement.all(parameters), changes: undefined }
      return { rows: [], changes: statement.run(parameters).changes }
    } catch (error) {
      throw translated(error)
    }
  }

  close(): void {
    this.#statements.clear()
    this.database.close()
  }
}

/** Prepared statements kept per connection; one takes a few kilobytes. */
const MAX_STATEMENTS = 300

/** How long one process waits for another's write to end, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000

/** How long it waits between two tries, in milliseconds. */
const BUSY_RETRY_MS = 3

/** Whether SQLite refused because another process has the file locked. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

/**
 * Begins a transaction that may write. Waits for another process's to end without holding up the event loop,
 * which SQLite's own waiting would.
 * @throws the driver's error if that takes longer than {@link BUSY_TIMEOUT_MS}
 */
export async function beginWrite({ database }: Connection): Promise<void> {
  const until = performance.now() + BUSY_TIMEOUT_MS
  for (;;) {
    try {
      database.exec('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
    }
    await sleep(BUSY_RETRY_MS)
  }
}

function translated(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  switch (error.code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      // "UNIQUE constraint failed: users.account_id, users.name_key"
      return new UniqueViolation(/: (\w+)\./.exec(error.message)?.[1] ?? '')
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return new ReferenceViolation('something that is referred to would be missing')
    default:
      return error
  }
}

/**
 * Opens a database file, which only its owner can read: it holds password hashes and sealed secrets. WAL lets
 * reads go on during writes; synchronous=FULL makes a commit wait for the disk, so what is acknowledged
 * survives a power cut, which WAL with NORMAL does not promise.
 * https://www.sqlite.org/pragma.html#pragma_synchronous
 */
export function openFile(path: string, use: 'reads' | 'writes'): Connection {
  // SQLite gives its -wal and -shm files the mode of the database, so this must happen before it opens it.
  makePrivate(path)
  const connection = new Connection(new Database(path, { timeout: BUSY_TIMEOUT_MS }))
  connection.database.pragma('journal_mode = WAL')
  connection.database.pragma('synchronous = FULL')
  if (use === 'writes') connection.database.pragma('busy_timeout = 0')
  return withRules(connection)
}

/** Opens a database in memory: empty, or from the bytes of a snapshot. */
export function openMemory(snapshot?: Uint8Array): Connection {
  return withRules(new Connection(new Database(snapshot ? Buffer.from(snapshot) : ':memory:')))
}

function withRules(connection: Connection): Connection {
  connection.database.pragma('foreign_keys = ON')
  // Old values do not linger in free pages: a deleted key's sealed secret is gone from the file.
  connection.database.pragma('secure_delete = ON')
  return connection
}
