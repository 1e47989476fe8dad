import { iamOperation } from '../operation.ts'
import { removeTags } from '../tags.ts'
import { instanceProfileTarget, requireInstanceProfile } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagInstanceProfile.html */
export const untagInstanceProfile = iamOperation('UntagInstanceProfile', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UntagInstanceProfile',
    ...(await instanceProfileTarget(store, caller.accountId, input.InstanceProfileName)),
    tagKeys: input.TagKeys,
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const profile = await requireInstanceProfile(tx, accountId, input.InstanceProfileName)
      await tx.instanceProfiles.setTags(profile.id, removeTags(profile.tags, input.TagKeys))
    })
  },
})
