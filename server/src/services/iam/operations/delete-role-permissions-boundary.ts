import { iamOperation } from '../operation.ts'
import { changeCheck } from '../policies/policy-owners.ts'
import { requireModifiableRole } from '../service-linked.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html */
export const deleteRolePermissionsBoundary = iamOperation('DeleteRolePermissionsBoundary', {
  authorize: (context) =>
    changeCheck(context, 'role', 'iam:DeleteRolePermissionsBoundary', context.input.RoleName),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const role = await requireModifiableRole(tx, accountId, input.RoleName)
      await tx.roles.setBoundary(role.id, undefined)
    })
  },
})
