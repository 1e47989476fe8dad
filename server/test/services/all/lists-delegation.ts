import { type List, MANY, shown } from './list.ts'
import { asked } from './table/delegation.ts'

/** Requests are deleted by the time alone. */
export const DELEGATION_LISTS: readonly List[] = [
  {
    service: 'iam',
    operation: 'ListDelegationRequests',
    count: MANY,
    input: {},
    async add({ iam }, index) {
      const { DelegationRequestId } = await iam('CreateDelegationRequest', asked(String(index)))
      await iam('AssociateDelegationRequest', { DelegationRequestId })
      return DelegationRequestId as string
    },
    keys: shown('DelegationRequests', 'DelegationRequestId'),
  },
]
