import type { Backend } from '../backend.ts'
import { AccessKeyReader, type AccessKeyReads } from '../credentials/access-keys.ts'
import { type PolicyDocument, PolicyReader } from '../entities/policies.ts'
import { gatherPrincipalPolicies, type PrincipalPolicies } from '../entities/principal-policies.ts'
import { RoleReader } from '../entities/roles.ts'
import { UserReader } from '../entities/users.ts'
import { policyArnParts } from '../keys.ts'
import type { AccessKeyRecord, PolicyRecord, RoleRecord, UserRecord } from '../records.ts'
import type { CachedAccessKeyReads, CachedPrincipalPolicyReads } from '../store.ts'
import type { Caches } from './caches.ts'
import { type CacheableRecord, type Cached, type EntityCache, MISS } from './entity-cache.ts'

/**
 * The read sides that answer from the caches. Within the work of a write they refuse, cached or not, so that
 * a mistake does not work or fail by what happens to be cached.
 */

interface NamedReads<T> {
  byName(accountId: string, name: string): Promise<T | undefined>
  byId(accountId: string, id: string): Promise<T | undefined>
}

async function cachedByName<T extends CacheableRecord & { readonly id: string }>(
  backend: Backend,
  cache: EntityCache<T>,
  reads: NamedReads<T>,
  accountId: string,
  name: string,
): Promise<T | undefined> {
  backend.refuseWithinWrite()
  const cached = cache.peekByName(accountId, name)
  if (cached !== MISS) return cached
  const { stamp } = cache
  const record = await reads.byName(accountId, name)
  cache.keepByName(stamp, accountId, name, record)
  return record
}

async function cachedById<T extends CacheableRecord>(
  backend: Backend,
  cache: EntityCache<T>,
  reads: NamedReads<T>,
  accountId: string,
  id: string,
): Promise<T | undefined> {
  backend.refuseWithinWrite()
  const cached = cache.peekById(accountId, id)
  if (cached !== MISS) return cached
  const { stamp } = cache
  const record = await reads.byId(accountId, id)
  cache.keepById(stamp, accountId, id, record)
  return record
}

export class CachedUsers extends UserReader {
  readonly #backend: Backend
  readonly #cache: EntityCache<UserRecord>
  readonly #stored: UserReader

  constructor(backend: Backend, caches: Caches) {
    super({ db: backend.reader })
    this.#stored = new UserReader(this.session)
    this.#backend = backend
    this.#cache = caches.users
  }

