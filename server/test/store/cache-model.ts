import fc from 'fast-check'
import { expect } from 'vitest'
import type {
  AccessKeyRecord,
  GroupRecord,
  PolicyRecord,
  RoleRecord,
  UserRecord,
} from '../../src/store/records.ts'
import type { Store } from '../../src/store/store.ts'
import { ACCOUNT, accessKey, document, group, policy, policyArn, role, user } from './records.ts'

/** What the store should hold, as plain maps; the model that cached reads are compared with. */
export interface Model {
  readonly users: Map<string, UserRecord>
  readonly roles: Map<string, RoleRecord>
  readonly groups: Map<string, GroupRecord>
  readonly policies: Map<string, { record: PolicyRecord; documents: Map<number, string> }>
  readonly keys: Map<string, AccessKeyRecord>
  readonly members: Set<string>
  readonly attached: Set<string>
  readonly inline: Map<string, string>
}

interface Real {
  readonly store: Store
}

/** Few names and numbers, so that commands meet the same things. */
const NAMES = ['alice', 'Alice', 'bob', 'carol']
const pick = fc.nat({ max: 7 })
const name = fc.constantFrom(...NAMES)

function nth<T>(items: Iterable<T>, n: number): T | undefined {
  const all = [...items]
  return all[n % Math.max(all.length, 1)]
}

function named<T extends { readonly name: string }>(records: Iterable<T>, wanted: string): T | undefined {
  return [...records].find((record) => record.name.toLowerCase() === wanted.toLowerCase())
}

/** A command from a function; it does nothing where the model has nothing to do it to. */
function command(
  label: string,
  run: (model: Model, store: Store) => Promise<void>,
): fc.AsyncCommand<Model, Real> {
  return { check: () => true, run: (model, { store }) => run(model, store), toString: () => label }
}

const insertUser = name.map((given) =>
  command(`insert user ${given}`, async ({ users }, store) => {
    if (named(users.values(), given)) return
    const record = user({ name: given })
    await store.write(ACCOUNT, (tx) => tx.users.insert(record))
    users.set(record.id, record)
  }),
)

const renameUser = fc.tuple(pick, name).map(([n, to]) =>
  command(`rename user ${n} to ${to}`, async ({ users }, store) => {
    const record = nth(users.values(), n)
    const taken = named(users.values(), to)
    if (!record || (taken && taken !== record)) return
    await store.write(ACCOUNT, (tx) => tx.users.update(record.id, { name: to }))
    users.set(record.id, { ...record, name: to })
  }),
)

const deleteUser = pick.map((n) =>
  command(`delete user ${n}`, async (model, store) => {
    const record = nth(model.users.values(), n)
    if (!record) return
    const of = (entry: string) => entry.endsWith(` ${record.id}`)
    await store.write(ACCOUNT, async (tx) => {
      for (const entry of [...model.members].filter(of))
        await tx.groups.removeMember(entry.split(' ')[0]!, record.id)
      for (const entry of [...model.attached].filter(of))
        await tx.attachments.detach(record.id, entry.split(' ')[0]!)
      await tx.inlinePolicies.delete(record.id, 'p')
      for (const key of model.keys.values())
        if (key.ownerId === record.id) await tx.accessKeys.delete(key.accessKeyId)
      await tx.users.delete(record.id)
    })
    for (const set of [model.members, model.attached])
      for (const entry of [...set].filter(of)) set.delete(entry)
    for (const key of [...model.keys.values()])
      if (key.ownerId === record.id) model.keys.delete(key.accessKeyId)
    model.inline.delete(record.id)
    model.users.delete(record.id)
  }),
)

const insertRole = name.map((given) =>
  command(`insert role ${given}`, async ({ roles }, store) => {
    if (named(roles.values(), given)) return
    const record = role({ name: given })
    await store.write(ACCOUNT, (tx) => tx.roles.insert(record))
    roles.set(record.id, record)
  }),
)

const changeRole = fc.tuple(pick, pick).map(([n, duration]) =>
  command(`change role ${n}`, async ({ roles }, store) => {
    const record = nth(roles.values(), n)
    if (!record) return
    const maxSessionDuration = 3600 + duration
    await store.write(ACCOUNT, (tx) => tx.roles.update(record.id, { maxSessionDuration }))
    roles.set(record.id, { ...record, maxSessionDuration })
  }),
)

