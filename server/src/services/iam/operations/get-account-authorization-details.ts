import { pageOfDetails } from '../account-details.ts'
import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'

/**
 * Users, groups, roles and policies with all that is in them, one page over all kinds.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export const getAccountAuthorizationDetails = iamOperation('GetAccountAuthorizationDetails', {
  authorize: () => ({ action: 'iam:GetAccountAuthorizationDetails', resource: '*' }),

  async handle({ input, caller: { accountId }, store, managedPolicies, lastUsed }) {
    await lastUsed.flush()
    const { items, ...paging } = await page(input, (request) =>
      pageOfDetails({ store, managedPolicies, accountId }, input.Filter, request),
    )
    return {
      UserDetailList: items.flatMap((item) => (item.kind === 'User' ? [item.detail] : [])),
      GroupDetailList: items.flatMap((item) => (item.kind === 'Group' ? [item.detail] : [])),
      RoleDetailList: items.flatMap((item) => (item.kind === 'Role' ? [item.detail] : [])),
      Policies: items.flatMap((item) => (item.kind === 'Policy' ? [item.detail] : [])),
      ...paging,
    }
  },
})
