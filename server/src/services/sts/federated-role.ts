import type { SessionSource } from '../../authenticate/caller.ts'
import type { AccessCheck, OperationContext } from '../../operation.ts'
import type { RoleRecord, Tag } from '../../store/records.ts'
import { stsError } from './errors.ts'
import { accountOfRole, roleOfArn } from './role-of-arn.ts'
import { checkSessionPolicies, type SessionPolicyInput } from './session-policies.ts'
import { sessionTags } from './session-tags.ts'

/** Roles of those who come with what an identity provider says of them. */

/** The session that an identity provider asks for somebody. */
export interface FederatedSession {
  readonly tags: readonly Tag[]
  readonly transitiveTagKeys: readonly string[]
  readonly sourceIdentity: string | undefined
}

type ContextKeys = Readonly<Record<string, string | readonly string[]>>

/** Who asks for a role, proved. */
export interface FederatedCaller {
  readonly providerArn: string
  readonly roleSessionName: string
  readonly session: FederatedSession
  /** Condition keys that the trust policy is decided with. */
  readonly contextKeys: ContextKeys
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html */
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u
/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (RoleSessionName, SourceIdentity) */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/

export const isTagKey = (key: string) => TAG_KEY.test(key)
export const isTagValue = (value: string) => TAG_VALUE.test(value)
/** Of the name of a session, and of a source identity. */
export const isSessionName = (name: string) => SESSION_NAME.test(name)

/** What the role's trust policy must allow. */
export function federatedChecks(
  action: `sts:${string}`,
  roleArn: string,
  role: RoleRecord | undefined,
  { providerArn, roleSessionName, session, contextKeys }: FederatedCaller,
): readonly AccessCheck[] {
  const { tags, transitiveTagKeys, sourceIdentity } = session
  const check: AccessCheck = {
    action,
    resource: roleArn,
    principal: { type: 'federated', provider: providerArn },
    resourceAccountId: accountOfRole(roleArn),
    context: {
      ...contextKeys,
      'aws:FederatedProvider': providerArn,
      'sts:RoleSessionName': roleSessionName,
      'sts:SourceIdentity': sourceIdentity,
      ...(transitiveTagKeys.length > 0 && { 'sts:TransitiveTagKeys': transitiveTagKeys }),
    },
    resourceTags: role?.tags ?? [],
    requestTags: tags,
    resourcePolicy: {
      kind: 'trust',
      document: role?.trustPolicy,
      principalIds: role?.trustPrincipalIds ?? {},
    },
  }
  const checks = [check]
  if (tags.length > 0) checks.push({ ...check, action: 'sts:TagSession' })
  if (sourceIdentity !== undefined) checks.push({ ...check, action: 'sts:SetSourceIdentity' })
  return checks
}

/** The role that was authorized: the trust policy allowed it a moment ago. @throws AccessDenied where it was deleted since, and perhaps made anew */
export async function authorizedRole(
  context: Pick<OperationContext<unknown>, 'store'>,
  roleArn: string,
  roleId: string | undefined,
): Promise<RoleRecord> {
  const role = await roleOfArn(context, roleArn)
  if (role === undefined || role.id !== roleId)
    throw stsError('AccessDenied', `The role ${roleArn} is not there any more.`)
  return role
}

/**
 * Credentials of the role until `expiresAt`; `kept` are the condition keys that the session keeps.
 * @throws ValidationError, MalformedPolicyDocument, PackedPolicyTooLarge
 */
export async function issueFederated(
  context: OperationContext<SessionPolicyInput & { readonly MinimumSessionTokenSize?: number | undefined }>,
  source: SessionSource,
  role: RoleRecord,
  { providerArn, roleSessionName, session }: FederatedCaller,
  { expiresAt, kept }: { readonly expiresAt: number; readonly kept: ContextKeys },
) {
  const { input, now, tokens } = context
  const given = session.tags.map(({ key, value }) => ({ Key: key, Value: value }))
  const tags = sessionTags(given, session.transitiveTagKeys, undefined)
  const policies = await checkSessionPolicies(context, role.accountId, input)
  return tokens.issue(
    {
      accountId: role.accountId,
      identity: { kind: 'role', id: role.id, name: role.name, accountId: role.accountId },
      source,
      issuedAt: now,
      expiresAt,
      name: roleSessionName,
      mfa: undefined,
      ...policies,
      ...tags,
      sourceIdentity: session.sourceIdentity,
      chained: false,
      federatedProvider: providerArn,
      contextKeys: kept,
    },
    input.MinimumSessionTokenSize,
  )
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumedRoleUser.html */
export const assumedRoleUser = (role: RoleRecord, roleSessionName: string) => ({
  AssumedRoleId: `${role.id}:${roleSessionName}`,
  Arn: `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${roleSessionName}`,
})
