import { setImmediate as letOthersRun } from 'node:timers/promises'
import type { Environment } from '../../environment.ts'
import type {
  GetAccountAuthorizationDetailsRequest,
  GroupDetail,
  ManagedPolicyDetail,
  RoleDetail,
  UserDetail,
} from '../../models/iam.gen.ts'
import type { PolicyUsage } from '../../store/entities/policy-usage.ts'
import { policyArnParts } from '../../store/keys.ts'
import { MAX_PAGE_ITEMS, type Page, type PageRequest } from '../../store/page.ts'
import type { GroupRecord, PolicyRecord, RoleRecord, UserRecord } from '../../store/records.ts'
import { policyArn } from './arns.ts'
import { iamError } from './errors.ts'
import { instanceProfilesListed } from './instance-profiles.ts'
import { listedManagedPolicy, policyView, versionId } from './policies/policy-views.ts'
import { withShownTrust } from './policies/trust-policies.ts'
import { encodePolicy, groupView, roleView, toTags, userView } from './views.ts'

/**
 * What GetAccountAuthorizationDetails shows: the kinds of entity one after the other, each in the order of its list, so that one page
 * may end one kind and begin the next.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */

type Kind = NonNullable<GetAccountAuthorizationDetailsRequest['Filter']>[number]

export type AccountDetail =
  | { readonly kind: 'User'; readonly detail: UserDetail }
  | { readonly kind: 'Group'; readonly detail: GroupDetail }
  | { readonly kind: 'Role'; readonly detail: RoleDetail }
  | { readonly kind: 'Policy'; readonly detail: ManagedPolicyDetail }

/** What is read, and of which account. */
export interface DetailSource extends Pick<Environment, 'store' | 'managedPolicies'> {
  readonly accountId: string
}

type ReadDetails = (source: DetailSource, request: PageRequest) => Promise<Page<AccountDetail>>

/** In the order they are shown. */
const KINDS: readonly (readonly [Kind, ReadDetails])[] = [
  ['User', users],
  ['Group', groups],
  ['Role', roles],
  ['LocalManagedPolicy', localPolicies],
  ['AWSManagedPolicy', awsPolicies],
]

/** Entities worked on between two turns of other requests: each costs several reads. */
const PORTION = 20

/**
 * One page over the kinds asked for, all where none is. The page's key is the kind and the key within it.
 * @throws ValidationError for a key of no kind
 */
export async function pageOfDetails(
  source: DetailSource,
  filter: readonly Kind[] | undefined,
  { after, limit }: PageRequest,
): Promise<Page<AccountDetail>> {
  const kinds = KINDS.filter(([kind]) => filter === undefined || filter.length === 0 || filter.includes(kind))
  const [startKind, startKey] = after === undefined ? [undefined, undefined] : readKey(after)
  const start = startKind === undefined ? 0 : kinds.findIndex(([kind]) => kind === startKind)
  if (start === -1) throw iamError('ValidationError', 'Invalid Marker')
  const items: AccountDetail[] = []
  for (const [index, [kind, read]] of kinds.entries()) {
    if (index < start) continue
    const key = index === start ? startKey : undefined
    const room = limit - items.length
    // A full page still has to tell whether anything follows it.
    const { items: more, next } = await read(source, { after: key, limit: Math.max(room, 1) })
    if (room === 0) {
      if (more.length > 0) return { items, next: `${kind}:` }
      continue
    }
    items.push(...more)
    if (next !== undefined) return { items, next: `${kind}:${next}` }
  }
  return { items, next: undefined }
}

function readKey(key: string): [string, string | undefined] {
  const colon = key.indexOf(':')
  return [key.slice(0, colon), key.slice(colon + 1) || undefined]
}

async function users({ store, accountId }: DetailSource, request: PageRequest) {
  const { items, next } = await store.users.list({ ...request, accountId })
  const show = async (user: UserRecord): Promise<AccountDetail> => {
    // The quota on a user's groups is far below one page.
    const memberships = await store.groups.groupsOfUser(user.id, { limit: MAX_PAGE_ITEMS })
    const inline = await inlinePolicies(store, user.id)
    return {
      kind: 'User',
      detail: {
        ...userView(user),
        Tags: toTags(user.tags),
        // Recorded of AWS: the one list that is left out where it is empty, unlike that of groups and of roles.
        UserPolicyList: inline.length === 0 ? undefined : inline,
        GroupList: memberships.items.map((group) => group.name),
        AttachedManagedPolicies: await attachedPolicies(store, user.id),
      },
    }
  }
  return { items: await eachInTurn(items, show), next }
}

