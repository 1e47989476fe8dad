import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MissingEntity, ReferenceViolation, StoreMisuse, UniqueViolation } from '../../src/store/errors.ts'
import type {
  CreateAccountRequestRecord,
  OrganizationAccountRecord,
  OrganizationPolicyRecord,
  OrganizationRecord,
  OrganizationUnitRecord,
} from '../../src/store/organizations/organization-records.ts'
import { MISS, type Store } from '../../src/store/store.ts'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, account, OTHER_ACCOUNT } from './records.ts'
import { freshStore } from './with-store.ts'

const NOW = 1_700_000_000_000
const ORGANIZATION = 'o-aaaaaaaaaa'
const ROOT = 'r-aaaa'
const MEMBER = '777788889999'

const organization = (values: Partial<OrganizationRecord> = {}): OrganizationRecord => ({
  id: ORGANIZATION,
  managementAccountId: ACCOUNT,
  featureSet: 'ALL',
  createdAt: NOW,
  rootId: ROOT,
  policyTypes: ['SERVICE_CONTROL_POLICY'],
  iamFeatures: [],
  ...values,
})
const unit = (id: string, parentId = ROOT, name = id): OrganizationUnitRecord => ({
  organizationId: ORGANIZATION,
  id,
  parentId,
  name,
  createdAt: NOW,
  tags: [],
})
const member = (accountId: string, parentId = ROOT): OrganizationAccountRecord => ({
  organizationId: ORGANIZATION,
  accountId,
  parentId,
  name: 'Member',
  email: 'member@example.com',
  status: 'ACTIVE',
  joinedMethod: 'CREATED',
  joinedAt: NOW,
  tags: [],
})
const policy = (id: string, values: Partial<OrganizationPolicyRecord> = {}): OrganizationPolicyRecord => ({
  organizationId: ORGANIZATION,
  id,
  type: 'SERVICE_CONTROL_POLICY',
  name: id,
  description: '',
  content: '{}',
  createdAt: NOW,
  tags: [],
  ...values,
})
const request = (id: string): CreateAccountRequestRecord => ({
  organizationId: ORGANIZATION,
  id,
  accountId: MEMBER,
  accountName: 'New',
  email: 'new@example.com',
  roleName: 'Access',
  tags: [],
  state: 'IN_PROGRESS',
  requestedAt: NOW,
  completedAt: undefined,
  failureReason: undefined,
})
const MANAGEMENT = { name: 'Management', email: 'root@example.com' }
const FULL = { policyId: 'p-FullAWSAccess', type: 'SERVICE_CONTROL_POLICY' } as const
const attachment = (policyId: string, targetId: string) => ({
  organizationId: ORGANIZATION,
  policyId,
  type: 'SERVICE_CONTROL_POLICY' as const,
  targetId,
})

async function found(store: Store): Promise<void> {
  await store.write(MEMBER, (tx) => tx.accounts.insert(account({ id: MEMBER })))
  await store.write(ACCOUNT, (tx) => tx.organizations.insert(organization(), MANAGEMENT))
}