const useRole = fc.tuple(pick, pick).map(([n, at]) =>
  command(`use role ${n}`, async ({ roles }, store) => {
    const record = nth(roles.values(), n)
    if (!record) return
    await store.recordUse({ roles: [{ roleId: record.id, at, region: 'r' }] })
    if ((record.lastUsed?.at ?? -1) <= at) roles.set(record.id, { ...record, lastUsed: { at, region: 'r' } })
  }),
)

const insertKey = pick.map((n) =>
  command(`key for user ${n}`, async ({ users, keys }, store) => {
    const owner = nth(users.values(), n)
    if (!owner) return
    const record = accessKey({ ownerId: owner.id })
    // Asked for before it is there: the answer must not outlive its truth.
    expect(await store.accessKeys.byId(record.accessKeyId)).toBeUndefined()
    await store.write(ACCOUNT, (tx) => tx.accessKeys.insert(record))
    keys.set(record.accessKeyId, record)
  }),
)

const switchKey = fc.tuple(pick, fc.constantFrom('Active' as const, 'Inactive' as const)).map(([n, status]) =>
  command(`key ${n} ${status}`, async ({ keys }, store) => {
    const record = nth(keys.values(), n)
    if (!record) return
    await store.write(ACCOUNT, (tx) => tx.accessKeys.setStatus(record.accessKeyId, status))
    keys.set(record.accessKeyId, { ...record, status })
  }),
)

const insertGroup = name.map((given) =>
  command(`insert group ${given}`, async ({ groups }, store) => {
    if (named(groups.values(), given)) return
    const record = group({ name: given })
    await store.write(ACCOUNT, (tx) => tx.groups.insert(record))
    groups.set(record.id, record)
  }),
)

const toggleMember = fc.tuple(pick, pick).map(([g, u]) =>
  command(`toggle member ${u} of ${g}`, async ({ users, groups, members }, store) => {
    const [into, who] = [nth(groups.values(), g), nth(users.values(), u)]
    if (!into || !who) return
    const entry = `${into.id} ${who.id}`
    const add = !members.has(entry)
    await store.write(ACCOUNT, (tx) =>
      add ? tx.groups.addMember(into.id, who.id) : tx.groups.removeMember(into.id, who.id),
    )
    if (add) members.add(entry)
    else members.delete(entry)
  }),
)

const insertPolicy = name.map((given) =>
  command(`insert policy ${given}`, async ({ policies }, store) => {
    if (
      named(
        [...policies.values()].map(({ record }) => record),
        given,
      )
    )
      return
    const record = policy({ name: given })
    await store.write(ACCOUNT, (tx) => tx.policies.insert(record, document('v1')))
    policies.set(record.id, { record, documents: new Map([[1, document('v1')]]) })
  }),
)

const newVersion = fc.tuple(pick, fc.boolean()).map(([n, setAsDefault]) =>
  command(`new version of policy ${n}`, async ({ policies }, store) => {
    const held = nth(policies.values(), n)
    if (!held) return
    const { id, nextVersion } = held.record
    const text = document(`v${nextVersion}`)
    await store.write(ACCOUNT, (tx) =>
      tx.policies.versions.insert(id, { document: text, createdAt: 1, setAsDefault }),
    )
    held.documents.set(nextVersion, text)
    held.record = {
      ...held.record,
      nextVersion: nextVersion + 1,
      updatedAt: 1,
      ...(setAsDefault ? { defaultVersion: nextVersion } : {}),
    }
  }),
)

const toggleAttachment = fc
  .tuple(pick, pick, fc.constantFrom('users', 'roles', 'groups'))
  .map(([p, n, kind]) =>
    command(`toggle policy ${p} on ${kind} ${n}`, async (model, store) => {
      const [held, owner] = [nth(model.policies.values(), p), nth(model[kind as 'users'].values(), n)]
      if (!held || !owner) return
      const arn = policyArn(held.record)
      const entry = `${arn} ${owner.id}`
      const add = !model.attached.has(entry)
      await store.write(ACCOUNT, (tx) =>
        add
          ? tx.attachments.attach({ ownerId: owner.id, policyArn: arn, attachedAt: 1 })
          : tx.attachments.detach(owner.id, arn),
      )
      if (add) model.attached.add(entry)
      else model.attached.delete(entry)
    }),
  )

