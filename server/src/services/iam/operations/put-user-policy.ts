import { putInlinePolicy } from '../inline-policies.ts'
import { iamOperation } from '../operation.ts'
import { changeCheck } from '../policy-owners.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html */
export const putUserPolicy = iamOperation('PutUserPolicy', {
  authorize: (context) => changeCheck(context, 'user', 'iam:PutUserPolicy', context.input.UserName),
  handle: (context) => putInlinePolicy(context, 'user', context.input.UserName),
})
