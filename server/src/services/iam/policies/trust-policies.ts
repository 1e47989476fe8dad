import { invalidPrincipalMessage, namedPrincipals, type PrincipalEntry } from '@iamd/engine'
import type { AccountReads } from '../../../store/accounts.ts'
import type { RoleRecord } from '../../../store/records.ts'
import { parseIamArn, roleArn, rootArn, userArn } from '../arns.ts'
import { iamError } from '../errors.ts'
import type { EntityReads } from '../targets.ts'
import { checkTrustDocument } from './policy-documents.ts'

/**
 * Trust policies. A user or role named as principal is kept by its unique id, so that one made anew under the same name
 * is not trusted; whoever reads the policy sees the ARN that the id has now, or the id where nobody has it any more.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users
 */

/** What is stored of a trust policy: see RoleRecord. */
export interface TrustPolicy {
  readonly trustPolicy: string
  readonly trustPrincipalIds: Readonly<Record<string, string>>
}

/** What a look at principals needs, of the store or of a transaction. */
type Reads = Pick<EntityReads, 'users' | 'roles'> & { readonly accounts: AccountReads }

const UNIQUE_ID = /^(?:AIDA|AROA)/
const ACCOUNT_ID = /^\d{12}$/

/**
 * Checks a trust policy that is to be stored, and pins its principals. Principals of accounts that are not hosted here
 * are taken as written (docs/decisions/0001-principals-of-unknown-accounts.md).
 * @throws MalformedPolicyDocument, LimitExceeded
 */
export async function readTrustPolicy(
  reads: Reads,
  accountId: string,
  document: string,
): Promise<TrustPolicy> {
  const ids = new Map<string, string>()
  const arns = new Map<string, string>()
  for (const { entry } of namedPrincipals(checkTrustDocument(document))) {
    if (entry.kind !== 'AWS') continue
    if (UNIQUE_ID.test(entry.value)) {
      const arn = await arnOf(reads, accountId, entry.value)
      if (arn === undefined) throw invalidPrincipal(entry)
      arns.set(entry.value, arn)
      ids.set(arn, entry.value)
    } else {
      const id = await idOf(reads, entry)
      if (id !== undefined) ids.set(entry.value, id)
    }
  }
  const named = (value: string) => arns.get(value) ?? shownAccount(value)
  return { trustPolicy: replacePrincipals(document, named), trustPrincipalIds: Object.fromEntries(ids) }
}

/**
 * A trust policy with accounts as they are stored: the ARN of the account for its bare id, of which both mean the account.
 * Recorded of AWS.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
export function withAccountArns(document: string): string {
  return replacePrincipals(document, shownAccount)
}

const shownAccount = (value: string) => (ACCOUNT_ID.test(value) ? rootArn(value) : value)

/** The role with its trust policy as answers show it. */
export async function withShownTrust(
  reads: Pick<EntityReads, 'users' | 'roles'>,
  role: RoleRecord,
): Promise<RoleRecord> {
  const shown = new Map<string, string>()
  for (const [arn, id] of Object.entries(role.trustPrincipalIds)) {
    const present = (await arnOf(reads, parseIamArn(arn)?.accountId ?? role.accountId, id)) ?? id
    if (present !== arn) shown.set(arn, present)
  }
  if (shown.size === 0) return role
  const named = (value: string) => shown.get(value) ?? value
  return { ...role, trustPolicy: replacePrincipals(role.trustPolicy, named) }
}

/** The same for a list of roles. */
export function withShownTrusts(
  reads: Pick<EntityReads, 'users' | 'roles'>,
  roles: readonly RoleRecord[],
): Promise<RoleRecord[]> {
  return Promise.all(roles.map((role) => withShownTrust(reads, role)))
}

/** The unique id of a user or role of a hosted account; undefined for what has none that we know. */
async function idOf(reads: Reads, entry: PrincipalEntry): Promise<string | undefined> {
  const arn = parseIamArn(entry.value)
  if (arn === undefined || (await reads.accounts.byId(arn.accountId)) === undefined) return undefined
  const { accountId, name } = arn
  const record =
    arn.type === 'user'
      ? await reads.users.byName(accountId, name)
      : await reads.roles.byName(accountId, name)
  if (record === undefined || record.path !== arn.path || record.name !== name) throw invalidPrincipal(entry)
  return record.id
}

async function arnOf(
  reads: Pick<EntityReads, 'users' | 'roles'>,
  accountId: string,
  id: string,
): Promise<string | undefined> {
  if (id.startsWith('AROA')) {
    const role = await reads.roles.byId(accountId, id)
    return role && roleArn(role)
  }
  const user = await reads.users.byId(accountId, id)
  return user && userArn(user)
}

function invalidPrincipal(entry: PrincipalEntry) {
  return iamError('MalformedPolicyDocument', invalidPrincipalMessage(entry))
}

type Named = { AWS?: string | string[] } | string | undefined
interface WrittenStatement {
  Principal?: Named
  NotPrincipal?: Named
}

/** Writes other principals into a document that was checked before; where nothing changes the text stays as it was given. */
function replacePrincipals(document: string, other: (value: string) => string): string {
  const written = JSON.parse(document) as { Statement: WrittenStatement | WrittenStatement[] }
  let changed = false
  const replace = (value: string) => {
    const instead = other(value)
    if (instead !== value) changed = true
    return instead
  }
  for (const statement of [written.Statement].flat()) {
    for (const named of [statement.Principal, statement.NotPrincipal]) {
      if (typeof named !== 'object' || named.AWS === undefined) continue
      named.AWS = typeof named.AWS === 'string' ? replace(named.AWS) : named.AWS.map(replace)
    }
  }
  return changed ? JSON.stringify(written) : document
}
