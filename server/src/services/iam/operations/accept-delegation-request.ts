import { approverFacts } from '../delegation/approver.ts'
import { cannotAccept, notByDelegate, tooLongForRoot } from '../delegation/errors.ts'
import { requestCheck, takeStep } from '../delegation/requests.ts'
import { entering } from '../delegation/states.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html: "root users can only approve ..." */
const MAX_ROOT_DURATION = 4 * 3600

/**
 * The approver need not have what is asked for: the delegated session then cannot do it either.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AcceptDelegationRequest.html
 */
export const acceptDelegationRequest = iamOperation('AcceptDelegationRequest', {
  authorize(context) {
    if (context.caller.session?.delegation !== undefined) throw notByDelegate()
    return requestCheck(context, 'AcceptDelegationRequest', context.input.DelegationRequestId)
  },

  handle(context) {
    const { caller, now, input } = context
    return takeStep(context, input.DelegationRequestId, {
      from: ['ASSIGNED', 'PENDING_APPROVAL'],
      refusal: cannotAccept(input.DelegationRequestId),
      change({ sessionDuration }) {
        if (caller.identity.kind === 'root' && sessionDuration > MAX_ROOT_DURATION) throw tooLongForRoot()
        return {
          ...entering('ACCEPTED', now),
          approver: { arn: caller.arn, facts: approverFacts(caller) },
        }
      },
    })
  },
})
