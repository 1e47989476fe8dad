import { describe, expect, it } from 'vitest'
import { MissingEntity, StoreMisuse, UniqueViolation } from '../../src/store/errors.ts'
import type { OutboundIssuerRecord, OutboundKeyRecord } from '../../src/store/records.ts'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, OTHER_ACCOUNT } from './records.ts'
import { freshStore } from './with-store.ts'

const issuer = (values: Partial<OutboundIssuerRecord> = {}): OutboundIssuerRecord => ({
  accountId: ACCOUNT,
  issuerId: 'a',
  createdAt: 1_700_000_000_000,
  enabled: true,
  ...values,
})

const key = (
  keyId: string,
  signsFrom: number,
  values: Partial<OutboundKeyRecord> = {},
): OutboundKeyRecord => ({
  accountId: ACCOUNT,
  keyId,
  algorithm: 'RS256',
  signsFrom,
  signsUntil: undefined,
  publicKey: '{}',
  sealedPrivateKey: 's',
  ...values,
})

export function outboundIdentityContract(open: OpenEmptyStore): void {
  const at = freshStore(open)

  describe('issuers of tokens', () => {
    it('are one for each account, found by either id', async () => {
      const own = issuer()
      const other = issuer({ accountId: OTHER_ACCOUNT, issuerId: 'b', enabled: false })
      await at.store.write(ACCOUNT, (tx) => tx.outboundIdentity.insertIssuer(own))
      await at.store.write(OTHER_ACCOUNT, (tx) => tx.outboundIdentity.insertIssuer(other))
      expect(await at.store.outboundIdentity.issuerOf(ACCOUNT)).toStrictEqual(own)
      expect(await at.store.outboundIdentity.byIssuerId('b')).toStrictEqual(other)
      expect(await at.store.outboundIdentity.byIssuerId('B')).toBeUndefined()
      const again = at.store.write(ACCOUNT, (tx) =>
        tx.outboundIdentity.insertIssuer(issuer({ issuerId: 'c' })),
      )
      await expect(again).rejects.toThrow(UniqueViolation)
      const foreign = at.store.write(ACCOUNT, (tx) => tx.outboundIdentity.insertIssuer(other))
      await expect(foreign).rejects.toThrow(StoreMisuse)
    })

    it('are enabled and disabled', async () => {
      const missing = at.store.write(ACCOUNT, (tx) => tx.outboundIdentity.setEnabled(true))
      await expect(missing).rejects.toThrow(MissingEntity)
      await at.store.write(ACCOUNT, (tx) => tx.outboundIdentity.insertIssuer(issuer()))
      await at.store.write(ACCOUNT, (tx) => tx.outboundIdentity.setEnabled(false))
      expect(await at.store.outboundIdentity.issuerOf(ACCOUNT)).toStrictEqual(issuer({ enabled: false }))
      const [change] = (await at.store.changes.since(ACCOUNT, 0, 100)).slice(-1)
      expect(change).toMatchObject({ kind: 'outbound-issuer', entityId: ACCOUNT })
    })

    it('have keys, in the order in which they begin to sign', async () => {
      const late = key('k1', 2000, { algorithm: 'ES384' })
      const early = key('k2', 1000, { signsUntil: 2000 })
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.outboundIdentity.insertIssuer(issuer())
        await tx.outboundIdentity.insertKey(late)
        await tx.outboundIdentity.insertKey(early)
      })
      expect(await at.store.outboundIdentity.keysOf(ACCOUNT)).toStrictEqual([early, late])
      expect(await at.store.outboundIdentity.keysOf(OTHER_ACCOUNT)).toStrictEqual([])
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.outboundIdentity.setSignsUntil('k1', 3000)
        await tx.outboundIdentity.setSignsUntil('k2', undefined)
      })
      expect(await at.store.outboundIdentity.keysOf(ACCOUNT)).toStrictEqual([
        { ...early, signsUntil: undefined },
        { ...late, signsUntil: 3000 },
      ])
      await at.store.write(ACCOUNT, (tx) => tx.outboundIdentity.deleteKey('k2'))
      expect(await at.store.outboundIdentity.keysOf(ACCOUNT)).toHaveLength(1)
      const gone = at.store.write(ACCOUNT, (tx) => tx.outboundIdentity.setSignsUntil('k2', 1))
      await expect(gone).rejects.toThrow(MissingEntity)
    })
  })
}
