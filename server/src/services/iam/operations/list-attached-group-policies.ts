import { iamOperation } from '../operation.ts'
import { listAttachedPolicies } from '../policies/attachments.ts'
import { readCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html */
export const listAttachedGroupPolicies = iamOperation('ListAttachedGroupPolicies', {
  authorize: (context) =>
    readCheck(context, 'group', 'iam:ListAttachedGroupPolicies', context.input.GroupName),
  handle: (context) => listAttachedPolicies(context, 'group', context.input.GroupName),
})
