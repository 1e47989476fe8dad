import type { Kysely } from 'kysely'
import type { Backend, Written } from '../backend.ts'
import type { ChangeNotice } from '../changes.ts'
import { StoreClosed } from '../errors.ts'
import { migrate, needsMigration } from '../migrations/migrate.ts'
import type { ChangeRecord } from '../records.ts'
import type { Schema } from '../schema.ts'
import { beginWrite, type Connection, isBusy, openFile, openMemory } from './connection.ts'
import { type Gate, kyselyOver, OPEN_GATE } from './dialect.ts'
import { ForeignChanges } from './foreign-changes.ts'
import { SharedLock } from './lock.ts'
import { Writer } from './writer.ts'

/** How often another process's commits are looked for, in ms: the longest a cache may be behind them. */
export const FOREIGN_POLL_MS = 200

/**
 * A database file: one connection writes, one reads single statements, one reads snapshots. `lockToMigrate`
 * is called before the schema is changed and gives the function to call after; it throws where that may not
 * be.
 */
export async function openSqliteFile(path: string, lockToMigrate?: LockToMigrate): Promise<Backend> {
  const writing = openFile(path, 'writes')
  try {
    await migrateSqlite(writing, lockToMigrate)
    return new FileBackend(writing, openFile(path, 'reads'), openFile(path, 'reads'))
  } catch (error) {
    writing.close()
    throw error
  }
}

/** A database in memory, which can be put back to an earlier state. */
export async function openSqliteMemory(): Promise<MemoryBackend> {
  const connection = openMemory()
  await migrateSqlite(connection)
  return new MemoryBackend(connection)
}

type LockToMigrate = () => () => void

async function migrateSqlite(
  connection: Connection,
  lockToMigrate: LockToMigrate = () => () => {},
): Promise<void> {
  const { database } = connection
  let unlock = () => {}
  // Takes the write lock first: of two processes that start together one migrates, the other finds it done.
  await beginWrite(connection)
  try {
    const db = kyselyOver(() => connection, OPEN_GATE)
    if (await needsMigration(db, 'sqlite')) {
      unlock = lockToMigrate()
      await migrate(db, 'sqlite')
    }
    database.exec('COMMIT')
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  } finally {
    unlock()
  }
}

class FileBackend implements Backend {
  readonly reader: Kysely<Schema>
  readonly #connections: readonly Connection[]
  readonly #snapshots: Connection
  readonly #snapshotReader: Kysely<Schema>
  readonly #snapshotTurns = new SharedLock()
  readonly #writer: Writer
  readonly #foreign: ForeignChanges
  readonly #poll: NodeJS.Timeout
  #notify: (notice: ChangeNotice) => void = () => {}

  constructor(writing: Connection, reading: Connection, snapshots: Connection) {
    this.#connections = [reading, snapshots, writing]
    this.#snapshots = snapshots
    const gate: Gate = {
      enter: () => {
        this.refuseWithinWrite()
        return undefined
      },
      leave: () => {},
    }
    this.reader = kyselyOver(() => reading, gate)
    this.#snapshotReader = kyselyOver(() => snapshots, OPEN_GATE)
    this.#foreign = new ForeignChanges(writing)
    this.#writer = new Writer(() => writing, {
      lock: () => undefined,
      unlock: () => {},
      begun: (connection) => this.#announce(this.#foreign.take(connection)),
      committed: (connection, changes) => {
        this.#foreign.passOwn(connection)
        this.#announce(changes)
      },
    })
    // In a transaction of our own the log is looked at when it begins; from the timer it would be read half
    // done.
    this.#poll = setInterval(() => {
      if (!writing.database.inTransaction) this.#lookForForeignChanges(writing)
    }, FOREIGN_POLL_MS).unref()
  }

  async snapshot<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    this.refuseWithinWrite()
    await this.#snapshotTurns.exclusive()
    try {
      this.#snapshots.database.exec('BEGIN')
      try {
        return await work(this.#snapshotReader)
      } finally {
        this.#snapshots.database.exec('COMMIT')
      }
    } finally {
      this.#snapshotTurns.releaseExclusive()
    }
  }

  transact<T>(work: (db: Kysely<Schema>) => Promise<Written<T>>): Promise<T> {
    return this.#writer.transact(work)
  }

  refuseWithinWrite(): void {
    this.#writer.refuseWithinWrite()
  }

  listen(listener: (notice: ChangeNotice) => void): void {
    this.#notify = listener
  }

  async close(): Promise<void> {
    clearInterval(this.#poll)
    await this.#writer.close()
    await this.#snapshotTurns.exclusive()
    for (const connection of this.#connections) connection.close()
    this.#snapshotTurns.releaseExclusive()
  }

  #lookForForeignChanges(connection: Connection): void {
    try {
      this.#announce(this.#foreign.take(connection))
    } catch (error) {
      // Another process is setting the file right after a crash; it is looked at again soon.
      if (!isBusy(error)) throw error
    }
  }

  #announce(changes: readonly ChangeRecord[]): void {
    if (changes.length > 0) this.#notify(changes)
  }
}

export class MemoryBackend implements Backend {
  readonly reader: Kysely<Schema>
  readonly #snapshotReader: Kysely<Schema>
  readonly #lock = new SharedLock()
  readonly #writer: Writer
  #connection: Connection
  #closed = false
  #notify: (notice: ChangeNotice) => void = () => {}

  constructor(connection: Connection) {
    this.#connection = connection
    const current = () => this.#connection
    this.reader = kyselyOver(current, {
      enter: () => {
        this.refuseWithinWrite()
        return this.#lock.shared()
      },
      leave: () => this.#lock.releaseShared(),
    })
    this.#snapshotReader = kyselyOver(current, OPEN_GATE)
    this.#writer = new Writer(current, {
      lock: () => this.#lock.exclusive(),
      unlock: () => this.#lock.releaseExclusive(),
      begun: () => {},
      committed: (_, changes) => {
        if (changes.length > 0) this.#notify(changes)
      },
    })
  }

  async snapshot<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    this.refuseWithinWrite()
    await this.#lock.shared()
    try {
      return await work(this.#snapshotReader)
    } finally {
      this.#lock.releaseShared()
    }
  }

  transact<T>(work: (db: Kysely<Schema>) => Promise<Written<T>>): Promise<T> {
    return this.#writer.transact(work)
  }

  refuseWithinWrite(): void {
    this.#writer.refuseWithinWrite()
  }

  listen(listener: (notice: ChangeNotice) => void): void {
    this.#notify = listener
  }

  /** The bytes of the whole database. */
  serialize(): Promise<Uint8Array> {
    return this.#alone(() => this.#connection.database.serialize())
  }

  /** Puts the bytes in the place of the whole database. */
  restore(bytes: Uint8Array): Promise<void> {
    return this.#alone(() => {
      const former = this.#connection
      this.#connection = openMemory(bytes)
      former.close()
      this.#notify('everything')
    })
  }

  async close(): Promise<void> {
    await this.#writer.close()
    if (this.#closed) return
    await this.#alone(() => this.#connection.close())
    this.#closed = true
  }

  async #alone<T>(work: () => T): Promise<T> {
    this.refuseWithinWrite()
    await this.#lock.exclusive()
    try {
      if (this.#closed) throw new StoreClosed()
      return work()
    } finally {
      this.#lock.releaseExclusive()
    }
  }
}
