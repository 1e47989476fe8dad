import { iamOperation } from '../operation.ts'
import { removeTags } from '../tags.ts'
import { requireUser, userTarget } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html */
export const untagUser = iamOperation('UntagUser', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UntagUser',
    ...(await userTarget(store, caller.accountId, input.UserName)),
    tagKeys: input.TagKeys,
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const user = await requireUser(tx, accountId, input.UserName)
      await tx.users.setTags(user.id, removeTags(user.tags, input.TagKeys))
    })
  },
})
