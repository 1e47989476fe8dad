import type { RootCredentials } from './accounts.ts'
import { DEFAULT_ROOT_EMAIL } from './config.ts'
import type { DelegationPartner } from './delegation/partners.ts'
import { start } from './start.ts'

/** How to start iamd inside a test suite. */
export interface StartOptions {
  /** Keep everything in memory; the other choice is `dataDir`. */
  readonly ephemeral?: boolean
  readonly dataDir?: string
  /** 0, the default, takes a free port. */
  readonly port?: number
  /** The first is the one `root` is of; 123456789012 where left out. */
  readonly accountIds?: readonly string[]
  /** Accounts that may ask others for temporary access; none where left out. */
  readonly delegationPartners?: readonly DelegationPartner[]
}

/** A running iamd. */
export interface Iamd {
  readonly endpoint: string
  /** Root credentials of the first account, as the AWS SDK for JavaScript takes them. */
  readonly root: RootCredentials
  /** Root credentials by account id; of a data directory only those made by this start. */
  readonly roots: ReadonlyMap<string, RootCredentials>
  /** Back to the state after the first start (ephemeral only), in milliseconds. */
  reset(): Promise<void>
  /** CloudTrail-shaped events of the requests since the start or the last reset, oldest first (ephemeral only; the latest 32 MB). */
  events(): readonly Readonly<Record<string, unknown>>[]
  close(): Promise<void>
}

/**
 * Starts iamd in this process on a port of loopback.
 * @throws Error where neither `ephemeral` nor `dataDir` is given, or the data directory is in use.
 */
export async function startIamd(options: StartOptions): Promise<Iamd> {
  if ((options.ephemeral === true) === (options.dataDir !== undefined)) {
    throw new TypeError('startIamd takes either ephemeral: true or a dataDir')
  }
  const server = await start({
    host: '127.0.0.1',
    port: options.port ?? 0,
    dataDir: options.dataDir,
    accountIds: options.accountIds,
    rootEmail: DEFAULT_ROOT_EMAIL,
    rootAccessKey: undefined,
    masterKey: undefined,
    tls: undefined,
    publicUrl: undefined,
    trustedProxies: [],
    delegationPartners: options.delegationPartners,
    logLevel: 'error',
  })
  const roots = new Map(server.created.map((root) => [root.accountId, root]))
  return {
    endpoint: server.endpoint,
    get root() {
      const first = server.created[0]
      if (first === undefined)
        throw new Error('the accounts were there already; their root keys are not known')
      return first
    },
    roots,
    reset: server.reset,
    events: () => server.auditLines().map((line) => JSON.parse(line) as Record<string, unknown>),
    close: server.close,
  }
}

export type { DelegationPartner, RootCredentials }
