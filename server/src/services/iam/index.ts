import { iamModel } from '../../models/iam.gen.ts'
import type { Operation, Service } from '../../operation.ts'
import { addUserToGroup } from './operations/add-user-to-group.ts'
import { createAccessKey } from './operations/create-access-key.ts'
import { createGroup } from './operations/create-group.ts'
import { createUser } from './operations/create-user.ts'
import { deleteAccessKey } from './operations/delete-access-key.ts'
import { deleteGroup } from './operations/delete-group.ts'
import { deleteUser } from './operations/delete-user.ts'
import { getAccessKeyLastUsed } from './operations/get-access-key-last-used.ts'
import { getGroup } from './operations/get-group.ts'
import { getUser } from './operations/get-user.ts'
import { listAccessKeys } from './operations/list-access-keys.ts'
import { listGroups } from './operations/list-groups.ts'
import { listGroupsForUser } from './operations/list-groups-for-user.ts'
import { listUserTags } from './operations/list-user-tags.ts'
import { listUsers } from './operations/list-users.ts'
import { removeUserFromGroup } from './operations/remove-user-from-group.ts'
import { tagUser } from './operations/tag-user.ts'
import { untagUser } from './operations/untag-user.ts'
import { updateAccessKey } from './operations/update-access-key.ts'
import { updateGroup } from './operations/update-group.ts'
import { updateUser } from './operations/update-user.ts'

/** Every operation of IAM that is built, in alphabetical order. */
const operations: readonly Operation<never>[] = [
  addUserToGroup,
  createAccessKey,
  createGroup,
  createUser,
  deleteAccessKey,
  deleteGroup,
  deleteUser,
  getAccessKeyLastUsed,
  getGroup,
  getUser,
  listAccessKeys,
  listGroups,
  listGroupsForUser,
  listUserTags,
  listUsers,
  removeUserFromGroup,
  tagUser,
  untagUser,
  updateAccessKey,
  updateGroup,
  updateUser,
]

export const iam: Service = {
  model: iamModel,
  operations: new Map(operations.map((operation) => [operation.name, operation as Operation])),
}
