import { createFirstAccounts, type RootCredentials } from './accounts.ts'
import { type AuditTrail, type MemoryTrail, openFileTrail, openMemoryTrail } from './audit/trail.ts'
import { Authenticator } from './authenticate/authenticate.ts'
import { LastUsed } from './authenticate/last-used.ts'
import { Authorizer } from './authorize/authorize.ts'
import type { Config } from './config.ts'
import { DelegationPartners } from './delegation/partners.ts'
import type { Environment } from './environment.ts'
import { ISSUERS_PATH, OutboundIdentities } from './federation/outbound-identities.ts'
import { WebIdentities } from './federation/web-identity.ts'
import { createLogger, type Logger } from './log.ts'
import { ManagedPolicies } from './managed-policies/managed-policies.ts'
import { addDelegationNotifications } from './own-pages/delegation-notifications.ts'
import { addHealth } from './own-pages/health.ts'
import { addIssuers } from './own-pages/issuers.ts'
import { addMetrics, createMetrics, type Metrics } from './own-pages/metrics.ts'
import { addReset } from './own-pages/reset.ts'
import { answerSigned } from './own-pages/signed-page.ts'
import { answer, type PipelineParts, refuse } from './pipeline.ts'
import { requestReader } from './receive/request.ts'
import { createServer, type HttpServer } from './receive/server.ts'
import { AuthorizationMessages } from './secrets/authorization-messages.ts'
import { SessionTokens } from './secrets/session-tokens.ts'
import { delegationNotifications } from './services/iam/delegation/notifications.ts'
import { services } from './services/index.ts'
import { openState, type State } from './state.ts'
import type { EphemeralStore, StoreSnapshot } from './store/store.ts'

/** A server that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:4747` */
  readonly endpoint: string
  /** The root credentials made by this start; empty where the accounts were there already. */
  readonly created: readonly RootCredentials[]
  /** Back to the state after the first start. @throws Error unless the server is ephemeral */
  reset(): Promise<void>
  /** The audit trail's events as JSON, oldest first. @throws Error unless the server is ephemeral */
  auditLines(): readonly string[]
  /** Stops accepting, finishes what is under way, stores what is pending. */
  close(): Promise<void>
}

/**
 * Opens the state, listens, and creates the first accounts where there are none.
 * @throws Error where the data directory is in use or unreadable, or the port taken.
 */
export async function start(config: Config): Promise<RunningServer> {
  const log = createLogger(config.logLevel)
  const state = await openState(config)
  try {
    return await serve(config, state, log)
  } catch (error) {
    await state.close()
    throw error
  }
}

async function serve(config: Config, state: State, log: Logger): Promise<RunningServer> {
  const metrics = createMetrics()
  const memoryTrail = config.dataDir === undefined ? openMemoryTrail() : undefined
  const audit = memoryTrail ?? openAuditFiles(config.dataDir!, metrics, log)
  const lastUsed = new LastUsed(state.store, (err) => log.error({ err }, 'cannot store when keys were used'))
  let publicUrl = config.publicUrl
  const delegationPartners = new DelegationPartners(config.delegationPartners ?? [])
  const parts = pipelineParts(state, {
    lastUsed,
    audit,
    metrics,
    log,
    delegationPartners,
    publicUrl: () => publicUrl,
  })
  const readRequest = requestReader({ trustedProxies: config.trustedProxies })
  const resetting = new Resetting(state, lastUsed, memoryTrail)
  const opening = Promise.withResolvers<void>()
  let isOpen = false
  const server = createServer(config, readRequest, {
    aws: (raw) => (isOpen ? answer(raw, parts) : opening.promise.then(() => answer(raw, parts))),
    own: (pages) => {
      addHealth(pages, () => isOpen)
      addMetrics(pages, metrics)
      addIssuers(pages, ISSUERS_PATH, (id) => parts.environment.outboundIdentities.documents(id, Date.now()))
      addDelegationNotifications(pages, (message, after) => {
        const raw = readRequest(message, Buffer.alloc(0))
        return answerSigned(raw, delegationNotifications(parts.environment, after), parts)
      })
      if (resetting.isOffered) addReset(pages, () => resetting.reset())
    },
    refused: (error, client) => refuse(error, client, parts),
  })
  let closed: Promise<void> | undefined
  const close = () => (closed ??= closeInTurn(server, lastUsed, audit, state))
  // The port before the accounts: their keys are shown once, so none may be made by a start that then fails.
  const port = await server.listen(config.host, config.port)
  if (!isEveryAddress(config.host)) publicUrl ??= endpointOf(config, port)
  try {
    const created = await createFirstAccounts(state.store, state.vault, config, Date.now())
    await resetting.remember()
    isOpen = true
    opening.resolve()
    return {
      endpoint: endpointOf(config, port),
      created,
      reset: () => resetting.reset(),
      auditLines: () => trailOf(memoryTrail).lines(),
      close,
    }
  } catch (error) {
    opening.reject(error)
    opening.promise.catch(() => {})
    await close()
    throw error
  }
}

