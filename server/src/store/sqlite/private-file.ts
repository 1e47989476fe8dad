import { chmodSync, closeSync, openSync } from 'node:fs'

/**
 * Makes a file that only its owner can read; one that is there becomes so. It is never opened: a process that closes any descriptor of a
 * file gives up all its locks on it, those of SQLite among them. https://www.sqlite.org/howtocorrupt.html (2.2)
 */
export function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    chmodSync(path, 0o600)
  }
}
