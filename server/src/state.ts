import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { openVault, type Vault } from './secrets/vault.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/store.ts'

/** What outlives a process: the database, and the key to the secrets in it. */
export interface State {
  readonly store: Store
  readonly vault: Vault
  close(): Promise<void>
}

/**
 * Opens the data directory, making it at first; in memory where the configuration names none. `shared` opens it beside a running server.
 * @throws Error where another server has it, or the master key is missing for a database that is there.
 */
export async function openState(
  config: Pick<Config, 'dataDir' | 'masterKey'>,
  options: { readonly shared?: boolean } = {},
): Promise<State> {
  const { dataDir, masterKey } = config
  if (dataDir === undefined) {
    const store = await openStore({ ephemeral: true })
    return { store, vault: openVault({ masterKey }), close: () => store.close() }
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const store = await openStore({ dataDir, serving: options.shared !== true })
  try {
    // Where the database holds sealed secrets, a new key would only hide that the old one is lost.
    const create = (await store.accounts.list({ limit: 1 })).items.length === 0
    const vault = openVault({ masterKey, keyFile: join(dataDir, 'master.key'), create })
    return { store, vault, close: () => store.close() }
  } catch (error) {
    await store.close()
    throw error
  }
}
