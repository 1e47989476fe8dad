import { listCheck } from '../delegation/requests.ts'
import { requestView } from '../delegation/views.ts'
import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListDelegationRequests.html */
export const listDelegationRequests = iamOperation('ListDelegationRequests', {
  authorize: ({ input, caller }) => listCheck(caller, input.OwnerId),

  async handle({ input, caller: { accountId }, store, now }) {
    const { items, IsTruncated, Marker } = await page(input, (request) =>
      store.delegationRequests.owned({ ...request, accountId, ownerArn: input.OwnerId }),
    )
    return {
      DelegationRequests: items.map((request) => requestView(request, now)),
      Marker,
      // The member's name begins with a small letter in this answer alone.
      isTruncated: IsTruncated,
    }
  },
})
