import type { Caller } from '../../../authenticate/caller.ts'
import type { AccessCheck } from '../../../operation.ts'
import type { AccessKeyRecord, CredentialOwner } from '../../../store/records.ts'
import { rootArn } from '../arns.ts'
import { type EntityReads, implicitUserName, requireUser, userTarget } from '../targets.ts'

/** Whose credentials an operation is about: a user's, or the root user's own. */
export interface Owner {
  readonly ownerId: CredentialOwner
  /** Undefined for the root user. */
  readonly userName: string | undefined
}

/** The check of an operation on a user's credentials, the user named or implied. */
export async function ownerCheck(
  action: string,
  caller: Caller,
  store: EntityReads,
  userName: string | undefined,
): Promise<AccessCheck> {
  const name = implicitUserName(caller, userName)
  return name === undefined
    ? { action, resource: rootArn(caller.accountId) }
    : { action, ...(await userTarget(store, caller.accountId, name)) }
}

/** @throws NoSuchEntity for a user who is not there */
export async function requireOwner(
  store: EntityReads,
  caller: Caller,
  userName: string | undefined,
): Promise<Owner> {
  const name = implicitUserName(caller, userName)
  if (name === undefined) return { ownerId: caller.accountId, userName: undefined }
  const user = await requireUser(store, caller.accountId, name)
  return { ownerId: user.id, userName: user.name }
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyMetadata.html */
export const accessKeyView = (key: AccessKeyRecord, owner: Owner) => ({
  UserName: owner.userName,
  AccessKeyId: key.accessKeyId,
  Status: key.status,
  CreateDate: key.createdAt,
})
