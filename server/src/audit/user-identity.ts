import type { Caller, SessionFacts } from '../authenticate/caller.ts'
import { isoSeconds } from '../timestamp.ts'

/** Callers live as long as their credentials are remembered, which is many requests. */
const written = new WeakMap<Caller, string>()

/**
 * The userIdentity element of an event, as JSON.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 * @param claimedKey the access key id that a request named which was not authenticated
 */
export function userIdentityJson(caller: Caller | undefined, claimedKey: string | undefined): string {
  if (caller === undefined) return JSON.stringify({ type: 'Unknown', accessKeyId: claimedKey })
  let json = written.get(caller)
  if (json === undefined) written.set(caller, (json = JSON.stringify(userIdentity(caller))))
  return json
}

/**
 * Events of delegated sessions show whose identity was used, and beside it who used it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-cloudtrail.html
 */
function userIdentity(caller: Caller): Record<string, unknown> {
  const delegate = caller.session?.delegation
  const identity = identityElement(caller)
  return delegate === undefined
    ? identity
    : { ...identity, invokedByDelegate: { accountId: delegate.accountId } }
}

function identityElement(caller: Caller): Record<string, unknown> {
  const { accountId, arn, userId: principalId, accessKeyId, session, identity, principal } = caller
  const common = { principalId, arn, accountId, accessKeyId }
  const attributes = session && sessionAttributes(session)
  switch (principal.type) {
    case 'root':
      return {
        type: 'Root',
        ...common,
        ...(session && { sessionContext: { attributes, ...assumedRoot(session) } }),
      }
    case 'user':
      return {
        type: 'IAMUser',
        ...common,
        userName: identity.kind === 'user' ? identity.name : undefined,
        ...(attributes && { sessionContext: { attributes } }),
      }
    case 'assumed-role':
      return {
        type: 'AssumedRole',
        ...common,
        sessionContext: {
          sessionIssuer: sessionIssuer(caller, principal.roleArn),
          attributes,
          sourceIdentity: session?.sourceIdentity,
        },
      }
    case 'federated-user':
      return {
        type: 'FederatedUser',
        ...common,
        sessionContext: { sessionIssuer: sessionIssuer(caller, principal.userArn), attributes },
      }
    default:
      return { type: 'Unknown', ...common }
  }
}

function sessionAttributes(session: SessionFacts): Record<string, string> {
  return { creationDate: isoSeconds(session.issuedAt), mfaAuthenticated: String(session.mfa !== undefined) }
}

/**
 * Recorded of the events of sessions of AssumeRoot.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html
 */
function assumedRoot({ source, sourceIdentity }: SessionFacts): Record<string, unknown> {
  return source === 'AssumeRoot' ? { assumedRoot: 'true', sourceIdentity } : {}
}

const ISSUER_TYPE = { root: 'Root', user: 'IAMUser', role: 'Role' } as const

/** The identity that the session was made of. */
function sessionIssuer({ identity, accountId }: Caller, arn: string | undefined): Record<string, unknown> {
  return {
    type: ISSUER_TYPE[identity.kind],
    principalId: identity.kind === 'root' ? accountId : identity.id,
    arn,
    accountId,
    userName: identity.kind === 'root' ? undefined : identity.name,
  }
}
