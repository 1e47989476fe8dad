import { iamOperation } from '../operation.ts'
import { listAttachedPolicies } from '../policies/attachments.ts'
import { readCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html */
export const listAttachedUserPolicies = iamOperation('ListAttachedUserPolicies', {
  authorize: (context) => readCheck(context, 'user', 'iam:ListAttachedUserPolicies', context.input.UserName),
  handle: (context) => listAttachedPolicies(context, 'user', context.input.UserName),
})
