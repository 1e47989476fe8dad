import type { Backend } from '../backend.ts'
import {
  type AccountOrganization,
  gatherAccountOrganization,
  type OrganizationLevel,
  readLevel,
} from '../organizations/account-organization.ts'
import { OrganizationReader } from '../organizations/organizations.ts'
import type { ReadSession } from '../session.ts'
import type { CachedOrganizationReads } from '../store.ts'
import type { Caches } from './caches.ts'
import { type Cached, MISS } from './entity-cache.ts'
import { LazyLru } from './lazy-lru.ts'

/**
 * Where accounts stand in their organizations, that they are in none, and the levels they share. Changes of organizations are rare, so
 * each forgets everything: whose organization it was need not be known.
 */
export class OrganizationCache {
  readonly #accounts: LazyLru<{ readonly found: AccountOrganization | undefined }>
  readonly #levels: LazyLru<OrganizationLevel>
  #stamp = 0

  constructor(max: number, maxCharacters: number) {
    this.#accounts = new LazyLru({ max })
    this.#levels = new LazyLru<OrganizationLevel>({
      max,
      maxSize: maxCharacters,
      sizeCalculation: ({ scps, rcps }) =>
        [...scps, ...rcps].reduce((size, { content = '' }) => size + content.length, 200),
    })
  }

  /** Take it before reading what is to be kept. */
  get stamp(): number {
    return this.#stamp
  }

  peek(accountId: string): Cached<AccountOrganization> {
    const kept = this.#accounts.get(accountId)
    return kept === undefined ? MISS : kept.found
  }

  keep(stamp: number, accountId: string, found: AccountOrganization | undefined): void {
    if (stamp === this.#stamp) this.#accounts.set(accountId, { found })
  }

  /** A level, remembered unless there was a change since the stamp was taken. */
  async level(stamp: number, session: ReadSession, id: string): Promise<OrganizationLevel> {
    // What was begun before a change may see the state after it, and must not mix the two.
    const kept = stamp === this.#stamp ? this.#levels.get(id) : undefined
    if (kept !== undefined) return kept
    const read = await readLevel(session, id)
    if (stamp !== this.#stamp) return read
    // Another may have read it meanwhile: all accounts below get one and the same object.
    const level = this.#levels.get(id) ?? read
    this.#levels.set(id, level)
    return level
  }

  clear(): void {
    this.#stamp++
    this.#accounts.clear()
    this.#levels.clear()
  }
}

/** The read side that answers from the cache; within the work of a write it refuses, as the others do. */
export class CachedOrganizations extends OrganizationReader implements CachedOrganizationReads {
  readonly #backend: Backend
  readonly #cache: OrganizationCache

  constructor(backend: Backend, caches: Caches) {
    super({ db: backend.reader })
    this.#backend = backend
    this.#cache = caches.organizations
  }

  override async ofAccount(accountId: string): Promise<AccountOrganization | undefined> {
    this.#backend.refuseWithinWrite()
    const cached = this.#cache.peek(accountId)
    if (cached !== MISS) return cached
    const { stamp } = this.#cache
    const found = await this.#backend.snapshot((db) =>
      gatherAccountOrganization({ db }, (session, id) => this.#cache.level(stamp, session, id), accountId),
    )
    // Another may have gathered the same meanwhile: everyone gets one and the same object.
    const meanwhile = this.#cache.peek(accountId)
    if (meanwhile !== MISS && stamp === this.#cache.stamp) return meanwhile
    this.#cache.keep(stamp, accountId, found)
    return found
  }

  peekOfAccount(accountId: string): Cached<AccountOrganization> {
    return this.#cache.peek(accountId)
  }
}
