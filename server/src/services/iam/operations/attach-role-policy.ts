import { iamOperation } from '../operation.ts'
import { attachmentCheck, attachPolicy } from '../policies/attachments.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html */
export const attachRolePolicy = iamOperation('AttachRolePolicy', {
  authorize: (context) => attachmentCheck(context, 'role', 'iam:AttachRolePolicy', context.input.RoleName),
  handle: (context) => attachPolicy(context, 'role', context.input.RoleName),
})
