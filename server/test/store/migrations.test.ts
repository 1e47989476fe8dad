import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { initial } from '../../src/store/migrations/0001-initial.ts'
import { serviceUses } from '../../src/store/migrations/0004-service-uses.ts'
import { accountServiceUses } from '../../src/store/migrations/0010-account-service-uses.ts'
import { DATABASE_FILE, openStore } from '../../src/store/open.ts'
import { ACCOUNT, user } from './records.ts'

const directories: string[] = []
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

/** A data directory as the first version of the program left it, with an account and its user alice. */
async function firstVersion(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'iamd-store-'))
  directories.push(dataDir)
  const database = new Database(join(dataDir, DATABASE_FILE))
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database }) })
  await initial.up(db, { key: 'text', position: 'integer', integer: 'bigint' })
  database.exec(`
    create table migrations (number integer primary key, name text not null, applied_at bigint not null);
    insert into migrations values (1, 'initial', 0);
    insert into accounts (id, email, created_at) values ('${ACCOUNT}', 'root@example.com', 1);
    insert into users (id, account_id, name, name_key, path, created_at, tags)
      values ('AIDAEXAMPLE', '${ACCOUNT}', 'Alice', 'alice', '/', 1, '[]');
  `)
  await db.destroy()
  return dataDir
}

it('a database of the first version is brought up to date with what it holds', async () => {
  const dataDir = await firstVersion()
  const store = await openStore({ dataDir })
  const alice = user({ id: 'AIDAEXAMPLE', name: 'Alice', createdAt: 1 })
  expect(await store.users.byName(ACCOUNT, 'alice')).toStrictEqual(alice)
  expect(await store.accounts.summary(ACCOUNT)).toMatchObject({ users: 1, serverCertificates: 0 })
  const key = {
    accountId: ACCOUNT,
    id: 'APKAEXAMPLE',
    ownerId: alice.id,
    uploadedAt: 1,
    digest: 'd',
    body: 'b',
  }
  await store.write(ACCOUNT, (tx) => tx.sshPublicKeys.insert({ ...key, status: 'Active' }))
  await store.close()
  // Up to date now: opening again changes nothing.
  const again = await openStore({ dataDir })
  expect(await again.sshPublicKeys.ofOwner(alice.id)).toHaveLength(1)
  await again.close()
})

it('the uses of accounts begin with those of their users and roles', async () => {
  const database = new Database(':memory:')
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database }) })
  const types = { key: 'text', position: 'integer', integer: 'bigint' } as const
  await initial.up(db, types)
  await serviceUses.up(db, types)
  database.exec(`
    insert into accounts (id, email, created_at) values ('a', 'a@example.com', 1), ('b', 'b@example.com', 1);
    insert into users (id, account_id, name, name_key, path, created_at, tags)
      values ('AIDA1', 'a', 'u', 'u', '/', 1, '[]'), ('AIDA2', 'b', 'u', 'u', '/', 1, '[]');
    insert into roles (
      id, account_id, name, name_key, path, created_at, max_session_duration, trust_policy, trust_principal_ids, tags
    ) values ('AROA1', 'a', 'r', 'r', '/', 1, 3600, '{}', '{}', '[]');
    insert into service_uses (principal_id, service, action, at, region) values
      ('AIDA1', 'iam', 'GetUser', 5, 'old'), ('AROA1', 'iam', 'ListUsers', 7, 'new'), ('AIDA1', 'iam', 'ListRoles', 6, 'z'),
      ('AIDA1', 'sts', 'AssumeRole', 1, 'x'), ('AIDA2', 'iam', 'GetUser', 3, 'y'), ('AIDAGONE', 'iam', 'GetUser', 9, 'z');
  `)
  await accountServiceUses.up(db, types)
  const rows = database.prepare('select * from account_service_uses order by account_id, service').all()
  expect(rows).toEqual([
    { account_id: 'a', service: 'iam', at: 7, region: 'new' },
    { account_id: 'a', service: 'sts', at: 1, region: 'x' },
    { account_id: 'b', service: 'iam', at: 3, region: 'y' },
  ])
  await db.destroy()
})
