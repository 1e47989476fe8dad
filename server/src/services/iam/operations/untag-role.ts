import { iamOperation } from '../operation.ts'
import { removeTags } from '../tags.ts'
import { requireRole, roleTarget } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html */
export const untagRole = iamOperation('UntagRole', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UntagRole',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
    tagKeys: input.TagKeys,
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const role = await requireRole(tx, accountId, input.RoleName)
      await tx.roles.setTags(role.id, removeTags(role.tags, input.TagKeys))
    })
  },
})
