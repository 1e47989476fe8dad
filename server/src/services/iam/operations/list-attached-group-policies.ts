import { listAttachedPolicies } from '../attachments.ts'
import { iamOperation } from '../operation.ts'
import { readCheck } from '../policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html */
export const listAttachedGroupPolicies = iamOperation('ListAttachedGroupPolicies', {
  authorize: (context) =>
    readCheck(context, 'group', 'iam:ListAttachedGroupPolicies', context.input.GroupName),
  handle: (context) => listAttachedPolicies(context, 'group', context.input.GroupName),
})
