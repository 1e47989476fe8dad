import { checkPermissions } from '../delegation/permission-check.ts'
import { requestCheck, requireRequest } from '../delegation/requests.ts'
import { requestView } from '../delegation/views.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetDelegationRequest.html */
export const getDelegationRequest = iamOperation('GetDelegationRequest', {
  authorize: (context) => requestCheck(context, 'GetDelegationRequest', context.input.DelegationRequestId),

  async handle(context) {
    const { input, caller, store, now } = context
    const request = await requireRequest(store, caller.accountId, input.DelegationRequestId)
    return {
      DelegationRequest: requestView(request, now),
      ...(input.DelegationPermissionCheck === true && (await checkPermissions(context, caller, request))),
    }
  },
})
