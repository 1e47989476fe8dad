import { instanceProfilesShown } from '../instance-profiles.ts'
import { iamOperation } from '../operation.ts'
import { instanceProfileTarget, requireInstanceProfile } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html */
export const getInstanceProfile = iamOperation('GetInstanceProfile', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:GetInstanceProfile',
    ...(await instanceProfileTarget(store, caller.accountId, input.InstanceProfileName)),
  }),

  async handle({ input, caller, store }) {
    const profile = await requireInstanceProfile(store, caller.accountId, input.InstanceProfileName)
    const [shown] = await instanceProfilesShown(store, [profile])
    return { InstanceProfile: shown! }
  },
})
