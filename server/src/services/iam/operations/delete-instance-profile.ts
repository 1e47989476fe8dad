import { mustFirst } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { instanceProfileTarget, requireInstanceProfile } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html */
export const deleteInstanceProfile = iamOperation('DeleteInstanceProfile', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeleteInstanceProfile',
    ...(await instanceProfileTarget(store, caller.accountId, input.InstanceProfileName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const profile = await requireInstanceProfile(tx, accountId, input.InstanceProfileName)
      if (profile.roleId !== undefined) throw mustFirst('remove roles from instance profile')
      await tx.instanceProfiles.delete(profile.id)
    })
  },
})
