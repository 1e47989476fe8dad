import { nameKey } from '../keys.ts'
import { LazyLru } from './lazy-lru.ts'

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
  readonly #byId: LazyLru<T>
  readonly #ids: LazyLru<string>
  readonly #absent: LazyLru<true>
  #stamp = 0
  /** What was found by name last: a request asks for it more than once. */
  #last: { readonly accountId: string; readonly name: string; readonly record: T } | undefined

  constructor(max: number) {
    this.#byId = new LazyLru({ max })
    this.#ids = new LazyLru({ max })
    this.#absent = new LazyLru({ max: Math.ceil(max / 10) })
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
    const last = this.#last
    if (last !== undefined && last.name === name && last.accountId === accountId) return last.record
    const key = nameOf(accountId, name)
    const id = this.#ids.get(key)
    const record = id === undefined ? undefined : this.#byId.get(id)
    // A renamed entity is still found under its old name's entry, and is not the answer any more.
    if (record && nameOf(record.accountId, record.name ?? '') === key) {
      this.#last = { accountId, name, record }
      return record
    }
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
    this.#last = undefined
    const record = this.#byId.peek(id)
    if (record) this.#byId.set(id, change(record))
  }

  /** Forgets a changed entity, and what was thought absent. */
  changed(id: string): void {
    this.#stamp++
    this.#last = undefined
    this.#byId.delete(id)
    if (this.#absent.size > 0) this.#absent.clear()
  }

  clear(): void {
    this.#stamp++
    this.#last = undefined
    this.#byId.clear()
    this.#ids.clear()
    this.#absent.clear()
  }

  #keep(id: string, record: T): void {
    this.#last = undefined
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
