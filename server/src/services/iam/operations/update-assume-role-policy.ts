import { iamOperation } from '../operation.ts'
import { readTrustPolicy } from '../policies/trust-policies.ts'
import { requireModifiableRole } from '../service-linked.ts'
import { roleTarget } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html */
export const updateAssumeRolePolicy = iamOperation('UpdateAssumeRolePolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UpdateAssumeRolePolicy',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const role = await requireModifiableRole(tx, accountId, input.RoleName)
      const trust = await readTrustPolicy(tx, accountId, input.PolicyDocument)
      await tx.roles.setTrustPolicy(role.id, trust.trustPolicy, trust.trustPrincipalIds)
    })
  },
})
