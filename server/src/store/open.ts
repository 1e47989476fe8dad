import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CacheLimits } from './cache/caches.ts'
import { KyselyEphemeralStore, KyselyStore } from './kysely-store.ts'
import { takeDirectoryLock } from './sqlite/directory-lock.ts'
import { openSqliteFile, openSqliteMemory } from './sqlite/sqlite-backend.ts'
import type { EphemeralStore, Store } from './store.ts'

export interface DataDirectoryOptions {
  /** Made, readable by its owner only, where it is not there. */
  readonly dataDir: string
  /**
   * True (the default) for a server, of which a data directory has at most one; false for commands that do
   * one thing and go, which may run beside a server: it notices what they commit within {@link
   * FOREIGN_POLL_MS}.
   */
  readonly serving?: boolean
  readonly cacheLimits?: CacheLimits
}

export interface EphemeralOptions {
  readonly ephemeral: true
  readonly cacheLimits?: CacheLimits
}

/** The database's name in the data directory; beside it are SQLite's `-wal` and `-shm`. */
export const DATABASE_FILE = 'iamd.sqlite'

/**
 * Opens the store, migrated to the present schema.
 * @throws DataDirectoryInUse if another server has the directory; DatabaseTooNew
 */
export function openStore(options: EphemeralOptions): Promise<EphemeralStore>
export function openStore(options: DataDirectoryOptions): Promise<Store>
export async function openStore(options: DataDirectoryOptions | EphemeralOptions): Promise<Store> {
  if ('ephemeral' in options) return new KyselyEphemeralStore(await openSqliteMemory(), options.cacheLimits)
  const directory = resolve(options.dataDir)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const serving = options.serving !== false
  const release = serving ? takeDirectoryLock(directory) : () => {}
  try {
    // A command of a newer version must not change the schema under a server that runs.
    const lockToMigrate = serving ? undefined : () => takeDirectoryLock(directory)
    const backend = await openSqliteFile(join(directory, DATABASE_FILE), lockToMigrate)
    return new KyselyStore(backend, release, options.cacheLimits)
  } catch (error) {
    release()
    throw error
  }
}
