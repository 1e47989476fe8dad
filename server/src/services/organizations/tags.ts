import type { Tag } from '../../store/records.ts'
import { constraintViolation, invalidInput } from './errors.ts'
import { QUOTAS } from './quotas.ts'

interface TagView {
  readonly Key: string
  readonly Value: string
}

/** Tags of an input that may have none. */
export function fromTags(tags: readonly TagView[] | undefined): readonly Tag[] {
  return tags?.map(({ Key, Value }) => ({ key: Key, value: Value })) ?? []
}

export function toTags(tags: readonly Tag[]): TagView[] {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }))
}

/**
 * Checks tags that are to be put on something. Keys that differ only in letter case are refused as the same: AWS takes both, but
 * condition keys do not tell them apart, so that a policy would speak of either.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html
 * @throws InvalidInputException, ConstraintViolationException
 */
export function checkTags(tags: readonly Tag[]): readonly Tag[] {
  const seen = new Set<string>()
  for (const { key } of tags) {
    const folded = key.toLowerCase()
    if (folded.startsWith('aws:'))
      throw invalidInput(
        'INVALID_SYSTEM_TAGS_PARAMETER',
        'You specified a tag key that is a system tag. System tags are reserved for AWS use.',
      )
    if (seen.has(folded))
      throw invalidInput('DUPLICATE_TAG_KEY', 'You have provided duplicate tag keys in the request.')
    seen.add(folded)
  }
  if (tags.length > QUOTAS.TagsPerResource)
    throw constraintViolation(
      'MAX_TAG_LIMIT_EXCEEDED',
      'You have exceeded the number of tags allowed on this resource.',
    )
  return tags
}

/** What TagResource leaves: a key given again takes the new value. */
export function mergeTags(present: readonly Tag[], given: readonly Tag[]): readonly Tag[] {
  checkTags(given)
  const keys = given.map(({ key }) => key)
  return checkTags([...removeTags(present, keys), ...given])
}

/** What UntagResource leaves; keys that are not there are passed over. */
export function removeTags(present: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  const gone = new Set(keys.map((key) => key.toLowerCase()))
  return present.filter(({ key }) => !gone.has(key.toLowerCase()))
}
