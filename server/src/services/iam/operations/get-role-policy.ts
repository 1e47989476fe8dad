import { iamOperation } from '../operation.ts'
import { getInlinePolicy } from '../policies/inline-policies.ts'
import { readCheck } from '../policies/policy-owners.ts'
import { encodePolicy } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
export const getRolePolicy = iamOperation('GetRolePolicy', {
  authorize: (context) => readCheck(context, 'role', 'iam:GetRolePolicy', context.input.RoleName),

  async handle(context) {
    const policy = await getInlinePolicy(context, 'role', context.input.RoleName)
    return {
      RoleName: policy.ownerName,
      PolicyName: policy.name,
      PolicyDocument: encodePolicy(policy.document),
    }
  },
})
