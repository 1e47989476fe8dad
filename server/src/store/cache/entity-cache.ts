import { LRUCache } from 'lru-cache'
import { nameKey } from '../keys.ts'

/** What a cache answers when it does not know; `undefined` says that the thing is known not to exist. */
export const MISS: unique symbol = Symbol('not in the cache')

/** A cached answer: the record, known to be absent, or not known. */
export type Cached<T> = T | undefined | typeof MISS

/** What a cached record must tell of itself. A record without a name is found by its id only. */
export interface CacheableRecord {
  readonly accountId: string
  readonly name?: string
}

/**
 * Records of one kind by id and by name. Both answers come from the one record kept under the id, so a change
 * needs to name only the id. That something is absent is remembered apart, and forgotten at any change of the
 * kind: it may be what came to be.
 *
 * A value read before a change must not be kept after it. So a reader takes the cache's {@link stamp} before
 * it reads the database, and {@link keep} keeps nothing if there was a change since.
 */
export class EntityCache<T extends CacheableRecord> {
  readonly #byId: LRUCache<string, T>
  readonly #ids: LRUCache<string, string>
  readonly #absent: LRUCache<string, true>
  #stamp = 0

  constructor(max: number) {
    this.#byId = new LRUCache({ max })
    this.#ids = new LRUCache({ max })
    this.#absent = new LRUCache({ max: Math.ceil(max / 10) })
  }

  /** Take it before reading what is to be kept. */
  get stamp(): number {
    return this.#stamp
  }

  peekById(accountId: string | undefined, id: string): Cached<T> {
    const record = this.#byId.get(id)
    if (record) return accountId === undefined || record.accountId === accountId ? record : undefined
    return this.#absent.has(absentId(accountId, id)) ? undefined : MISS
  }

  peekByName(accountId: string, name: string): Cached<T> {
    const key = nameOf(accountId, name)
    const id = this.#ids.get(key)
    const record = id === undefined ? undefined : this.#byId.get(id)
    // A renamed entity is still found under its old name's entry, and is not the answer any more.
    if (record && nameOf(record.accountId, record.name ?? '') === key) return record
    return this.#absent.has(key) ? undefined : MISS
  }

  /** Remembers the answer to a look-up by id. */
  keepById(stamp: number, accountId: string | undefined, id: string, record: T | undefined): void {
    if (stamp !== this.#stamp) return
    if (record) this.#keep(id, record)
    else this.#absent.set(absentId(accountId, id), true)
  }

  /** Remembers the answer to a look-up by name. */
  keepByName(
    stamp: number,
    accountId: string,
    name: string,
    record: (T & { readonly id: string }) | undefined,
  ): void {
    if (stamp !== this.#stamp) return
    if (record) this.#keep(record.id, record)
    else this.#absent.set(nameOf(accountId, name), true)
  }

  /** Puts another value in the place of a kept one, for facts that the change log leaves out. */
  amend(id: string, change: (record: T) => T): void {
    this.#stamp++
    const record = this.#byId.peek(id)
    if (record) this.#byId.set(id, change(record))
  }

  /** Forgets a changed entity, and what was thought absent. */
  changed(id: string): void {
    this.#stamp++
    this.#byId.delete(id)
    if (this.#absent.size > 0) this.#absent.clear()
  }

  clear(): void {
    this.#stamp++
    this.#byId.clear()
    this.#ids.clear()
    this.#absent.clear()
  }

  #keep(id: string, record: T): void {
    this.#byId.set(id, record)
    if (record.name !== undefined) this.#ids.set(nameOf(record.accountId, record.name), id)
  }
}

function nameOf(accountId: string, name: string): string {
  return `${accountId}/${nameKey(name)}`
}

/** Cannot be taken for a name's key, in which the account id comes first. */
function absentId(accountId: string | undefined, id: string): string {
  return `id ${accountId ?? ''} ${id}`
}
