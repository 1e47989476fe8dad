import { iamModel } from '../../models/iam.gen.ts'
import type { Operation, Service } from '../../operation.ts'
import { createUser } from './operations/create-user.ts'
import { getUser } from './operations/get-user.ts'

/** Every operation of IAM that is built, in alphabetical order. */
const operations: readonly Operation<never>[] = [createUser, getUser]

export const iam: Service = {
  model: iamModel,
  operations: new Map(operations.map((operation) => [operation.name, operation as Operation])),
}
