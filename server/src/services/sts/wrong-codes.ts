import { LRUCache } from 'lru-cache'
import type { MfaDeviceRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'

/** The wrong code in a row that brings the first pause; those before cost nothing, since people mistype. */
const FIRST_PAUSED_CODE = 10
/** The first pause; it doubles with each further wrong code. */
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 15 * 60_000
/** Devices kept track of; those longest without a wrong code are forgotten first. */
const MAX_DEVICES = 10_000

// By the sealed seed: one made anew under the same serial number is another device.
type Device = Pick<MfaDeviceRecord, 'sealedSeed'>

/**
 * Slows down the guessing of one-time codes: whoever has a user's access key could otherwise try all million codes within
 * minutes. After too many wrong codes in a row a device takes none for a while. Kept in memory, for each node by itself.
 * https://www.rfc-editor.org/rfc/rfc4226#section-7.3
 */
export class WrongCodes {
  readonly #devices = new LRUCache<string, { count: number; pausedUntil: number }>({ max: MAX_DEVICES })

  /** True while no code of the device is looked at. `now` in milliseconds since the epoch. */
  isPaused(device: Device, now: number): boolean {
    return (this.#devices.get(device.sealedSeed)?.pausedUntil ?? 0) > now
  }

  wrong(device: Device, now: number): void {
    const count = (this.#devices.get(device.sealedSeed)?.count ?? 0) + 1
    const doublings = count - FIRST_PAUSED_CODE
    const pause = doublings < 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** doublings, LONGEST_PAUSE_MS)
    this.#devices.set(device.sealedSeed, { count, pausedUntil: now + pause })
  }

  right(device: Device): void {
    this.#devices.delete(device.sealedSeed)
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
