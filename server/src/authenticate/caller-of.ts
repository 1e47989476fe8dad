import type { Principal } from '@iamd/engine'
import type { SessionTokenPayload } from '../secrets/session-tokens.ts'
import type { Caller } from './caller.ts'
import type { Identity } from './identities.ts'

/** The caller of a long-term access key: a user, or the root user. */
export function callerOfKey(accessKeyId: string, found: Identity): Caller {
  return callerAsThemselves(accessKeyId, found, undefined)
}

/**
 * The caller of a session; undefined where the operation that the token names cannot have made a session of
 * that identity.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
export function callerOfSession(payload: SessionTokenPayload, found: Identity): Caller | undefined {
  const { kind } = found.identity
  switch (payload.source) {
    case 'AssumeRole':
    case 'AssumeRoleWithSAML':
    case 'AssumeRoleWithWebIdentity':
      return callerInRole(payload, found)
    case 'GetFederationToken':
      return federatedUser(payload, found)
    case 'GetSessionToken':
      return kind === 'role' ? undefined : callerAsThemselves(payload.accessKeyId, found, payload)
    case 'GetDelegatedAccessToken':
      return delegated(payload, found)
    case 'AssumeRoot':
      return rootInTask(payload, found)
  }
}

/** Without its task policy it would be all that a root user is. */
function rootInTask(payload: SessionTokenPayload, found: Identity): Caller | undefined {
  const { length } = payload.policyArns
  if (found.identity.kind !== 'root' || length === 0) return undefined
  return callerAsThemselves(payload.accessKeyId, found, payload)
}

/** Whoever acts by a delegated session is the approver to every policy; without a permission policy it would be more than was delegated. */
function delegated(payload: SessionTokenPayload, found: Identity): Caller | undefined {
  if (payload.delegation === undefined) return undefined
  return found.identity.kind === 'role'
    ? callerInRole(payload, found)
    : callerAsThemselves(payload.accessKeyId, found, payload)
}

function callerAsThemselves(
  accessKeyId: string,
  { identity, arn }: Identity,
  session: SessionTokenPayload | undefined,
): Caller {
  const { accountId } = identity
  const userId = identity.kind === 'root' ? accountId : identity.id
  const principal: Principal =
    identity.kind === 'root' ? { type: 'root', accountId, arn } : { type: 'user', accountId, arn, userId }
  return { accountId, arn, userId, accessKeyId, principal, identity, session }
}

function callerInRole(payload: SessionTokenPayload, found: Identity): Caller | undefined {
  const { identity } = found
  if (identity.kind !== 'role' || payload.name === undefined) return undefined
  const { accountId } = identity
  // The role's path is not part of the session's ARN.
  const arn = `arn:aws:sts::${accountId}:assumed-role/${identity.name}/${payload.name}`
  const userId = `${identity.id}:${payload.name}`
  const principal: Principal = {
    type: 'assumed-role',
    accountId,
    arn,
    roleArn: found.arn,
    userId,
    ...(found.serviceLinked && { serviceLinked: true }),
    ...(payload.federatedProvider !== undefined && { federated: payload.federatedProvider }),
  }
  return { accountId, arn, userId, accessKeyId: payload.accessKeyId, principal, identity, session: payload }
}

function federatedUser(payload: SessionTokenPayload, found: Identity): Caller | undefined {
  const { identity } = found
  if (identity.kind === 'role' || payload.name === undefined) return undefined
  const { accountId } = identity
  const arn = `arn:aws:sts::${accountId}:federated-user/${payload.name}`
  const userId = `${accountId}:${payload.name}`
  const principal: Principal = { type: 'federated-user', accountId, arn, userArn: found.arn, userId }
  return { accountId, arn, userId, accessKeyId: payload.accessKeyId, principal, identity, session: payload }
}
