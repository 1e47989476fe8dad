import { listArn } from '../arns.ts'
import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { groupView } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html */
export const listGroups = iamOperation('ListGroups', {
  authorize: ({ input, caller }) => ({
    action: 'iam:ListGroups',
    resource: listArn(caller.accountId, 'group', input.PathPrefix),
  }),

  async handle({ input, caller: { accountId }, store }) {
    const { items, ...paging } = await page(input, (request) =>
      store.groups.list({ accountId, pathPrefix: input.PathPrefix, ...request }),
    )
    return { Groups: items.map(groupView), ...paging }
  },
})
