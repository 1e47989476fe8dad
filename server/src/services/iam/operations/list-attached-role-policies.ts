import { iamOperation } from '../operation.ts'
import { listAttachedPolicies } from '../policies/attachments.ts'
import { readCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html */
export const listAttachedRolePolicies = iamOperation('ListAttachedRolePolicies', {
  authorize: (context) => readCheck(context, 'role', 'iam:ListAttachedRolePolicies', context.input.RoleName),
  handle: (context) => listAttachedPolicies(context, 'role', context.input.RoleName),
})
