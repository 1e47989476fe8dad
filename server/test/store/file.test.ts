import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ChangeNotice } from '../../src/store/changes.ts'
import { DatabaseTooNew, DataDirectoryInUse } from '../../src/store/errors.ts'
import { DATABASE_FILE, openStore } from '../../src/store/open.ts'
import { storeContract } from './contract.ts'
import { ACCOUNT, account, makeAccounts, OTHER_ACCOUNT, user } from './records.ts'

/** Ends a wait that would never end; nothing is measured by it. */
const PATIENCE = { timeout: 30_000 }

const directories: string[] = []

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'iamd-store-'))
  directories.push(directory)
  return directory
}

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

const limits = (entries: number) => ({ entities: entries, principals: entries, documentCharacters: 100_000 })

storeContract('a SQLite file', (entries) =>
  openStore({ dataDir: newDirectory(), ...(entries === undefined ? {} : { cacheLimits: limits(entries) }) }),
)

describe('a data directory', () => {
  it('keeps everything from one opening to the next', async () => {
    const dataDir = join(newDirectory(), 'made', 'on', 'demand')
    const first = await openStore({ dataDir })
    await makeAccounts(first)
    const alice = user({ name: 'alice' })
    await first.write(ACCOUNT, (tx) => tx.users.insert(alice))
    await first.close()
    const second = await openStore({ dataDir })
    expect(await second.users.byName(ACCOUNT, 'Alice')).toStrictEqual(alice)
    expect((await second.changes.since(ACCOUNT, 0, 10)).map(({ seq }) => seq)).toEqual([1, 2])
    await second.write(ACCOUNT, (tx) => tx.users.setTags(alice.id, []))
    expect(await second.changes.head(ACCOUNT)).toBe(3)
    await second.close()
  })

  it('can be read by its owner only', async () => {
    const dataDir = join(newDirectory(), 'data')
    const store = await openStore({ dataDir })
    await makeAccounts(store)
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    for (const suffix of ['', '-wal', '-shm']) {
      expect(statSync(join(dataDir, DATABASE_FILE + suffix)).mode & 0o777).toBe(0o600)
    }
    await store.close()
  })

  it('is for one server at a time, and free again after it', async () => {
    const dataDir = newDirectory()
    const first = await openStore({ dataDir })
    await expect(openStore({ dataDir })).rejects.toThrow(DataDirectoryInUse)
    await makeAccounts(first)
    await first.close()
    const second = await openStore({ dataDir })
    expect((await second.accounts.list({ limit: 10 })).items).toHaveLength(2)
    await second.close()
  })

  it('of a newer version is left alone', async () => {
    const dataDir = newDirectory()
    await (await openStore({ dataDir })).close()
    const database = new Database(join(dataDir, DATABASE_FILE))
    database.exec("insert into migrations values (1000, 'of the future', 0)")
    database.close()
    await expect(openStore({ dataDir })).rejects.toThrow(DatabaseTooNew)
    // The failure let the directory go.
    const again = new Database(join(dataDir, DATABASE_FILE))
    again.exec('delete from migrations where number = 1000')
    again.close()
    await (await openStore({ dataDir })).close()
  })

  it('is made once by two that come at the same time', async () => {
    const dataDir = newDirectory()
    const stores = await Promise.all([openStore({ dataDir }), openStore({ dataDir, serving: false })])
    await makeAccounts(stores[0])
    await vi.waitFor(async () => expect(await stores[1].accounts.byId(ACCOUNT)).toBeDefined(), PATIENCE)
    for (const store of stores) await store.close()
  })
})

