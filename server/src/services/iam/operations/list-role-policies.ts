import { iamOperation } from '../operation.ts'
import { listInlinePolicies } from '../policies/inline-policies.ts'
import { readCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html */
export const listRolePolicies = iamOperation('ListRolePolicies', {
  authorize: (context) => readCheck(context, 'role', 'iam:ListRolePolicies', context.input.RoleName),
  handle: (context) => listInlinePolicies(context, 'role', context.input.RoleName),
})
