import { iamOperation } from '../operation.ts'
import { mergeTags } from '../tags.ts'
import { requireUser, userTarget } from '../targets.ts'
import { fromTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html */
export const tagUser = iamOperation('TagUser', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:TagUser',
    ...(await userTarget(store, caller.accountId, input.UserName)),
    requestTags: fromTags(input.Tags),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const user = await requireUser(tx, accountId, input.UserName)
      await tx.users.setTags(user.id, mergeTags(user.tags, fromTags(input.Tags)))
    })
  },
})
