import { iamOperation } from '../operation.ts'
import { mergeTags } from '../tags.ts'
import { requireRole, roleTarget } from '../targets.ts'
import { fromTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html */
export const tagRole = iamOperation('TagRole', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:TagRole',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
    requestTags: fromTags(input.Tags),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const role = await requireRole(tx, accountId, input.RoleName)
      await tx.roles.setTags(role.id, mergeTags(role.tags, fromTags(input.Tags)))
    })
  },
})
