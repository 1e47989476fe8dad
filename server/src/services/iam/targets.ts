import { after } from '../../after.ts'
import type { Caller } from '../../authenticate/caller.ts'
import type { AccessCheck } from '../../operation.ts'
import type { GroupReads } from '../../store/entities/groups.ts'
import type { InstanceProfileReads } from '../../store/entities/instance-profiles.ts'
import type { RoleReads } from '../../store/entities/roles.ts'
import type { UserReads } from '../../store/entities/users.ts'
import type { GroupRecord, InstanceProfileRecord, RoleRecord, UserRecord } from '../../store/records.ts'
import { type Cached, MISS } from '../../store/store.ts'
import { groupArn, instanceProfileArn, roleArn, userArn } from './arns.ts'
import { mustNameUser, noSuchGroup, noSuchInstanceProfile, noSuchRole, noSuchUser } from './errors.ts'

/**
 * The entity an operation is about: for authorization (its ARN and tags, or the ARN it would have, so that a caller
 * without permission does not learn whether it exists), and for the work itself (the record, or NoSuchEntity).
 */

/** The part of a check that names the resource. */
export type Target = Pick<AccessCheck, 'resource' | 'resourceTags' | 'shownAs'>

/** What both the store and a transaction offer for reading entities. */
export interface EntityReads {
  readonly users: UserReads & Peek<UserRecord>
  readonly groups: GroupReads
  readonly roles: RoleReads & Peek<RoleRecord>
  readonly instanceProfiles: InstanceProfileReads
}

/** What the store offers beyond a transaction: an answer at once where its cache has one. */
interface Peek<T> {
  peekByName?(accountId: string, name: string): Cached<T>
}

/** The entity of that name, at once where it is known. */
function byName<T>(
  reads: Peek<T> & { byName(accountId: string, name: string): Promise<T | undefined> },
  accountId: string,
  name: string,
): T | undefined | Promise<T | undefined> {
  const known = reads.peekByName === undefined ? MISS : reads.peekByName(accountId, name)
  return known === MISS ? reads.byName(accountId, name) : known
}

export function userTarget(store: EntityReads, accountId: string, name: string): Target | Promise<Target> {
  const shownAs = `user ${name}`
  return after(
    byName(store.users, accountId, name),
    (user): Target =>
      user === undefined
        ? { resource: userArn({ accountId, path: '/', name }), shownAs }
        : { resource: userArn(user), resourceTags: user.tags, shownAs },
  )
}

export async function groupTarget(store: EntityReads, accountId: string, name: string): Promise<Target> {
  const group = await store.groups.byName(accountId, name)
  return { resource: groupArn(group ?? { accountId, path: '/', name }), shownAs: `group ${name}` }
}

export function roleTarget(store: EntityReads, accountId: string, name: string): Target | Promise<Target> {
  const shownAs = `role ${name}`
  return after(
    byName(store.roles, accountId, name),
    (role): Target =>
      role === undefined
        ? { resource: roleArn({ accountId, path: '/', name }), shownAs }
        : { resource: roleArn(role), resourceTags: role.tags, shownAs },
  )
}

export async function instanceProfileTarget(
  store: EntityReads,
  accountId: string,
  name: string,
): Promise<Target> {
  const shownAs = `instance profile ${name}`
  const profile = await store.instanceProfiles.byName(accountId, name)
  return profile === undefined
    ? { resource: instanceProfileArn({ accountId, path: '/', name }), shownAs }
    : { resource: instanceProfileArn(profile), resourceTags: profile.tags, shownAs }
}

/** @throws NoSuchEntity */
export function requireUser(
  store: EntityReads,
  accountId: string,
  name: string,
): UserRecord | Promise<UserRecord> {
  return after(byName(store.users, accountId, name), (user) => {
    if (user === undefined) throw noSuchUser(name)
    return user
  })
}

/** @throws NoSuchEntity */
export async function requireGroup(
  store: EntityReads,
  accountId: string,
  name: string,
): Promise<GroupRecord> {
  const group = await store.groups.byName(accountId, name)
  if (group === undefined) throw noSuchGroup(name)
  return group
}

/** @throws NoSuchEntity */
export function requireRole(
  store: EntityReads,
  accountId: string,
  name: string,
): RoleRecord | Promise<RoleRecord> {
  return after(byName(store.roles, accountId, name), (role) => {
    if (role === undefined) throw noSuchRole(name)
    return role
  })
}

/** @throws NoSuchEntity */
export async function requireInstanceProfile(
  store: EntityReads,
  accountId: string,
  name: string,
): Promise<InstanceProfileRecord> {
  const profile = await store.instanceProfiles.byName(accountId, name)
  if (profile === undefined) throw noSuchInstanceProfile(name)
  return profile
}

/**
 * The user that an operation with an optional UserName is about: the one named, or the caller. `undefined`: the caller is the account's root.
 * @throws ValidationError where the caller is neither user nor root and names nobody.
 */
export function implicitUserName(caller: Caller, userName: string | undefined): string | undefined {
  if (userName !== undefined) return userName
  if (caller.principal.type === 'user' && caller.identity.kind === 'user') return caller.identity.name
  if (caller.principal.type === 'root') return undefined
  throw mustNameUser()
}
