import { LRUCache } from 'lru-cache'

/**
 * An LRU cache that is made when it is first written to: room for all that it may ever hold is set aside then, and a server has many
 * that are never used.
 */
export class LazyLru<T extends {}> {
  readonly #options: LRUCache.Options<string, T, unknown>
  #cache: LRUCache<string, T> | undefined

  constructor(options: LRUCache.Options<string, T, unknown>) {
    this.#options = options
  }

  get size(): number {
    return this.#cache?.size ?? 0
  }

  get(key: string): T | undefined {
    return this.#cache?.get(key)
  }

  /** Without counting as a use. */
  peek(key: string): T | undefined {
    return this.#cache?.peek(key)
  }

  has(key: string): boolean {
    return this.#cache?.has(key) ?? false
  }

  set(key: string, value: T): void {
    this.#cache ??= new LRUCache(this.#options)
    this.#cache.set(key, value)
  }

  delete(key: string): void {
    this.#cache?.delete(key)
  }

  clear(): void {
    this.#cache?.clear()
  }
}
