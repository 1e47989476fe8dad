import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { storeContract } from './contract.ts'
import { ACCOUNT, accessKey, document, makeAccounts, policy, policyArn, user } from './records.ts'

const limits = (entries: number) => ({ entities: entries, principals: entries, documentCharacters: 100_000 })

storeContract('SQLite in memory', (entries) =>
  openStore({ ephemeral: true, ...(entries === undefined ? {} : { cacheLimits: limits(entries) }) }),
)

describe('an ephemeral store', () => {
  it('goes back to a snapshot, whatever was cached', async () => {
    const store = await openStore({ ephemeral: true })
    await makeAccounts(store)
    const [alice, bob, record] = [user({ name: 'alice' }), user({ name: 'bob' }), policy()]
    const key = accessKey({ ownerId: alice.id })
    await store.write(ACCOUNT, async (tx) => {
      await tx.users.insert(alice)
      await tx.policies.insert(record, document('one'))
      await tx.attachments.attach({ ownerId: alice.id, policyArn: policyArn(record), attachedAt: 1 })
    })
    const head = await store.changes.head(ACCOUNT)
    const snapshot = await store.snapshot()
    const change = async (mark: string) => {
      await store.write(ACCOUNT, async (tx) => {
        await tx.users.update(alice.id, { name: 'alicia' })
        await tx.users.insert(bob)
        await tx.accessKeys.insert(key)
        await tx.policies.versions.insert(record.id, {
          document: document(mark),
          createdAt: 1,
          setAsDefault: true,
        })
      })
      expect((await store.policies.defaultDocument(policyArn(record)))?.document).toBe(document(mark))
      const gathered = await store.principalPolicies.get('user', ACCOUNT, alice.id)
      expect(gathered?.documents.get(policyArn(record))?.document).toBe(document(mark))
    }
    await change('two')
    await store.users.byName(ACCOUNT, 'bob')
    await store.accessKeys.byId(key.accessKeyId)
    const notices: unknown[] = []
    store.onChange((notice) => notices.push(notice))
    await store.restore(snapshot)
    expect(notices).toEqual(['everything'])
    expect(await store.users.byName(ACCOUNT, 'alicia')).toBeUndefined()
    expect(await store.users.byName(ACCOUNT, 'alice')).toEqual(alice)
    expect(await store.users.byName(ACCOUNT, 'bob')).toBeUndefined()
    expect(await store.accessKeys.byId(key.accessKeyId)).toBeUndefined()
    expect((await store.policies.defaultDocument(policyArn(record)))?.document).toBe(document('one'))
    expect(await store.changes.head(ACCOUNT)).toBe(head)
    // Version 2 comes a second time, and is another document.
    await change('another two')
    await store.restore(snapshot)
    await store.close()
  })

  it('waits for writes under way before it goes back', async () => {
    const store = await openStore({ ephemeral: true })
    await makeAccounts(store)
    const snapshot = await store.snapshot()
    const written = store.write(ACCOUNT, async (tx) => {
      await tx.users.insert(user())
      await new Promise((next) => setTimeout(next, 10))
      await tx.users.insert(user())
    })
    const restored = store.restore(snapshot)
    await written
    await restored
    expect(await store.users.count(ACCOUNT)).toBe(0)
    await store.write(ACCOUNT, (tx) => tx.users.insert(user()))
    expect(await store.users.count(ACCOUNT)).toBe(1)
    await store.close()
  })
})
