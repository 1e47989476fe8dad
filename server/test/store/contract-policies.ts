import { describe, expect, it } from 'vitest'
import { MissingEntity, ReferenceViolation, UniqueViolation } from '../../src/store/errors.ts'
import type { PolicyHolderKind } from '../../src/store/keys.ts'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, document, group, OTHER_ACCOUNT, policy, policyArn, role, user } from './records.ts'
import { freshStore } from './with-store.ts'

const AWS_POLICY = 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'

export function policyContract(open: OpenEmptyStore): void {
  const at = freshStore(open)

  describe('customer managed policies', () => {
    it('are kept and found by name, id and ARN', async () => {
      const record = policy({
        name: 'Deploy',
        path: '/ci/',
        description: 'for CI',
        tags: [{ key: 'a', value: 'b' }],
      })
      await at.store.write(ACCOUNT, (tx) => tx.policies.insert(record, document('one')))
      expect(await at.store.policies.byName(ACCOUNT, 'DEPLOY')).toStrictEqual(record)
      expect(await at.store.policies.byId(ACCOUNT, record.id)).toStrictEqual(record)
      expect(await at.store.policies.byArn(policyArn(record))).toStrictEqual(record)
      expect(await at.store.policies.count(ACCOUNT)).toBe(1)
      for (const arn of [
        policyArn({ ...record, path: '/' }),
        policyArn({ ...record, name: 'deploy' }),
        policyArn({ ...record, accountId: OTHER_ACCOUNT }),
        `${policyArn(record)}:v1`,
        'Deploy',
      ]) {
        expect(await at.store.policies.byArn(arn)).toBeUndefined()
        expect(await at.store.policies.defaultDocument(arn)).toBeUndefined()
      }
      const taken = at.store.write(ACCOUNT, (tx) => tx.policies.insert(policy({ name: 'deploy' }), '{}'))
      await expect(taken).rejects.toThrow(UniqueViolation)
    })

    it('have versions whose numbers never come again', async () => {
      const record = policy({ createdAt: 10, updatedAt: 10 })
      const { id } = record
      const arn = policyArn(record)
      await at.store.write(ACCOUNT, (tx) => tx.policies.insert(record, document('one')))
      expect((await at.store.policies.defaultDocument(arn))?.document).toBe(document('one'))
      await at.store.write(ACCOUNT, async (tx) => {
        const { versions } = tx.policies
        const second = await versions.insert(id, {
          document: document('two'),
          createdAt: 20,
          setAsDefault: false,
        })
        expect(second).toStrictEqual({ policyId: id, version: 2, document: document('two'), createdAt: 20 })
        await versions.delete(id, 2)
        const third = await versions.insert(id, {
          document: document('three'),
          createdAt: 30,
          setAsDefault: true,
        })
        expect(third.version).toBe(3)
      })
      expect(await at.store.policies.byId(ACCOUNT, id)).toMatchObject({ defaultVersion: 3, updatedAt: 30 })
      expect(await at.store.policies.defaultDocument(arn)).toEqual({
        policyId: id,
        version: 3,
        document: document('three'),
      })
      expect(
        (await at.store.policies.versions.list(id, { limit: 9 })).items.map(({ version }) => version),
      ).toEqual([3, 1])
      const first = await at.store.policies.versions.list(id, { limit: 1 })
      const rest = await at.store.policies.versions.list(id, { limit: 1, after: first.next })
      expect([first.items[0]?.version, rest.items[0]?.version, rest.next]).toEqual([3, 1, undefined])
      await at.store.write(ACCOUNT, (tx) => tx.policies.versions.setDefault(id, 1))
      expect((await at.store.policies.defaultDocument(arn))?.document).toBe(document('one'))
      expect(await at.store.policies.byId(ACCOUNT, id)).toMatchObject({ defaultVersion: 1, updatedAt: 30 })
      expect(await at.store.policies.versions.count(id)).toBe(2)
      const ofDefault = at.store.write(ACCOUNT, (tx) => tx.policies.versions.delete(id, 1))
      await expect(ofDefault).rejects.toThrow(ReferenceViolation)
      const ofNone = at.store.write(ACCOUNT, (tx) => tx.policies.versions.setDefault(id, 2))
      await expect(ofNone).rejects.toThrow(MissingEntity)
      const foreign = at.store.write(OTHER_ACCOUNT, (tx) => tx.policies.versions.setDefault(id, 3))
      await expect(foreign).rejects.toThrow(MissingEntity)
    })

    it('go with their versions, but not while attached', async () => {
      const [record, alice] = [policy(), user()]
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.policies.insert(record, '{}')
        await tx.users.insert(alice)
        await tx.attachments.attach({ ownerId: alice.id, policyArn: policyArn(record), attachedAt: 1 })
      })
      const attached = at.store.write(ACCOUNT, (tx) => tx.policies.delete(record.id))
      await expect(attached).rejects.toThrow(ReferenceViolation)
      expect(await at.store.policies.versions.count(record.id)).toBe(1)
      await at.store.write(ACCOUNT, async (tx) => {
        expect(await tx.attachments.detach(alice.id, policyArn(record))).toBe(true)
        await tx.policies.delete(record.id)
      })
      expect(await at.store.policies.byArn(policyArn(record))).toBeUndefined()
      expect(await at.store.policies.versions.get(record.id, 1)).toBeUndefined()
    })

    it('are listed by path and use', async () => {
      const [idle, used, both] = [
        policy({ name: 'idle' }),
        policy({ name: 'Used', path: '/p/' }),
        policy({ name: 'both' }),
      ]
      const limit = policy({ name: 'Limit', path: '/p/' })
      const alice = user({ boundaryArn: policyArn(limit) })
      await at.store.write(ACCOUNT, async (tx) => {
        for (const record of [idle, used, both, limit]) await tx.policies.insert(record, '{}')
        await tx.users.insert(alice)
        await tx.roles.insert(role({ boundaryArn: policyArn(both) }))
        for (const record of [used, both]) {
          await tx.attachments.attach({ ownerId: alice.id, policyArn: policyArn(record), attachedAt: 1 })
        }
      })
      const names = async (filter: object) =>
        (await at.store.policies.list({ accountId: ACCOUNT, limit: 100, ...filter })).items.map(
          ({ name }) => name,
        )
      expect(await names({})).toEqual(['both', 'idle', 'Limit', 'Used'])
      expect(await names({ onlyAttached: true })).toEqual(['both', 'Used'])
      expect(await names({ usage: 'PermissionsPolicy' })).toEqual(['both', 'Used'])
      expect(await names({ usage: 'PermissionsBoundary' })).toEqual(['both', 'Limit'])
      expect(await names({ usage: 'PermissionsBoundary', pathPrefix: '/p/' })).toEqual(['Limit'])
      expect(await names({ onlyAttached: true, pathPrefix: '/p/' })).toEqual(['Used'])
      expect(await names({ after: 'idle', limit: 1 })).toEqual(['Limit'])
    })

    it('know who uses them', async () => {
      const record = policy({ path: '/p/' })
      const arn = policyArn(record)
      const users = [
        user({ name: 'alice', path: '/x/' }),
        user({ name: 'Bob', boundaryArn: arn }),
        user({ name: 'carol' }),
      ]
      const [admins, deploy] = [group({ name: 'admins' }), role({ name: 'deploy', boundaryArn: arn })]
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.policies.insert(record, '{}')
        for (const one of users) await tx.users.insert(one)
        await tx.groups.insert(admins)
        await tx.roles.insert(deploy)
        for (const { id } of [users[0]!, users[1]!, admins]) {
          await tx.attachments.attach({ ownerId: id, policyArn: arn, attachedAt: 1 })
        }
        await tx.attachments.attach({ ownerId: users[2]!.id, policyArn: AWS_POLICY, attachedAt: 1 })
      })
      const kinds: PolicyHolderKind[] = ['group', 'user', 'role']
      const named = async (filter: object) => {
        const names: string[] = []
        let after: string | undefined
        do {
          const page = await at.store.policies.entitiesAttached({
            accountId: ACCOUNT,
            arn,
            kinds,
            limit: 1,
            after,
            ...filter,
          })
          names.push(...page.items.map(({ name }) => name))
          after = page.next
        } while (after !== undefined)
        return names
      }
      expect(await named({})).toEqual(['admins', 'alice', 'Bob', 'deploy'])
      expect(await named({ limit: 3 })).toEqual(['admins', 'alice', 'Bob', 'deploy'])
      expect(await named({ usage: 'PermissionsPolicy' })).toEqual(['admins', 'alice', 'Bob'])
      expect(await named({ usage: 'PermissionsBoundary' })).toEqual(['Bob', 'deploy'])
      expect(await named({ kinds: ['user'] })).toEqual(['alice', 'Bob'])
      expect(await named({ pathPrefix: '/x/' })).toEqual(['alice'])
      expect(await named({ arn: AWS_POLICY })).toEqual(['carol'])
      expect(await named({ accountId: OTHER_ACCOUNT })).toEqual([])
      expect(await at.store.policies.attachmentCount(ACCOUNT, arn)).toBe(3)
      expect(await at.store.policies.attachmentCount(ACCOUNT, AWS_POLICY)).toBe(1)
      expect(await at.store.policies.attachmentCount(OTHER_ACCOUNT, AWS_POLICY)).toBe(0)
      expect(await at.store.policies.boundaryUsageCount(ACCOUNT, arn)).toBe(2)
      const usage = new Map([
        [arn, { attachments: 3, boundaries: 2 }],
        [AWS_POLICY, { attachments: 1, boundaries: 0 }],
      ])
      expect(await at.store.policies.usageByArn(ACCOUNT)).toEqual(usage)
      expect(await at.store.policies.usageByArn(ACCOUNT, [arn, AWS_POLICY, 'arn:none'])).toEqual(usage)
      expect(await at.store.policies.usageByArn(ACCOUNT, [])).toEqual(new Map())
    })
  })

  describe('attachments', () => {
    it('are listed by policy name and path, also where two policies bear one name', async () => {
      const own = [
        policy({ name: 'ViewOnlyAccess' }),
        policy({ name: 'zebra', path: '/p/' }),
        policy({ name: 'Alpha' }),
      ]
      const alice = user()
      const arns = [...own.map(policyArn), AWS_POLICY]
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        for (const record of own) await tx.policies.insert(record, '{}')
        for (const policyArn of arns) {
          expect(await tx.attachments.attach({ ownerId: alice.id, policyArn, attachedAt: 7 })).toBe(true)
        }
        expect(await tx.attachments.attach({ ownerId: alice.id, policyArn: AWS_POLICY, attachedAt: 8 })).toBe(
          false,
        )
      })
      const expected = [arns[2], arns[0], AWS_POLICY, arns[1]]
      const listed: string[] = []
      let after: string | undefined
      do {
        const page = await at.store.attachments.list(alice.id, { limit: 1, after })
        listed.push(...page.items.map(({ policyArn }) => policyArn))
        after = page.next
      } while (after !== undefined)
      expect(listed).toEqual(expected)
      const all = await at.store.attachments.all(alice.id)
      expect(all.map(({ policyArn }) => policyArn)).toEqual(expected)
      expect(all[0]).toStrictEqual({ ownerId: alice.id, policyArn: arns[2], attachedAt: 7 })
      const below = await at.store.attachments.list(alice.id, { limit: 9, pathPrefix: '/job-function/' })
      expect(below.items.map(({ policyArn }) => policyArn)).toEqual([AWS_POLICY])
      expect(await at.store.attachments.count(alice.id)).toBe(4)
      await at.store.write(ACCOUNT, async (tx) => {
        expect(await tx.attachments.detach(alice.id, AWS_POLICY)).toBe(true)
        expect(await tx.attachments.detach(alice.id, AWS_POLICY)).toBe(false)
      })
      expect(await at.store.attachments.count(alice.id)).toBe(3)
    })

    it('are only of policies that are there', async () => {
      const [alice, foreign] = [user(), policy({ accountId: OTHER_ACCOUNT })]
      await at.store.write(ACCOUNT, (tx) => tx.users.insert(alice))
      await at.store.write(OTHER_ACCOUNT, (tx) => tx.policies.insert(foreign, '{}'))
      for (const arn of [policyArn(policy({ name: 'none' })), policyArn(foreign), 'nonsense']) {
        const attached = at.store.write(ACCOUNT, (tx) =>
          tx.attachments.attach({ ownerId: alice.id, policyArn: arn, attachedAt: 1 }),
        )
        await expect(attached).rejects.toThrow(ReferenceViolation)
      }
    })

    it.each([
      ['user', () => user(), 'users'],
      ['group', () => group(), 'groups'],
      ['role', () => role(), 'roles'],
    ] as const)('and inline policies hold back their %s', async (_kind, make, table) => {
      const owner = make()
      await at.store.write(ACCOUNT, async (tx) => {
        await tx[table].insert(owner as never)
        await tx.attachments.attach({ ownerId: owner.id, policyArn: AWS_POLICY, attachedAt: 1 })
      })
      const remove = () => at.store.write(ACCOUNT, (tx) => tx[table].delete(owner.id))
      await expect(remove()).rejects.toThrow(ReferenceViolation)
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.attachments.detach(owner.id, AWS_POLICY)
        await tx.inlinePolicies.put({ ownerId: owner.id, name: 'p', document: '{}' })
      })
      await expect(remove()).rejects.toThrow(ReferenceViolation)
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.inlinePolicies.delete(owner.id, 'p')
        await tx[table].delete(owner.id)
      })
      expect(await at.store[table].byId(ACCOUNT, owner.id)).toBeUndefined()
    })
  })

  describe('inline policies', () => {
    it('are kept by name, whose letter case does not count', async () => {
      const alice = user()
      const ownerId = alice.id
      await at.store.write(ACCOUNT, async (tx) => {
        await tx.users.insert(alice)
        for (const name of ['b', 'C', 'a'])
          await tx.inlinePolicies.put({ ownerId, name, document: document(name) })
        await tx.inlinePolicies.put({ ownerId, name: 'B', document: document('again') })
      })
      expect(await at.store.inlinePolicies.get(ownerId, 'b')).toStrictEqual({
        ownerId,
        name: 'B',
        document: document('again'),
      })
      expect((await at.store.inlinePolicies.all(ownerId)).map(({ name }) => name)).toEqual(['a', 'B', 'C'])
      const first = await at.store.inlinePolicies.list(ownerId, { limit: 2 })
      const second = await at.store.inlinePolicies.list(ownerId, { limit: 2, after: first.next })
      expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['a', 'B', 'C'])
      await at.store.write(ACCOUNT, async (tx) => {
        expect(await tx.inlinePolicies.delete(ownerId, 'c')).toBe(true)
        expect(await tx.inlinePolicies.delete(ownerId, 'c')).toBe(false)
      })
      expect(await at.store.inlinePolicies.get(ownerId, 'C')).toBeUndefined()
      const foreign = await at.store.write(OTHER_ACCOUNT, (tx) => tx.inlinePolicies.delete(ownerId, 'a'))
      expect(foreign).toBe(false)
    })
  })

  describe('the policies of a principal', () => {
    it('are all that apply, with the documents of customer managed ones', async () => {
      const [own, ofGroup, limit] = [
        policy({ name: 'own' }),
        policy({ name: 'ofGroup' }),
        policy({ name: 'limit' }),
      ]
      const alice = user({ boundaryArn: policyArn(limit) })
      const groups = [group({ name: 'b' }), group({ name: 'A' })]
      await at.store.write(ACCOUNT, async (tx) => {
        for (const record of [own, ofGroup, limit]) await tx.policies.insert(record, document(record.name))
        await tx.users.insert(alice)
        for (const record of groups) {
          await tx.groups.insert(record)
          await tx.groups.addMember(record.id, alice.id)
        }
        await tx.attachments.attach({ ownerId: alice.id, policyArn: policyArn(own), attachedAt: 1 })
        await tx.attachments.attach({ ownerId: alice.id, policyArn: AWS_POLICY, attachedAt: 1 })
        await tx.attachments.attach({ ownerId: groups[0]!.id, policyArn: policyArn(ofGroup), attachedAt: 1 })
        await tx.inlinePolicies.put({ ownerId: alice.id, name: 'i', document: document('i') })
        await tx.inlinePolicies.put({ ownerId: groups[1]!.id, name: 'g', document: document('g') })
      })
      const gathered = await at.store.principalPolicies.get('user', ACCOUNT, alice.id)
      expect(gathered).toEqual({
        kind: 'user',
        record: alice,
        inline: [{ ownerId: alice.id, name: 'i', document: document('i') }],
        attached: [policyArn(own), AWS_POLICY],
        boundaryArn: policyArn(limit),
        groups: [
          {
            group: groups[1],
            inline: [{ ownerId: groups[1]!.id, name: 'g', document: document('g') }],
            attached: [],
          },
          { group: groups[0], inline: [], attached: [policyArn(ofGroup)] },
        ],
        documents: new Map(
          [own, ofGroup, limit].map((record) => [
            policyArn(record),
            { policyId: record.id, version: 1, document: document(record.name) },
          ]),
        ),
        dependsOn: new Set([alice.id, ...groups.map(({ id }) => id), own.id, ofGroup.id, limit.id]),
      })
      expect(await at.store.principalPolicies.get('role', ACCOUNT, alice.id)).toBeUndefined()
      expect(await at.store.principalPolicies.get('user', OTHER_ACCOUNT, alice.id)).toBeUndefined()
      expect(await at.store.principalPolicies.get('user', ACCOUNT, 'AIDANOBODY')).toBeUndefined()
    })

    it('are the same object until something in them changes', async () => {
      const [alice, bob] = [user(), user()]
      await at.store.write(ACCOUNT, async (tx) => {
        for (const record of [alice, bob]) await tx.users.insert(record)
      })
      const get = () => at.store.principalPolicies.get('user', ACCOUNT, alice.id)
      const [one, two] = await Promise.all([get(), get()])
      expect(two).toBe(one)
      await at.store.write(ACCOUNT, (tx) =>
        tx.inlinePolicies.put({ ownerId: bob.id, name: 'p', document: '{}' }),
      )
      expect(await get()).toBe(one)
      await at.store.write(ACCOUNT, (tx) =>
        tx.inlinePolicies.put({ ownerId: alice.id, name: 'p', document: '{}' }),
      )
      expect((await get())?.inline).toHaveLength(1)
    })

    it('notice that a missing boundary came to be', async () => {
      const limit = policy()
      const deploy = role({ boundaryArn: policyArn(limit) })
      await at.store.write(ACCOUNT, (tx) => tx.roles.insert(deploy))
      const get = () => at.store.principalPolicies.get('role', ACCOUNT, deploy.id)
      expect((await get())?.documents.size).toBe(0)
      await at.store.write(ACCOUNT, (tx) => tx.policies.insert(limit, document('limit')))
      expect((await get())?.documents.get(policyArn(limit))?.document).toBe(document('limit'))
      await at.store.write(ACCOUNT, (tx) => tx.policies.delete(limit.id))
      expect((await get())?.documents.size).toBe(0)
    })
  })
}
