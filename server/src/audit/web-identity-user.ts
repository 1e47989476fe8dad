/** What an event says of a caller who came with an identity provider's token. */
export interface WebIdentityUser {
  /** The userIdentity element, as JSON. */
  readonly identity: string
  /** The account of the role; undefined where the request names none. */
  readonly accountId: string | undefined
}

/**
 * The caller of AssumeRoleWithWebIdentity: named only where the token was proved, which is where there is an answer.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html (WebIdentityUser)
 */
export function webIdentityUser(input: unknown, output: unknown): WebIdentityUser {
  const { RoleArn } = membersOf(input)
  const { Provider, Audience, SubjectFromWebIdentityToken } = membersOf(output)
  const proved = Provider !== undefined && {
    principalId: `${Provider}:${Audience}:${SubjectFromWebIdentityToken}`,
    userName: SubjectFromWebIdentityToken,
    identityProvider: Provider,
  }
  return {
    identity: JSON.stringify({ type: 'WebIdentityUser', ...proved }),
    accountId: typeof RoleArn === 'string' ? ROLE_ACCOUNT.exec(RoleArn)?.[1] : undefined,
  }
}

const ROLE_ACCOUNT = /^arn:[a-z-]+:iam::(\d{12}):role\//

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
