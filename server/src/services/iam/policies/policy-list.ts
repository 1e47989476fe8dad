import type { ManagedPolicies } from '../../../managed-policies/managed-policies.ts'
import type { ListPoliciesRequest } from '../../../models/iam.gen.ts'
import type { PolicyReads } from '../../../store/entities/policies.ts'
import type { PolicyUsage } from '../../../store/entities/policy-usage.ts'
import type { Page, PageRequest } from '../../../store/page.ts'
import { policyArn } from '../arns.ts'
import { iamError } from '../errors.ts'
import { listedManagedPolicy, listedPolicy } from './policy-views.ts'

/** One page of the account's managed policies and AWS's. */
export interface PolicyListRequest
  extends PageRequest,
    Pick<ListPoliciesRequest, 'Scope' | 'OnlyAttached' | 'PathPrefix' | 'PolicyUsageFilter'> {
  readonly accountId: string
}

type ListedPolicy = ReturnType<typeof listedPolicy>

/** What the key of a page begins with: the part of the list it belongs to. */
const OWN = 'own:'
const OF_AWS = 'aws:'

/**
 * The account's policies come first, in the order of their names, then AWS's in the order of their ARNs, so that a key tells in
 * which part the next page begins.
 * @throws ValidationError for a key that is of neither part
 */
export async function pageOfPolicies(
  policies: PolicyReads,
  managed: ManagedPolicies,
  request: PolicyListRequest,
): Promise<Page<ListedPolicy>> {
  const { Scope = 'All', after, limit } = request
  if (after !== undefined && !after.startsWith(OWN) && !after.startsWith(OF_AWS)) {
    throw iamError('ValidationError', 'Invalid Marker')
  }
  const inOwn = Scope !== 'AWS' && !after?.startsWith(OF_AWS)
  const own = inOwn ? await ownPolicies(policies, request, after?.slice(OWN.length)) : NONE
  if (Scope === 'Local' || own.next !== undefined) return own
  const room = limit - own.items.length
  const afterArn = after?.startsWith(OF_AWS) ? after.slice(OF_AWS.length) : undefined
  // A page that the account's own policies fill exactly still has to tell that AWS's follow: hence one more than fits.
  const ofAws = await awsPolicies(policies, managed, request, afterArn, room + 1)
  const items = [...own.items, ...ofAws.slice(0, room)]
  if (ofAws.length <= room) return { items, next: undefined }
  return { items, next: room === 0 ? OF_AWS : OF_AWS + items.at(-1)!.Arn }
}

const NONE: Page<ListedPolicy> = { items: [], next: undefined }

async function ownPolicies(
  policies: PolicyReads,
  { accountId, limit, PathPrefix, OnlyAttached, PolicyUsageFilter }: PolicyListRequest,
  after: string | undefined,
): Promise<Page<ListedPolicy>> {
  const { items, next } = await policies.list({
    accountId,
    limit,
    after,
    pathPrefix: PathPrefix,
    onlyAttached: OnlyAttached,
    usage: PolicyUsageFilter,
  })
  const usage = await policies.usageByArn(accountId, items.map(policyArn))
  return {
    items: items.map((policy) => listedPolicy(policy, usage.get(policyArn(policy)))),
    next: next === undefined ? undefined : OWN + next,
  }
}

async function awsPolicies(
  policies: PolicyReads,
  managed: ManagedPolicies,
  { accountId, PathPrefix, OnlyAttached, PolicyUsageFilter }: PolicyListRequest,
  after: string | undefined,
  limit: number,
): Promise<readonly ListedPolicy[]> {
  const wanted = wantedUsage(OnlyAttached, PolicyUsageFilter)
  if (wanted === undefined) {
    const listed = managed.list({ pathPrefix: PathPrefix, after, limit })
    const counts = await policies.usageByArn(
      accountId,
      listed.map(({ arn }) => arn),
    )
    return listed.map((policy) => listedManagedPolicy(policy, counts.get(policy.arn)))
  }
  const usage = await policies.usageByArn(accountId)
  // Few of AWS's policies are used in an account, so those are looked up, not all of AWS's searched.
  const arns = [...usage].filter(([, counts]) => wanted(counts)).map(([arn]) => arn)
  return arns
    .filter((arn) => after === undefined || arn > after)
    .sort()
    .map((arn) => managed.byArn(arn))
    .filter((policy) => policy?.path.startsWith(PathPrefix ?? '/'))
    .slice(0, limit)
    .map((policy) => listedManagedPolicy(policy!, usage.get(policy!.arn)))
}

/** What a policy's use must be to be listed; undefined: every policy is. */
function wantedUsage(
  onlyAttached: boolean | undefined,
  filter: ListPoliciesRequest['PolicyUsageFilter'],
): ((usage: PolicyUsage) => boolean) | undefined {
  if (filter === 'PermissionsBoundary') return ({ boundaries }) => boundaries > 0
  if (filter === 'PermissionsPolicy' || onlyAttached) return ({ attachments }) => attachments > 0
  return undefined
}