async function groups({ store, accountId }: DetailSource, request: PageRequest) {
  const { items, next } = await store.groups.list({ ...request, accountId })
  const show = async (group: GroupRecord): Promise<AccountDetail> => ({
    kind: 'Group',
    detail: {
      ...groupView(group),
      GroupPolicyList: await inlinePolicies(store, group.id),
      AttachedManagedPolicies: await attachedPolicies(store, group.id),
    },
  })
  return { items: await eachInTurn(items, show), next }
}

async function roles({ store, accountId }: DetailSource, request: PageRequest) {
  const { items, next } = await store.roles.list({ ...request, accountId })
  const show = async (stored: RoleRecord): Promise<AccountDetail> => {
    const role = await withShownTrust(store, stored)
    const profiles = await store.instanceProfiles.ofRole(role.id, { limit: MAX_PAGE_ITEMS })
    return {
      kind: 'Role',
      detail: {
        ...roleView(role),
        Tags: toTags(role.tags),
        InstanceProfileList: await instanceProfilesListed(store, profiles.items),
        RolePolicyList: await inlinePolicies(store, role.id),
        AttachedManagedPolicies: await attachedPolicies(store, role.id),
      },
    }
  }
  return { items: await eachInTurn(items, show), next }
}

async function localPolicies({ store, accountId }: DetailSource, request: PageRequest) {
  const { items, next } = await store.policies.list({ ...request, accountId })
  const usage = await store.policies.usageByArn(accountId, items.map(policyArn))
  const show = async (policy: PolicyRecord): Promise<AccountDetail> => {
    const versions = await store.policies.versions.list(policy.id, { limit: MAX_PAGE_ITEMS })
    return {
      kind: 'Policy',
      detail: {
        ...policyView(policy, usage.get(policyArn(policy))),
        PolicyVersionList: versions.items.map(({ document, version, createdAt }) => ({
          Document: encodePolicy(document),
          VersionId: versionId(version),
          IsDefaultVersion: version === policy.defaultVersion,
          CreateDate: createdAt,
        })),
      },
    }
  }
  return { items: await eachInTurn(items, show), next }
}

/** Of AWS's policies only those that the account uses, with all their versions. */
async function awsPolicies(
  { store, managedPolicies, accountId }: DetailSource,
  { after, limit }: PageRequest,
): Promise<Page<AccountDetail>> {
  const usage = await store.policies.usageByArn(accountId)
  const arns = [...usage.keys()]
    .filter((arn) => managedPolicies.byArn(arn) !== undefined && (after === undefined || arn > after))
    .sort()
  const shown = arns.slice(0, limit)
  const items = await eachInTurn(shown, async (arn) => awsPolicy(managedPolicies, arn, usage.get(arn)))
  return { items, next: arns.length > limit ? shown.at(-1) : undefined }
}

function awsPolicy(
  managedPolicies: Environment['managedPolicies'],
  arn: string,
  usage: PolicyUsage | undefined,
): AccountDetail {
  const versions = managedPolicies.versions(arn)!
  return {
    kind: 'Policy',
    detail: {
      ...listedManagedPolicy(managedPolicies.byArn(arn)!, usage),
      PolicyVersionList: versions.map(({ version, isDefault, createdAt }) => ({
        Document: encodePolicy(managedPolicies.document(arn, version)!),
        VersionId: versionId(version),
        IsDefaultVersion: isDefault,
        CreateDate: createdAt,
      })),
    },
  }
}

async function inlinePolicies(store: Environment['store'], ownerId: string) {
  const policies = await store.inlinePolicies.all(ownerId)
  return policies.map(({ name, document }) => ({ PolicyName: name, PolicyDocument: encodePolicy(document) }))
}

async function attachedPolicies(store: Environment['store'], ownerId: string) {
  const attachments = await store.attachments.all(ownerId)
  return attachments.map((attachment) => ({
    PolicyName: policyArnParts(attachment.policyArn)?.name,
    PolicyArn: attachment.policyArn,
  }))
}

async function eachInTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % PORTION === 0) await letOthersRun()
    done.push(await work(item))
  }
  return done
}
