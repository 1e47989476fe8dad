import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { CreateUserCommand, GetUserCommand, IAMClient } from '@aws-sdk/client-iam'
import { expect, it } from 'vitest'
import { DataDirectoryInUse } from '../../src/store/errors.ts'
import { openStore } from '../../src/store/open.ts'

const MAIN = new URL('../../bin/iamd.js', import.meta.url).pathname

interface Serving {
  readonly iam: IAMClient
  kill(): Promise<void>
}

async function serve(folder: string): Promise<Serving> {
  const env = {
    ...process.env,
    IAMD_ROOT_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    IAMD_ROOT_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }
  const child = spawn(process.execPath, [MAIN, 'serve', '--data', folder, '--port', '0'], { env })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const endpoint = /http:\S+?:\d+/.exec(line)![0]
  const credentials = {
    accessKeyId: env.IAMD_ROOT_ACCESS_KEY_ID,
    secretAccessKey: env.IAMD_ROOT_SECRET_ACCESS_KEY,
  }
  return {
    iam: new IAMClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 }),
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

it('loses nothing acknowledged while a command works on the same data directory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'iamd-beside-'))
  const first = await serve(folder)
  await first.iam.send(new CreateUserCommand({ UserName: 'before' }))
  const log = statSync(join(folder, 'iamd.sqlite-wal')).ino
  const command = ['account', 'create', '--data', folder, '--account-id', '210987654321']
  await promisify(execFile)(process.execPath, [MAIN, ...command])
  expect(statSync(join(folder, 'iamd.sqlite-wal')).ino).toBe(log)
  await first.iam.send(new CreateUserCommand({ UserName: 'after' }))
  await first.kill()
  const second = await serve(folder)
  for (const UserName of ['before', 'after']) await second.iam.send(new GetUserCommand({ UserName }))
  await second.kill()
  rmSync(folder, { recursive: true })
})

/**
 * A process that closes any descriptor of a file gives up all its locks on that file, those of SQLite among them; another process may then
 * take itself for the last and remove the log that this one goes on writing into.
 * https://www.sqlite.org/howtocorrupt.html (2.2)
 */
it.skipIf(process.platform !== 'linux')('keeps its locks on the database and on the directory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'iamd-locks-'))
  const store = await openStore({ dataDir: folder })
  await expect(openStore({ dataDir: folder })).rejects.toThrow(DataDirectoryInUse)
  const held = readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .map((line) => line.split(/\s+/))
    .filter(([, , , , pid]) => pid === String(process.pid))
    .map(([, , , , , file]) => Number(file?.split(':')[2]))
  for (const file of ['iamd.sqlite', 'server.lock']) expect(held).toContain(statSync(join(folder, file)).ino)
  await store.close()
  rmSync(folder, { recursive: true })
})
