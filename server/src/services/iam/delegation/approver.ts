import type { Caller } from '../../../authenticate/caller.ts'
import { decodePayload, encodePayload, type SessionTokenFacts } from '../../../secrets/session-payload.ts'

/**
 * Who accepts a request, and how they were signed in: "IAM records the details and the state of the identity that called this API. This is
 * the identity that gets mapped to the delegated credential."
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AcceptDelegationRequest.html
 */

/** What of an approver is kept with the request, as text. MFA was theirs, and is nobody else's. */
export function approverFacts({ accountId, identity, session }: Caller): string {
  return encodePayload({
    accessKeyId: '',
    accountId,
    identity,
    source: 'GetDelegatedAccessToken',
    issuedAt: 0,
    expiresAt: 0,
    name: session?.name,
    mfa: undefined,
    policy: session?.policy,
    policyArns: session?.policyArns ?? [],
    tags: session?.tags ?? [],
    transitiveTagKeys: session?.transitiveTagKeys ?? [],
    sourceIdentity: session?.sourceIdentity,
    chained: true,
    federatedProvider: session?.federatedProvider,
    contextKeys: session?.contextKeys ?? {},
  })
}

/** The session of an approver that is given to somebody else; undefined for a text of another version of the program. */
export function delegatedSession(
  facts: string,
  delegation: NonNullable<SessionTokenFacts['delegation']>,
  issuedAt: number,
  expiresAt: number,
): SessionTokenFacts | undefined {
  const approver = decodePayload(facts)
  if (approver === undefined) return undefined
  const { accessKeyId: _, ...session } = approver
  return { ...session, delegation, issuedAt, expiresAt }
}
