import { mustFirst } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { requireModifiableRole } from '../service-linked.ts'
import { roleTarget } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
export const deleteRole = iamOperation('DeleteRole', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeleteRole',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const role = await requireModifiableRole(tx, accountId, input.RoleName)
      const profiles = await tx.instanceProfiles.ofRole(role.id, { limit: 1 })
      if (profiles.items.length > 0) throw mustFirst('remove roles from instance profile')
      if ((await tx.attachments.count(role.id)) > 0) throw mustFirst('detach all policies')
      const inline = await tx.inlinePolicies.list(role.id, { limit: 1 })
      if (inline.items.length > 0) throw mustFirst('delete policies')
      await tx.roles.delete(role.id)
    })
  },
})
