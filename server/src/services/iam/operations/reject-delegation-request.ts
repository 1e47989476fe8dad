import { wrongState } from '../delegation/errors.ts'
import { requestCheck, takeStep } from '../delegation/requests.ts'
import { entering } from '../delegation/states.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_RejectDelegationRequest.html */
export const rejectDelegationRequest = iamOperation('RejectDelegationRequest', {
  authorize: (context) => requestCheck(context, 'RejectDelegationRequest', context.input.DelegationRequestId),

  handle(context) {
    const { DelegationRequestId, Notes } = context.input
    return takeStep(context, DelegationRequestId, {
      from: ['ASSIGNED', 'PENDING_APPROVAL', 'ACCEPTED'],
      refusal: wrongState(DelegationRequestId, 'rejected'),
      change: () => ({ ...entering('REJECTED', context.now), rejectionReason: Notes }),
    })
  },
})
