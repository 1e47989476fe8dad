import type { IncomingMessage } from 'node:http'
import { FREE_BODY_BYTES, MAX_BODIES_BYTES, MAX_BODY_BYTES, MAX_BODY_PARTS } from './limits.ts'

/** Why there is no body: it is too large, it comes in too many parts, or all bodies that are being read hold too much. */
export type BodyFault = 'too-large' | 'too-many-parts' | 'no-room'

const EMPTY: Buffer = Buffer.alloc(0)

/**
 * Reads the bodies of requests that nobody has verified yet. Whatever they send, all clients together make the server hold no more than
 * {@link MAX_BODIES_BYTES} beyond the {@link FREE_BODY_BYTES} of each connection: a body is kept in one piece, since a million parts of
 * one byte cost a hundred times what they hold.
 */
export class BodyReader {
  readonly #maxHeld: number
  /** Bytes held beyond what each body is free to have. */
  #held = 0

  constructor(maxHeld = MAX_BODIES_BYTES) {
    this.#maxHeld = maxHeld
  }

  /** Calls `done` once, as soon as the body or its fault is there; never where the client goes away. */
  read(message: IncomingMessage, done: (body: Buffer | BodyFault) => void): void {
    const reading = new Reading(this, message, done)
    message.on('data', (part: Buffer) => reading.add(part))
    message.on('end', () => reading.end())
    // Where the client goes away, there is nobody to tell: without a listener for it no error is raised.
  }

  /** Takes from what all bodies may hold, or gives back; false where that is used up. */
  charge(bytes: number): boolean {
    if (this.#held + bytes > this.#maxHeld) return false
    this.#held += bytes
    return true
  }
}

/** One body being read. */
class Reading {
  readonly #reader: BodyReader
  readonly #message: IncomingMessage
  readonly #done: (body: Buffer | BodyFault) => void
  #isDone = false
  #body = EMPTY
  #size = 0
  #parts = 0
  #charged = 0

  constructor(reader: BodyReader, message: IncomingMessage, done: (body: Buffer | BodyFault) => void) {
    this.#reader = reader
    this.#message = message
    this.#done = done
  }

  add(part: Buffer): void {
    if (this.#isDone) return
    const fault = this.#take(part)
    if (fault !== undefined) this.#finish(fault)
  }

  #take(part: Buffer): BodyFault | undefined {
    const needed = this.#size + part.length
    if (needed > MAX_BODY_BYTES) return 'too-large'
    if (++this.#parts > MAX_BODY_PARTS) return 'too-many-parts'
    // Nearly every body comes in one part, which is taken as it is.
    if (this.#size === 0) this.#body = part
    else if (needed > this.#body.length && !this.#makeRoom(needed)) return 'no-room'
    if (this.#size > 0) part.copy(this.#body, this.#size)
    this.#size = needed
    return undefined
  }

  end(): void {
    if (this.#isDone) return
    const body = this.#body
    this.#finish(body.length === this.#size ? body : body.subarray(0, this.#size))
  }

  #finish(outcome: Buffer | BodyFault): void {
    this.#isDone = true
    this.#body = EMPTY
    this.#release()
    this.#done(outcome)
  }

  #makeRoom(needed: number): boolean {
    const capacity = Math.min(Math.max(needed, 2 * this.#body.length), MAX_BODY_BYTES)
    const charge = Math.max(0, capacity - FREE_BODY_BYTES)
    if (!this.#reader.charge(charge - this.#charged)) return false
    if (charge > 0 && this.#charged === 0) this.#message.once('close', () => this.#release())
    this.#charged = charge
    const larger = Buffer.allocUnsafe(capacity)
    this.#body.copy(larger, 0, 0, this.#size)
    this.#body = larger
    return true
  }

  #release(): void {
    if (this.#charged > 0) this.#reader.charge(-this.#charged)
    this.#charged = 0
  }
}
