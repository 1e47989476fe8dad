import { MAX_SHARED_KEY_LENGTH, MAX_SHARED_VALUES } from './limits.ts'

/**
 * Immutable values that documents have in common, each made once. Thousands of documents hold the same few Condition blocks and
 * resource patterns; shared, these stay in the processor's cache, where a copy per document would have to be fetched from memory.
 * Bounded: a table that is full is begun anew, which costs nothing but sharing.
 */
export class Shared<Value> {
  #kept = new Map<string, Value>()

  /** The value for a key, which must tell apart all that `make` depends on. What `make` throws is passed on, and nothing kept. */
  get(key: string, make: () => Value): Value {
    if (key.length > MAX_SHARED_KEY_LENGTH) return make()
    const found = this.#kept.get(key)
    if (found !== undefined) return found
    const value = make()
    if (this.#kept.size >= MAX_SHARED_VALUES) this.#kept = new Map()
    this.#kept.set(key, value)
    return value
  }
}
