import { describe, expect, it } from 'vitest'
import { MissingEntity, ReferenceViolation, UniqueViolation } from '../../src/store/errors.ts'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, accessKey, mfaDevice, OTHER_ACCOUNT, role, user } from './records.ts'
import { freshStore } from './with-store.ts'

export function credentialContract(open: OpenEmptyStore): void {
  const at = freshStore(open)

  describe('access keys', () => {
    it('are kept, found by id and owner, switched and deleted', async () => {
      const alice = user()
      const keys = [
        accessKey({ ownerId: alice.id, createdAt: 2 }),
        accessKey({ ownerId: alice.id, createdAt: 1 }),
      ]
      const [later, earlier] = [keys[0]!, keys[1]!]
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        for (const key of keys) await tx.accessKeys.insert(key)
      })
      expect(await at.store.accessKeys.byId(later.accessKeyId)).toStrictEqual(later)
      expect(await at.store.accessKeys.byId(later.accessKeyId.toLowerCase())).toBeUndefined()
      expect(await at.store.accessKeys.ofOwner(alice.id)).toStrictEqual([earlier, later])
      await at.store.write(ACCOUNT, (tx) => tx.accessKeys.setStatus(later.accessKeyId, 'Inactive'))
      expect((await at.store.accessKeys.byId(later.accessKeyId))?.status).toBe('Inactive')
      const again = at.store.write(ACCOUNT, (tx) => tx.accessKeys.insert(later))
      await expect(again).rejects.toThrow(UniqueViolation)
      const foreign = at.store.write(OTHER_ACCOUNT, (tx) => tx.accessKeys.delete(later.accessKeyId))
      await expect(foreign).rejects.toThrow(MissingEntity)
      await expect(at.store.write(ACCOUNT, (tx) => tx.users.delete(alice.id))).rejects.toThrow(
        ReferenceViolation,
      )
      await at.store.write(ACCOUNT, (tx) => tx.accessKeys.delete(later.accessKeyId))
      expect(await at.store.accessKeys.byId(later.accessKeyId)).toBeUndefined()
      expect(await at.store.accessKeys.ofOwner(alice.id)).toStrictEqual([earlier])
    })

    it('and roles remember their latest use, many at once and outside of the change log', async () => {
      const [alice, deploy] = [user(), role()]
      const keys = Array.from({ length: 600 }, () => accessKey({ ownerId: alice.id }))
      const used = keys[0]!.accessKeyId
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        await tx.roles.insert(deploy)
        for (const key of keys) await tx.accessKeys.insert(key)
      })
      const head = await at.store.changes.head(ACCOUNT)
      // One is in the cache when it is used, the others are not.
      await at.store.accessKeys.byId(used)
      await at.store.roles.byId(ACCOUNT, deploy.id)
      const facts = { region: 'us-east-1', service: 'iam' }
      await at.store.recordUse({
        accessKeys: [
          ...keys.map(({ accessKeyId }) => ({ accessKeyId, at: 50, ...facts })),
          { accessKeyId: 'AKIANONE', at: 1, ...facts },
        ],
        roles: [{ roleId: deploy.id, at: 60, region: 'eu-west-1' }],
      })
      await at.store.recordUse({ accessKeys: [{ accessKeyId: used, at: 40, region: 'x', service: 'y' }] })
      await at.store.recordUse({ roles: [{ roleId: deploy.id, at: 40, region: 'x' }] })
      for (const key of keys)
        expect((await at.store.accessKeys.byId(key.accessKeyId))?.lastUsed).toEqual({ at: 50, ...facts })
      const stored = await at.store.accessKeys.ofOwner(alice.id)
      for (const key of stored) expect(key.lastUsed).toEqual({ at: 50, ...facts })
      expect((await at.store.roles.byId(ACCOUNT, deploy.id))?.lastUsed).toEqual({
        at: 60,
        region: 'eu-west-1',
      })
      expect((await at.store.roles.list({ accountId: ACCOUNT, limit: 1 })).items[0]?.lastUsed?.at).toBe(60)
      expect(await at.store.changes.head(ACCOUNT)).toBe(head)
    })
  })

  it('keeps login profiles', async () => {
    const alice = user()
    const profile = {
      accountId: ACCOUNT,
      ownerId: alice.id,
      passwordHash: '$argon2id$',
      createdAt: 1,
      changedAt: 2,
      resetRequired: true,
      formerHashes: ['a', 'b'],
    }
    await at.store.write(ACCOUNT, async (tx) => {
      await tx.users.insert(alice)
      await tx.loginProfiles.put({ ...profile, resetRequired: false, formerHashes: [] })
      await tx.loginProfiles.put(profile)
    })
    expect(await at.store.loginProfiles.get(alice.id)).toStrictEqual(profile)
    await expect(at.store.write(ACCOUNT, (tx) => tx.users.delete(alice.id))).rejects.toThrow(
      ReferenceViolation,
    )
    await at.store.write(ACCOUNT, async (tx) => {
      expect(await tx.loginProfiles.delete(alice.id)).toBe(true)
      expect(await tx.loginProfiles.delete(alice.id)).toBe(false)
      await tx.loginProfiles.put({ ...profile, ownerId: ACCOUNT })
    })
    expect(await at.store.loginProfiles.get(alice.id)).toBeUndefined()
    expect((await at.store.accounts.summary(ACCOUNT)).rootHasPassword).toBe(true)
  })

  it('keeps the last credential report', async () => {
    const report = { accountId: ACCOUNT, generatedAt: 1, content: 'user,arn\n' }
    await at.store.write(ACCOUNT, async (tx) => {
      await tx.credentialReports.put({ ...report, content: 'older' })
      await tx.credentialReports.put(report)
    })
    expect(await at.store.credentialReports.get(ACCOUNT)).toStrictEqual(report)
    expect(await at.store.credentialReports.get(OTHER_ACCOUNT)).toBeUndefined()
  })

  describe('MFA devices', () => {
    it('are kept, assigned, listed and deleted', async () => {
      const alice = user()
      const [phone, key, root] = [
        mfaDevice({ name: 'Phone' }),
        mfaDevice({ name: 'key' }),
        mfaDevice({ name: 'root' }),
      ]
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        for (const device of [phone, key, root]) await tx.mfaDevices.insert(device)
        await tx.mfaDevices.update(phone.serial, {
          ownerId: alice.id,
          enabledAt: 5,
          lastStep: 7,
          stepOffset: -1,
        })
        await tx.mfaDevices.update(root.serial, { ownerId: ACCOUNT, enabledAt: 6 })
        await tx.mfaDevices.setTags(phone.serial, [{ key: 'a', value: 'b' }])
      })
      const assigned = {
        ...phone,
        ownerId: alice.id,
        enabledAt: 5,
        lastStep: 7,
        stepOffset: -1,
        tags: [{ key: 'a', value: 'b' }],
      }
      expect(await at.store.mfaDevices.bySerial(phone.serial)).toStrictEqual(assigned)
      expect(await at.store.mfaDevices.ofOwner(alice.id)).toStrictEqual([assigned])
      const names = async (assignment: 'assigned' | 'unassigned' | 'any', after?: string) =>
        (await at.store.mfaDevices.list({ accountId: ACCOUNT, assignment, limit: 9, after })).items.map(
          ({ name }) => name,
        )
      expect(await names('any')).toEqual(['key', 'Phone', 'root'])
      expect(await names('any', '/key')).toEqual(['Phone', 'root'])
      expect(await names('assigned')).toEqual(['Phone', 'root'])
      expect(await names('unassigned')).toEqual(['key'])
      expect(await at.store.accounts.summary(ACCOUNT)).toMatchObject({
        mfaDevices: 3,
        mfaDevicesInUse: 2,
        rootMfaDevices: 1,
      })
      await expect(at.store.write(ACCOUNT, (tx) => tx.users.delete(alice.id))).rejects.toThrow(
        ReferenceViolation,
      )
      await at.store.write(ACCOUNT, (tx) =>
        tx.mfaDevices.update(phone.serial, {
          ownerId: undefined,
          enabledAt: undefined,
          lastStep: undefined,
          stepOffset: 0,
        }),
      )
      expect(await at.store.mfaDevices.bySerial(phone.serial)).toStrictEqual({
        ...phone,
        tags: assigned.tags,
      })
      await at.store.write(ACCOUNT, (tx) => tx.mfaDevices.delete(phone.serial))
      expect(await at.store.mfaDevices.bySerial(phone.serial)).toBeUndefined()
      const again = at.store.write(ACCOUNT, (tx) =>
        tx.mfaDevices.insert(mfaDevice({ name: 'KEY', serial: 'other' })),
      )
      await expect(again).rejects.toThrow(UniqueViolation)
      await at.store.write(ACCOUNT, (tx) =>
        tx.mfaDevices.insert(mfaDevice({ name: 'KEY', path: '/team/', serial: 'other' })),
      )
      expect(await at.store.write(ACCOUNT, (tx) => tx.mfaDevices.count(ACCOUNT))).toBe(3)
      expect(await at.store.write(OTHER_ACCOUNT, (tx) => tx.mfaDevices.count(OTHER_ACCOUNT))).toBe(0)
    })

    it('take each step once, and none before the last', async () => {
      const device = mfaDevice({ name: 'phone' })
      await at.store.write(ACCOUNT, (tx) => tx.mfaDevices.insert(device))
      const take = (step: number) =>
        at.store.write(ACCOUNT, (tx) => tx.mfaDevices.takeStep(device.serial, step))
      const together = await Promise.all(Array.from({ length: 20 }, () => take(100)))
      expect(together.filter(Boolean)).toHaveLength(1)
      expect([await take(99), await take(100), await take(101), await take(100)]).toEqual([
        false,
        false,
        true,
        false,
      ])
      expect((await at.store.mfaDevices.bySerial(device.serial))?.lastStep).toBe(101)
      expect(await at.store.write(ACCOUNT, (tx) => tx.mfaDevices.takeStep('none', 1))).toBe(false)
    })
  })
}
