import { uniqueId } from '../../../ids.ts'
import type { GroupRecord } from '../../../store/records.ts'
import { groupArn } from '../arns.ts'
import { groupExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'
import { groupView } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html */
export const createGroup = iamOperation('CreateGroup', {
  authorize: ({ input, caller: { accountId } }) => ({
    action: 'iam:CreateGroup',
    resource: groupArn({ accountId, path: input.Path ?? '/', name: input.GroupName }),
  }),

  async handle({ input, caller: { accountId }, store, now }) {
    const group: GroupRecord = {
      accountId,
      id: uniqueId('group'),
      name: input.GroupName,
      path: input.Path ?? '/',
      createdAt: now,
    }
    await store.write(accountId, async (tx) => {
      if ((await tx.groups.byName(accountId, group.name)) !== undefined) throw groupExists(group.name)
      checkQuota('Groups', await tx.groups.count(accountId))
      await tx.groups.insert(group)
    })
    return { Group: groupView(group) }
  },
})
