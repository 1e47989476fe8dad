import { PolicyError, parsePolicy } from '@iamd/engine'
import { arnOfPolicy, FULL_ACCESS } from '../../service-reference/organization-policies.ts'
import type {
  OrganizationPolicyRecord,
  OrganizationPolicyType,
  OrganizationRecord,
} from '../../store/organizations/organization-records.ts'
import {
  constraintViolation,
  invalidInput,
  noSuchPolicy,
  organizationsError,
  policyTypeNotBuilt,
} from './errors.ts'
import { POLICY_QUOTAS } from './quotas.ts'
import type { OrganizationParts } from './targets.ts'

/** A policy of either kind, as DescribePolicy shows it. */
export type AnyPolicy = Pick<
  OrganizationPolicyRecord,
  'id' | 'type' | 'name' | 'description' | 'content' | 'tags'
> & {
  readonly awsManaged: boolean
}

const TYPES = Object.keys(FULL_ACCESS) as readonly OrganizationPolicyType[]

/** A type that is built. @throws NotImplemented for the others */
export function builtType(type: string): OrganizationPolicyType {
  const built = TYPES.find((one) => one === type)
  if (built === undefined) throw policyTypeNotBuilt(type)
  return built
}

/** The policy that AWS manages for a type. */
export function fullAccess(type: OrganizationPolicyType): AnyPolicy {
  return { ...FULL_ACCESS[type], type, tags: [], awsManaged: true }
}

/** What stands on every new unit and account. */
export function attachedAtFirst({ policyTypes }: Pick<OrganizationRecord, 'policyTypes'>) {
  return policyTypes.map((type) => ({ policyId: FULL_ACCESS[type].id, type }))
}

export async function findPolicy(
  reads: OrganizationParts,
  organizationId: string,
  id: string,
): Promise<AnyPolicy | undefined> {
  const type = TYPES.find((one) => FULL_ACCESS[one].id === id)
  if (type !== undefined) return fullAccess(type)
  const stored = await reads.organizationPolicies.get(organizationId, id)
  return stored && { ...stored, awsManaged: false }
}

/** @throws PolicyNotFoundException */
export async function requirePolicy(
  reads: OrganizationParts,
  organizationId: string,
  id: string,
): Promise<AnyPolicy> {
  const policy = await findPolicy(reads, organizationId, id)
  if (policy === undefined) throw noSuchPolicy()
  return policy
}

/** A policy that its organization may change. @throws PolicyNotFoundException, InvalidInputException */
export async function requireOwnPolicy(
  reads: OrganizationParts,
  organizationId: string,
  id: string,
): Promise<AnyPolicy> {
  const policy = await requirePolicy(reads, organizationId, id)
  if (policy.awsManaged)
    throw invalidInput(
      'IMMUTABLE_POLICY',
      'You specified a policy that is managed by AWS and cannot be modified.',
    )
  return policy
}

/**
 * Holds a document to the size and the grammar of its type. White space counts: only AWS's console takes it out before.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 * @throws ConstraintViolationException, MalformedPolicyDocumentException
 */
export function checkContent(type: OrganizationPolicyType, content: string): void {
  if (content.length > POLICY_QUOTAS[type].size)
    throw constraintViolation(
      'POLICY_CONTENT_LIMIT_EXCEEDED',
      'You have exceeded the maximum size of a policy document.',
    )
  try {
    parsePolicy(content, type === 'SERVICE_CONTROL_POLICY' ? 'scp' : 'rcp')
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    throw organizationsError('MalformedPolicyDocumentException', error.message)
  }
}

/** PolicySummary. */
export function policySummary(organization: OrganizationRecord, policy: AnyPolicy) {
  return {
    Id: policy.id,
    Arn: arnOfPolicy(organization, policy),
    Name: policy.name,
    Description: policy.description,
    Type: policy.type,
    AwsManaged: policy.awsManaged,
  }
}
