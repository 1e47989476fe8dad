import { iamOperation } from '../operation.ts'
import { putInlinePolicy } from '../policies/inline-policies.ts'
import { changeCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutGroupPolicy.html */
export const putGroupPolicy = iamOperation('PutGroupPolicy', {
  authorize: (context) => changeCheck(context, 'group', 'iam:PutGroupPolicy', context.input.GroupName),
  handle: (context) => putInlinePolicy(context, 'group', context.input.GroupName),
})
