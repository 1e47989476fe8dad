import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'
import { groupTarget, requireGroup, requireUser } from '../targets.ts'

/** Adding a member again changes nothing. https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html */
export const addUserToGroup = iamOperation('AddUserToGroup', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:AddUserToGroup',
    ...(await groupTarget(store, caller.accountId, input.GroupName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const group = await requireGroup(tx, accountId, input.GroupName)
      const user = await requireUser(tx, accountId, input.UserName)
      if (await tx.groups.isMember(group.id, user.id)) return
      checkQuota('GroupsPerUser', await tx.groups.groupCountOfUser(user.id))
      await tx.groups.addMember(group.id, user.id)
    })
  },
})
