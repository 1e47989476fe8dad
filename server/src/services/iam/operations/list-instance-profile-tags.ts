import { iamOperation } from '../operation.ts'
import { pageOfTags } from '../tags.ts'
import { instanceProfileTarget, requireInstanceProfile } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html */
export const listInstanceProfileTags = iamOperation('ListInstanceProfileTags', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListInstanceProfileTags',
    ...(await instanceProfileTarget(store, caller.accountId, input.InstanceProfileName)),
  }),

  async handle({ input, caller, store }) {
    const profile = await requireInstanceProfile(store, caller.accountId, input.InstanceProfileName)
    return pageOfTags(input, profile.tags)
  },
})
