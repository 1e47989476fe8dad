import { organizationsError } from '../errors.ts'
import { requireReader } from '../membership.ts'
import { completeRequest } from '../new-accounts.ts'
import { organizationsOperation } from '../operation.ts'
import { requestView } from '../views.ts'

/** Finishes a request that was cut off. https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeCreateAccountStatus.html */
export const describeCreateAccountStatus = organizationsOperation('DescribeCreateAccountStatus', {
  authorize: () => ({ action: 'organizations:DescribeCreateAccountStatus', resource: '*' }),

  async handle({ input, caller, store, now }) {
    const organization = await requireReader(store, caller)
    const request = await store.createAccountRequests.get(organization.id, input.CreateAccountRequestId)
    if (request === undefined)
      throw organizationsError(
        'CreateAccountStatusNotFoundException',
        "You specified an create account status that doesn't exist.",
      )
    const shown =
      request.state === 'IN_PROGRESS' ? await completeRequest(store, organization, request, now) : request
    return { CreateAccountStatus: requestView(shown) }
  },
})
