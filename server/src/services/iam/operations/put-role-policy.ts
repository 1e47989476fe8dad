import { putInlinePolicy } from '../inline-policies.ts'
import { iamOperation } from '../operation.ts'
import { changeCheck } from '../policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
export const putRolePolicy = iamOperation('PutRolePolicy', {
  authorize: (context) => changeCheck(context, 'role', 'iam:PutRolePolicy', context.input.RoleName),
  handle: (context) => putInlinePolicy(context, 'role', context.input.RoleName),
})
