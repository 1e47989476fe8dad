import type { PolicyDocument } from '../document.ts'
import type { PolicyType } from '../types.ts'
import { type CompiledPolicy, compilePolicy } from './policy.ts'

/** Documents kept where no other number is given: every managed policy of AWS's and a few thousand of one's own. */
const DEFAULT_ENTRIES = 4096
/** Text kept where no other number is given, in characters. */
const DEFAULT_CHARACTERS = 16 * 1024 * 1024

interface Entry {
  readonly policy: CompiledPolicy
  readonly size: number
}

/** Bounds of a CompileCache. */
export interface CompileCacheOptions {
  /** Most documents. */
  readonly maxEntries?: number
  /** Most characters of text, all documents together; a compiled document takes less than four times its text's bytes. */
  readonly maxCharacters?: number
}

/**
 * Compiles each text once: principals who have the same document share one compiled policy. Keeps the documents used last,
 * bounded by number and by size; what is evicted lives on where it is in use.
 */
export class CompileCache {
  readonly #parse: (source: string, type: PolicyType) => PolicyDocument
  readonly #maxEntries: number
  readonly #maxCharacters: number
  readonly #entries = new Map<string, Entry>()
  #characters = 0

  /** `parse` is `parsePolicy`, or a function that calls it with options of its own. */
  constructor(
    parse: (source: string, type: PolicyType) => PolicyDocument,
    options: CompileCacheOptions = {},
  ) {
    this.#parse = parse
    this.#maxEntries = options.maxEntries ?? DEFAULT_ENTRIES
    this.#maxCharacters = options.maxCharacters ?? DEFAULT_CHARACTERS
  }

  /** How many documents are kept. */
  get size(): number {
    return this.#entries.size
  }

  /** The compiled policy of a text. Throws what `parse` throws; a text that is refused is not kept. */
  compile(source: string, type: PolicyType): CompiledPolicy {
    const key = `${type} ${source}`
    const found = this.#entries.get(key)
    if (found !== undefined) {
      this.#entries.delete(key)
      this.#entries.set(key, found)
      return found.policy
    }
    const policy = compilePolicy(this.#parse(source, type))
    this.#entries.set(key, { policy, size: key.length })
    this.#characters += key.length
    this.#evict()
    return policy
  }

  #evict(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= this.#maxEntries && this.#characters <= this.#maxCharacters) return
      this.#entries.delete(key)
      this.#characters -= entry.size
    }
  }
}
