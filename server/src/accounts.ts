import { type Config, DEFAULT_ACCOUNT_ID } from './config.ts'
import { accessKeyId as newAccessKeyId, secretAccessKey as newSecretAccessKey } from './ids.ts'
import type { Vault } from './secrets/vault.ts'
import type { Store } from './store/store.ts'

/** The root user's access key, given out once: what the store keeps is sealed. */
export interface RootCredentials {
  readonly accountId: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/**
 * Creates an account with its root user's access key, in one write.
 * @throws Error where the account is there already.
 */
export async function createAccount(
  store: Store,
  vault: Vault,
  account: { id: string; email: string; accessKey?: { id: string; secret: string } | undefined },
  now: number,
): Promise<RootCredentials> {
  const accessKeyId = account.accessKey?.id ?? newAccessKeyId(account.id)
  const secretAccessKey = account.accessKey?.secret ?? newSecretAccessKey()
  await store.write(account.id, async (tx) => {
    if ((await tx.accounts.byId(account.id)) !== undefined)
      throw new Error(`account ${account.id} is there already`)
    await tx.accounts.insert({
      id: account.id,
      email: account.email,
      createdAt: now,
      alias: undefined,
      passwordPolicy: undefined,
    })
    await tx.accessKeys.insert({
      accessKeyId,
      accountId: account.id,
      ownerId: account.id,
      status: 'Active',
      createdAt: now,
      sealedSecret: vault.seal(secretAccessKey, accessKeyId),
      lastUsed: undefined,
    })
  })
  return { accountId: account.id, accessKeyId, secretAccessKey }
}

/**
 * What a first start creates: the configured accounts. A configured root access key is the first account's. Later starts create
 * nothing; the accounts that they name must be there.
 * @throws Error where one is not: a name given and passed over would look like an account made.
 */
export async function createFirstAccounts(
  store: Store,
  vault: Vault,
  config: Pick<Config, 'accountIds' | 'rootEmail' | 'rootAccessKey'>,
  now: number,
): Promise<readonly RootCredentials[]> {
  if ((await store.accounts.list({ limit: 1 })).items.length > 0) {
    await expectAccounts(store, config.accountIds ?? [])
    return []
  }
  const created: RootCredentials[] = []
  for (const [index, id] of (config.accountIds ?? [DEFAULT_ACCOUNT_ID]).entries()) {
    const accessKey = index === 0 ? config.rootAccessKey : undefined
    created.push(await createAccount(store, vault, { id, email: config.rootEmail, accessKey }, now))
  }
  return created
}

async function expectAccounts(store: Store, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    if ((await store.accounts.byId(id)) === undefined)
      throw new Error(
        `account ${id} is not in the data directory; 'iamd account create --account-id ${id}' adds it`,
      )
  }
}
