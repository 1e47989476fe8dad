import { organizationsId } from '../../../ids.ts'
import type { OrganizationPolicyRecord } from '../../../store/organizations/organization-records.ts'
import { newResource, ofType, withTagging } from '../checks.ts'
import { constraintViolation, organizationsError, policyExists } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { builtType, checkContent, policySummary } from '../policies.ts'
import { POLICY_QUOTAS } from '../quotas.ts'
import { checkTags, fromTags } from '../tags.ts'

/** The type need not be enabled. https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html */
export const createPolicy = organizationsOperation('CreatePolicy', {
  authorize: async ({ input, caller, store }) => {
    const made = await newResource(store, caller, builtType(input.Type))
    const create = { action: 'organizations:CreatePolicy', resource: made, context: ofType(input.Type) }
    return withTagging(create, made, fromTags(input.Tags))
  },

  handle({ input, caller, store, now }) {
    return asManagement(store, caller, async (tx, organization) => {
      const type = builtType(input.Type)
      if (organization.featureSet !== 'ALL')
        throw organizationsError(
          'PolicyTypeNotAvailableForOrganizationException',
          "You can't use the specified policy type with the feature set currently enabled for this organization.",
        )
      const tags = checkTags(fromTags(input.Tags))
      checkContent(type, input.Content)
      if ((await tx.organizationPolicies.byName(organization.id, type, input.Name)) !== undefined)
        throw policyExists()
      if ((await tx.organizationPolicies.count(organization.id, type)) >= POLICY_QUOTAS[type].inOrganization)
        throw constraintViolation(
          'POLICY_NUMBER_LIMIT_EXCEEDED',
          'You have exceeded the number of policies that you can have in an organization.',
        )
      const policy: OrganizationPolicyRecord = {
        organizationId: organization.id,
        id: organizationsId('p-', POLICY_ID_LENGTH),
        type,
        name: input.Name,
        description: input.Description,
        content: input.Content,
        createdAt: now,
        tags,
      }
      await tx.organizationPolicies.insert(policy)
      const summary = policySummary(organization, { ...policy, awsManaged: false })
      return { Policy: { PolicySummary: summary, Content: policy.content } }
    })
  },
})

/** Characters behind the prefix; the ARN asks for ten at least. https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html */
const POLICY_ID_LENGTH = 10
