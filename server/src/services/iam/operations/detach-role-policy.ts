import { attachmentCheck, detachPolicy } from '../attachments.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html */
export const detachRolePolicy = iamOperation('DetachRolePolicy', {
  authorize: (context) => attachmentCheck(context, 'role', 'iam:DetachRolePolicy', context.input.RoleName),
  handle: (context) => detachPolicy(context, 'role', context.input.RoleName),
})
