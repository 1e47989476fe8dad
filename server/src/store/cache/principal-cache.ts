import type { PrincipalPolicies } from '../entities/principal-policies.ts'
import { MISS } from './entity-cache.ts'
import { LazyLru } from './lazy-lru.ts'

/**
 * The gathered policies of users and roles, with an index from everything they depend on to where it is used:
 * a change finds what it makes out of date without looking at the rest. Bounded by number and, as documents
 * are large, by their length.
 */
export class PrincipalCache {
  readonly #kept: LazyLru<PrincipalPolicies>
  readonly #usedBy = new Map<string, Set<string>>()
  #stamp = 0

  constructor(max: number, maxCharacters: number) {
    this.#kept = new LazyLru<PrincipalPolicies>({
      max,
      maxSize: maxCharacters,
      sizeCalculation: charactersOf,
      dispose: (policies, id) => this.#unlink(id, policies),
    })
  }

  /** Take it before reading what is to be kept. */
  get stamp(): number {
    return this.#stamp
  }

  peek(kind: 'user' | 'role', accountId: string, id: string): PrincipalPolicies | undefined | typeof MISS {
    const policies = this.#kept.get(id)
    if (!policies) return MISS
    return policies.kind === kind && policies.record.accountId === accountId ? policies : undefined
  }

  /** Keeps what was gathered, unless there was a change since the stamp was taken. */
  keep(stamp: number, id: string, policies: PrincipalPolicies): void {
    if (stamp !== this.#stamp) return
    this.#kept.set(id, policies)
    // A value larger than the whole cache is not kept, and must not be indexed.
    if (!this.#kept.has(id)) return
    for (const key of policies.dependsOn) {
      const users = this.#usedBy.get(key)
      if (users) users.add(id)
      else this.#usedBy.set(key, new Set([id]))
    }
  }

  /** Forgets all that depends on what has changed. */
  changed(keys: readonly string[]): void {
    this.#stamp++
    for (const key of keys) {
      const users = this.#usedBy.get(key)
      if (users) for (const id of [...users]) this.#kept.delete(id)
    }
  }

  clear(): void {
    this.#stamp++
    this.#kept.clear()
    this.#usedBy.clear()
  }

  /** Number of dependencies held, for tests of the bound. */
  get dependencies(): number {
    return this.#usedBy.size
  }

  #unlink(id: string, policies: PrincipalPolicies): void {
    for (const key of policies.dependsOn) {
      const users = this.#usedBy.get(key)
      if (users?.delete(id) && users.size === 0) this.#usedBy.delete(key)
    }
  }
}

/** What an entry weighs: the documents that it alone holds, and an allowance for the objects around them. */
function charactersOf(policies: PrincipalPolicies): number {
  let size = 500 + 100 * policies.dependsOn.size
  if (policies.kind === 'role') size += policies.record.trustPolicy.length
  for (const { document } of policies.inline) size += document.length
  for (const group of policies.groups) for (const { document } of group.inline) size += document.length
  return size
}
