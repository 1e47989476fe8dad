import { iamOperation } from '../operation.ts'
import { deleteInlinePolicy } from '../policies/inline-policies.ts'
import { changeCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html */
export const deleteUserPolicy = iamOperation('DeleteUserPolicy', {
  authorize: (context) => changeCheck(context, 'user', 'iam:DeleteUserPolicy', context.input.UserName),
  handle: (context) => deleteInlinePolicy(context, 'user', context.input.UserName),
})
