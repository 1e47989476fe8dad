import type { ManagedPolicies } from '../../../managed-policies/managed-policies.ts'
import type { AccessCheck } from '../../../operation.ts'
import type { PolicyReads } from '../../../store/entities/policies.ts'
import { policyArnParts } from '../../../store/keys.ts'
import type { PolicyRecord, PolicyVersionRecord } from '../../../store/records.ts'
import { parseIamArn, policyArn } from '../arns.ts'
import {
  iamError,
  noSuchPolicy,
  noSuchPolicyVersion,
  policyNotAttachable,
  policyOutsideAccount,
} from '../errors.ts'
import { versionNumber } from './policy-views.ts'

/** What both the store and a transaction offer for reading policies. */
export interface PolicyStore {
  readonly policies: PolicyReads
}

/** The account part of AWS's own policies' ARNs. */
export const AWS_ACCOUNT = 'aws'
/**
 * The account part of the permissions boundaries of partners that ask for temporary access; they are of every account, as AWS's policies are.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-understanding-permissions.html
 */
const PARTNER_ACCOUNT = 'partner'

const isProvided = (accountId: string | undefined) =>
  accountId === AWS_ACCOUNT || accountId === PARTNER_ACCOUNT

/**
 * The customer managed policy of an ARN; undefined where there is none, or where the ARN is not one of this account's.
 * The path must be the policy's own: an ARN with a wrong path names nothing.
 */
export async function customerPolicy(
  store: PolicyStore,
  accountId: string,
  arn: string,
): Promise<PolicyRecord | undefined> {
  const parts = parseIamArn(arn)
  if (parts === undefined || parts.type !== 'policy' || parts.accountId !== accountId) return undefined
  const policy = await store.policies.byName(accountId, parts.name)
  return policy !== undefined && policyArn(policy) === arn ? policy : undefined
}

/**
 * Refuses what no policy's ARN can be, before any is looked up.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 * @throws InvalidInput, ValidationError
 */
export function checkPolicyArn(arn: string): void {
  if (policyArnParts(arn) === undefined) throw iamError('InvalidInput', `ARN ${arn} is not valid.`)
  if (!arn.startsWith('arn:aws:')) throw iamError('ValidationError', 'Invalid ARN partition')
}

/** @throws NoSuchEntity for an ARN that names no customer managed policy of the account; InvalidInput, ValidationError */
export async function requireCustomerPolicy(
  store: PolicyStore,
  accountId: string,
  arn: string,
): Promise<PolicyRecord> {
  checkPolicyArn(arn)
  const policy = await customerPolicy(store, accountId, arn)
  if (policy === undefined) throw noSuchPolicy(arn)
  return policy
}

/**
 * The policy of an ARN that is to be changed.
 * @throws AccessDenied for a policy of AWS's; NoSuchEntity, InvalidInput, ValidationError
 */
export async function requireOwnPolicy(
  store: PolicyStore,
  accountId: string,
  arn: string,
): Promise<PolicyRecord> {
  checkPolicyArn(arn)
  if (isProvided(parseIamArn(arn)?.accountId)) throw policyOutsideAccount()
  return requireCustomerPolicy(store, accountId, arn)
}

/** @throws NoSuchEntity for an id that names no version of the policy */
export async function requireVersion(
  store: PolicyStore,
  policy: PolicyRecord,
  id: string,
): Promise<PolicyVersionRecord> {
  const number = versionNumber(id)
  const version = number === undefined ? undefined : await store.policies.versions.get(policy.id, number)
  if (version === undefined) throw noSuchPolicyVersion(policyArn(policy), id)
  return version
}

/**
 * How a managed policy is authorized: by its ARN as given, and the tags it has. A policy of another account is that
 * account's, which keeps everybody out; AWS's are of every account.
 */
export async function policyTarget(
  store: PolicyStore,
  accountId: string,
  arn: string,
): Promise<Pick<AccessCheck, 'resource' | 'resourceTags' | 'resourceAccountId' | 'shownAs'>> {
  const owner = policyArnParts(arn)?.accountId ?? accountId
  const policy = await customerPolicy(store, accountId, arn)
  return {
    resource: arn,
    shownAs: `policy ${arn}`,
    resourceTags: policy?.tags ?? [],
    resourceAccountId: isProvided(owner) ? accountId : owner,
  }
}

/** True where the ARN names a policy, AWS's or the account's, that can be attached. */
export async function policyExistsByArn(
  store: PolicyStore,
  managed: ManagedPolicies,
  accountId: string,
  arn: string,
): Promise<boolean> {
  if (isProvided(parseIamArn(arn)?.accountId)) return managed.byArn(arn) !== undefined
  return (await customerPolicy(store, accountId, arn)) !== undefined
}

/**
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
 * @throws NoSuchEntity as the Attach operations say it; PolicyNotAttachable, InvalidInput, ValidationError
 */
export async function requireAttachable(
  store: PolicyStore,
  managed: ManagedPolicies,
  accountId: string,
  arn: string,
): Promise<void> {
  checkPolicyArn(arn)
  refuseServiceRolePolicy(managed, arn)
  // A partner's boundary limits what roles may do, and gives nobody anything.
  const isBoundary = parseIamArn(arn)?.accountId === PARTNER_ACCOUNT
  if (isBoundary || !(await policyExistsByArn(store, managed, accountId, arn))) throw policyNotAttachable(arn)
}

/**
 * Policies of the path /aws-service-role/ are for service-linked roles only.
 * @throws PolicyNotAttachable
 */
export function refuseServiceRolePolicy(managed: ManagedPolicies, arn: string): void {
  if (managed.byArn(arn)?.serviceLinked)
    throw iamError('PolicyNotAttachable', 'Cannot attach a Service Role Policy to a Customer Role.')
}

/**
 * Refuses a permissions boundary that is no policy, or one of the policies of service-linked roles, which limit nobody else.
 * @throws NoSuchEntity, InvalidInput, ValidationError
 */
export async function requireBoundary(
  store: PolicyStore,
  managed: ManagedPolicies,
  accountId: string,
  arn: string,
): Promise<void> {
  checkPolicyArn(arn)
  const isThere = await policyExistsByArn(store, managed, accountId, arn)
  if (!isThere || managed.byArn(arn)?.serviceLinked) {
    throw iamError('NoSuchEntity', `Scope ARN: ${arn} does not exist or is not attachable.`)
  }
}
