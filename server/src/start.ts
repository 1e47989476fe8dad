import type { AddressInfo } from 'node:net'
import { createFirstAccounts, type RootCredentials } from './accounts.ts'
import { openFileTrail, openMemoryTrail } from './audit/trail.ts'
import { Authenticator } from './authenticate/authenticate.ts'
import { LastUsed } from './authenticate/last-used.ts'
import { Authorizer } from './authorize/authorize.ts'
import type { Config } from './config.ts'
import type { Environment } from './environment.ts'
import { ServiceError } from './errors.ts'
import { requestId } from './ids.ts'
import { createLogger, type Logger } from './log.ts'
import { ManagedPolicies } from './managed-policies/managed-policies.ts'
import { addHealth } from './own-pages/health.ts'
import { addMetrics, createMetrics } from './own-pages/metrics.ts'
import { addReset } from './own-pages/reset.ts'
import { answer, type PipelineParts } from './pipeline.ts'
import { requestReader } from './receive/request.ts'
import { createServer } from './receive/server.ts'
import { SessionTokens } from './secrets/session-tokens.ts'
import { services } from './services/index.ts'
import { openState, type State } from './state.ts'
import type { EphemeralStore } from './store/store.ts'
import { unknownServiceError } from './wire/index.ts'

/** A server that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:4747` */
  readonly endpoint: string
  /** The root credentials made by this start; empty where the accounts were there already. */
  readonly created: readonly RootCredentials[]
  /** Back to the state after the first start. @throws Error unless the server is ephemeral */
  reset(): Promise<void>
  /** Stops accepting, finishes what is under way, stores what is pending. */
  close(): Promise<void>
}

/**
 * Opens the state, creates the first accounts where there are none, and listens.
 * @throws Error where the data directory is in use or unreadable, or the port taken.
 */
export async function start(config: Config): Promise<RunningServer> {
  const log = createLogger(config.logLevel)
  const state = await openState(config)
  const { store, vault } = state
  const created = await createFirstAccounts(store, vault, config, Date.now())
  const ephemeral = config.dataDir === undefined ? (store as EphemeralStore) : undefined
  const afterFirstStart = await ephemeral?.snapshot()

  const lastUsed = new LastUsed(store)
  const parts = pipelineParts(config, state, lastUsed, log)
  const reset = async () => {
    if (ephemeral === undefined || afterFirstStart === undefined)
      throw new Error('only an ephemeral server can be reset')
    lastUsed.clear()
    await ephemeral.restore(afterFirstStart)
  }
  const app = createServer(config, requestReader({ trustedProxies: config.trustedProxies }), {
    aws: (raw) => answer(raw, parts),
    own: (pages) => {
      addHealth(pages)
      addMetrics(pages, parts.metrics)
      if (afterFirstStart !== undefined) addReset(pages, reset)
    },
    refused: refusal,
  })
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await state.close()
    throw error
  }
  return {
    endpoint: endpointOf(config, app.server.address() as AddressInfo),
    created,
    reset,
    async close() {
      await app.close()
      await lastUsed.flush()
      await parts.audit.close()
      await state.close()
    },
  }
}

function pipelineParts(
  config: Config,
  { store, vault }: State,
  lastUsed: LastUsed,
  log: Logger,
): PipelineParts {
  const tokens = new SessionTokens(vault)
  const environment: Environment = { store, vault, tokens, managedPolicies: new ManagedPolicies(), lastUsed }
  return {
    environment,
    services,
    authenticator: new Authenticator({ store, vault, tokens }),
    authorizer: new Authorizer(environment),
    lastUsed,
    audit: config.dataDir === undefined ? openMemoryTrail() : openFileTrail(config.dataDir),
    metrics: createMetrics(),
    onInternalError: (error, id) => log.error({ err: error, requestId: id }, 'internal failure'),
  }
}

// What HTTP refuses never became a request of a service, so it is answered in the general form.
function refusal(status: number, message: string) {
  const code =
    status === 413
      ? 'RequestEntityTooLarge'
      : status >= 500
        ? 'InternalFailure'
        : 'MalformedHttpRequestException'
  const request = { method: 'GET', rawPath: '/', rawQuery: '', headers: new Map(), body: Buffer.alloc(0) }
  const text = status >= 500 ? 'The request processing has failed because of an unknown error.' : message
  return unknownServiceError(request, undefined, new ServiceError(code, status, text), requestId())
}

function endpointOf(config: Config, { port }: AddressInfo): string {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return `${config.tls === undefined ? 'http' : 'https'}://${host}:${port}`
}
