import { iamOperation } from '../operation.ts'
import { withShownTrust } from '../policies/trust-policies.ts'
import { requireRole, roleTarget } from '../targets.ts'
import { roleView, sourceTemplateView } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export const getRole = iamOperation('GetRole', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:GetRole',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
  }),

  async handle({ input, caller, store, lastUsed }) {
    let role = await requireRole(store, caller.accountId, input.RoleName)
    if (lastUsed.waitsForRole(role.id)) {
      await lastUsed.flush()
      role = await requireRole(store, caller.accountId, input.RoleName)
    }
    return {
      Role: { ...roleView(await withShownTrust(store, role)), SourceRoleTemplate: sourceTemplateView(role) },
    }
  },
})