/** Each step also where the one before it failed. */
async function closeInTurn(server: HttpServer, lastUsed: LastUsed, audit: AuditTrail, state: State) {
  const steps = [
    () => server.close(),
    () => lastUsed.flush(),
    () => audit.close(),
    () => state.close(),
  ] as const
  const failures: unknown[] = []
  for (const step of steps) await step().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}

/** Takes an ephemeral server back to what it was after its first start. */
class Resetting {
  readonly #store: EphemeralStore | undefined
  readonly #lastUsed: LastUsed
  readonly #trail: MemoryTrail | undefined
  #afterFirstStart: StoreSnapshot | undefined

  constructor({ store }: State, lastUsed: LastUsed, trail: MemoryTrail | undefined) {
    this.#store = trail === undefined ? undefined : (store as EphemeralStore)
    this.#lastUsed = lastUsed
    this.#trail = trail
  }

  get isOffered(): boolean {
    return this.#store !== undefined
  }

  async remember(): Promise<void> {
    this.#afterFirstStart = await this.#store?.snapshot()
  }

  async reset(): Promise<void> {
    if (this.#store === undefined || this.#afterFirstStart === undefined)
      throw new Error('only an ephemeral server can be reset')
    this.#lastUsed.clear()
    await this.#store.restore(this.#afterFirstStart)
    trailOf(this.#trail).clear()
  }
}

function trailOf(trail: MemoryTrail | undefined): MemoryTrail {
  if (trail === undefined) throw new Error('the audit trail of this server is in its data directory')
  return trail
}

function openAuditFiles(dataDir: string, metrics: Metrics, log: Logger): AuditTrail {
  return openFileTrail(dataDir, {
    onFailure(err) {
      metrics.auditFailed()
      log.error({ err }, 'cannot write the audit trail')
    },
  })
}

function pipelineParts(
  { store, vault }: State,
  shared: {
    lastUsed: LastUsed
    audit: AuditTrail
    metrics: Metrics
    log: Logger
    delegationPartners: DelegationPartners
    publicUrl: () => string | undefined
  },
): PipelineParts {
  const { lastUsed, audit, metrics, log, delegationPartners, publicUrl } = shared
  const tokens = new SessionTokens(vault)
  const environment: Environment = {
    store,
    vault,
    tokens,
    authorizationMessages: new AuthorizationMessages(vault),
    managedPolicies: new ManagedPolicies(undefined, (arn) => delegationPartners.boundary(arn)),
    lastUsed,
    webIdentities: new WebIdentities(),
    outboundIdentities: new OutboundIdentities({ store, vault }, publicUrl),
    delegationPartners,
  }
  return {
    environment,
    services,
    authenticator: new Authenticator({ store, vault, tokens }),
    authorizer: new Authorizer(environment),
    lastUsed,
    audit,
    metrics,
    onInternalError: (error, id) => log.error({ err: error, requestId: id }, 'internal failure'),
  }
}

/** Nobody can be told to come to `every address`. */
function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function endpointOf({ host, tls }: Config, port: number): string {
  return `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}
