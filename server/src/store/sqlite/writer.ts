import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'
import type { Written } from '../backend.ts'
import { StoreClosed, StoreMisuse, StoreOverloaded } from '../errors.ts'
import type { ChangeRecord } from '../records.ts'
import type { Schema } from '../schema.ts'
import { beginWrite, type Connection } from './connection.ts'
import { kyselyOver } from './dialect.ts'

/**
 * Writes that may wait at once; a client that sends more is told to slow down rather than let memory grow.
 */
const MAX_WAITING = 10_000

/**
 * Writes committed together at most. Those that wait when one commits share the next commit and its fsync,
 * which is what a write costs; each is in a savepoint of its own and fails alone. The bound keeps the first
 * from waiting for too many others.
 */
const MAX_PER_COMMIT = 64

export interface WriterHooks {
  /** Waits until the writer may use the database alone. */
  lock(): Promise<void> | undefined
  unlock(): void
  /** Called inside the transaction before its first write. */
  begun(connection: Connection): void
  /** Called after the commit, before any write of it is acknowledged. Must not throw. */
  committed(connection: Connection, changes: readonly ChangeRecord[]): void
}

interface Job {
  /** Runs the work in the asynchronous context of the caller of `write`. */
  readonly run: (turn: Turn) => Promise<readonly ChangeRecord[]>
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** The right of one piece of work to use the writer's connection; over when it has ended. */
interface Turn {
  over: boolean
  queriesRunning: number
}

/** Does writes one after the other on the one connection that may write. */
export class Writer {
  readonly #connection: () => Connection
  readonly #hooks: WriterHooks
  readonly #turns = new AsyncLocalStorage<Turn>()
  readonly #db: Kysely<Schema>
  readonly #waiting: Job[] = []
  #draining: Promise<void> | undefined
  #closed = false

  constructor(connection: () => Connection, hooks: WriterHooks) {
    this.#connection = connection
    this.#hooks = hooks
    this.#db = kyselyOver(connection, { enter: () => this.#enter(), leave: () => this.#leave() })
  }

  /** @throws StoreMisuse when called from the work of a write that is under way */
  refuseWithinWrite(): void {
    if (this.#draining && this.#turns.getStore()?.over === false) {
      throw new StoreMisuse('within a write only its transaction may be used')
    }
  }

  transact<T>(work: (db: Kysely<Schema>) => Promise<Written<T>>): Promise<T> {
    this.refuseWithinWrite()
    if (this.#closed) throw new StoreClosed()
    if (this.#waiting.length >= MAX_WAITING) throw new StoreOverloaded()
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const inCallersContext = AsyncLocalStorage.snapshot()
    let value: T
    this.#waiting.push({
      run: (turn) =>
        inCallersContext(() =>
          this.#turns.run(turn, async () => {
            const written = await work(this.#db)
            value = written.value
            return written.changes
          }),
        ),
      resolve: () => resolve(value),
      reject,
    })
    this.#draining ??= this.#drain()
    return promise
  }

  /** Waits for the writes already accepted; later ones are refused. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#draining
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // The lock is asked for at once, so that who asks after a write comes after it; waiting for it, even if
      // it is free, lets writes that come in together find each other in one commit.
      await this.#hooks.lock()
      try {
        await this.#commitSome()
      } finally {
        this.#hooks.unlock()
      }
    }
    this.#draining = undefined
  }

  /**
   * One transaction with as many of the waiting writes as may go together. Settles them all; never throws.
   */
  async #commitSome(): Promise<void> {
    const connection = this.#connection()
    const { database } = connection
    const done: Job[] = []
    const failed: (readonly [Job, unknown])[] = []
    const changes: ChangeRecord[] = []
    try {
      await beginWrite(connection)
      this.#hooks.begun(connection)
      for (let n = 0; n < MAX_PER_COMMIT && this.#waiting.length > 0; n++) {
        const job = this.#waiting.shift()!
        done.push(job)
        try {
          changes.push(...(await this.#runInSavepoint(connection, job)))
        } catch (error) {
          // A full disk and the like end the whole transaction, and with it what earlier writes of it did.
          if (!database.inTransaction) throw error
          failed.push([done.pop()!, error])
        }
      }
      database.exec('COMMIT')
    } catch (error) {
      rollBack(connection)
      // Where the transaction could not even begin, the first in line has the failure; the others try again.
      if (done.length === 0 && failed.length === 0) done.push(this.#waiting.shift()!)
      for (const job of done) job.reject(error)
      for (const [job, cause] of failed) job.reject(cause)
      return
    }
    this.#hooks.committed(connection, changes)
    for (const job of done) job.resolve()
    for (const [job, cause] of failed) job.reject(cause)
  }

  async #runInSavepoint({ database }: Connection, job: Job): Promise<readonly ChangeRecord[]> {
    const turn: Turn = { over: false, queriesRunning: 0 }
    database.exec('SAVEPOINT write')
    try {
      const changes = await job.run(turn)
      if (turn.queriesRunning > 0) throw new StoreMisuse('the work of a write ended before its queries did')
      database.exec('RELEASE write')
      return changes
    } catch (error) {
      turn.over = true
      // A query that nobody awaited must not land in the write that comes next.
      while (turn.queriesRunning > 0) await undefined
      if (database.inTransaction) database.exec('ROLLBACK TO write; RELEASE write')
      throw error
    } finally {
      turn.over = true
    }
  }

  #enter(): undefined {
    const turn = this.#turns.getStore()
    if (!turn || turn.over) throw new StoreMisuse('a transaction is used after its end')
    turn.queriesRunning++
  }

  #leave(): void {
    const turn = this.#turns.getStore()
    if (turn) turn.queriesRunning--
  }
}

/**
 * Ends a transaction that has failed. If even that fails, the next BEGIN says so to the write that wants it.
 */
function rollBack({ database }: Connection): void {
  try {
    if (database.inTransaction) database.exec('ROLLBACK')
  } catch {}
}