export function organizationContract(open: OpenEmptyStore): void {
  const at = freshStore(open)

  describe('an organization', () => {
    it('has a root and its management account from the first', async () => {
      await found(at.store)
      expect(await at.store.organizations.byId(ORGANIZATION)).toStrictEqual(organization())
      const place = await at.store.organizations.ofAccount(ACCOUNT)
      expect(place).toStrictEqual({
        organization: organization(),
        account: {
          ...member(ACCOUNT),
          ...MANAGEMENT,
          joinedMethod: 'INVITED',
        },
        levels: [
          { id: ROOT, scps: [], rcps: [] },
          { id: ACCOUNT, scps: [], rcps: [] },
        ],
        path: `${ORGANIZATION}/${ROOT}/`,
      })
      expect(await at.store.organizations.ofAccount(OTHER_ACCOUNT)).toBeUndefined()
      expect(await at.store.organizationUnits.get(ORGANIZATION, ROOT)).toMatchObject({
        parentId: undefined,
        name: 'Root',
      })
    })

    it('is one per account, and written to by its management account only', async () => {
      await found(at.store)
      const { store } = at
      await expect(
        store.write(ACCOUNT, (tx) =>
          tx.organizations.insert(organization({ id: 'o-bbbbbbbbbb', rootId: 'r-bbbb' }), MANAGEMENT),
        ),
      ).rejects.toThrow(UniqueViolation)
      const foreign = [
        () => store.write(OTHER_ACCOUNT, (tx) => tx.organizationUnits.insert(unit('ou-aaaa-1'), [])),
        () => store.write(OTHER_ACCOUNT, (tx) => tx.organizationAccounts.insert(member(MEMBER), [])),
        () => store.write(OTHER_ACCOUNT, (tx) => tx.organizationPolicies.insert(policy('p-1'))),
        () => store.write(OTHER_ACCOUNT, (tx) => tx.createAccountRequests.insert(request('car-1'))),
        () => store.write(OTHER_ACCOUNT, (tx) => tx.organizations.delete(ORGANIZATION)),
        () => store.write(ACCOUNT, (tx) => tx.organizations.delete('o-none')),
      ]
      for (const write of foreign) await expect(write()).rejects.toThrow(StoreMisuse)
      await expect(
        store.write(OTHER_ACCOUNT, (tx) => tx.organizations.update(ORGANIZATION, { iamFeatures: ['x'] })),
      ).rejects.toThrow(MissingEntity)
    })

    it('changes in what is given, and goes with all that is in it', async () => {
      await found(at.store)
      const { store } = at
      await store.write(ACCOUNT, async (tx) => {
        await tx.organizations.update(ORGANIZATION, { iamFeatures: ['RootSessions'], policyTypes: [] })
        await tx.organizationUnits.insert(unit('ou-aaaa-1'), [FULL])
        await tx.organizationUnits.insert(unit('ou-aaaa-2', 'ou-aaaa-1'), [FULL])
        await tx.organizationAccounts.insert(member(MEMBER, 'ou-aaaa-2'), [FULL])
        await tx.organizationPolicies.insert(policy('p-1'))
        await tx.organizationPolicies.attach(attachment('p-1', 'ou-aaaa-2'))
        await tx.organizationServices.trust({
          organizationId: ORGANIZATION,
          servicePrincipal: 's',
          enabledAt: 1,
        })
        await tx.organizationServices.delegate({
          organizationId: ORGANIZATION,
          accountId: MEMBER,
          servicePrincipal: 's',
          enabledAt: 2,
        })
        await tx.createAccountRequests.insert(request('car-1'))
      })
      expect(await store.organizations.byId(ORGANIZATION)).toStrictEqual(
        organization({ iamFeatures: ['RootSessions'], policyTypes: [] }),
      )
      await store.write(ACCOUNT, (tx) => tx.organizations.delete(ORGANIZATION))
      expect(await store.organizations.ofAccount(MEMBER)).toBeUndefined()
      expect(await store.accounts.byId(MEMBER)).toBeDefined()
      await found2(store)
    })
  })

  describe('units and accounts', () => {
    it('are levels from the root down, with the policies that are on each', async () => {
      await found(at.store)
      const { store } = at
      await store.write(ACCOUNT, async (tx) => {
        await tx.organizationPolicies.attachEverywhere(ORGANIZATION, FULL.policyId, FULL.type)
        await tx.organizationUnits.insert(unit('ou-aaaa-1'), [FULL])
        await tx.organizationAccounts.insert(member(MEMBER, 'ou-aaaa-1'), [FULL])
        await tx.organizationPolicies.insert(policy('p-1', { content: 'text' }))
        await tx.organizationPolicies.attach(attachment('p-1', 'ou-aaaa-1'))
        await tx.organizationPolicies.attach({
          ...attachment('p-RCPFullAWSAccess', MEMBER),
          type: 'RESOURCE_CONTROL_POLICY',
        })
      })
      const full = { policyId: FULL.policyId, content: undefined }
      expect(await store.organizations.ofAccount(MEMBER)).toMatchObject({
        path: `${ORGANIZATION}/${ROOT}/ou-aaaa-1/`,
        levels: [
          { id: ROOT, scps: [full], rcps: [] },
          { id: 'ou-aaaa-1', scps: [{ policyId: 'p-1', content: 'text' }, full].toSorted(byId), rcps: [] },
          { id: MEMBER, scps: [full], rcps: [{ policyId: 'p-RCPFullAWSAccess', content: undefined }] },
        ],
      })
      expect(await store.organizationUnits.path('ou-aaaa-1')).toEqual([ROOT, 'ou-aaaa-1'])
      await store.write(ACCOUNT, (tx) => tx.organizationPolicies.detachAll(ORGANIZATION, FULL.type))
      const place = await store.organizations.ofAccount(MEMBER)
      expect(place!.levels.flatMap(({ scps }) => scps)).toEqual([])
      expect(place!.levels.flatMap(({ rcps }) => rcps)).toHaveLength(1)
    })

    it('have names that are theirs in one parent, and go when they are empty', async () => {
      await found(at.store)
      const { store } = at
      await store.write(ACCOUNT, async (tx) => {
        await tx.organizationUnits.insert(unit('ou-aaaa-1', ROOT, 'dev'), [FULL])
        await tx.organizationUnits.insert(unit('ou-aaaa-2', 'ou-aaaa-1', 'dev'), [])
        await tx.organizationUnits.insert(unit('ou-aaaa-3', ROOT, 'Dev'), [])
      })
      await expect(
        store.write(ACCOUNT, (tx) => tx.organizationUnits.insert(unit('ou-aaaa-4', ROOT, 'dev'), [])),
      ).rejects.toThrow(UniqueViolation)
      expect(await store.organizationUnits.isEmpty('ou-aaaa-1')).toBe(false)
      await expect(
        store.write(ACCOUNT, (tx) => tx.organizationUnits.delete(ORGANIZATION, 'ou-aaaa-1')),
      ).rejects.toThrow(ReferenceViolation)
      await store.write(ACCOUNT, (tx) => tx.organizationUnits.delete(ORGANIZATION, 'ou-aaaa-2'))
      expect(await store.organizationUnits.isEmpty('ou-aaaa-1')).toBe(true)
      await store.write(ACCOUNT, (tx) => tx.organizationAccounts.insert(member(MEMBER, 'ou-aaaa-1'), []))
      expect(await store.organizationUnits.isEmpty('ou-aaaa-1')).toBe(false)
      expect(await store.organizationUnits.count(ORGANIZATION)).toBe(2)
    })
  })

  describe('what is kept of accounts', () => {
    it('is the same object until something in the organization changes', async () => {
      await found(at.store)
      const { store } = at
      await store.write(ACCOUNT, async (tx) => {
        await tx.organizationUnits.insert(unit('ou-aaaa-1'), [FULL])
        await tx.organizationAccounts.insert(member(MEMBER, 'ou-aaaa-1'), [])
      })
      const [one, other] = await Promise.all([
        store.organizations.ofAccount(MEMBER),
        store.organizations.ofAccount(MEMBER),
      ])
      expect(one).toBe(other)
      expect(store.organizations.peekOfAccount(MEMBER)).toBe(one)
      expect(store.organizations.peekOfAccount(OTHER_ACCOUNT)).toBe(MISS)
      await store.organizations.ofAccount(OTHER_ACCOUNT)
      expect(store.organizations.peekOfAccount(OTHER_ACCOUNT)).toBeUndefined()
      // Accounts share the levels above them.
      const management = await store.organizations.ofAccount(ACCOUNT)
      expect(management!.levels[0]).toBe(one!.levels[0])
      await store.write(ACCOUNT, (tx) => tx.organizationUnits.update(ORGANIZATION, ROOT, { tags: [] }))
      expect(store.organizations.peekOfAccount(MEMBER)).toBe(MISS)
      expect(store.organizations.peekOfAccount(OTHER_ACCOUNT)).toBe(MISS)
      const inWrite = store.write(ACCOUNT, () => store.organizations.ofAccount(MEMBER))
      await expect(inWrite).rejects.toThrow(StoreMisuse)
    })

    it('is never out of date', async () => {
      await found(at.store)
      const { store } = at
      await store.write(ACCOUNT, async (tx) => {
        for (const id of ['ou-aaaa-1', 'ou-aaaa-2']) await tx.organizationUnits.insert(unit(id), [FULL])
        for (const id of ['p-1', 'p-2']) await tx.organizationPolicies.insert(policy(id))
        await tx.organizationAccounts.insert(member(MEMBER), [])
      })
      const target = fc.constantFrom(ROOT, 'ou-aaaa-1', 'ou-aaaa-2', MEMBER)
      const id = fc.constantFrom('p-1', 'p-2')
      const change = fc.oneof(
        fc.record({
          kind: fc.constant('move' as const),
          target: fc.constantFrom(ROOT, 'ou-aaaa-1', 'ou-aaaa-2'),
        }),
        fc.record({ kind: fc.constant('attach' as const), id, target }),
        fc.record({ kind: fc.constant('write' as const), id, content: fc.string({ maxLength: 3 }) }),
        fc.record({ kind: fc.constant('types' as const), on: fc.boolean() }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
          for (const one of changes) {
            await store.write(ACCOUNT, async (tx) => {
              if (one.kind === 'move')
                await tx.organizationAccounts.update(ORGANIZATION, MEMBER, { parentId: one.target })
              else if (one.kind === 'write')
                await tx.organizationPolicies.update(ORGANIZATION, one.id, { content: one.content })
              else if (one.kind === 'types')
                await tx.organizations.update(ORGANIZATION, { policyTypes: one.on ? [FULL.type] : [] })
              else if (!(await tx.organizationPolicies.detach(ORGANIZATION, one.id, one.target)))
                await tx.organizationPolicies.attach(attachment(one.id, one.target))
            })
            for (const accountId of [ACCOUNT, MEMBER]) {
              const kept = await store.organizations.ofAccount(accountId)
              const read = await store.write(ACCOUNT, (tx) => tx.organizations.ofAccount(accountId))
              expect(kept).toStrictEqual(read)
            }
          }
        }),
        { numRuns: 25 },
      )
    })
  })

  describe('policies, services and requests', () => {
    it('are found and paged', async () => {
      await found(at.store)
      const { store } = at
      const rcp = policy('p-3', { type: 'RESOURCE_CONTROL_POLICY', name: 'p-1' })
      await store.write(ACCOUNT, async (tx) => {
        for (const record of [policy('p-1'), policy('p-2'), rcp]) await tx.organizationPolicies.insert(record)
        for (const target of [ROOT, ACCOUNT]) await tx.organizationPolicies.attach(attachment('p-1', target))
      })
      const reads = store.organizationPolicies
      expect(await reads.get(ORGANIZATION, 'p-3')).toStrictEqual(rcp)
      expect(await reads.byName(ORGANIZATION, 'RESOURCE_CONTROL_POLICY', 'p-1')).toStrictEqual(rcp)
      const page = { organizationId: ORGANIZATION, type: FULL.type, limit: 1 }
      expect(await reads.list(page)).toEqual({ items: [policy('p-1')], next: 'p-1' })
      expect(await reads.list({ ...page, after: 'p-1' })).toEqual({ items: [policy('p-2')], next: undefined })
      expect(await reads.targets({ organizationId: ORGANIZATION, policyId: 'p-1', limit: 5 })).toEqual({
        items: [attachment('p-1', ACCOUNT), attachment('p-1', ROOT)],
        next: undefined,
      })
      expect(await reads.attached(ORGANIZATION, ROOT, FULL.type)).toEqual(['p-1'])
      await expect(
        store.write(ACCOUNT, (tx) => tx.organizationPolicies.insert(policy('p-4', { name: 'p-1' }))),
      ).rejects.toThrow(UniqueViolation)
      await expect(
        store.write(ACCOUNT, (tx) => tx.organizationPolicies.attach(attachment('p-1', ROOT))),
      ).rejects.toThrow(UniqueViolation)
    })

    it('tell administrators once, with their first day', async () => {
      await found(at.store)
      const { store } = at
      const delegation = (servicePrincipal: string, enabledAt: number) => ({
        organizationId: ORGANIZATION,
        accountId: MEMBER,
        servicePrincipal,
        enabledAt,
      })
      await store.write(ACCOUNT, async (tx) => {
        await tx.organizationAccounts.insert(member(MEMBER), [])
        await tx.organizationServices.delegate(delegation('b', 5))
        await tx.organizationServices.delegate(delegation('a', 7))
      })
      const page = { organizationId: ORGANIZATION, limit: 10 }
      const { items } = await store.organizationServices.delegatedAdministrators(page)
      expect(items.map(({ accountId, enabledAt }) => [accountId, enabledAt])).toEqual([[MEMBER, 5]])
      expect(
        (await store.organizationServices.delegatedAdministrators({ ...page, servicePrincipal: 'a' })).items,
      ).toEqual([delegation('a', 7)])
      expect(
        (await store.organizationServices.delegatedServices({ ...page, accountId: MEMBER })).items,
      ).toEqual([delegation('a', 7), delegation('b', 5)])
      const gone = store.write(ACCOUNT, (tx) => tx.organizationAccounts.delete(ORGANIZATION, MEMBER))
      await expect(gone).rejects.toThrow(ReferenceViolation)
      await store.write(ACCOUNT, async (tx) => {
        expect(await tx.organizationServices.undelegate(ORGANIZATION, MEMBER, 'a')).toBe(true)
        expect(await tx.organizationServices.undelegate(ORGANIZATION, MEMBER, 'a')).toBe(false)
        await tx.organizationServices.undelegateAll(ORGANIZATION, 'b')
        await tx.organizationAccounts.delete(ORGANIZATION, MEMBER)
      })
      expect(await store.organizations.ofAccount(MEMBER)).toBeUndefined()
    })

    it('keep requests for accounts with their end', async () => {
      await found(at.store)
      const { store } = at
      await store.write(ACCOUNT, async (tx) => {
        for (const id of ['car-1', 'car-2']) await tx.createAccountRequests.insert(request(id))
        await tx.createAccountRequests.complete(ORGANIZATION, 'car-2', {
          state: 'FAILED',
          completedAt: NOW + 1,
          failureReason: 'EMAIL_ALREADY_EXISTS',
        })
      })
      const failed = {
        ...request('car-2'),
        state: 'FAILED',
        completedAt: NOW + 1,
        failureReason: 'EMAIL_ALREADY_EXISTS',
      }
      expect(await store.createAccountRequests.get(ORGANIZATION, 'car-2')).toStrictEqual(failed)
      const page = { organizationId: ORGANIZATION, limit: 10 }
      expect((await store.createAccountRequests.list({ ...page, states: ['FAILED'] })).items).toEqual([
        failed,
      ])
      expect((await store.createAccountRequests.list(page)).items).toHaveLength(2)
      expect(await store.createAccountRequests.count(ORGANIZATION, 'IN_PROGRESS')).toBe(1)
    })
  })
}

const byId = (a: { policyId: string }, b: { policyId: string }) => (a.policyId < b.policyId ? -1 : 1)

/** After an organization is gone, its account can have another. */
async function found2(store: Store): Promise<void> {
  const next = organization({ id: 'o-bbbbbbbbbb', rootId: 'r-bbbb' })
  await store.write(ACCOUNT, (tx) => tx.organizations.insert(next, MANAGEMENT))
  expect((await store.organizations.ofAccount(ACCOUNT))?.organization).toStrictEqual(next)
}
