import type { StsOperations } from '../../models/sts.gen.ts'
import { operationsOf } from '../../operation.ts'

/** Declares an operation of STS, typed by the service's model. */
export const stsOperation = operationsOf<StsOperations>()
