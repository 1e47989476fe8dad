import { iamOperation } from '../operation.ts'
import { attachmentCheck, attachPolicy } from '../policies/attachments.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachGroupPolicy.html */
export const attachGroupPolicy = iamOperation('AttachGroupPolicy', {
  authorize: (context) => attachmentCheck(context, 'group', 'iam:AttachGroupPolicy', context.input.GroupName),
  handle: (context) => attachPolicy(context, 'group', context.input.GroupName),
})
