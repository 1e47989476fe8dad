import { stsModel } from '../../models/sts.gen.ts'
import type { Operation, Service } from '../../operation.ts'
import { getCallerIdentity } from './operations/get-caller-identity.ts'

/** Every operation of STS that is built, in alphabetical order. */
const operations: readonly Operation<never>[] = [getCallerIdentity]

export const sts: Service = {
  model: stsModel,
  operations: new Map(operations.map((operation) => [operation.name, operation as Operation])),
}
