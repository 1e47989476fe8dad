import { closeSync, openSync, writeSync } from 'node:fs'

/** Characters that wait in memory while the disk refuses them; lines beyond are refused. */
export const MAX_WAITING = 8 * 1024 * 1024

/** Lines collected until this many characters are handed over without being asked. */
const BATCH = 64 * 1024

/**
 * A file that lines are appended to. They are collected and handed to the operating system together, synchronously: one system call
 * for the requests of one turn of the event loop costs less than any thread would.
 */
export class LineFile {
  readonly #descriptor: number
  #closed = false
  #waiting = ''
  /** What is left of a batch that was written in part. */
  #rest: Buffer | undefined

  /** @throws Error where the file cannot be opened; it is made, readable by its owner only, where it is not there */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'a', 0o600)
  }

  /** @throws Error where the line was refused or those before it cannot be written; these are kept for the next flush */
  append(line: string): void {
    if (this.#closed) throw new Error('the file is closed; a line is lost')
    if (this.#waiting.length > MAX_WAITING)
      throw new Error('too many lines wait to be written; this one is lost')
    this.#waiting += `${line}\n`
    if (this.#waiting.length >= BATCH) this.flush()
  }

  /** @throws Error where the operating system does not take what waits */
  flush(): void {
    if (this.#rest === undefined) {
      if (this.#waiting === '') return
      this.#rest = Buffer.from(this.#waiting, 'utf8')
      this.#waiting = ''
    }
    while (this.#rest.length > 0) this.#rest = this.#rest.subarray(writeSync(this.#descriptor, this.#rest))
    this.#rest = undefined
    if (this.#waiting !== '') this.flush()
  }

  /** @throws Error as {@link flush}; the file is closed all the same */
  close(): void {
    // The number may be another file's by now.
    if (this.#closed) return
    this.#closed = true
    try {
      this.flush()
    } finally {
      closeSync(this.#descriptor)
    }
  }
}
