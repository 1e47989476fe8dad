import { iamOperation } from '../operation.ts'
import { putInlinePolicy } from '../policies/inline-policies.ts'
import { changeCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
export const putRolePolicy = iamOperation('PutRolePolicy', {
  authorize: (context) => changeCheck(context, 'role', 'iam:PutRolePolicy', context.input.RoleName),
  handle: (context) => putInlinePolicy(context, 'role', context.input.RoleName),
})
