import { withAccount } from '../../../delegation/templates.ts'
import { wrongState } from '../delegation/errors.ts'
import { requestCheck, takeStep } from '../delegation/requests.ts'
import { entering } from '../delegation/states.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AssociateDelegationRequest.html */
export const associateDelegationRequest = iamOperation('AssociateDelegationRequest', {
  authorize: (context) =>
    requestCheck(context, 'AssociateDelegationRequest', context.input.DelegationRequestId),

  handle(context) {
    const { caller, now, input } = context
    return takeStep(context, input.DelegationRequestId, {
      from: ['UNASSIGNED'],
      refusal: wrongState(input.DelegationRequestId, 'associated'),
      change: ({ permissionPolicy }) => ({
        ...entering('ASSIGNED', now),
        ownerAccountId: caller.accountId,
        owner: { arn: caller.arn, userId: caller.userId },
        permissionPolicy: withAccount(permissionPolicy, caller.accountId),
      }),
    })
  },
})
