import type { IamOperations } from '../../models/iam.gen.ts'
import { operationsOf } from '../../operation.ts'

/** Declares an operation of IAM, typed by the service's model. */
export const iamOperation = operationsOf<IamOperations>()
