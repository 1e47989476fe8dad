import { LRUCache } from 'lru-cache'
import type { RoleRecord, UserRecord } from '../store/records.ts'
import { MISS } from '../store/store.ts'
import type { CallerIdentity } from './caller.ts'
import type { CredentialStore } from './credential-store.ts'

/**
 * A stored identity as authentication needs it. One object per state: another object means that something
 * changed.
 */
export interface Identity {
  readonly identity: CallerIdentity
  /** The IAM ARN: `arn:aws:iam::ID:root`, `...:user/PATH/NAME`, `...:role/PATH/NAME`. */
  readonly arn: string
  /** True for service-linked roles. */
  readonly serviceLinked: boolean
}

/** Accounts kept at most; each is a few hundred bytes. */
const MAX_ACCOUNTS = 10_000

type Claim<K extends CallerIdentity['kind']> = CallerIdentity & { readonly kind: K }

/**
 * Looks up who is behind credentials. What they claim must still be there under the same unique id: a user or
 * role deleted and made anew under its old name has another one, and no credentials of the old one work for
 * it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export class Identities {
  readonly #store: CredentialStore
  readonly #made = new WeakMap<UserRecord | RoleRecord, Identity>()
  readonly #accounts = new LRUCache<string, Identity>({ max: MAX_ACCOUNTS })
  /** Counts the notices of changed accounts: an account read before one and known after it is not kept. */
  #accountChanges = 0

  constructor(store: CredentialStore) {
    this.#store = store
    store.onChange((notice) => {
      if (notice !== 'everything' && !notice.some(({ kind }) => kind === 'account')) return
      this.#accountChanges++
      this.#accounts.clear()
    })
  }

  /** Undefined where the identity is gone. At once where it is known. */
  resolve(claimed: CallerIdentity): Identity | undefined | Promise<Identity | undefined> {
    if (claimed.kind === 'root') return this.#accounts.get(claimed.accountId) ?? this.#readAccount(claimed)
    const { kind, accountId, id } = claimed
    const reads = kind === 'user' ? this.#store.users : this.#store.roles
    const record = reads.peekById(accountId, id)
    return record === MISS
      ? reads.byId(accountId, id).then((found) => this.#identityOf(claimed, found))
      : this.#identityOf(claimed, record)
  }

  #identityOf(
    claimed: Claim<'user' | 'role'>,
    record: UserRecord | RoleRecord | undefined,
  ): Identity | undefined {
    if (record === undefined || record.id !== claimed.id || record.accountId !== claimed.accountId)
      return undefined
    const known = this.#made.get(record)
    if (known !== undefined) return known
    const { kind, id, accountId } = claimed
    const identity: Identity = {
      identity: { kind, id, name: record.name, accountId },
      arn: `arn:aws:iam::${accountId}:${kind}${record.path}${record.name}`,
      serviceLinked: 'serviceLinked' in record && record.serviceLinked !== undefined,
    }
    this.#made.set(record, identity)
    return identity
  }

  async #readAccount({ accountId }: Claim<'root'>): Promise<Identity | undefined> {
    const changes = this.#accountChanges
    const account = await this.#store.accounts.byId(accountId)
    if (account === undefined) return undefined
    const arn = `arn:aws:iam::${accountId}:root`
    const identity: Identity = { identity: { kind: 'root', accountId }, arn, serviceLinked: false }
    if (changes === this.#accountChanges) this.#accounts.set(accountId, identity)
    return identity
  }
}
