import { closeSync, openSync, writeSync } from 'node:fs'

/** Characters that wait in memory while the disk refuses them; lines beyond are refused. */
export const MAX_WAITING = 8 * 1024 * 1024

/** Lines collected until this many characters are handed over without being asked. */
const BATCH = 64 * 1024

/** Bytes that a character may be in UTF-8. */
const MAX_BYTES_PER_CHARACTER = 3

/**
 * A file that lines are appended to. They are collected and handed to the operating system together, synchronously: one system call
 * for the requests of one turn of the event loop costs less than any thread would.
 */
export class LineFile {
  readonly #descriptor: number
  #closed = false
  #waiting = ''
  /** Room for a batch, so that none is made for each. */
  readonly #batch = Buffer.allocUnsafeSlow(2 * BATCH)
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
      this.#rest = this.#encoded()
      this.#waiting = ''
    }
    while (this.#rest.length > 0) this.#rest = this.#rest.subarray(writeSync(this.#descriptor, this.#rest))
    this.#rest = undefined
    if (this.#waiting !== '') this.flush()
  }

  /** What waits, as bytes; only asked while none are left of a former batch. */
  #encoded(): Buffer {
    if (this.#waiting.length * MAX_BYTES_PER_CHARACTER > this.#batch.length)
      return Buffer.from(this.#waiting, 'utf8')
    return this.#batch.subarray(0, this.#batch.write(this.#waiting, 'utf8'))
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
