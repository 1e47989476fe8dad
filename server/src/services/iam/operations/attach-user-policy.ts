import { iamOperation } from '../operation.ts'
import { attachmentCheck, attachPolicy } from '../policies/attachments.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html */
export const attachUserPolicy = iamOperation('AttachUserPolicy', {
  authorize: (context) => attachmentCheck(context, 'user', 'iam:AttachUserPolicy', context.input.UserName),
  handle: (context) => attachPolicy(context, 'user', context.input.UserName),
})
