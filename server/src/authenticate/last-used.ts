import type { Store } from '../store/store.ts'
import type { AccountServiceUse } from '../store/use/account-service-uses.ts'
import type { ServiceUse } from '../store/use/service-uses.ts'
import type { Caller } from './caller.ts'

/** A use that a later one replaces while it waits. */
type Waiting<T> = { -readonly [K in keyof T]: T[K] }

/** How long a use may wait in memory before it is stored, milliseconds. AWS itself shows uses minutes later. */
const FLUSH_AFTER_MS = 1000

/** At most this many keys, roles, actions and services wait; the next use then stores them at once. */
const MAX_WAITING = 10_000

/**
 * Notes when access keys, roles and actions were last used. A use is kept in memory and stored with others in one write, so that
 * reading requests stay free of writes.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
 */
export class LastUsed {
  readonly #store: Store
  readonly #keys = new Map<string, { accessKeyId: string; at: number; region: string; service: string }>()
  readonly #roles = new Map<string, { roleId: string; at: number; region: string }>()
  /** By principal, then by action, of which two services may have one of the same name. */
  readonly #actions = new Map<string, Map<string, Waiting<ServiceUse>[]>>()
  #waitingActions = 0
  /** By account, then by service. */
  readonly #services = new Map<string, Map<string, Waiting<AccountServiceUse>>>()
  #waitingServices = 0
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
      const { region, service } = scope
      const known = this.#keys.get(accessKeyId)
      if (known === undefined) this.#keys.set(accessKeyId, { accessKeyId, at, region, service })
      else {
        known.at = at
        known.region = region
        known.service = service
      }
    } else if (caller.identity.kind === 'role') {
      const roleId = caller.identity.id
      this.#roles.set(roleId, { roleId, at, region: scope.region })
    } else {
      return
    }
    this.#scheduleFlush()
  }

  /**
   * An attempt to do something, allowed or not. Of users and roles AWS reports each action, of an account the services that these and its
   * root user asked for; of federated users nothing.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html
   */
  noteAction({ identity, principal }: Caller, service: string, action: string, region: string, at: number) {
    if (principal.type === 'federated-user') return
    this.#noteService(identity.accountId, service, region, at)
    if (identity.kind !== 'root') this.#noteActionOf(identity.id, service, action, region, at)
    this.#scheduleFlush()
  }

  #noteService(accountId: string, service: string, region: string, at: number) {
    let services = this.#services.get(accountId)
    if (services === undefined) this.#services.set(accountId, (services = new Map()))
    const known = services.get(service)
    if (known !== undefined) {
      known.at = at
      known.region = region
    } else {
      services.set(service, { accountId, service, at, region })
      this.#waitingServices++
    }
  }

  #noteActionOf(principalId: string, service: string, action: string, region: string, at: number) {
    let actions = this.#actions.get(principalId)
    if (actions === undefined) this.#actions.set(principalId, (actions = new Map()))
    let uses = actions.get(action)
    if (uses === undefined) actions.set(action, (uses = []))
    const known = uses.find((use) => use.service === service)
    if (known !== undefined) {
      known.at = at
      known.region = region
    } else {
      uses.push({ principalId, service, action, at, region })
      this.#waitingActions++
    }
  }

  #scheduleFlush(): void {
    const waiting = this.#keys.size + this.#roles.size + this.#waitingActions + this.#waitingServices
    if (waiting >= MAX_WAITING) this.#flushUnasked()
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
    this.#actions.clear()
    this.#waitingActions = 0
    this.#services.clear()
    this.#waitingServices = 0
  }

  /** Stores every use noted so far. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const keys = [...this.#keys.values()]
    const roles = [...this.#roles.values()]
    const services = [...this.#actions.values()].flatMap((actions) => [...actions.values()].flat())
    const accountServices = [...this.#services.values()].flatMap((ofAccount) => [...ofAccount.values()])
    this.clear()
    if (keys.length + roles.length + services.length + accountServices.length === 0) return
    await this.#store.recordUse({ accessKeys: keys, roles, services, accountServices })
  }
}
