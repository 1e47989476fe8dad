import type { RootCredentials } from '../accounts.ts'
import { readConfig } from '../config.ts'
import { type RunningServer, start } from '../start.ts'
import { readOptions, SERVE_OPTIONS } from './options.ts'

/** `iamd serve`: runs until SIGTERM or SIGINT. */
export async function serve(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const config = readConfig(readOptions(SERVE_OPTIONS, args, env))
  const server = await start(config)
  process.stdout.write(greeting(server, config.rootAccessKey?.id))
  await stopSignal()
  await server.close()
}

/** One piece of text, so that whoever reads it through a pipe has all of it or nothing. */
function greeting({ endpoint, created }: RunningServer, givenKey: string | undefined): string {
  const accounts = created.map((root) => root.accountId)
  const where = accounts.length > 0 ? `, account ${accounts.join(', ')}` : ''
  const keys = created.filter((root) => root.accessKeyId !== givenKey).map((root) => firstKey(endpoint, root))
  return [`iamd listens on ${endpoint}${where}\n`, ...keys].join('\n')
}

/** What the first start prints, and no later one can: the secret is not kept in the open. */
function firstKey(endpoint: string, root: RootCredentials): string {
  return `The root user's access key of account ${root.accountId}, shown this once:

export AWS_ENDPOINT_URL=${endpoint} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
export AWS_ACCESS_KEY_ID=${root.accessKeyId} AWS_SECRET_ACCESS_KEY=${root.secretAccessKey}
`
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}
