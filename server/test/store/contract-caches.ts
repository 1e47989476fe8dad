import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UserRecord } from '../../src/store/records.ts'
import { MISS } from '../../src/store/store.ts'
import { CACHE_COMMANDS, emptyModel } from './cache-model.ts'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, accessKey, account, role, user } from './records.ts'
import { freshStore } from './with-store.ts'

export function cacheContract(open: OpenEmptyStore): void {
  const at = freshStore(open)

  describe('cached reads', () => {
    it.each([
      ['large', undefined],
      ['very small', 2],
    ])('are never out of date with %s caches', async (_size, entries) => {
      await fc.assert(
        fc.asyncProperty(fc.commands(CACHE_COMMANDS, { maxCommands: 60 }), async (commands) => {
          const store = await open(entries)
          await store.write(ACCOUNT, (tx) => tx.accounts.insert(account()))
          try {
            await fc.asyncModelRun(() => ({ model: emptyModel(), real: { store } }), commands)
          } finally {
            await store.close()
          }
        }),
        { numRuns: 30 },
      )
    })

    /**
     * Runs a write and a read against each other with every offset between them that can matter, counted in
     * promise turns, and then checks: only when both are over is it seen what the read has left in the cache.
     * `forget` empties that before each run.
     */
    async function atEveryOffset(
      write: (n: number) => Promise<unknown>,
      read: (n: number) => Promise<unknown>,
      check: (n: number) => Promise<void> = async () => {},
      forget: () => Promise<unknown> = async () => {},
    ): Promise<void> {
      const after = async (turns: number, work: () => Promise<unknown>) => {
        for (let turn = 0; turn < turns; turn++) await undefined
        return work()
      }
      for (let n = 1; n <= 160; n++) {
        const offset = n - 80
        await forget()
        await Promise.all([
          after(Math.max(0, -offset), () => write(n)),
          after(Math.max(0, offset), () => read(n)),
        ])
        await check(n)
      }
    }

    it('keep nothing that was read before a change', async () => {
      const { store } = at
      const [alice, deploy] = [user({ name: 'alice' }), role()]
      const key = accessKey({ ownerId: alice.id })
      await store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        await tx.roles.insert(deploy)
        await tx.accessKeys.insert(key)
      })
      const reads = {
        byId: () => store.users.byId(ACCOUNT, alice.id),
        byName: () => store.users.byName(ACCOUNT, 'alice'),
        principal: async () =>
          (await store.principalPolicies.get('user', ACCOUNT, alice.id))?.record as UserRecord | undefined,
      }
      for (const [label, read] of Object.entries(reads)) {
        await atEveryOffset(
          (n) => store.write(ACCOUNT, (tx) => tx.users.setPasswordLastUsed(alice.id, n)),
          read,
          async (n) => expect((await read())?.passwordLastUsed, label).toBe(n),
          () => store.write(ACCOUNT, (tx) => tx.users.setTags(alice.id, [])),
        )
      }
      const status = (n: number) => (n % 2 === 0 ? 'Active' : 'Inactive')
      await atEveryOffset(
        (n) => store.write(ACCOUNT, (tx) => tx.accessKeys.setStatus(key.accessKeyId, status(n))),
        () => store.accessKeys.byId(key.accessKeyId),
        async (n) => expect((await store.accessKeys.byId(key.accessKeyId))?.status).toBe(status(n)),
        () => store.write(ACCOUNT, (tx) => tx.accessKeys.setStatus(key.accessKeyId, 'Active')),
      )
      await atEveryOffset(
        (n) => store.write(ACCOUNT, (tx) => tx.users.insert(user({ name: `new${n}` }))),
        (n) => store.users.byName(ACCOUNT, `new${n}`),
        async (n) => expect(await store.users.byName(ACCOUNT, `new${n}`)).toBeDefined(),
      )
    })

    it('share what is being read only as long as nothing has changed', async () => {
      const { store } = at
      const alice = user()
      await store.write(ACCOUNT, (tx) => tx.users.insert(alice))
      const read = async () =>
        (await store.principalPolicies.get('user', ACCOUNT, alice.id))?.record as UserRecord
      let begun: Promise<UserRecord> | undefined
      await atEveryOffset(
        async (n) => {
          await store.write(ACCOUNT, (tx) => tx.users.setPasswordLastUsed(alice.id, n))
          expect((await read()).passwordLastUsed).toBe(n)
        },
        () => (begun = read()),
        async () => {},
        () => store.write(ACCOUNT, (tx) => tx.users.setTags(alice.id, [])),
      )
      await begun
    })

    it('never show half of a write', async () => {
      const alice = user()
      const policyArn = 'arn:aws:iam::aws:policy/AWSDenyAll'
      const inline = { ownerId: alice.id, name: 'deny', document: '{}' }
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        await tx.inlinePolicies.put(inline)
      })
      const swap = (n: number) =>
        at.store.write(ACCOUNT, async (tx) => {
          if (n % 2 === 1) {
            await tx.inlinePolicies.delete(alice.id, 'deny')
            await tx.attachments.attach({ ownerId: alice.id, policyArn, attachedAt: 1 })
          } else {
            await tx.attachments.detach(alice.id, policyArn)
            await tx.inlinePolicies.put(inline)
          }
        })
      await atEveryOffset(swap, async () => {
        const gathered = await at.store.principalPolicies.get('user', ACCOUNT, alice.id)
        expect(gathered!.inline.length + gathered!.attached.length).toBe(1)
      })
    })

    it('answer at once when they know, and say when they do not', async () => {
      const [alice, deploy] = [user({ name: 'Alice' }), role({ name: 'Deploy' })]
      const key = accessKey({ ownerId: alice.id })
      const { users, roles, accessKeys, principalPolicies, policies } = at.store
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        await tx.roles.insert(deploy)
        await tx.accessKeys.insert(key)
      })
      expect(users.peekByName(ACCOUNT, 'alice')).toBe(MISS)
      expect(users.peekById(ACCOUNT, alice.id)).toBe(MISS)
      expect(accessKeys.peekById(key.accessKeyId)).toBe(MISS)
      expect(principalPolicies.peek('user', ACCOUNT, alice.id)).toBe(MISS)
      expect(policies.peekByName(ACCOUNT, 'none')).toBe(MISS)
      const record = await users.byName(ACCOUNT, 'alice')
      expect(users.peekByName(ACCOUNT, 'ALICE')).toBe(record)
      expect(users.peekById(ACCOUNT, alice.id)).toBe(record)
      expect(users.peekById('444455556666', alice.id)).toBeUndefined()
      await roles.byId(ACCOUNT, deploy.id)
      expect(roles.peekByName(ACCOUNT, 'deploy')).toEqual(deploy)
      expect(accessKeys.peekById(key.accessKeyId)).toBe(MISS)
      await accessKeys.byId(key.accessKeyId)
      expect(accessKeys.peekById(key.accessKeyId)).toEqual(key)
      const gathered = await principalPolicies.get('user', ACCOUNT, alice.id)
      expect(principalPolicies.peek('user', ACCOUNT, alice.id)).toBe(gathered)
      await users.byName(ACCOUNT, 'nobody')
      expect(users.peekByName(ACCOUNT, 'Nobody')).toBeUndefined()
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(user({ name: 'nobody' })))
      expect(users.peekByName(ACCOUNT, 'nobody')).toBe(MISS)
    })
  })
}
