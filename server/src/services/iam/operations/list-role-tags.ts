import { iamOperation } from '../operation.ts'
import { pageOfTags } from '../tags.ts'
import { requireRole, roleTarget } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html */
export const listRoleTags = iamOperation('ListRoleTags', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListRoleTags',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
  }),

  async handle({ input, caller, store }) {
    const role = await requireRole(store, caller.accountId, input.RoleName)
    return pageOfTags(input, role.tags)
  },
})
