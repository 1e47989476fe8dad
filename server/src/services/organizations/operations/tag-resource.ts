import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { changeTags, taggedResource } from '../tagged.ts'
import { fromTags, mergeTags } from '../tags.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_TagResource.html */
export const tagResource = organizationsOperation('TagResource', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:TagResource',
    ...(await taggedResource(store, caller, input.ResourceId)),
    requestTags: fromTags(input.Tags),
  }),

  async handle({ input, caller, store }) {
    await asManagement(store, caller, (tx, { id }) =>
      changeTags(tx, id, input.ResourceId, (present) => mergeTags(present, fromTags(input.Tags))),
    )
  },
})
