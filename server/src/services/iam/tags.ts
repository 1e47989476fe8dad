import type { Tag } from '../../store/records.ts'
import { iamError } from './errors.ts'
import { type PageInput, pageOf } from './paging.ts'
import { QUOTAS } from './quotas.ts'
import { toTags } from './views.ts'

/**
 * Checks tags that are to be put on an entity: no key twice (letter case aside), none of AWS's own prefix, 50 at most.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
 * @throws InvalidInput, LimitExceeded
 */
export function checkTags(tags: readonly Tag[]): readonly Tag[] {
  const seen = new Set<string>()
  for (const { key } of tags) {
    const folded = key.toLowerCase()
    if (folded.startsWith('aws:')) {
      throw iamError('InvalidInput', 'Tag keys that start with aws: are reserved for system use.')
    }
    if (seen.has(folded)) {
      throw iamError(
        'InvalidInput',
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      )
    }
    seen.add(folded)
  }
  if (tags.length > QUOTAS.TagsPerEntity) {
    throw iamError('LimitExceeded', `Cannot exceed quota for TagsPerResource: ${QUOTAS.TagsPerEntity}`)
  }
  return tags
}

/** The tags of an entity after TagX: a key given again takes the new value and the new letter case. */
export function mergeTags(present: readonly Tag[], given: readonly Tag[]): readonly Tag[] {
  checkTags(given)
  return checkTags([
    ...removeTags(
      present,
      given.map((tag) => tag.key),
    ),
    ...given,
  ])
}

/** The tags of an entity after UntagX; keys that are not there are passed over. */
export function removeTags(present: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  const gone = new Set(keys.map((key) => key.toLowerCase()))
  return present.filter((tag) => !gone.has(tag.key.toLowerCase()))
}

/** Sorted by key, as every List...Tags answers and, where their members' documentation says so, other operations. */
export const sortedTags = (tags: readonly Tag[]) => tags.toSorted((a, b) => (a.key < b.key ? -1 : 1))

/** One page of an entity's tags. */
export async function pageOfTags(input: PageInput, tags: readonly Tag[]) {
  const { items, ...paging } = await pageOf(input, sortedTags(tags), ({ key }) => key)
  return { Tags: toTags(items), ...paging }
}
