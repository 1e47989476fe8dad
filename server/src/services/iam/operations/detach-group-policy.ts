import { iamOperation } from '../operation.ts'
import { attachmentCheck, detachPolicy } from '../policies/attachments.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachGroupPolicy.html */
export const detachGroupPolicy = iamOperation('DetachGroupPolicy', {
  authorize: (context) => attachmentCheck(context, 'group', 'iam:DetachGroupPolicy', context.input.GroupName),
  handle: (context) => detachPolicy(context, 'group', context.input.GroupName),
})
