import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { groupTarget, requireGroup } from '../targets.ts'
import { groupView, listedUser } from '../views.ts'

/** A group and a page of its members. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html */
export const getGroup = iamOperation('GetGroup', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:GetGroup',
    ...(await groupTarget(store, caller.accountId, input.GroupName)),
  }),

  async handle({ input, caller, store }) {
    const group = await requireGroup(store, caller.accountId, input.GroupName)
    const { items, ...paging } = await page(input, (request) => store.groups.members(group.id, request))
    return { Group: groupView(group), Users: items.map(listedUser), ...paging }
  },
})
