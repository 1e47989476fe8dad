import { iamOperation } from '../operation.ts'
import { refuseServiceRolePolicy, requireBoundary } from '../policies/managed-policy.ts'
import { requireModifiableRole } from '../service-linked.ts'
import { roleTarget } from '../targets.ts'

/** iam:PermissionsBoundary is the boundary asked for. https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html */
export const putRolePermissionsBoundary = iamOperation('PutRolePermissionsBoundary', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:PutRolePermissionsBoundary',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
    context: { 'iam:PermissionsBoundary': input.PermissionsBoundary },
  }),

  async handle({ input, caller: { accountId }, store, managedPolicies }) {
    await store.write(accountId, async (tx) => {
      const role = await requireModifiableRole(tx, accountId, input.RoleName)
      refuseServiceRolePolicy(managedPolicies, input.PermissionsBoundary)
      await requireBoundary(tx, managedPolicies, accountId, input.PermissionsBoundary)
      await tx.roles.setBoundary(role.id, input.PermissionsBoundary)
    })
  },
})
