import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import { QUOTAS } from '../quotas.ts'
import { taggedResource, tagsOf } from '../tagged.ts'
import { toTags } from '../tags.ts'

/** Sorted by key. https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = organizationsOperation('ListTagsForResource', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:ListTagsForResource',
    ...(await taggedResource(store, caller, input.ResourceId)),
  }),

  async handle({ input, caller, store }) {
    const { id } = await requireReader(store, caller)
    const tags = await tagsOf(store, id, input.ResourceId)
    const sorted = tags.toSorted((a, b) => (a.key < b.key ? -1 : 1))
    const { items, NextToken } = await pageOf(
      { ...input, MaxResults: QUOTAS.TagsPerResource },
      sorted,
      ({ key }) => key,
    )
    return { Tags: toTags(items), NextToken }
  },
})
