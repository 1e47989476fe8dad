import { describe, expect, it } from 'vitest'
import { MissingEntity, StoreMisuse, UniqueViolation } from '../../src/store/errors.ts'
import type { OidcProviderRecord, SamlProviderRecord } from '../../src/store/records.ts'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, OTHER_ACCOUNT } from './records.ts'
import { freshStore } from './with-store.ts'

const provider = (url: string, values: Partial<OidcProviderRecord> = {}): OidcProviderRecord => ({
  accountId: ACCOUNT,
  url,
  createdAt: 1_700_000_000_000,
  clientIds: [],
  thumbprints: [],
  tags: [],
  ...values,
})

const samlProvider = (name: string, values: Partial<SamlProviderRecord> = {}): SamlProviderRecord => ({
  accountId: ACCOUNT,
  name,
  uuid: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  createdAt: 1_700_000_000_000,
  validUntil: 4_000_000_000_000,
  entityId: 'https://idp.example.com',
  certificates: ['MIIC'],
  encryptionMode: undefined,
  privateKeys: [],
  tags: [],
  ...values,
})

export function identityProviderContract(open: OpenEmptyStore): void {
  const at = freshStore(open)

  describe('OpenID Connect providers', () => {
    it('are kept by URL, whose letter case counts, apart for each account', async () => {
      const record = provider('Idp.example.com/a', {
        clientIds: ['b', 'a'],
        thumbprints: ['f'.repeat(40)],
        tags: [{ key: 'k', value: 'v' }],
      })
      const far = provider('Idp.example.com/a', { accountId: OTHER_ACCOUNT })
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.oidcProviders.insert(record)
        await tx.oidcProviders.insert(provider('idp.example.com/a'))
        expect(await tx.oidcProviders.count(ACCOUNT)).toBe(2)
      })
      await at.store.write(OTHER_ACCOUNT, (tx) => tx.oidcProviders.insert(far))
      expect(await at.store.oidcProviders.byUrl(ACCOUNT, record.url)).toStrictEqual(record)
      expect(await at.store.oidcProviders.byUrl(OTHER_ACCOUNT, record.url)).toStrictEqual(far)
      expect(await at.store.oidcProviders.byUrl(ACCOUNT, 'IDP.example.com/a')).toBeUndefined()
      expect(await at.store.oidcProviders.list(ACCOUNT)).toStrictEqual([
        record,
        provider('idp.example.com/a'),
      ])
      expect((await at.store.accounts.summary(ACCOUNT)).providers).toBe(2)
      const again = at.store.write(ACCOUNT, (tx) => tx.oidcProviders.insert(record))
      await expect(again).rejects.toThrow(UniqueViolation)
      const foreign = at.store.write(ACCOUNT, (tx) => tx.oidcProviders.insert(far))
      await expect(foreign).rejects.toThrow(StoreMisuse)
    })

    it('change in what is given, and go', async () => {
      const record = provider('idp.example.com', { clientIds: ['a'], thumbprints: ['0'.repeat(40)] })
      await at.store.write(ACCOUNT, (tx) => tx.oidcProviders.insert(record))
      const head = await at.store.changes.head(ACCOUNT)
      await at.store.write(ACCOUNT, (tx) => tx.oidcProviders.update(record.url, { clientIds: [] }))
      expect(await at.store.oidcProviders.byUrl(ACCOUNT, record.url)).toStrictEqual({
        ...record,
        clientIds: [],
      })
      const changed = { thumbprints: [], tags: [{ key: 'k', value: 'v' }] }
      await at.store.write(ACCOUNT, (tx) => tx.oidcProviders.update(record.url, changed))
      expect(await at.store.oidcProviders.byUrl(ACCOUNT, record.url)).toStrictEqual({
        ...record,
        clientIds: [],
        ...changed,
      })
      expect(await at.store.changes.head(ACCOUNT)).toBe(head + 2)
      const foreign = at.store.write(OTHER_ACCOUNT, (tx) => tx.oidcProviders.delete(record.url))
      await expect(foreign).rejects.toThrow(MissingEntity)
      await at.store.write(ACCOUNT, (tx) => tx.oidcProviders.delete(record.url))
      expect(await at.store.oidcProviders.list(ACCOUNT)).toEqual([])
      const missing = at.store.write(ACCOUNT, (tx) => tx.oidcProviders.update(record.url, { clientIds: [] }))
      await expect(missing).rejects.toThrow(MissingEntity)
    })
  })

  describe('SAML providers', () => {
    const key = { id: 'A'.repeat(22), addedAt: 1_700_000_000_001, sealed: 'sealed' }

    it('are kept by name, apart for each account; no two differ in letter case alone', async () => {
      const record = samlProvider('Corp', {
        certificates: ['b', 'a'],
        encryptionMode: 'Required',
        privateKeys: [key],
        tags: [{ key: 'k', value: 'v' }],
      })
      const far = samlProvider('corp', { accountId: OTHER_ACCOUNT })
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.samlProviders.insert(record, '<metadata/>')
        await tx.samlProviders.insert(samlProvider('Campus'), '<other/>')
        expect(await tx.samlProviders.count(ACCOUNT)).toBe(2)
      })
      await at.store.write(OTHER_ACCOUNT, (tx) => tx.samlProviders.insert(far, '<far/>'))
      expect(await at.store.samlProviders.byName(ACCOUNT, 'Corp')).toStrictEqual(record)
      expect(await at.store.samlProviders.byName(OTHER_ACCOUNT, 'corp')).toStrictEqual(far)
      expect(await at.store.samlProviders.byName(ACCOUNT, 'corp')).toBeUndefined()
      expect(await at.store.samlProviders.metadata(ACCOUNT, 'Corp')).toBe('<metadata/>')
      expect(await at.store.samlProviders.metadata(ACCOUNT, 'corp')).toBeUndefined()
      expect(await at.store.samlProviders.list(ACCOUNT)).toStrictEqual([samlProvider('Campus'), record])
      expect((await at.store.accounts.summary(ACCOUNT)).providers).toBe(2)
      const again = at.store.write(ACCOUNT, (tx) => tx.samlProviders.insert(samlProvider('CORP'), ''))
      await expect(again).rejects.toThrow(UniqueViolation)
      const foreign = at.store.write(ACCOUNT, (tx) => tx.samlProviders.insert(far, ''))
      await expect(foreign).rejects.toThrow(StoreMisuse)
    })

    it('change in what is given, and go', async () => {
      const record = samlProvider('Corp')
      await at.store.write(ACCOUNT, (tx) => tx.samlProviders.insert(record, '<metadata/>'))
      const head = await at.store.changes.head(ACCOUNT)
      const read = { entityId: 'urn:new', certificates: ['c'], validUntil: 5 }
      const changes = [
        { metadata: { document: '<new/>', ...read } },
        { encryptionMode: 'Allowed', privateKeys: [key] },
        { tags: [{ key: 'k', value: 'v' }] },
        {},
      ] as const
      for (const change of changes) {
        await at.store.write(ACCOUNT, (tx) => tx.samlProviders.update('Corp', change))
      }
      expect(await at.store.samlProviders.byName(ACCOUNT, 'Corp')).toStrictEqual({
        ...record,
        ...read,
        ...changes[1],
        ...changes[2],
      })
      expect(await at.store.samlProviders.metadata(ACCOUNT, 'Corp')).toBe('<new/>')
      expect(await at.store.changes.head(ACCOUNT)).toBe(head + 3)
      const foreign = at.store.write(OTHER_ACCOUNT, (tx) => tx.samlProviders.delete('Corp'))
      await expect(foreign).rejects.toThrow(MissingEntity)
      await at.store.write(ACCOUNT, (tx) => tx.samlProviders.delete('Corp'))
      expect(await at.store.samlProviders.list(ACCOUNT)).toEqual([])
      const missing = at.store.write(ACCOUNT, (tx) => tx.samlProviders.update('Corp', { tags: [] }))
      await expect(missing).rejects.toThrow(MissingEntity)
    })
  })
}
