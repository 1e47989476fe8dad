import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { requireUser, userTarget } from '../targets.ts'
import { groupView } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html */
export const listGroupsForUser = iamOperation('ListGroupsForUser', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListGroupsForUser',
    ...(await userTarget(store, caller.accountId, input.UserName)),
  }),

  async handle({ input, caller, store }) {
    const user = await requireUser(store, caller.accountId, input.UserName)
    const { items, ...paging } = await page(input, (request) => store.groups.groupsOfUser(user.id, request))
    return { Groups: items.map(groupView), ...paging }
  },
})
