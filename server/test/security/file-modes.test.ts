import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startIamd } from '../../src/index.ts'

/** Nothing in a data directory is for other users of the machine, even where the directory was made by somebody less careful. */
let folder: string
let umask: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iamd-modes-'))
  chmodSync(folder, 0o755)
  umask = process.umask(0o022)
})
afterEach(() => {
  process.umask(umask)
  rmSync(folder, { recursive: true })
})

it('leaves no file of the data directory to others', async () => {
  const iamd = await startIamd({ dataDir: folder })
  await fetch(iamd.endpoint)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  expect(files).toEqual(
    expect.arrayContaining([
      'iamd.sqlite',
      'iamd.sqlite-wal',
      'iamd.sqlite-shm',
      'master.key',
      'server.lock',
      'audit',
    ]),
  )
  for (const file of files) expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0])
  await iamd.close()
})
