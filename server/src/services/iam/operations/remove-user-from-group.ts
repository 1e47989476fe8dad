import { iamError } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { groupTarget, requireGroup, requireUser } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html */
export const removeUserFromGroup = iamOperation('RemoveUserFromGroup', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:RemoveUserFromGroup',
    ...(await groupTarget(store, caller.accountId, input.GroupName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const group = await requireGroup(tx, accountId, input.GroupName)
      const user = await requireUser(tx, accountId, input.UserName)
      if (!(await tx.groups.removeMember(group.id, user.id))) {
        throw iamError('NoSuchEntity', `User ${user.name} not in group ${group.name}.`)
      }
    })
  },
})
