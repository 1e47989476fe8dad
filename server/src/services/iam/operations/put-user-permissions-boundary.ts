import { iamOperation } from '../operation.ts'
import { refuseServiceRolePolicy, requireBoundary } from '../policies/managed-policy.ts'
import { requireUser, userTarget } from '../targets.ts'

/** iam:PermissionsBoundary is the boundary asked for. https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html */
export const putUserPermissionsBoundary = iamOperation('PutUserPermissionsBoundary', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:PutUserPermissionsBoundary',
    ...(await userTarget(store, caller.accountId, input.UserName)),
    context: { 'iam:PermissionsBoundary': input.PermissionsBoundary },
  }),

  async handle({ input, caller: { accountId }, store, managedPolicies }) {
    await store.write(accountId, async (tx) => {
      const user = await requireUser(tx, accountId, input.UserName)
      refuseServiceRolePolicy(managedPolicies, input.PermissionsBoundary)
      await requireBoundary(tx, managedPolicies, accountId, input.PermissionsBoundary)
      await tx.users.setBoundary(user.id, input.PermissionsBoundary)
    })
  },
})
