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
    const accounts = (await store.accounts.list({ limit: MAX_TRIED })).items
    // Where the database holds sealed secrets, a new key would only hide that the old one is lost.
    const vault = openVault({
      masterKey,
      keyFile: join(dataDir, 'master.key'),
      create: accounts.length === 0,
    })
    for (const { id } of accounts) await tryVault(store, vault, id)
    return { store, vault, close: () => store.close() }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Accounts whose root keys are tried at start. */
const MAX_TRIED = 10

/**
 * Opens what is sealed for an account's root user. A server with a master key of other data would fail every request.
 * @throws VaultError where the master key is not the one
 */
async function tryVault(store: Store, vault: Vault, accountId: string): Promise<void> {
  for (const { sealedSecret, accessKeyId } of await store.accessKeys.ofOwner(accountId))
    vault.open(sealedSecret, accessKeyId)
}
