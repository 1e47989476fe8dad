import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { changeTags, taggedResource } from '../tagged.ts'
import { removeTags } from '../tags.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_UntagResource.html */
export const untagResource = organizationsOperation('UntagResource', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:UntagResource',
    ...(await taggedResource(store, caller, input.ResourceId)),
    tagKeys: input.TagKeys,
  }),

  async handle({ input, caller, store }) {
    await asManagement(store, caller, (tx, { id }) =>
      changeTags(tx, id, input.ResourceId, (present) => removeTags(present, input.TagKeys)),
    )
  },
})