const putInline = fc.tuple(pick, fc.constantFrom('users', 'roles', 'groups'), pick).map(([n, kind, mark]) =>
  command(`inline policy on ${kind} ${n}`, async (model, store) => {
    const owner = nth(model[kind as 'users'].values(), n)
    if (!owner) return
    await store.write(ACCOUNT, (tx) =>
      tx.inlinePolicies.put({ ownerId: owner.id, name: 'p', document: document(`${mark}`) }),
    )
    model.inline.set(owner.id, document(`${mark}`))
  }),
)

const failedWrite = fc.tuple(pick, name).map(([n, to]) =>
  command(`fail to rename user ${n} to ${to}`, async ({ users }, store) => {
    const record = nth(users.values(), n)
    if (!record) return
    const failed = store.write(ACCOUNT, async (tx) => {
      await tx.users.update(record.id, { name: `${to}-not` })
      throw new Error('on purpose')
    })
    await expect(failed).rejects.toThrow('on purpose')
  }),
)

/** Compares all cached reads with the model: by name, by id, and by every name that could be. */
const readAll = fc.constant(
  command('read all', async (model, store) => {
    for (const wanted of NAMES) {
      expect(await store.users.byName(ACCOUNT, wanted)).toEqual(named(model.users.values(), wanted))
      expect(await store.roles.byName(ACCOUNT, wanted)).toEqual(named(model.roles.values(), wanted))
    }
    for (const record of model.users.values())
      expect(await store.users.byId(ACCOUNT, record.id)).toEqual(record)
    for (const record of model.roles.values())
      expect(await store.roles.byId(ACCOUNT, record.id)).toEqual(record)
    for (const record of model.keys.values())
      expect(await store.accessKeys.byId(record.accessKeyId)).toEqual(record)
    for (const { record, documents } of model.policies.values()) {
      expect(await store.policies.byArn(policyArn(record))).toEqual(record)
      const current = await store.policies.defaultDocument(policyArn(record))
      expect(current?.document).toBe(documents.get(record.defaultVersion))
    }
  }),
)

const readPrincipals = fc.constant(
  command('read the policies of all principals', async (model, store) => {
    for (const [kind, id] of [
      ...[...model.users.keys()].map((id) => ['user', id] as const),
      ...[...model.roles.keys()].map((id) => ['role', id] as const),
    ]) {
      const gathered = (await store.principalPolicies.get(kind, ACCOUNT, id))!
      const groups = [...model.groups.values()]
        .filter((record) => model.members.has(`${record.id} ${id}`))
        .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
      expect(gathered.record.name).toBe((kind === 'user' ? model.users : model.roles).get(id)?.name)
      expect(gathered.groups.map((held) => held.group.id)).toEqual(groups.map((record) => record.id))
      const holders = [gathered, ...gathered.groups]
      for (const [n, owner] of [id, ...groups.map((record) => record.id)].entries()) {
        const own = [...model.policies.values()].filter((held) =>
          model.attached.has(`${policyArn(held.record)} ${owner}`),
        )
        expect([...holders[n]!.attached].sort()).toEqual(own.map((held) => policyArn(held.record)).sort())
        const inline = model.inline.get(owner)
        expect(holders[n]!.inline.map((held) => held.document)).toEqual(inline === undefined ? [] : [inline])
        for (const { record, documents } of own) {
          expect(gathered.documents.get(policyArn(record))?.document).toBe(
            documents.get(record.defaultVersion),
          )
        }
      }
    }
  }),
)

/**
 * Each reading command weighs as much as several writing ones, so that most changes are made under a filled
 * cache.
 */
// biome-ignore format: a table of weights
export const CACHE_COMMANDS = [
  insertUser, renameUser, deleteUser, insertRole, changeRole, useRole, insertKey, switchKey, insertGroup, toggleMember,
  insertPolicy, newVersion, toggleAttachment, putInline, failedWrite, readAll, readAll, readAll, readPrincipals,
  readPrincipals, readPrincipals,
]

/** The model of an empty store. */
export function emptyModel(): Model {
  return {
    users: new Map(),
    roles: new Map(),
    groups: new Map(),
    policies: new Map(),
    keys: new Map(),
    members: new Set(),
    attached: new Set(),
    inline: new Map(),
  }
}
