import { iamOperation } from '../operation.ts'
import { deleteInlinePolicy } from '../policies/inline-policies.ts'
import { changeCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroupPolicy.html */
export const deleteGroupPolicy = iamOperation('DeleteGroupPolicy', {
  authorize: (context) => changeCheck(context, 'group', 'iam:DeleteGroupPolicy', context.input.GroupName),
  handle: (context) => deleteInlinePolicy(context, 'group', context.input.GroupName),
})
