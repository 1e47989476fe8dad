import type { Caller } from '../../authenticate/caller.ts'
import type { Store } from '../../store/store.ts'
import { rootArn } from '../iam/arns.ts'
import { administersRootAccess } from '../iam/central-root/administrators.ts'
import type { RootFeature } from '../iam/central-root/features.ts'
import { IAM_SERVICE } from '../organizations/services.ts'
import { stsError } from './errors.ts'

/**
 * The AWS managed policies that limit a session of AssumeRoot to one task, each with what must be enabled for it: without root
 * credentials management nobody else's credentials are seen or removed, and to let a root user have a password again is a privileged
 * action, as the unlocking of resources is.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 */
const TASKS: ReadonlyMap<string, RootFeature> = new Map([
  ['arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials', 'RootCredentialsManagement'],
  ['arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword', 'RootSessions'],
  ['arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials', 'RootCredentialsManagement'],
  ['arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy', 'RootSessions'],
  ['arn:aws:iam::aws:policy/root-task/SQSUnlockQueuePolicy', 'RootSessions'],
])

const TARGET = /^(?:arn:aws:iam::)?(\d{12})(:root)?$/

/** The account of a TargetPrincipal: its id, or its root user's ARN. @throws ValidationError */
export function targetAccount(principal: string): string {
  const [, accountId, root] = TARGET.exec(principal) ?? []
  if (accountId === undefined || principal.startsWith('arn:') !== (root !== undefined))
    throw stsError(
      'ValidationError',
      `Invalid target principal: ${principal}. It must be the id of a member account or the ARN of its root user.`,
    )
  return accountId
}

/** @throws ValidationError for a policy that is none of the tasks' */
export function requireTask(policyArn: string | undefined): RootFeature {
  const feature = policyArn === undefined ? undefined : TASKS.get(policyArn)
  if (feature === undefined)
    throw stsError(
      'ValidationError',
      `Invalid task policy: ${policyArn ?? ''}. It must be a root task policy.`,
    )
  return feature
}

/**
 * Refuses callers whose policies allow AssumeRoot and whose organization does not. AWS's words for it are not known; these say what is to be
 * changed, and only of the caller's own organization.
 * @throws AccessDenied
 */
export async function requireRootAccess(
  store: Store,
  caller: Caller,
  targetId: string,
  feature: RootFeature,
): Promise<void> {
  const denied = (because: string) =>
    stsError(
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRoot on resource: ${rootArn(targetId)} because ${because}`,
    )
  const organization = (await store.organizations.ofAccount(caller.accountId))?.organization
  if (organization === undefined || !(await administersRootAccess(store, organization, caller.accountId)))
    throw denied(
      'the account is neither the management account of an organization nor its delegated administrator for IAM',
    )
  if (!(await store.organizationServices.isTrusted(organization.id, IAM_SERVICE)))
    throw denied('trusted access is not enabled for IAM in the organization')
  if (!organization.iamFeatures.includes(feature))
    throw denied(`${feature} is not enabled in the organization`)
  const target = await store.organizationAccounts.get(organization.id, targetId)
  if (target === undefined || targetId === organization.managementAccountId)
    throw denied('the target is not a member account of the organization')
}
