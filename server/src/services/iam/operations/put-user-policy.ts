import { iamOperation } from '../operation.ts'
import { putInlinePolicy } from '../policies/inline-policies.ts'
import { changeCheck } from '../policies/policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html */
export const putUserPolicy = iamOperation('PutUserPolicy', {
  authorize: (context) => changeCheck(context, 'user', 'iam:PutUserPolicy', context.input.UserName),
  handle: (context) => putInlinePolicy(context, 'user', context.input.UserName),
})
