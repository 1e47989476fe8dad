import { iamOperation } from '../operation.ts'
import { pageOfTags } from '../tags.ts'
import { requireUser, userTarget } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html */
export const listUserTags = iamOperation('ListUserTags', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListUserTags',
    ...(await userTarget(store, caller.accountId, input.UserName)),
  }),

  async handle({ input, caller, store }) {
    const user = await requireUser(store, caller.accountId, input.UserName)
    return pageOfTags(input, user.tags)
  },
})
