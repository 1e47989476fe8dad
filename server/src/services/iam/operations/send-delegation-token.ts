import { onlyByOwner, wrongState } from '../delegation/errors.ts'
import { isOwner, requestCheck, takeStep } from '../delegation/requests.ts'
import { entering } from '../delegation/states.ts'
import { iamOperation } from '../operation.ts'

/**
 * From here on the requestor finds the token among its notifications, and the time of access runs.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SendDelegationToken.html
 */
export const sendDelegationToken = iamOperation('SendDelegationToken', {
  authorize: (context) => requestCheck(context, 'SendDelegationToken', context.input.DelegationRequestId),

  handle(context) {
    const { caller, now, input } = context
    return takeStep(context, input.DelegationRequestId, {
      from: ['ACCEPTED'],
      refusal: wrongState(input.DelegationRequestId, 'finalized'),
      change(request) {
        if (request.onlySendByOwner && !isOwner(request, caller)) throw onlyByOwner(request.id)
        return { ...entering('FINALIZED', now), finalizedAt: now }
      },
    })
  },
})
