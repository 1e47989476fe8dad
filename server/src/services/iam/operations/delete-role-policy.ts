import { iamOperation } from '../operation.ts'
import { deleteInlinePolicy } from '../policies/inline-policies.ts'
import { changeCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html */
export const deleteRolePolicy = iamOperation('DeleteRolePolicy', {
  authorize: (context) => changeCheck(context, 'role', 'iam:DeleteRolePolicy', context.input.RoleName),
  handle: (context) => deleteInlinePolicy(context, 'role', context.input.RoleName),
})
