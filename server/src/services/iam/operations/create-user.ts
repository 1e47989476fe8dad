import { uniqueId } from '../../../ids.ts'
import type { UserRecord } from '../../../store/records.ts'
import { userArn } from '../arns.ts'
import { userExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { requireBoundary } from '../policies/managed-policy.ts'
import { checkQuota } from '../quotas.ts'
import { createChecks } from '../tag-checks.ts'
import { checkTags } from '../tags.ts'
import { fromTags, userView } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export const createUser = iamOperation('CreateUser', {
  authorize: ({ input, caller }) =>
    createChecks('iam:CreateUser', 'iam:TagUser', {
      resource: userArn({ accountId: caller.accountId, path: input.Path ?? '/', name: input.UserName }),
      context: { 'iam:PermissionsBoundary': input.PermissionsBoundary },
      requestTags: fromTags(input.Tags),
    }),

  async handle({ input, caller: { accountId }, store, managedPolicies, now }) {
    const tags = checkTags(fromTags(input.Tags))
    const user: UserRecord = {
      accountId,
      id: uniqueId('user'),
      name: input.UserName,
      path: input.Path ?? '/',
      createdAt: now,
      boundaryArn: input.PermissionsBoundary,
      tags,
      passwordLastUsed: undefined,
    }
    await store.write(accountId, async (tx) => {
      if ((await tx.users.byName(accountId, user.name)) !== undefined) throw userExists(user.name)
      checkQuota('Users', await tx.users.count(accountId))
      if (user.boundaryArn !== undefined)
        await requireBoundary(tx, managedPolicies, accountId, user.boundaryArn)
      await tx.users.insert(user)
    })
    return { User: userView(user) }
  },
})
