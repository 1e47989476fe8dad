import { changeOf } from '../changes.ts'
import type { ChangeRecord } from '../records.ts'
import type { Row } from '../schema.ts'
import type { Connection } from './connection.ts'

/**
 * Finds what other processes (`iamd account create` beside a running server) commit to the same file. SQLite
 * tells each connection cheaply whether another one has committed; what was committed is then read from the
 * change log by position.
 * https://www.sqlite.org/pragma.html#pragma_data_version
 */
export class ForeignChanges {
  #version: unknown
  #position: number

  /**
   * `connection` is the only one of this process that writes, so every other commit it hears of is foreign.
   */
  constructor(connection: Connection) {
    this.#version = dataVersion(connection)
    this.#position = lastPosition(connection)
  }

  /**
   * Changes committed by others since the last call. Called in the transaction of each own write before it
   * writes, when no one else can, and from a timer: so own changes are never taken for foreign ones and no
   * foreign one is left out.
   */
  take(connection: Connection): readonly ChangeRecord[] {
    const version = dataVersion(connection)
    if (version === this.#version) return []
    const { rows } = connection.execute(CHANGES_AFTER, [this.#position])
    // Only now, so that a failure leaves it to be found the next time.
    this.#version = version
    if (rows.length === 0) return []
    const found = rows as Row<'changes'>[]
    this.#position = found[found.length - 1]!.position
    return found.map(changeOf)
  }

  /** Passes over the changes that this process has just committed. */
  passOwn(connection: Connection): void {
    this.#position = lastPosition(connection)
  }
}

const CHANGES_AFTER = 'select * from changes where position > ? order by position'

function dataVersion(connection: Connection): unknown {
  const { rows } = connection.execute('pragma data_version', [])
  return (rows[0] as { data_version: number }).data_version
}

function lastPosition(connection: Connection): number {
  const { rows } = connection.execute('select max(position) as last from changes', [])
  return (rows[0] as { last: number | null }).last ?? 0
}
