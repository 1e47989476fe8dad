import { iamModel } from '../../models/iam.gen.ts'
import type { Operation, Service } from '../../operation.ts'
import { createAccessKey } from './operations/create-access-key.ts'
import { createUser } from './operations/create-user.ts'
import { deleteAccessKey } from './operations/delete-access-key.ts'
import { getAccessKeyLastUsed } from './operations/get-access-key-last-used.ts'
import { getUser } from './operations/get-user.ts'
import { listAccessKeys } from './operations/list-access-keys.ts'
import { updateAccessKey } from './operations/update-access-key.ts'

/** Every operation of IAM that is built, in alphabetical order. */
const operations: readonly Operation<never>[] = [
  createAccessKey,
  createUser,
  deleteAccessKey,
  getAccessKeyLastUsed,
  getUser,
  listAccessKeys,
  updateAccessKey,
]

export const iam: Service = {
  model: iamModel,
  operations: new Map(operations.map((operation) => [operation.name, operation as Operation])),
}
