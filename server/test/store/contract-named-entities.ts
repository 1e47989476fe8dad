import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MissingEntity, ReferenceViolation, StoreMisuse, UniqueViolation } from '../../src/store/errors.ts'
import type { Page, PageRequest } from '../../src/store/page.ts'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, account, group, instanceProfile, OTHER_ACCOUNT, policy, role, user } from './records.ts'
import { freshStore } from './with-store.ts'

const LIMIT = { accountId: ACCOUNT, limit: 100 }

/** Every item, page by page. */
async function allPages<T>(limit: number, list: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const page = await list({ after, limit })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    items.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return items
}

export function namedEntityContract(open: OpenEmptyStore): void {
  const at = freshStore(open)

  describe('accounts', () => {
    it('keeps all that it is given', async () => {
      const passwordPolicy = {
        minimumPasswordLength: 12,
        requireSymbols: true,
        requireNumbers: false,
        requireUppercaseCharacters: true,
        requireLowercaseCharacters: false,
        allowUsersToChangePassword: true,
        maxPasswordAge: 90,
        passwordReusePrevention: undefined,
        hardExpiry: false,
      }
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.accounts.setAlias(ACCOUNT, 'example')
        await tx.accounts.setPasswordPolicy(ACCOUNT, passwordPolicy)
      })
      const kept = account({ alias: 'example', passwordPolicy })
      expect(await at.store.accounts.byId(ACCOUNT)).toStrictEqual(kept)
      expect(await at.store.accounts.byAlias('example')).toStrictEqual(kept)
      await at.store.write(ACCOUNT, (tx) => tx.accounts.setPasswordPolicy(ACCOUNT, undefined))
      expect((await at.store.accounts.byId(ACCOUNT))?.passwordPolicy).toBeUndefined()
    })

    it('gives an alias to one account only', async () => {
      await at.store.write(ACCOUNT, (tx) => tx.accounts.setAlias(ACCOUNT, 'example'))
      const taken = at.store.write(OTHER_ACCOUNT, (tx) => tx.accounts.setAlias(OTHER_ACCOUNT, 'example'))
      await expect(taken).rejects.toThrow(UniqueViolation)
      await at.store.write(ACCOUNT, (tx) => tx.accounts.setAlias(ACCOUNT, undefined))
      await at.store.write(OTHER_ACCOUNT, (tx) => tx.accounts.setAlias(OTHER_ACCOUNT, 'example'))
      expect((await at.store.accounts.byAlias('example'))?.id).toBe(OTHER_ACCOUNT)
    })

    it('lists them by id', async () => {
      const ids = (await allPages(1, (page) => at.store.accounts.list(page))).map(({ id }) => id)
      expect(ids).toEqual([ACCOUNT, OTHER_ACCOUNT])
    })
  })

  describe('users', () => {
    it('keeps all that it is given', async () => {
      const record = user({
        name: 'Alice',
        path: '/division/',
        boundaryArn: 'arn:aws:iam::aws:policy/PowerUserAccess',
        tags: [
          { key: '__proto__', value: 'x' },
          { key: 'team', value: '' },
        ],
        passwordLastUsed: 1_700_000_000_001,
      })
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(record))
      expect(await at.store.users.byId(ACCOUNT, record.id)).toStrictEqual(record)
      expect(await at.store.users.byName(ACCOUNT, 'aLICE')).toStrictEqual(record)
      expect(await at.store.users.byIds(ACCOUNT, [record.id, 'AIDANOBODY'])).toStrictEqual([record])
      expect(await at.store.users.byName(OTHER_ACCOUNT, 'Alice')).toBeUndefined()
      expect(await at.store.users.byId(OTHER_ACCOUNT, record.id)).toBeUndefined()
    })

    it('changes them', async () => {
      const record = user({ name: 'before' })
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(record)
        await tx.users.update(record.id, { name: 'After' })
        await tx.users.update(record.id, { path: '/moved/' })
        await tx.users.setBoundary(record.id, 'arn:aws:iam::aws:policy/ReadOnlyAccess')
        await tx.users.setTags(record.id, [{ key: 'a', value: 'b' }])
        await tx.users.setPasswordLastUsed(record.id, 5)
      })
      const changed = {
        ...record,
        name: 'After',
        path: '/moved/',
        boundaryArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
        tags: [{ key: 'a', value: 'b' }],
        passwordLastUsed: 5,
      }
      expect(await at.store.users.byName(ACCOUNT, 'after')).toStrictEqual(changed)
      expect(await at.store.users.byName(ACCOUNT, 'before')).toBeUndefined()
      await at.store.write(ACCOUNT, (tx) => tx.users.setBoundary(record.id, undefined))
      expect((await at.store.users.byId(ACCOUNT, record.id))?.boundaryArn).toBeUndefined()
    })

    it('renames to another letter case of the same name', async () => {
      const record = user({ name: 'alice' })
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(record))
      await at.store.write(ACCOUNT, (tx) => tx.users.update(record.id, { name: 'ALICE' }))
      expect((await at.store.users.byName(ACCOUNT, 'alice'))?.name).toBe('ALICE')
    })

    it('does not take letters outside ASCII for ASCII ones', async () => {
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(user({ name: 'k' })))
      expect(await at.store.users.byName(ACCOUNT, '\u212a')).toBeUndefined()
    })

    it.each(['byName', 'update'])('gives a name to one user, whatever its letter case (%s)', async (way) => {
      const second = user({ name: way === 'update' ? 'other' : 'ALICE' })
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(user({ name: 'Alice' })))
      const taken = at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(second)
        await tx.users.update(second.id, { name: 'aLiCe' })
      })
      await expect(taken).rejects.toThrow(UniqueViolation)
      await expect(taken).rejects.toMatchObject({ table: 'users' })
      expect(await at.store.users.count(ACCOUNT)).toBe(1)
      await at.store.write(OTHER_ACCOUNT, (tx) =>
        tx.users.insert(user({ name: 'Alice', accountId: OTHER_ACCOUNT })),
      )
    })

    it('does not touch another account', async () => {
      const record = user()
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(record))
      const foreign = (work: Parameters<typeof at.store.write<void>>[1]) =>
        at.store.write(OTHER_ACCOUNT, work)
      await expect(foreign((tx) => tx.users.insert(user()))).rejects.toThrow(StoreMisuse)
      await expect(foreign((tx) => tx.users.setTags(record.id, []))).rejects.toThrow(MissingEntity)
      await expect(foreign((tx) => tx.users.update(record.id, { name: 'x' }))).rejects.toThrow(MissingEntity)
      await expect(foreign((tx) => tx.users.delete(record.id))).rejects.toThrow(MissingEntity)
      expect(await at.store.users.byId(ACCOUNT, record.id)).toStrictEqual(record)
      expect(await at.store.changes.head(OTHER_ACCOUNT)).toBe(1)
    })
  })

  describe('lists', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[\w+=,.@-]{1,12}$/), {
      selector: (name) => name.toLowerCase(),
      maxLength: 20,
    })

    it('are in order of lower-case name by code unit, whatever the page size', async () => {
      await fc.assert(
        fc.asyncProperty(names, fc.integer({ min: 1, max: 7 }), async (given, limit) => {
          const store = await open()
          await store.write(ACCOUNT, async (tx) => {
            await tx.accounts.insert(account())
            for (const name of given) await tx.users.insert(user({ name }))
          })
          const listed = await allPages(limit, (page) => store.users.list({ accountId: ACCOUNT, ...page }))
          const byKey = (a: string, b: string) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)
          expect(listed.map(({ name }) => name)).toEqual([...given].sort(byKey))
          await store.close()
        }),
        { numRuns: 20 },
      )
    })

    it('neither skip nor repeat while items come and go', async () => {
      const users = ['b', 'd', 'f', 'h'].map((name) => user({ name }))
      await at.store.write(ACCOUNT, async (tx) => {
        for (const record of users) await tx.users.insert(record)
      })
      const first = await at.store.users.list({ accountId: ACCOUNT, limit: 2 })
      expect(first.items.map(({ name }) => name)).toEqual(['b', 'd'])
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.delete(users[1]!.id)
        for (const name of ['a', 'E']) await tx.users.insert(user({ name }))
      })
      const second = await at.store.users.list({ accountId: ACCOUNT, limit: 9, after: first.next })
      expect(second.items.map(({ name }) => name)).toEqual(['E', 'f', 'h'])
      expect(second.next).toBeUndefined()
    })

    it('keep to a path', async () => {
      await at.store.write(ACCOUNT, async (tx) => {
        for (const path of ['/', '/a/', '/a/b/', '/ab/', '/A/']) await tx.users.insert(user({ path }))
      })
      const paths = async (pathPrefix: string | undefined) =>
        (await at.store.users.list({ ...LIMIT, pathPrefix })).items.map(({ path }) => path).sort()
      expect(await paths('/a/')).toEqual(['/a/', '/a/b/'])
      expect(await paths('/a')).toEqual(['/a/', '/a/b/', '/ab/'])
      expect(await paths('/A/')).toEqual(['/A/'])
      expect(await paths('/')).toHaveLength(5)
      expect(await paths(undefined)).toHaveLength(5)
      expect(await paths('/%/')).toEqual([])
    })

    it('hold 1 to 1000 items', async () => {
      for (const limit of [0, 1001, 1.5]) {
        await expect(at.store.users.list({ accountId: ACCOUNT, limit })).rejects.toThrow(RangeError)
      }
    })
  })

  describe('groups', () => {
    it('keeps, finds, changes and lists them', async () => {
      const record = group({ name: 'Admins', path: '/x/' })
      await at.store.write(ACCOUNT, (tx) => tx.groups.insert(record))
      expect(await at.store.groups.byName(ACCOUNT, 'ADMINS')).toStrictEqual(record)
      await at.store.write(ACCOUNT, (tx) => tx.groups.update(record.id, { name: 'admins2', path: '/' }))
      expect(await at.store.groups.byId(ACCOUNT, record.id)).toStrictEqual({
        ...record,
        name: 'admins2',
        path: '/',
      })
      expect((await at.store.groups.list(LIMIT)).items).toHaveLength(1)
      expect(await at.store.groups.count(ACCOUNT)).toBe(1)
      const taken = at.store.write(ACCOUNT, (tx) => tx.groups.insert(group({ name: 'ADMINS2' })))
      await expect(taken).rejects.toThrow(UniqueViolation)
      await at.store.write(ACCOUNT, (tx) => tx.groups.delete(record.id))
      expect(await at.store.groups.count(ACCOUNT)).toBe(0)
    })

    it('knows who is in them', async () => {
      const [admins, devs] = [group({ name: 'admins' }), group({ name: 'Devs' })]
      const [alice, bob] = [user({ name: 'alice' }), user({ name: 'Bob' })]
      await at.store.write(ACCOUNT, async (tx) => {
        for (const record of [alice, bob]) await tx.users.insert(record)
        for (const record of [devs, admins]) await tx.groups.insert(record)
        expect(await tx.groups.addMember(admins.id, bob.id)).toBe(true)
        expect(await tx.groups.addMember(admins.id, alice.id)).toBe(true)
        expect(await tx.groups.addMember(admins.id, alice.id)).toBe(false)
        expect(await tx.groups.addMember(devs.id, alice.id)).toBe(true)
      })
      const members = await allPages(1, (page) => at.store.groups.members(admins.id, page))
      expect(members.map(({ name }) => name)).toEqual(['alice', 'Bob'])
      const groups = await allPages(1, (page) => at.store.groups.groupsOfUser(alice.id, page))
      expect(groups.map(({ name }) => name)).toEqual(['admins', 'Devs'])
      expect(await at.store.groups.memberCount(admins.id)).toBe(2)
      expect(await at.store.groups.groupCountOfUser(alice.id)).toBe(2)
      expect(await at.store.groups.isMember(devs.id, bob.id)).toBe(false)
      await at.store.write(ACCOUNT, async (tx) => {
        expect(await tx.groups.removeMember(admins.id, bob.id)).toBe(true)
        expect(await tx.groups.removeMember(admins.id, bob.id)).toBe(false)
      })
      expect(await at.store.groups.isMember(admins.id, bob.id)).toBe(false)
    })

    it('takes no member of another account', async () => {
      const [admins, stranger] = [group(), user({ accountId: OTHER_ACCOUNT })]
      await at.store.write(ACCOUNT, (tx) => tx.groups.insert(admins))
      await at.store.write(OTHER_ACCOUNT, (tx) => tx.users.insert(stranger))
      for (const id of [ACCOUNT, OTHER_ACCOUNT]) {
        const added = at.store.write(id, (tx) => tx.groups.addMember(admins.id, stranger.id))
        await expect(added).rejects.toThrow(MissingEntity)
      }
    })

    it('lets neither group nor user go while one is in the other', async () => {
      const [admins, alice] = [group(), user()]
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.groups.insert(admins)
        await tx.users.insert(alice)
        await tx.groups.addMember(admins.id, alice.id)
      })
      const withoutGroup = at.store.write(ACCOUNT, (tx) => tx.groups.delete(admins.id))
      await expect(withoutGroup).rejects.toThrow(ReferenceViolation)
      const withoutUser = at.store.write(ACCOUNT, (tx) => tx.users.delete(alice.id))
      await expect(withoutUser).rejects.toThrow(ReferenceViolation)
      expect(await at.store.groups.isMember(admins.id, alice.id)).toBe(true)
    })
  })

  describe('roles', () => {
    it('keeps and changes all that it is given', async () => {
      const record = role({
        name: 'Deploy',
        description: 'deploys',
        maxSessionDuration: 43200,
        trustPrincipalIds: { 'arn:aws:iam::111122223333:user/alice': 'AIDAALICE' },
        tags: [{ key: 'a', value: 'b' }],
        lastUsed: { at: 9, region: 'eu-west-1' },
        serviceLinked: 'ecs.amazonaws.com',
        sourceTemplate: {
          arn: 'arn:aws:iam::aws:role-template/iam.amazonaws.com/PowerUserRoleTemplate:1',
          minorVersion: 0,
          values: new Map([['RoleName', ['Deploy']]]),
        },
        boundaryArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      })
      await at.store.write(ACCOUNT, (tx) => tx.roles.insert(record))
      expect(await at.store.roles.byName(ACCOUNT, 'deploy')).toEqual(record)
      expect(await at.store.roles.byIds(ACCOUNT, [record.id])).toEqual([record])
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.roles.update(record.id, { maxSessionDuration: 7200 })
        await tx.roles.setTrustPolicy(record.id, '{}', {})
        await tx.roles.setBoundary(record.id, undefined)
        await tx.roles.setTags(record.id, [])
      })
      const changed = {
        ...record,
        maxSessionDuration: 7200,
        trustPolicy: '{}',
        trustPrincipalIds: {},
        boundaryArn: undefined,
        tags: [],
      }
      expect(await at.store.roles.byId(ACCOUNT, record.id)).toEqual(changed)
      await at.store.write(ACCOUNT, (tx) => tx.roles.update(record.id, { description: undefined }))
      expect(await at.store.roles.byId(ACCOUNT, record.id)).toEqual({ ...changed, description: undefined })
      expect((await at.store.roles.list(LIMIT)).items).toHaveLength(1)
      expect(await at.store.roles.count(ACCOUNT)).toBe(1)
      const taken = at.store.write(ACCOUNT, (tx) => tx.roles.insert(role({ name: 'DEPLOY' })))
      await expect(taken).rejects.toThrow(UniqueViolation)
    })
  })

  describe('instance profiles', () => {
    it('keeps them and the role they hold', async () => {
      const [deploy, web, api] = [role(), instanceProfile({ name: 'Web' }), instanceProfile({ name: 'api' })]
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.roles.insert(deploy)
        for (const record of [web, api]) {
          await tx.instanceProfiles.insert(record)
          await tx.instanceProfiles.setRole(record.id, deploy.id)
        }
        await tx.instanceProfiles.setTags(web.id, [{ key: 'a', value: 'b' }])
      })
      const kept = { ...web, roleId: deploy.id, tags: [{ key: 'a', value: 'b' }] }
      expect(await at.store.instanceProfiles.byName(ACCOUNT, 'WEB')).toStrictEqual(kept)
      expect(await at.store.instanceProfiles.byId(ACCOUNT, web.id)).toStrictEqual(kept)
      const ofRole = await allPages(1, (page) => at.store.instanceProfiles.ofRole(deploy.id, page))
      expect(ofRole.map(({ name }) => name)).toEqual(['api', 'Web'])
      expect((await at.store.instanceProfiles.list(LIMIT)).items).toHaveLength(2)
      expect(await at.store.instanceProfiles.count(ACCOUNT)).toBe(2)
      await expect(at.store.write(ACCOUNT, (tx) => tx.roles.delete(deploy.id))).rejects.toThrow(
        ReferenceViolation,
      )
      await at.store.write(ACCOUNT, async (tx) => {
        for (const record of [web, api]) {
          await tx.instanceProfiles.setRole(record.id, undefined)
          await tx.instanceProfiles.delete(record.id)
        }
        await tx.roles.delete(deploy.id)
      })
      expect(await at.store.instanceProfiles.count(ACCOUNT)).toBe(0)
      const noRole = at.store.write(ACCOUNT, (tx) =>
        tx.instanceProfiles.insert(instanceProfile({ roleId: 'AROANONE' })),
      )
      await expect(noRole).rejects.toThrow(ReferenceViolation)
    })
  })

  it('counts what an account has', async () => {
    await at.store.write(ACCOUNT, async (tx) => {
      for (let n = 0; n < 2; n++) await tx.users.insert(user())
      await tx.groups.insert(group())
      for (let n = 0; n < 3; n++) await tx.roles.insert(role())
      const record = policy()
      await tx.policies.insert(record, '{}')
      await tx.policies.versions.insert(record.id, { document: '{}', createdAt: 1, setAsDefault: true })
      await tx.instanceProfiles.insert(instanceProfile())
    })
    expect(await at.store.accounts.summary(ACCOUNT)).toStrictEqual({
      globalEndpointTokenVersion: 1,
      users: 2,
      groups: 1,
      roles: 3,
      policies: 1,
      policyVersions: 2,
      instanceProfiles: 1,
      mfaDevices: 0,
      mfaDevicesInUse: 0,
      rootAccessKeys: 0,
      rootMfaDevices: 0,
      rootHasPassword: false,
      serverCertificates: 0,
      rootSigningCertificates: 0,
      providers: 0,
    })
    expect(await at.store.accounts.summary(OTHER_ACCOUNT)).toMatchObject({ users: 0, policyVersions: 0 })
  })
}
