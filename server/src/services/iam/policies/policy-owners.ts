import type { AccessCheck, OperationContext } from '../../../operation.ts'
import type { PolicyHolderKind } from '../../../store/keys.ts'
import { groupArn, roleArn, userArn } from '../arns.ts'
import { requireModifiableRole } from '../service-linked.ts'
import { type EntityReads, requireGroup, requireRole, requireUser, type Target } from '../targets.ts'

/** What policies are put on: a user, group or role. */
export interface PolicyOwner {
  readonly id: string
  readonly name: string
}

type Require = (store: EntityReads, accountId: string, name: string) => PolicyOwner | Promise<PolicyOwner>

const REQUIRE: Readonly<Record<PolicyHolderKind, Require>> = {
  user: requireUser,
  group: requireGroup,
  role: requireRole,
}

const REQUIRE_MODIFIABLE: Readonly<Record<PolicyHolderKind, Require>> = {
  ...REQUIRE,
  role: requireModifiableRole,
}

/** @throws NoSuchEntity */
export function requireOwner(
  kind: PolicyHolderKind,
  store: EntityReads,
  accountId: string,
  name: string,
): PolicyOwner | Promise<PolicyOwner> {
  return REQUIRE[kind](store, accountId, name)
}

/** @throws NoSuchEntity; UnmodifiableEntity for a service-linked role */
export function requireModifiableOwner(
  kind: PolicyHolderKind,
  store: EntityReads,
  accountId: string,
  name: string,
): PolicyOwner | Promise<PolicyOwner> {
  return REQUIRE_MODIFIABLE[kind](store, accountId, name)
}

/** To change the policies of a user or role: iam:PermissionsBoundary is the boundary that the entity has. */
export async function changeCheck(
  { caller, store }: OperationContext<unknown>,
  kind: PolicyHolderKind,
  action: string,
  ownerName: string,
): Promise<AccessCheck> {
  const { boundaryArn, ...target } = await ownerTarget(kind, store, caller.accountId, ownerName)
  return { action, ...target, context: { 'iam:PermissionsBoundary': boundaryArn } }
}

/** To read the policies of a user, group or role. */
export async function readCheck(
  { caller, store }: OperationContext<unknown>,
  kind: PolicyHolderKind,
  action: string,
  ownerName: string,
): Promise<AccessCheck> {
  const { boundaryArn: _, ...target } = await ownerTarget(kind, store, caller.accountId, ownerName)
  return { action, ...target }
}

/** How an owner is authorized: its ARN, its tags, and the boundary it has, for iam:PermissionsBoundary. */
interface OwnerTarget extends Required<Target> {
  readonly boundaryArn: string | undefined
}

/** Of the owner, or of what it would be if there were one. */
async function ownerTarget(
  kind: PolicyHolderKind,
  store: EntityReads,
  accountId: string,
  name: string,
): Promise<OwnerTarget> {
  const none = { accountId, path: '/', name }
  const shownAs = `${kind} ${name}`
  switch (kind) {
    case 'user': {
      const user = await store.users.byName(accountId, name)
      return {
        resource: userArn(user ?? none),
        shownAs,
        resourceTags: user?.tags ?? [],
        boundaryArn: user?.boundaryArn,
      }
    }
    case 'role': {
      const role = await store.roles.byName(accountId, name)
      return {
        resource: roleArn(role ?? none),
        shownAs,
        resourceTags: role?.tags ?? [],
        boundaryArn: role?.boundaryArn,
      }
    }
    case 'group': {
      const group = await store.groups.byName(accountId, name)
      return { resource: groupArn(group ?? none), shownAs, resourceTags: [], boundaryArn: undefined }
    }
  }
}
