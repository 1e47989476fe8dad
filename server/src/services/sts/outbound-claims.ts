import type { Caller } from '../../authenticate/caller.ts'
import type { Environment } from '../../environment.ts'
import type { Tag } from '../../store/records.ts'
import { isoSeconds } from '../../timestamp.ts'
import { stsError } from './errors.ts'

/** The claim that holds everything of AWS's own. */
const NAMESPACE = 'https://sts.amazonaws.com/'

/**
 * Bytes of a token's claims. AWS says only that there is a limit, and to send fewer tags where it is met. With this one a token has no more
 * than 20,000 characters, the most that AssumeRoleWithWebIdentity takes of one.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html (WebIdentityToken)
 */
const MAX_CLAIMS_BYTES = 14 * 1024

/** What a token says besides who signed it. Times are seconds since the epoch. */
export interface OutboundToken {
  readonly issuer: string
  readonly audience: readonly string[]
  readonly id: string
  readonly issuedAt: number
  readonly expiresAt: number
  /** Region of the request. */
  readonly region: string
  readonly requestTags: readonly Tag[]
}

/**
 * The claims of a token for the caller. A principal's session is named by the principal: `sub` is the role's ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_token_claims.html
 * @throws JWTPayloadSizeExceededException
 */
export async function outboundClaims(
  { store, caller }: Pick<Environment, 'store'> & { readonly caller: Caller },
  token: OutboundToken,
): Promise<Readonly<Record<string, unknown>>> {
  const { session } = caller
  const subject = principalArn(caller)
  const organization = await store.organizations.ofAccount(caller.accountId)
  const claims = {
    iss: token.issuer,
    // As AWS writes them: one as a text, several as a list.
    aud: token.audience.length === 1 ? token.audience[0] : token.audience,
    sub: subject,
    iat: token.issuedAt,
    exp: token.expiresAt,
    jti: token.id,
    [NAMESPACE]: {
      aws_account: caller.accountId,
      source_region: token.region,
      org_id: organization?.organization.id,
      ou_path: organization && [organization.path],
      principal_id: subject,
      original_session_exp: session && isoSeconds(session.expiresAt),
      source_identity: session?.sourceIdentity,
      federated_provider: session?.federatedProvider,
      principal_tags: tagTable(await principalTags(store, caller)),
      request_tags: tagTable(token.requestTags),
    },
  }
  if (Buffer.byteLength(JSON.stringify(claims)) > MAX_CLAIMS_BYTES) {
    throw stsError(
      'JWTPayloadSizeExceededException',
      'The requested token payload size exceeds the maximum allowed size. Reduce the number of request tags to reduce the token payload size.',
    )
  }
  return claims
}

function principalArn({ principal, arn }: Caller): string {
  return principal.type === 'assumed-role' ? principal.roleArn : arn
}

/** Tags of the session come before the role's own of the same key, which letter case does not tell apart. */
async function principalTags(
  store: Environment['store'],
  { identity, session }: Caller,
): Promise<readonly Tag[]> {
  const tags = new Map<string, Tag>()
  for (const tag of [...(await ownTags(store, identity)), ...(session?.tags ?? [])]) {
    tags.set(tag.key.toLowerCase(), tag)
  }
  return [...tags.values()]
}

async function ownTags(store: Environment['store'], identity: Caller['identity']): Promise<readonly Tag[]> {
  if (identity.kind === 'root') return []
  const principals = identity.kind === 'user' ? store.users : store.roles
  return (await principals.byId(identity.accountId, identity.id))?.tags ?? []
}

/** Undefined where there are none: JSON then has no such claim. */
function tagTable(tags: readonly Tag[]): Readonly<Record<string, string>> | undefined {
  if (tags.length === 0) return undefined
  const table: Record<string, string> = Object.create(null)
  for (const { key, value } of tags) table[key] = value
  return table
}
