import { iamOperation } from '../operation.ts'
import { attachmentCheck, detachPolicy } from '../policies/attachments.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html */
export const detachUserPolicy = iamOperation('DetachUserPolicy', {
  authorize: (context) => attachmentCheck(context, 'user', 'iam:DetachUserPolicy', context.input.UserName),
  handle: (context) => detachPolicy(context, 'user', context.input.UserName),
})
