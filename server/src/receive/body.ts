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
    let body = EMPTY
    let size = 0
    let parts = 0
    let charged = 0
    let isDone = false
    const release = () => {
      this.#held -= charged
      charged = 0
    }
    const finish = (outcome: Buffer | BodyFault) => {
      isDone = true
      body = EMPTY
      release()
      done(outcome)
    }
    const makeRoom = (needed: number): boolean => {
      const capacity = Math.min(Math.max(needed, 2 * body.length), MAX_BODY_BYTES)
      const charge = Math.max(0, capacity - FREE_BODY_BYTES)
      if (this.#held + charge - charged > this.#maxHeld) return false
      if (charge > 0 && charged === 0) message.once('close', release)
      this.#held += charge - charged
      charged = charge
      const larger = Buffer.allocUnsafe(capacity)
      body.copy(larger, 0, 0, size)
      body = larger
      return true
    }
    message.on('data', (part: Buffer) => {
      if (isDone) return
      const needed = size + part.length
      if (needed > MAX_BODY_BYTES) return finish('too-large')
      if (++parts > MAX_BODY_PARTS) return finish('too-many-parts')
      // Nearly every body comes in one part, which is taken as it is.
      if (size === 0) body = part
      else if (needed > body.length && !makeRoom(needed)) return finish('no-room')
      if (size > 0) part.copy(body, size)
      size = needed
    })
    message.on('end', () => {
      if (!isDone) finish(body.length === size ? body : body.subarray(0, size))
    })
    // The client went away; there is nobody to tell.
    message.on('error', () => {})
  }
}
