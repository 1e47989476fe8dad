import type { ManagedPolicy } from '../../../managed-policies/managed-policies.ts'
import type { PolicyUsage } from '../../../store/entities/policy-usage.ts'
import type { PolicyRecord } from '../../../store/records.ts'
import { policyArn } from '../arns.ts'
import { toTags } from '../views.ts'

/**
 * Managed policies as answers show them. The description is shown by GetPolicy alone, tags by it and CreatePolicy.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html
 */

const UNUSED: PolicyUsage = { attachments: 0, boundaries: 0 }

export const versionId = (version: number) => `v${version}`

/** The number of a version id; undefined for text that names no version that IAM would give. */
export function versionNumber(id: string): number | undefined {
  const number = Number(id.slice(1))
  return Number.isSafeInteger(number) && versionId(number) === id ? number : undefined
}

/** A policy of the account. */
export const listedPolicy = (policy: PolicyRecord, usage: PolicyUsage | undefined) => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policyArn(policy),
  Path: policy.path,
  DefaultVersionId: versionId(policy.defaultVersion),
  AttachmentCount: usage?.attachments ?? UNUSED.attachments,
  PermissionsBoundaryUsageCount: usage?.boundaries ?? UNUSED.boundaries,
  IsAttachable: true,
  CreateDate: policy.createdAt,
  UpdateDate: policy.updatedAt,
})

export const createdPolicy = (policy: PolicyRecord) => ({
  ...listedPolicy(policy, UNUSED),
  Tags: policy.tags.length === 0 ? undefined : toTags(policy.tags),
})

export const policyView = (policy: PolicyRecord, usage: PolicyUsage | undefined) => ({
  ...listedPolicy(policy, usage),
  Description: policy.description,
  Tags: toTags(policy.tags),
})

/** A policy of AWS's; who uses it is the caller's account's matter. */
export const listedManagedPolicy = (policy: ManagedPolicy, usage: PolicyUsage | undefined) => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: versionId(policy.defaultVersion),
  AttachmentCount: usage?.attachments ?? UNUSED.attachments,
  PermissionsBoundaryUsageCount: usage?.boundaries ?? UNUSED.boundaries,
  IsAttachable: policy.attachable,
  CreateDate: policy.createdAt,
  UpdateDate: policy.updatedAt,
})

export const managedPolicyView = (policy: ManagedPolicy, usage: PolicyUsage | undefined) => ({
  ...listedManagedPolicy(policy, usage),
  Description: policy.description,
  Tags: [],
})
