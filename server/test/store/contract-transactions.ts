import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChangeNotice } from '../../src/store/changes.ts'
import { StoreClosed, StoreMisuse, UniqueViolation } from '../../src/store/errors.ts'
import type { ChangeRecord } from '../../src/store/records.ts'
import type { WriteTransaction } from '../../src/store/store.ts'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, group, OTHER_ACCOUNT, user } from './records.ts'
import { freshStore } from './with-store.ts'

export function transactionContract(open: OpenEmptyStore): void {
  const at = freshStore(open)

  describe('a write', () => {
    it('gives back what its work gives, and its own writes to itself', async () => {
      const record = user({ name: 'alice' })
      const seen = await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(record)
        return tx.users.byName(ACCOUNT, 'ALICE')
      })
      expect(seen).toStrictEqual(record)
    })

    it('that throws leaves nothing, and the store goes on', async () => {
      const [alice, admins] = [user(), group()]
      const before = await at.store.changes.head(ACCOUNT)
      const failure = new Error('on purpose')
      const failed = at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        await tx.groups.insert(admins)
        await tx.groups.addMember(admins.id, alice.id)
        throw failure
      })
      await expect(failed).rejects.toBe(failure)
      expect(await at.store.users.byId(ACCOUNT, alice.id)).toBeUndefined()
      expect(await at.store.groups.byId(ACCOUNT, admins.id)).toBeUndefined()
      expect(await at.store.changes.head(ACCOUNT)).toBe(before)
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(alice))
      expect(await at.store.changes.head(ACCOUNT)).toBe(before + 1)
    })

    it('that fails takes none of the others with it', async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 200 }, (_, n) =>
          at.store.write(ACCOUNT, async (tx) => {
            await tx.users.insert(user({ name: `u${n}` }))
            if (n % 3 === 0) throw new Error('on purpose')
          }),
        ),
      )
      const committed = results.flatMap(({ status }, n) => (status === 'fulfilled' ? [`u${n}`] : []))
      expect(committed).toHaveLength(133)
      const { items } = await at.store.users.list({ accountId: ACCOUNT, limit: 1000 })
      expect(items.map(({ name }) => name)).toEqual(committed.sort())
    })

    it('is not seen before it is committed', async () => {
      const alice = user()
      const inserted = Promise.withResolvers<void>()
      const goOn = Promise.withResolvers<void>()
      const written = at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        inserted.resolve()
        await goOn.promise
      })
      await inserted.promise
      const seen = at.store.users.count(ACCOUNT)
      // A store of one connection makes the read wait, one of several answers from before; neither shows what
      // is uncommitted.
      const early = await Promise.race([seen, sleep(50, 'waits' as const)])
      expect([0, 'waits']).toContain(early)
      goOn.resolve()
      await written
      expect(await seen).toBe(early === 'waits' ? 1 : 0)
      expect(await at.store.users.count(ACCOUNT)).toBe(1)
    })

    it('of many at once meets one after the other', async () => {
      const counter = user({ passwordLastUsed: 0 })
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(counter))
      await Promise.all(
        Array.from({ length: 100 }, () =>
          at.store.write(ACCOUNT, async (tx) => {
            const { passwordLastUsed } = (await tx.users.byId(ACCOUNT, counter.id))!
            await sleep(0)
            await tx.users.setPasswordLastUsed(counter.id, passwordLastUsed! + 1)
          }),
        ),
      )
      expect((await at.store.users.byId(ACCOUNT, counter.id))?.passwordLastUsed).toBe(100)
    })

    it('gives a name to one of many that want it at once', async () => {
      const results = await Promise.allSettled(
        ['alice', 'ALICE', 'Alice', 'aLICE'].map((name) =>
          at.store.write(ACCOUNT, (tx) => tx.users.insert(user({ name }))),
        ),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(UniqueViolation)
      }
    })
  })

  describe('misuse is refused', () => {
    it('a transaction used after its end', async () => {
      let kept: WriteTransaction | undefined
      await at.store.write(ACCOUNT, async (tx) => {
        kept = tx
      })
      await expect(kept!.users.insert(user())).rejects.toThrow(StoreMisuse)
      await expect(kept!.users.count(ACCOUNT)).rejects.toThrow(StoreMisuse)
    })

    it('work that does not await its queries', async () => {
      const [alice, bob] = [user(), user()]
      let forgotten: Promise<void> | undefined
      const careless = at.store.write(ACCOUNT, async (tx) => {
        forgotten = tx.users.insert(alice)
        forgotten.catch(() => {})
      })
      const careful = at.store.write(ACCOUNT, (tx) => tx.users.insert(bob))
      await expect(careless).rejects.toThrow(StoreMisuse)
      await careful
      await forgotten?.catch(() => {})
      expect(await at.store.users.byId(ACCOUNT, alice.id)).toBeUndefined()
      expect(await at.store.users.byId(ACCOUNT, bob.id)).toBeDefined()
    })

    it('a write within a write, and a read that does not see the transaction', async () => {
      const alice = user()
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(alice))
      await at.store.users.byId(ACCOUNT, alice.id)
      const { store } = at
      for (const work of [
        () => store.write(ACCOUNT, async () => {}),
        () => store.users.byId(ACCOUNT, alice.id),
        () => store.users.count(ACCOUNT),
        () => store.principalPolicies.get('user', ACCOUNT, alice.id),
        () => store.recordUse({ roles: [{ roleId: 'r', at: 1, region: 'x' }] }),
      ]) {
        await expect(store.write(ACCOUNT, async () => void (await work()))).rejects.toThrow(StoreMisuse)
      }
      // What began in a write may go on by itself when it is over.
      let later: Promise<number> | undefined
      await store.write(ACCOUNT, async () => {
        later = sleep(20).then(() => store.users.count(ACCOUNT))
      })
      expect(await later).toBe(1)
    })

    it('a write after close, which waits for those before', async () => {
      const store = await open()
      const before = store.write(ACCOUNT, async () => 'done')
      const closed = store.close()
      await expect(store.write(ACCOUNT, async () => {})).rejects.toThrow(StoreClosed)
      expect(await before).toBe('done')
      await closed
      await store.close()
    })
  })

  describe('the change log', () => {
    it('numbers the changes of each account without gaps, in commit order, whatever fails', async () => {
      const steps = fc.array(
        fc.record({ other: fc.boolean(), writes: fc.integer({ min: 0, max: 4 }), fails: fc.boolean() }),
        {
          maxLength: 30,
        },
      )
      await fc.assert(
        fc.asyncProperty(steps, async (given) => {
          const { store } = at
          const heads = new Map<string, number>()
          for (const id of [ACCOUNT, OTHER_ACCOUNT]) heads.set(id, await store.changes.head(id))
          const heard: ChangeRecord[] = []
          const stop = store.onChange((notice) => {
            if (notice !== 'everything') heard.push(...notice)
          })
          const expected: string[] = []
          const writes = given.map(async ({ other, writes, fails }) => {
            const accountId = other ? OTHER_ACCOUNT : ACCOUNT
            const ids = Array.from({ length: writes }, () => user({ accountId }))
            await store.write(accountId, async (tx) => {
              for (const record of ids) await tx.users.insert(record)
              if (fails) throw new Error('on purpose')
            })
            expected.push(...ids.map(({ id }) => id))
          })
          await Promise.allSettled(writes)
          stop()
          expect(heard.map(({ entityId }) => entityId).sort()).toEqual(expected.sort())
          for (const [accountId, head] of heads) {
            const logged = await store.changes.since(accountId, head, 1000)
            expect(logged).toEqual(heard.filter((change) => change.accountId === accountId))
            expect(logged.map(({ seq }) => seq)).toEqual(logged.map((_, n) => head + n + 1))
            expect(await store.changes.head(accountId)).toBe(head + logged.length)
          }
        }),
        { numRuns: 15 },
      )
    })

    it('can be read on from any number', async () => {
      const head = await at.store.changes.head(ACCOUNT)
      const users = [user(), user(), user()]
      await at.store.write(ACCOUNT, async (tx) => {
        for (const record of users) await tx.users.insert(record)
      })
      const two = await at.store.changes.since(ACCOUNT, head, 2)
      expect(two.map(({ entityId, kind }) => [kind, entityId])).toEqual(
        users.slice(0, 2).map(({ id }) => ['user', id]),
      )
      const rest = await at.store.changes.since(ACCOUNT, two[1]!.seq, 10)
      expect(rest.map(({ entityId }) => entityId)).toEqual([users[2]!.id])
      expect(await at.store.changes.since('999999999999', 0, 10)).toEqual([])
    })

    it('takes a transaction of many changes', async () => {
      const head = await at.store.changes.head(ACCOUNT)
      const alice = user()
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        for (let n = 0; n < 1500; n++) await tx.users.setPasswordLastUsed(alice.id, n)
      })
      expect(await at.store.changes.head(ACCOUNT)).toBe(head + 1501)
      expect((await at.store.changes.since(ACCOUNT, head + 1499, 10)).map(({ seq }) => seq)).toEqual([
        head + 1500,
        head + 1501,
      ])
    })

    it('is told to listeners before the write resolves, until they stop', async () => {
      const notices: ChangeNotice[] = []
      const stop = at.store.onChange((notice) => notices.push(notice))
      const alice = user()
      let heardFirst = false
      await at.store
        .write(ACCOUNT, (tx) => tx.users.insert(alice))
        .then(() => (heardFirst = notices.length === 1))
      expect(heardFirst).toBe(true)
      expect(notices[0]).toMatchObject([{ accountId: ACCOUNT, kind: 'user', entityId: alice.id }])
      await at.store.write(ACCOUNT, async () => {}).catch(() => {})
      expect(notices).toHaveLength(1)
      stop()
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(user()))
      expect(notices).toHaveLength(1)
    })

    it('names everyone whose policies a change of membership changes', async () => {
      const [alice, admins] = [user(), group()]
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        await tx.groups.insert(admins)
      })
      const head = await at.store.changes.head(ACCOUNT)
      await at.store.write(ACCOUNT, (tx) => tx.groups.addMember(admins.id, alice.id))
      await at.store.write(ACCOUNT, (tx) => tx.groups.removeMember(admins.id, alice.id))
      const changes = await at.store.changes.since(ACCOUNT, head, 10)
      expect(changes.map(({ kind, entityId }) => `${kind} ${entityId}`)).toEqual(
        Array.from({ length: 2 }, () => [`group ${admins.id}`, `user ${alice.id}`]).flat(),
      )
    })
  })
}