describe('another process beside the server', () => {
  it('does not change the schema under it', async () => {
    const dataDir = newDirectory()
    const server = await openStore({ dataDir })
    // As if the command were of a version that has one migration more than the server.
    const database = new Database(join(dataDir, DATABASE_FILE))
    database.exec('delete from migrations where number = (select max(number) from migrations)')
    database.close()
    await expect(openStore({ dataDir, serving: false })).rejects.toThrow(DataDirectoryInUse)
    await server.close()
  })

  it('commits, and the server comes to know: listeners and caches', async () => {
    const dataDir = newDirectory()
    const server = await openStore({ dataDir })
    await makeAccounts(server)
    const alice = user({ name: 'alice' })
    await server.write(ACCOUNT, (tx) => tx.users.insert(alice))
    const notices: ChangeNotice[] = []
    server.onChange((notice) => notices.push(notice))
    expect(await server.users.byName(ACCOUNT, 'bob')).toBeUndefined()
    expect((await server.users.byId(ACCOUNT, alice.id))?.name).toBe('alice')
    // A connection of its own is another process to SQLite, and to the store.
    const command = await openStore({ dataDir, serving: false })
    await command.write('777788889999', (tx) => tx.accounts.insert(account({ id: '777788889999' })))
    await command.write(ACCOUNT, async (tx) => {
      await tx.users.update(alice.id, { name: 'bob' })
    })
    await command.close()
    await vi.waitFor(() => expect(notices.flat()).toHaveLength(2), PATIENCE)
    expect(notices.flat()).toMatchObject([
      { accountId: '777788889999', seq: 1, kind: 'account' },
      { accountId: ACCOUNT, seq: 3, kind: 'user', entityId: alice.id },
    ])
    expect((await server.users.byName(ACCOUNT, 'bob'))?.id).toBe(alice.id)
    expect(await server.users.byName(ACCOUNT, 'alice')).toBeUndefined()
    await server.close()
  })

  it('and the server may write in turn: numbers have no gaps and each hears of every change once', async () => {
    const dataDir = newDirectory()
    const stores = [await openStore({ dataDir }), await openStore({ dataDir, serving: false })] as const
    await makeAccounts(stores[0])
    await stores[1].write(OTHER_ACCOUNT, (tx) => tx.users.insert(user({ accountId: OTHER_ACCOUNT })))
    const heard = stores.map((store) => {
      const changes: number[] = []
      store.onChange((notice) => {
        if (notice !== 'everything')
          for (const change of notice) if (change.accountId === ACCOUNT) changes.push(change.seq)
      })
      return changes
    })
    for (let n = 0; n < 40; n++) {
      await Promise.all(stores.map((store) => store.write(ACCOUNT, (tx) => tx.users.insert(user()))))
    }
    const expected = Array.from({ length: 80 }, (_, n) => n + 2)
    for (const changes of heard) {
      await vi.waitFor(() => expect(changes).toHaveLength(80), PATIENCE)
      expect(changes).toEqual(expected)
    }
    for (const store of stores) await store.close()
  })
})

describe('kill -9', () => {
  it('loses nothing that was acknowledged and leaves nothing half done', async () => {
    const dataDir = newDirectory()
    const child = fork(new URL('./writing-child.ts', import.meta.url), [dataDir], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const acknowledged: string[] = []
    child.on('message', (name) => {
      acknowledged.push(String(name))
      // In the midst of writing, with several writes under way.
      if (acknowledged.length === 200) child.kill('SIGKILL')
    })
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')
    // The lock went with the process.
    const store = await openStore({ dataDir })
    const names = new Set<string>()
    let after: string | undefined
    do {
      const page = await store.users.list({ accountId: ACCOUNT, limit: 1000, after })
      for (const { name } of page.items) names.add(name)
      after = page.next
    } while (after !== undefined)
    for (const name of acknowledged) expect(names.has(name)).toBe(true)
    // Each write made a user and a group of one name; its two lines in the log belong to it.
    const groups = await store.groups.count(ACCOUNT)
    expect(groups).toBe(names.size)
    expect(await store.changes.head(ACCOUNT)).toBe(1 + 2 * names.size)
    expect(await store.changes.since(ACCOUNT, 2 * names.size, 10)).toHaveLength(1)
    await store.close()
  })
})