  override byName(accountId: string, name: string): Promise<UserRecord | undefined> {
    return cachedByName(this.#backend, this.#cache, this.#stored, accountId, name)
  }
  override byId(accountId: string, id: string): Promise<UserRecord | undefined> {
    return cachedById(this.#backend, this.#cache, this.#stored, accountId, id)
  }
  peekByName(accountId: string, name: string): Cached<UserRecord> {
    this.#backend.refuseWithinWrite()
    return this.#cache.peekByName(accountId, name)
  }
  peekById(accountId: string, id: string): Cached<UserRecord> {
    return this.#cache.peekById(accountId, id)
  }
}

export class CachedRoles extends RoleReader {
  readonly #backend: Backend
  readonly #cache: EntityCache<RoleRecord>
  readonly #stored: RoleReader

  constructor(backend: Backend, caches: Caches) {
    super({ db: backend.reader })
    this.#stored = new RoleReader(this.session)
    this.#backend = backend
    this.#cache = caches.roles
  }

  override byName(accountId: string, name: string): Promise<RoleRecord | undefined> {
    return cachedByName(this.#backend, this.#cache, this.#stored, accountId, name)
  }
  override byId(accountId: string, id: string): Promise<RoleRecord | undefined> {
    return cachedById(this.#backend, this.#cache, this.#stored, accountId, id)
  }
  peekByName(accountId: string, name: string): Cached<RoleRecord> {
    this.#backend.refuseWithinWrite()
    return this.#cache.peekByName(accountId, name)
  }
  peekById(accountId: string, id: string): Cached<RoleRecord> {
    return this.#cache.peekById(accountId, id)
  }
}

export class CachedPolicies extends PolicyReader {
  readonly #backend: Backend
  readonly #caches: Caches
  readonly #stored: PolicyReader

  constructor(backend: Backend, caches: Caches) {
    super({ db: backend.reader })
    this.#stored = new PolicyReader(this.session)
    this.#backend = backend
    this.#caches = caches
  }

  override byName(accountId: string, name: string): Promise<PolicyRecord | undefined> {
    return cachedByName(this.#backend, this.#caches.policies, this.#stored, accountId, name)
  }
  override byId(accountId: string, id: string): Promise<PolicyRecord | undefined> {
    return cachedById(this.#backend, this.#caches.policies, this.#stored, accountId, id)
  }

  /**
   * Reads the policy and its document from one snapshot: between two single reads the default version may
   * move on and the former one be deleted, and the policy would seem to have none.
   */
  override async defaultDocument(arn: string): Promise<PolicyDocument | undefined> {
    this.#backend.refuseWithinWrite()
    const parts = policyArnParts(arn)
    if (!parts) return undefined
    const cached = this.#caches.policies.peekByName(parts.accountId, parts.name)
    const known = cached === MISS ? undefined : cached
    if (known?.name === parts.name && known.path === parts.path) {
      const document = this.#caches.documents.peek(known.id, known.defaultVersion)
      if (document) return document
    }
    const { stamp } = this.#caches.policies
    return this.#backend.snapshot(async (db) => {
      const policy = await new PolicyReader({ db }).byArn(arn)
      if (!policy) return undefined
      this.#caches.policies.keepById(stamp, policy.accountId, policy.id, policy)
      return this.#caches.documents.load({ db }, policy.id, policy.defaultVersion)
    })
  }

  peekByName(accountId: string, name: string): Cached<PolicyRecord> {
    return this.#caches.policies.peekByName(accountId, name)
  }
  peekById(accountId: string, id: string): Cached<PolicyRecord> {
    return this.#caches.policies.peekById(accountId, id)
  }
}

export class CachedAccessKeys extends AccessKeyReader implements CachedAccessKeyReads {
  readonly #backend: Backend
  readonly #cache: EntityCache<AccessKeyRecord>
  readonly #stored: AccessKeyReads

  constructor(backend: Backend, caches: Caches) {
    super({ db: backend.reader })
    this.#stored = new AccessKeyReader(this.session)
    this.#backend = backend
    this.#cache = caches.accessKeys
  }

  override async byId(accessKeyId: string): Promise<AccessKeyRecord | undefined> {
    this.#backend.refuseWithinWrite()
    const cached = this.#cache.peekById(undefined, accessKeyId)
    if (cached !== MISS) return cached
    const { stamp } = this.#cache
    const record = await this.#stored.byId(accessKeyId)
    this.#cache.keepById(stamp, undefined, accessKeyId, record)
    return record
  }

  peekById(accessKeyId: string): Cached<AccessKeyRecord> {
    return this.#cache.peekById(undefined, accessKeyId)
  }
}

export class CachedPrincipalPolicies implements CachedPrincipalPolicyReads {
  readonly #backend: Backend
  readonly #caches: Caches
  /** What is being gathered, for others who ask for the same: the same state is to be the same object. */
  readonly #gathering = new Map<string, Gathering>()

  constructor(backend: Backend, caches: Caches) {
    this.#backend = backend
    this.#caches = caches
  }

  async get(kind: 'user' | 'role', accountId: string, id: string): Promise<PrincipalPolicies | undefined> {
    this.#backend.refuseWithinWrite()
    const cached = this.peek(kind, accountId, id)
    if (cached !== MISS) return cached
    const { stamp } = this.#caches.principals
    const key = `${kind} ${accountId} ${id}`
    const under = this.#gathering.get(key)
    // What was begun before a change may not show it.
    if (under?.stamp === stamp) return under.policies
    const policies = this.#gather(stamp, kind, accountId, id)
    this.#gathering.set(key, { stamp, policies })
    try {
      return await policies
    } finally {
      if (this.#gathering.get(key)?.policies === policies) this.#gathering.delete(key)
    }
  }

  peek(kind: 'user' | 'role', accountId: string, id: string): PrincipalPolicies | undefined | typeof MISS {
    return this.#caches.principals.peek(kind, accountId, id)
  }

  async #gather(
    stamp: number,
    kind: 'user' | 'role',
    accountId: string,
    id: string,
  ): Promise<PrincipalPolicies | undefined> {
    const { principals, documents } = this.#caches
    const load = documents.load.bind(documents)
    const policies = await this.#backend.snapshot((db) =>
      gatherPrincipalPolicies({ db }, load, kind, accountId, id),
    )
    if (policies) principals.keep(stamp, id, policies)
    return policies
  }
}

interface Gathering {
  readonly stamp: number
  readonly policies: Promise<PrincipalPolicies | undefined>
}
