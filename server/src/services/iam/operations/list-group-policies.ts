import { iamOperation } from '../operation.ts'
import { listInlinePolicies } from '../policies/inline-policies.ts'
import { readCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupPolicies.html */
export const listGroupPolicies = iamOperation('ListGroupPolicies', {
  authorize: (context) => readCheck(context, 'group', 'iam:ListGroupPolicies', context.input.GroupName),
  handle: (context) => listInlinePolicies(context, 'group', context.input.GroupName),
})
