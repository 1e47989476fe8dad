import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { type Key, type ServerProcess, startServer } from './server.ts'

type Endpoint = Pick<ServerProcess, 'endpoint'>

/** A folder for the data directories of a test file. */
export interface Scratch {
  readonly folder: string
  /** The path of a data directory that is not there yet. */
  newDirectory(): string
  remove(): void
}

export function scratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'iamd-running-'))
  let directories = 0
  return {
    folder,
    newDirectory: () => join(folder, `data-${++directories}`),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** A server that is killed when the test ends, however it ends. */
export async function started(
  onTestFinished: (stop: () => Promise<void>) => void,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const server = await startServer(args, env)
  onTestFinished(async () => void (await server.stop('SIGKILL')))
  return server
}

/** How the AWS SDK is pointed at a server; a failure is to be seen, not tried again. */
export function clientOptions({ endpoint }: Endpoint, { accessKeyId, secretAccessKey }: Key) {
  return { endpoint, region: 'us-east-1', maxAttempts: 1, credentials: { accessKeyId, secretAccessKey } }
}

export function iam(server: Endpoint, key: Key): IAMClient {
  return new IAMClient(clientOptions(server, key))
}

/** Whose a key is. */
export async function arnOf(server: Endpoint, key: Key): Promise<string | undefined> {
  return (await new STSClient(clientOptions(server, key)).send(new GetCallerIdentityCommand({}))).Arn
}

export async function userNames(server: Endpoint, key: Key): Promise<readonly (string | undefined)[]> {
  return (await iam(server, key).send(new ListUsersCommand({}))).Users!.map((user) => user.UserName)
}
