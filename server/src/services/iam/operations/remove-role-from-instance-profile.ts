import { noSuchRole } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { requireModifiableRole } from '../service-linked.ts'
import { instanceProfileTarget, requireInstanceProfile } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html */
export const removeRoleFromInstanceProfile = iamOperation('RemoveRoleFromInstanceProfile', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:RemoveRoleFromInstanceProfile',
    ...(await instanceProfileTarget(store, caller.accountId, input.InstanceProfileName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const profile = await requireInstanceProfile(tx, accountId, input.InstanceProfileName)
      const role = await requireModifiableRole(tx, accountId, input.RoleName)
      if (profile.roleId !== role.id) throw noSuchRole(input.RoleName)
      await tx.instanceProfiles.setRole(profile.id, undefined)
    })
  },
})
