import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
} from 'kysely'
import type { Schema } from '../schema.ts'
import type { Connection } from './connection.ts'

/** Asks for, and lets go of, the right to run one query; `enter` may throw to refuse it. */
export interface Gate {
  enter(): Promise<void> | undefined
  leave(): void
}

export const OPEN_GATE: Gate = { enter: () => undefined, leave: () => undefined }

/**
 * Kysely over one connection of ours. Kysely's own SQLite driver lets one query at a time onto a connection
 * and keeps it there for a transaction; here transactions are begun and ended outside of Kysely and a gate
 * decides instead.
 */
export function kyselyOver(connection: () => Connection, gate: Gate): Kysely<Schema> {
  const sqlite = new SqliteDialect({ database: { close() {}, prepare: refuse } })
  const dialect: Dialect = {
    createAdapter: () => new GatedAdapter(),
    createDriver: () => new GatedDriver(connection, gate),
    createIntrospector: (db) => sqlite.createIntrospector(db),
    createQueryCompiler: () => sqlite.createQueryCompiler(),
  }
  return new Kysely<Schema>({ dialect })
}

function refuse(): never {
  throw new Error('transactions and streams do not go through Kysely here')
}

/**
 * Says that queries need not wait for one another, which would cost every one of them a turn of the mutex.
 */
class GatedAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class GatedDriver implements Driver {
  readonly #gate: Gate
  readonly #connection: DatabaseConnection

  constructor(connection: () => Connection, gate: Gate) {
    this.#gate = gate
    this.#connection = {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        const { rows, changes } = connection().execute(query.sql, query.parameters)
        return {
          rows: rows as R[],
          ...(changes === undefined ? {} : { numAffectedRows: BigInt(changes) }),
        }
      },
      streamQuery: refuse,
    }
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    const entry = this.#gate.enter()
    if (entry) await entry
    return this.#connection
  }
  async releaseConnection(): Promise<void> {
    this.#gate.leave()
  }
  async destroy(): Promise<void> {}
  beginTransaction = refuse
  commitTransaction = refuse
  rollbackTransaction = refuse
}
