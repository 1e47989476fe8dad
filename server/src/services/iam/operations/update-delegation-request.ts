import { wrongState } from '../delegation/errors.ts'
import { requestCheck, takeStep } from '../delegation/requests.ts'
import { entering } from '../delegation/states.ts'
import { iamOperation } from '../operation.ts'

/** Hands the request on to whoever may accept it. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateDelegationRequest.html */
export const updateDelegationRequest = iamOperation('UpdateDelegationRequest', {
  authorize: (context) => requestCheck(context, 'UpdateDelegationRequest', context.input.DelegationRequestId),

  handle(context) {
    const { DelegationRequestId, Notes } = context.input
    return takeStep(context, DelegationRequestId, {
      from: ['ASSIGNED', 'PENDING_APPROVAL'],
      refusal: wrongState(DelegationRequestId, 'updated'),
      change: ({ notes }) => ({ ...entering('PENDING_APPROVAL', context.now), notes: Notes ?? notes }),
    })
  },
})
