import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DataDirectoryInUse } from '../errors.ts'
import { isBusy } from './connection.ts'
import { makePrivate } from './private-file.ts'

/** An empty database that exists to be locked. */
const LOCK_FILE = 'server.lock'

/**
 * Takes the data directory for one server and gives the function that lets it go. The lock is SQLite's
 * exclusive lock on a file of its own, hence the operating system's: it goes with the process, however that
 * ends, and no stale file is left to judge by a process number.
 * @throws DataDirectoryInUse
 */
export function takeDirectoryLock(directory: string): () => void {
  const path = join(directory, LOCK_FILE)
  // Who can read a file can lock it, and keep the server from starting.
  makePrivate(path)
  const lock = new Database(path, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (isBusy(error)) throw new DataDirectoryInUse(directory)
    throw error
  }
  return () => lock.close()
}
