import { describe, expect, it } from 'vitest'
import { MissingEntity, StoreMisuse, UniqueViolation } from '../../src/store/errors.ts'
import type { DelegationRequestRecord } from '../../src/store/federation/delegation-requests.ts'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, OTHER_ACCOUNT } from './records.ts'
import { freshStore } from './with-store.ts'

const NOW = 1_700_000_000_000

const request = (values: Partial<DelegationRequestRecord> = {}): DelegationRequestRecord => ({
  id: 'r1',
  requestorId: ACCOUNT,
  requestorName: 'Example',
  workflowId: 'w1',
  ownerAccountId: undefined,
  owner: undefined,
  approver: undefined,
  state: 'UNASSIGNED',
  description: 'd',
  requestMessage: undefined,
  templateArn: 'arn:aws:iam:::delegation-template/t',
  parameters: [{ name: 'bucketName', type: 'stringList', values: ['a', 'b'] }],
  permissionPolicy: '{}',
  notificationChannel: 'arn:aws:sns:us-east-1:123456789012:t',
  redirectUrl: undefined,
  sessionDuration: 3600,
  onlySendByOwner: true,
  notes: undefined,
  rejectionReason: undefined,
  createdAt: NOW,
  updatedAt: NOW,
  expiresAt: NOW + 1000,
  finalizedAt: undefined,
  ...values,
})
const owner = { arn: 'arn:aws:iam::210987654321:user/jane', userId: 'AIDAJANE' }
const next = { state: 'ASSIGNED', updatedAt: NOW + 1, expiresAt: NOW + 2000 } as const

export function delegationRequestContract(open: OpenEmptyStore): void {
  const at = freshStore(open)
  const insert = (record: DelegationRequestRecord) =>
    at.store.write(record.requestorId, (tx) => tx.delegationRequests.insert(record))

  describe('requests for access', () => {
    it('are kept as they are, and found by their id from any account', async () => {
      const full = request({
        id: 'r2',
        workflowId: 'w2',
        ownerAccountId: OTHER_ACCOUNT,
        owner,
        approver: { arn: owner.arn, facts: '{"k":""}' },
        state: 'FINALIZED',
        requestMessage: 'm',
        redirectUrl: 'https://example.com',
        onlySendByOwner: false,
        notes: 'n',
        rejectionReason: 'r',
        finalizedAt: NOW + 5,
      })
      await insert(request())
      await insert(full)
      expect(await at.store.delegationRequests.byId('r1')).toStrictEqual(request())
      expect(await at.store.delegationRequests.byId('r2')).toStrictEqual(full)
      expect(await at.store.delegationRequests.byId('R2')).toBeUndefined()
      const [change] = (await at.store.changes.since(ACCOUNT, 0, 100)).slice(-1)
      expect(change).toMatchObject({ kind: 'delegation-request', entityId: 'r2' })
    })

    it('have a workflow id once for each requestor', async () => {
      await insert(request())
      await expect(insert(request({ id: 'r2' }))).rejects.toThrow(UniqueViolation)
      await insert(request({ id: 'r3', requestorId: OTHER_ACCOUNT }))
      expect(await at.store.delegationRequests.countMade(ACCOUNT)).toBe(1)
      const foreign = at.store.write(OTHER_ACCOUNT, (tx) =>
        tx.delegationRequests.insert(request({ id: 'r4', workflowId: 'w4' })),
      )
      await expect(foreign).rejects.toThrow(StoreMisuse)
    })

    it('are changed by the account that is asked, any if none is', async () => {
      await insert(request())
      await at.store.write(OTHER_ACCOUNT, (tx) =>
        tx.delegationRequests.update('r1', { ...next, ownerAccountId: OTHER_ACCOUNT, owner }),
      )
      const assigned = request({ ...next, ownerAccountId: OTHER_ACCOUNT, owner })
      expect(await at.store.delegationRequests.byId('r1')).toStrictEqual(assigned)
      for (const [account, id] of [
        [ACCOUNT, 'r1'],
        [OTHER_ACCOUNT, 'r9'],
      ] as const) {
        const update = at.store.write(account, (tx) => tx.delegationRequests.update(id, next))
        await expect(update).rejects.toThrow(MissingEntity)
      }
    })

    it('come in pages, of their owners and of who made them', async () => {
      const ids = ['a', 'b', 'c', 'd']
      for (const id of ids) {
        const owned = id === 'd' ? {} : { owner: id === 'b' ? { ...owner, arn: 'other' } : owner }
        await insert(request({ id, workflowId: id, ownerAccountId: OTHER_ACCOUNT, ...owned }))
      }
      const reads = at.store.delegationRequests
      const owned = { accountId: OTHER_ACCOUNT, ownerArn: undefined, limit: 2 }
      const first = await reads.owned(owned)
      expect([first.items.map(({ id }) => id), first.next]).toEqual([['a', 'b'], 'b'])
      const second = await reads.owned({ ...owned, after: 'b' })
      expect([second.items.map(({ id }) => id), second.next]).toEqual([['c'], undefined])
      const janes = await reads.owned({ ...owned, ownerArn: owner.arn, limit: 9 })
      expect(janes.items.map(({ id }) => id)).toEqual(['a', 'c'])
      expect((await reads.owned({ ...owned, accountId: ACCOUNT })).items).toEqual([])
      const made = await reads.made(ACCOUNT, { limit: 3 })
      expect([made.items.map(({ id }) => id), made.next]).toEqual([['a', 'b', 'c'], 'c'])
      expect((await reads.made(ACCOUNT, { limit: 3, after: 'c' })).items.map(({ id }) => id)).toEqual(['d'])
    })

    it('are deleted when they have been expired for long', async () => {
      await insert(request())
      await insert(request({ id: 'r2', workflowId: 'w2', expiresAt: NOW + 5000 }))
      await insert(request({ id: 'r3', requestorId: OTHER_ACCOUNT }))
      await at.store.write(ACCOUNT, (tx) => tx.delegationRequests.deleteExpired(NOW + 1001))
      const left = await Promise.all(['r1', 'r2', 'r3'].map((id) => at.store.delegationRequests.byId(id)))
      expect(left.map((record) => record?.id)).toEqual([undefined, 'r2', 'r3'])
    })
  })
}
