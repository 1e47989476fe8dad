import { iamOperation } from '../operation.ts'
import { getInlinePolicy } from '../policies/inline-policies.ts'
import { readCheck } from '../policies/policy-owners.ts'
import { encodePolicy } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html */
export const getUserPolicy = iamOperation('GetUserPolicy', {
  authorize: (context) => readCheck(context, 'user', 'iam:GetUserPolicy', context.input.UserName),

  async handle(context) {
    const policy = await getInlinePolicy(context, 'user', context.input.UserName)
    return {
      UserName: policy.ownerName,
      PolicyName: policy.name,
      PolicyDocument: encodePolicy(policy.document),
    }
  },
})
