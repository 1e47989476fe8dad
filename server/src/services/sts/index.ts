import { stsModel } from '../../models/sts.gen.ts'
import type { Operation, Service } from '../../operation.ts'
import { assumeRole } from './operations/assume-role.ts'
import { assumeRoleWithSaml } from './operations/assume-role-with-saml.ts'
import { assumeRoleWithWebIdentity } from './operations/assume-role-with-web-identity.ts'
import { assumeRoot } from './operations/assume-root.ts'
import { decodeAuthorizationMessage } from './operations/decode-authorization-message.ts'
import { getAccessKeyInfo } from './operations/get-access-key-info.ts'
import { getCallerIdentity } from './operations/get-caller-identity.ts'
import { getDelegatedAccessToken } from './operations/get-delegated-access-token.ts'
import { getFederationToken } from './operations/get-federation-token.ts'
import { getSessionToken } from './operations/get-session-token.ts'
import { getWebIdentityToken } from './operations/get-web-identity-token.ts'

/** Every operation of STS that is built, in alphabetical order. */
const operations: readonly Operation<never>[] = [
  assumeRole,
  assumeRoleWithSaml,
  assumeRoleWithWebIdentity,
  assumeRoot,
  decodeAuthorizationMessage,
  getAccessKeyInfo,
  getCallerIdentity,
  getDelegatedAccessToken,
  getFederationToken,
  getSessionToken,
  getWebIdentityToken,
]

export const sts: Service = {
  model: stsModel,
  operations: new Map(operations.map((operation) => [operation.name, operation as Operation])),
}
