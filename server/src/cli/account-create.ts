import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createAccount } from '../accounts.ts'
import { checkAccountId, readRootEmail } from '../config.ts'
import { openState } from '../state.ts'
import { DATABASE_FILE } from '../store/open.ts'
import { ACCOUNT_CREATE_OPTIONS, readOptions, UsageError } from './options.ts'

/** `iamd account create`: adds an account to a data directory, also beside a running server. */
export async function accountCreate(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const options = readOptions(ACCOUNT_CREATE_OPTIONS, args, env)
  const text = (name: string) => options.get(name) as string | undefined
  const given = text('account-id')
  if (given === undefined) throw new UsageError('account create needs --account-id')
  const id = checkAccountId(given)
  const email = readRootEmail(text('root-email'))
  const dataDir = text('data') ?? 'iamd-data'
  // A mistyped directory would become a new one, with an account that no server ever shows.
  if (!existsSync(join(dataDir, DATABASE_FILE)))
    throw new Error(`${dataDir} is not a data directory yet; 'iamd serve' makes one`)
  const state = await openState({ dataDir, masterKey: text('IAMD_MASTER_KEY') }, { shared: true })
  try {
    const root = await createAccount(state.store, state.vault, { id, email }, Date.now())
    process.stdout.write(`created account ${id}; its root user's access key, shown this once:

export AWS_ACCESS_KEY_ID=${root.accessKeyId} AWS_SECRET_ACCESS_KEY=${root.secretAccessKey}
`)
  } finally {
    await state.close()
  }
}
