import { mustFirst } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { groupTarget, requireGroup } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html */
export const deleteGroup = iamOperation('DeleteGroup', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeleteGroup',
    ...(await groupTarget(store, caller.accountId, input.GroupName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const { id } = await requireGroup(tx, accountId, input.GroupName)
      if ((await tx.groups.memberCount(id)) > 0) throw mustFirst('remove users from group')
      if ((await tx.attachments.count(id)) > 0) throw mustFirst('detach all policies')
      if ((await tx.inlinePolicies.all(id)).length > 0) throw mustFirst('delete policies')
      await tx.groups.delete(id)
    })
  },
})
