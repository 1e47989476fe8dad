/** What an event says of a caller who came with what an identity provider says of them. */
export interface FederatedUser {
  /** The userIdentity element, as JSON. */
  readonly identity: string
  /** The account of the role; undefined where the request names none. */
  readonly accountId: string | undefined
}

type Members = Readonly<Record<string, unknown>>

/** Who an answer proves that the caller was; undefined where there is none. */
type ProvedBy = (output: Members) => Members | undefined

const PROVED: ReadonlyMap<string, { readonly type: string; readonly proved: ProvedBy }> = new Map([
  ['AssumeRoleWithSAML', { type: 'SAMLUser', proved: samlUser }],
  ['AssumeRoleWithWebIdentity', { type: 'WebIdentityUser', proved: webIdentityUser }],
])

/**
 * The caller of an operation that is not signed: named only where somebody was proved, which is where there is an answer.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html (SAMLUser, WebIdentityUser)
 * @returns undefined for every other operation
 */
export function federatedUser(
  operation: string | undefined,
  input: unknown,
  output: unknown,
): FederatedUser | undefined {
  const kind = operation === undefined ? undefined : PROVED.get(operation)
  if (kind === undefined) return undefined
  const { RoleArn } = membersOf(input)
  return {
    identity: JSON.stringify({ type: kind.type, ...kind.proved(membersOf(output)) }),
    accountId: typeof RoleArn === 'string' ? ROLE_ACCOUNT.exec(RoleArn)?.[1] : undefined,
  }
}

function samlUser({ NameQualifier, Subject }: Members): Members | undefined {
  if (NameQualifier === undefined) return undefined
  return {
    principalId: `${NameQualifier}:${Subject}`,
    userName: Subject,
    identityProvider: NameQualifier,
  }
}

function webIdentityUser({ Provider, Audience, SubjectFromWebIdentityToken }: Members): Members | undefined {
  if (Provider === undefined) return undefined
  return {
    principalId: `${Provider}:${Audience}:${SubjectFromWebIdentityToken}`,
    userName: SubjectFromWebIdentityToken,
    identityProvider: Provider,
  }
}

const ROLE_ACCOUNT = /^arn:[a-z-]+:iam::(\d{12}):role\//

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {}
}
