import { afterEach, beforeEach, expect, it } from 'vitest'
import { completeRequest } from '../../../src/services/organizations/new-accounts.ts'
import { openStore } from '../../../src/store/open.ts'
import type {
  CreateAccountRequestRecord,
  OrganizationRecord,
} from '../../../src/store/organizations/organization-records.ts'
import type { Store } from '../../../src/store/store.ts'

/** A request for an account that was cut off anywhere is finished by whoever finds it. */
const NOW = 1_700_000_000_000
const MANAGEMENT = '123456789012'
const ACCOUNT = '210987654321'
const organization: OrganizationRecord = {
  id: 'o-aaaaaaaaaa',
  managementAccountId: MANAGEMENT,
  featureSet: 'ALL',
  createdAt: NOW,
  rootId: 'r-aaaa',
  policyTypes: ['SERVICE_CONTROL_POLICY'],
  iamFeatures: [],
}
const request: CreateAccountRequestRecord = {
  organizationId: organization.id,
  id: 'car-aaaaaaaa',
  accountId: ACCOUNT,
  accountName: 'new',
  email: 'new@example.com',
  roleName: 'Access',
  tags: [],
  state: 'IN_PROGRESS',
  requestedAt: NOW,
  completedAt: undefined,
  failureReason: undefined,
}
const account = (id: string, email: string) => ({
  id,
  email,
  createdAt: NOW,
  alias: undefined,
  passwordPolicy: undefined,
})

let store: Store
beforeEach(async () => {
  store = await openStore({ ephemeral: true })
  await store.write(MANAGEMENT, async (tx) => {
    await tx.accounts.insert(account(MANAGEMENT, 'root@example.com'))
    await tx.organizations.insert(organization, { name: 'm', email: 'root@example.com' })
    await tx.createAccountRequests.insert(request)
  })
})
afterEach(() => store.close())

it('is done once, however many finish it at once', async () => {
  const ends = await Promise.all([1, 2, 3].map((n) => completeRequest(store, organization, request, NOW + n)))
  expect(new Set(ends.map(({ state }) => state))).toEqual(new Set(['SUCCEEDED']))
  const place = await store.organizations.ofAccount(ACCOUNT)
  expect(place!.levels.at(-1)!.scps).toEqual([{ policyId: 'p-FullAWSAccess', content: undefined }])
  expect(await store.roles.count(ACCOUNT)).toBe(2)
})

it('is done where the account was made and the request not ended', async () => {
  await completeRequest(store, organization, request, NOW)
  // As it was before the second write.
  const other = { ...request, id: 'car-bbbbbbbb' }
  await store.write(MANAGEMENT, (tx) => tx.createAccountRequests.insert(other))
  expect(await completeRequest(store, organization, other, NOW + 1)).toMatchObject({ state: 'SUCCEEDED' })
  expect(await store.roles.count(ACCOUNT)).toBe(2)
})

it('fails where somebody else has the account’s id meanwhile, and leaves theirs alone', async () => {
  await store.write(ACCOUNT, (tx) => tx.accounts.insert(account(ACCOUNT, 'other@example.com')))
  const end = await completeRequest(store, organization, request, NOW)
  expect(end).toMatchObject({ state: 'FAILED', failureReason: 'INTERNAL_FAILURE' })
  expect(await store.organizations.ofAccount(ACCOUNT)).toBeUndefined()
  expect(await store.roles.count(ACCOUNT)).toBe(0)
})

it('fails where the organization is gone', async () => {
  await store.write(MANAGEMENT, (tx) => tx.organizations.delete(organization.id))
  expect(await completeRequest(store, organization, request, NOW)).toMatchObject({ state: 'IN_PROGRESS' })
  expect(await store.accounts.byId(ACCOUNT)).toBeUndefined()
})
