import type { Store } from '../store/store.ts'
import type { Caller } from './caller.ts'

/** How long a use may wait in memory before it is stored, milliseconds. AWS itself shows uses minutes later. */
const FLUSH_AFTER_MS = 1000

/** At most this many keys and roles wait; the next use then stores them at once. */
const MAX_WAITING = 10_000

/**
 * Notes when access keys and roles were last used. A use is kept in memory and stored with others in one write, so that
 * reading requests stay free of writes.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
 */
export class LastUsed {
  readonly #store: Store
  readonly #keys = new Map<string, { accessKeyId: string; at: number; region: string; service: string }>()
  readonly #roles = new Map<string, { roleId: string; at: number; region: string }>()
  readonly #onFailure: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined

  /** `onFailure` is told where uses cannot be stored; they are lost, and nothing else is. */
  constructor(store: Store, onFailure: (error: unknown) => void = () => {}) {
    this.#store = store
    this.#onFailure = onFailure
  }

  note(caller: Caller, scope: { readonly region: string; readonly service: string }, at: number): void {
    if (caller.session === undefined) {
      const { accessKeyId } = caller
      this.#keys.set(accessKeyId, { accessKeyId, at, region: scope.region, service: scope.service })
    } else if (caller.identity.kind === 'role') {
      const roleId = caller.identity.id
      this.#roles.set(roleId, { roleId, at, region: scope.region })
    } else {
      return
    }
    if (this.#keys.size + this.#roles.size >= MAX_WAITING) this.#flushUnasked()
    else this.#timer ??= setTimeout(() => this.#flushUnasked(), FLUSH_AFTER_MS).unref()
  }

  #flushUnasked(): void {
    this.flush().catch(this.#onFailure)
  }

  /** Whether a use of the role waits to be stored: only then must a reader of the role flush, which is a write. */
  waitsForRole(roleId: string): boolean {
    return this.#roles.has(roleId)
  }

  /** Forgets every use not stored yet. */
  clear(): void {
    this.#keys.clear()
    this.#roles.clear()
  }

  /** Stores every use noted so far. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const keys = [...this.#keys.values()]
    const roles = [...this.#roles.values()]
    this.#keys.clear()
    this.#roles.clear()
    if (keys.length > 0 || roles.length > 0) await this.#store.recordUse({ accessKeys: keys, roles })
  }
}
