import { LRUCache } from 'lru-cache'
import type { Store } from '../../store/store.ts'

/** Wrong codes in a row that cost nothing: people mistype. */
const FREE_WRONG_CODES = 10
/** The pause after the first wrong code too many; it doubles with each further one. */
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 15 * 60_000
/** Devices kept track of; those longest without a wrong code are forgotten first. */
const MAX_DEVICES = 10_000

/**
 * Slows down the guessing of one-time codes: whoever has a user's access key could otherwise try all million codes within
 * minutes. After too many wrong codes in a row a device takes none for a while. Kept in memory, for each node by itself.
 * https://www.rfc-editor.org/rfc/rfc4226#section-7.3
 */
export class WrongCodes {
  readonly #devices = new LRUCache<string, { count: number; pausedUntil: number }>({ max: MAX_DEVICES })

  /** True while no code of the device is looked at. Milliseconds since the epoch. */
  isPaused(serial: string, now: number): boolean {
    return (this.#devices.get(serial)?.pausedUntil ?? 0) > now
  }

  wrong(serial: string, now: number): void {
    const count = (this.#devices.get(serial)?.count ?? 0) + 1
    const doublings = count - FREE_WRONG_CODES
    const pause = doublings < 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** doublings, LONGEST_PAUSE_MS)
    this.#devices.set(serial, { count, pausedUntil: now + pause })
  }

  right(serial: string): void {
    this.#devices.delete(serial)
  }
}

const ofStore = new WeakMap<Store, WrongCodes>()

/** The wrong codes of a server: as many as there are stores. */
export function wrongCodesOf(store: Store): WrongCodes {
  let wrongCodes = ofStore.get(store)
  if (wrongCodes === undefined) {
    wrongCodes = new WrongCodes()
    ofStore.set(store, wrongCodes)
  }
  return wrongCodes
}
