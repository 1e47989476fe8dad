import { iamOperation } from '../operation.ts'
import { getInlinePolicy } from '../policies/inline-policies.ts'
import { readCheck } from '../policies/policy-owners.ts'
import { encodePolicy } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html */
export const getGroupPolicy = iamOperation('GetGroupPolicy', {
  authorize: (context) => readCheck(context, 'group', 'iam:GetGroupPolicy', context.input.GroupName),

  async handle(context) {
    const policy = await getInlinePolicy(context, 'group', context.input.GroupName)
    return {
      GroupName: policy.ownerName,
      PolicyName: policy.name,
      PolicyDocument: encodePolicy(policy.document),
    }
  },
})
