import { iamOperation } from '../operation.ts'
import { withShownTrust } from '../policies/trust-policies.ts'
import { requireRole, roleTarget } from '../targets.ts'
import { describedRole } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html */
export const updateRoleDescription = iamOperation('UpdateRoleDescription', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UpdateRoleDescription',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    const role = await store.write(accountId, async (tx) => {
      const present = await requireRole(tx, accountId, input.RoleName)
      await tx.roles.update(present.id, { description: input.Description })
      return { ...present, description: input.Description }
    })
    return { Role: describedRole(await withShownTrust(store, role)) }
  },
})
