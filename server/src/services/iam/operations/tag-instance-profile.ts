import { iamOperation } from '../operation.ts'
import { mergeTags } from '../tags.ts'
import { instanceProfileTarget, requireInstanceProfile } from '../targets.ts'
import { fromTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagInstanceProfile.html */
export const tagInstanceProfile = iamOperation('TagInstanceProfile', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:TagInstanceProfile',
    ...(await instanceProfileTarget(store, caller.accountId, input.InstanceProfileName)),
    requestTags: fromTags(input.Tags),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const profile = await requireInstanceProfile(tx, accountId, input.InstanceProfileName)
      await tx.instanceProfiles.setTags(profile.id, mergeTags(profile.tags, fromTags(input.Tags)))
    })
  },
})
