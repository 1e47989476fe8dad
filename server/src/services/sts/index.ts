import { stsModel } from '../../models/sts.gen.ts'
import type { Operation, Service } from '../../operation.ts'
import { assumeRole } from './operations/assume-role.ts'
import { assumeRoleWithWebIdentity } from './operations/assume-role-with-web-identity.ts'
import { getAccessKeyInfo } from './operations/get-access-key-info.ts'
import { getCallerIdentity } from './operations/get-caller-identity.ts'
import { getFederationToken } from './operations/get-federation-token.ts'
import { getSessionToken } from './operations/get-session-token.ts'

/** Every operation of STS that is built, in alphabetical order. */
const operations: readonly Operation<never>[] = [
  assumeRole,
  assumeRoleWithWebIdentity,
  getAccessKeyInfo,
  getCallerIdentity,
  getFederationToken,
  getSessionToken,
]

export const sts: Service = {
  model: stsModel,
  operations: new Map(operations.map((operation) => [operation.name, operation as Operation])),
}
