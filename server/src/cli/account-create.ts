import { createAccount } from '../accounts.ts'
import { checkAccountId, DEFAULT_ROOT_EMAIL } from '../config.ts'
import { openState } from '../state.ts'
import { ACCOUNT_CREATE_OPTIONS, readOptions, UsageError } from './options.ts'

/** `iamd account create`: adds an account to a data directory, also beside a running server. */
export async function accountCreate(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const options = readOptions(ACCOUNT_CREATE_OPTIONS, args, env)
  const ids = options.get('account-id')
  if (!Array.isArray(ids) || ids.length !== 1) throw new UsageError('account create takes one --account-id')
  const id = checkAccountId(ids[0])
  const email = (options.get('root-email') as string | undefined) ?? DEFAULT_ROOT_EMAIL
  const dataDir = (options.get('data') as string | undefined) ?? 'iamd-data'
  const state = await openState(
    { dataDir, masterKey: options.get('IAMD_MASTER_KEY') as string | undefined },
    { shared: true },
  )
  try {
    const root = await createAccount(state.store, state.vault, { id, email }, Date.now())
    process.stdout.write(`created account ${id}; its root user's access key, shown this once:

export AWS_ACCESS_KEY_ID=${root.accessKeyId} AWS_SECRET_ACCESS_KEY=${root.secretAccessKey}
`)
  } finally {
    await state.close()
  }
}
