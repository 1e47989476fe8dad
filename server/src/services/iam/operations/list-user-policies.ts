import { iamOperation } from '../operation.ts'
import { listInlinePolicies } from '../policies/inline-policies.ts'
import { readCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html */
export const listUserPolicies = iamOperation('ListUserPolicies', {
  authorize: (context) => readCheck(context, 'user', 'iam:ListUserPolicies', context.input.UserName),
  handle: (context) => listInlinePolicies(context, 'user', context.input.UserName),
})
