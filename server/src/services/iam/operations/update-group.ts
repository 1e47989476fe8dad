import { groupArn } from '../arns.ts'
import { groupExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { groupTarget, requireGroup } from '../targets.ts'

/**
 * Renames a group or moves it to another path. Both the group as it is and as it is to be must be allowed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups_manage_rename.html
 */
export const updateGroup = iamOperation('UpdateGroup', {
  async authorize({ input, caller, store }) {
    const { accountId } = caller
    const group = await store.groups.byName(accountId, input.GroupName)
    const after = groupArn({
      accountId,
      path: input.NewPath ?? group?.path ?? '/',
      name: input.NewGroupName ?? group?.name ?? input.GroupName,
    })
    const check = { action: 'iam:UpdateGroup', ...(await groupTarget(store, accountId, input.GroupName)) }
    return after === check.resource ? check : [check, { ...check, resource: after, shownAs: after }]
  },

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const group = await requireGroup(tx, accountId, input.GroupName)
      const { NewGroupName: name, NewPath: path } = input
      if (name !== undefined) {
        const other = await tx.groups.byName(accountId, name)
        if (other !== undefined && other.id !== group.id) throw groupExists(name)
      }
      await tx.groups.update(group.id, { name, path })
    })
  },
})
