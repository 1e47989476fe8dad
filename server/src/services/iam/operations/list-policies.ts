import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { pageOfPolicies } from '../policies/policy-list.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html */
export const listPolicies = iamOperation('ListPolicies', {
  // The action has no resource type; this is what AWS's denials name.
  authorize: ({ input }) => ({
    action: 'iam:ListPolicies',
    resource: `policy path ${input.PathPrefix ?? '/'}`,
  }),

  async handle({ input, caller: { accountId }, store, managedPolicies }) {
    const { items, ...paging } = await page(input, (request) =>
      pageOfPolicies(store.policies, managedPolicies, { ...request, ...input, accountId }),
    )
    return { Policies: items, ...paging }
  },
})
