import { iamOperation } from '../operation.ts'
import { attachmentCheck, detachPolicy } from '../policies/attachments.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html */
export const detachRolePolicy = iamOperation('DetachRolePolicy', {
  authorize: (context) => attachmentCheck(context, 'role', 'iam:DetachRolePolicy', context.input.RoleName),
  handle: (context) => detachPolicy(context, 'role', context.input.RoleName),
})
