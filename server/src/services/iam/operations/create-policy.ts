import { uniqueId } from '../../../ids.ts'
import type { PolicyRecord } from '../../../store/records.ts'
import { policyArn } from '../arns.ts'
import { policyExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkManagedDocument } from '../policies/policy-documents.ts'
import { createdPolicy } from '../policies/policy-views.ts'
import { checkQuota } from '../quotas.ts'
import { createChecks } from '../tag-checks.ts'
import { checkTags } from '../tags.ts'
import { fromTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export const createPolicy = iamOperation('CreatePolicy', {
  authorize: ({ input, caller }) =>
    createChecks('iam:CreatePolicy', 'iam:TagPolicy', {
      resource: policyArn({ accountId: caller.accountId, path: input.Path ?? '/', name: input.PolicyName }),
      // Recorded from AWS, unlike other entities that are to be made.
      shownAs: `policy ${input.PolicyName}`,
      requestTags: fromTags(input.Tags),
    }),

  async handle({ input, caller: { accountId }, store, now }) {
    const tags = checkTags(fromTags(input.Tags))
    checkManagedDocument(input.PolicyDocument)
    const policy: PolicyRecord = {
      accountId,
      id: uniqueId('policy'),
      name: input.PolicyName,
      path: input.Path ?? '/',
      createdAt: now,
      updatedAt: now,
      description: input.Description,
      defaultVersion: 1,
      nextVersion: 2,
      tags,
    }
    await store.write(accountId, async (tx) => {
      if ((await tx.policies.byName(accountId, policy.name)) !== undefined) throw policyExists(policy.name)
      checkQuota('Policies', await tx.policies.count(accountId))
      await tx.policies.insert(policy, input.PolicyDocument)
    })
    return { Policy: createdPolicy(policy) }
  },
})
