import { expect, it } from 'vitest'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, OTHER_ACCOUNT, role, user } from './records.ts'
import { freshStore } from './with-store.ts'

/** What principals used, the reports on it, and the tasks that deleted service-linked roles. */
export function serviceUseContract(open: OpenEmptyStore): void {
  const at = freshStore(open)
  const use = (principalId: string, action: string, time: number, region = 'us-east-1') => ({
    principalId,
    service: 'iam',
    action,
    at: time,
    region,
  })

  it('keeps the newest use of each action, of principals that are there', async () => {
    const [alice, app] = [user(), role()]
    await at.store.write(ACCOUNT, async (tx) => {
      await tx.users.insert(alice)
      await tx.roles.insert(app)
    })
    await at.store.recordUse({
      services: [use(alice.id, 'GetUser', 10), use(alice.id, 'ListUsers', 5), use(app.id, 'GetUser', 7)],
    })
    await at.store.recordUse({
      services: [
        use(alice.id, 'GetUser', 9, 'eu-west-1'),
        use(alice.id, 'ListUsers', 6, 'eu-west-1'),
        use('AIDANOBODY', 'GetUser', 1),
      ],
    })
    const found = await at.store.serviceUses.ofPrincipals([alice.id, 'AIDANOBODY'], 0)
    expect(found.toSorted((a, b) => (a.action < b.action ? -1 : 1))).toEqual([
      use(alice.id, 'GetUser', 10),
      use(alice.id, 'ListUsers', 6, 'eu-west-1'),
    ])
    expect(await at.store.serviceUses.ofPrincipals([alice.id, app.id], 8)).toHaveLength(1)
    expect(await at.store.serviceUses.ofPrincipals([], 0)).toEqual([])
    await at.store.write(ACCOUNT, async (tx) => {
      await tx.users.delete(alice.id)
      await tx.roles.delete(app.id)
    })
    expect(await at.store.serviceUses.ofPrincipals([alice.id, app.id], 0)).toEqual([])
  })

  it('keeps the newest use of each service by an account, also where its principals go', async () => {
    const used = (accountId: string, service: string, time: number, region = 'us-east-1') => ({
      accountId,
      service,
      at: time,
      region,
    })
    await at.store.recordUse({
      accountServices: [used(ACCOUNT, 'iam', 10), used(ACCOUNT, 'sts', 5), used(OTHER_ACCOUNT, 'iam', 7)],
    })
    await at.store.recordUse({
      accountServices: [
        used(ACCOUNT, 'iam', 9, 'eu-west-1'),
        used(ACCOUNT, 'sts', 6, 'eu-west-1'),
        used('999999999999', 'iam', 1),
      ],
    })
    const { accountServiceUses } = at.store
    const found = await accountServiceUses.ofAccounts([ACCOUNT, '999999999999'], 0)
    expect(found.toSorted((a, b) => (a.service < b.service ? -1 : 1))).toEqual([
      used(ACCOUNT, 'iam', 10),
      used(ACCOUNT, 'sts', 6, 'eu-west-1'),
    ])
    expect(await accountServiceUses.ofAccounts([ACCOUNT, OTHER_ACCOUNT], 7)).toHaveLength(2)
    expect(await accountServiceUses.ofAccounts([], 0)).toEqual([])
  })

  it('keeps as many reports as wanted, the newest', async () => {
    const report = (id: string, createdAt: number) => ({
      accountId: ACCOUNT,
      id,
      createdAt,
      content: `of ${id}`,
    })
    await at.store.write(ACCOUNT, async (tx) => {
      await tx.accessReports.insert(report('a', 1), 2, 0)
      await tx.accessReports.insert(report('b', 2), 2, 0)
      await tx.accessReports.insert(report('c', 3), 2, 0)
    })
    const { accessReports } = at.store
    expect(await accessReports.get(ACCOUNT, 'a', 0)).toBeUndefined()
    expect(await accessReports.get(ACCOUNT, 'b', 0)).toBe('of b')
    expect(await accessReports.get(ACCOUNT, 'b', 3)).toBeUndefined()
    expect(await accessReports.get(OTHER_ACCOUNT, 'b', 0)).toBeUndefined()
    await at.store.write(ACCOUNT, (tx) => tx.accessReports.insert(report('d', 9), 2, 5))
    expect(await accessReports.get(ACCOUNT, 'c', 0)).toBeUndefined()
    expect(await accessReports.get(ACCOUNT, 'd', 0)).toBe('of d')
  })

  it('knows the tasks that deleted roles, for a time', async () => {
    const task = (id: string, time: number) => ({ accountId: ACCOUNT, id, at: time })
    await at.store.write(ACCOUNT, (tx) => tx.roleDeletions.insert(task('one', 1), 0))
    expect(await at.store.roleDeletions.has(ACCOUNT, 'one')).toBe(true)
    expect(await at.store.roleDeletions.has(OTHER_ACCOUNT, 'one')).toBe(false)
    await at.store.write(ACCOUNT, (tx) => tx.roleDeletions.insert(task('two', 9), 5))
    expect(await at.store.roleDeletions.has(ACCOUNT, 'one')).toBe(false)
    expect(await at.store.roleDeletions.has(ACCOUNT, 'two')).toBe(true)
  })

  it('keeps the token version of an account', async () => {
    expect((await at.store.accounts.summary(ACCOUNT)).globalEndpointTokenVersion).toBe(1)
    await at.store.write(ACCOUNT, (tx) => tx.accounts.setGlobalEndpointTokenVersion(ACCOUNT, 2))
    expect((await at.store.accounts.summary(ACCOUNT)).globalEndpointTokenVersion).toBe(2)
    expect((await at.store.accounts.summary(OTHER_ACCOUNT)).globalEndpointTokenVersion).toBe(1)
  })
}
