import type { SessionFacts } from '../../authenticate/caller.ts'
import type { Tag } from '../../store/records.ts'
import { stsError } from './errors.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_know */
const MAX_SESSION_TAGS = 50

/** The tags of a new session, and which of them go on to sessions made with it. */
export interface SessionTags {
  readonly tags: readonly Tag[]
  readonly transitiveTagKeys: readonly string[]
}

/**
 * The tags of a new session: those given, and the transitive ones of the session that asks, which cannot be overridden.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
 * @throws ValidationError
 */
export function sessionTags(
  given: readonly { readonly Key: string; readonly Value: string }[] | undefined,
  transitive: readonly string[] | undefined,
  parent: SessionFacts | undefined,
): SessionTags {
  const tags = (given ?? []).map(({ Key, Value }) => ({ key: Key, value: Value }))
  const keys = uniqueKeys(tags)
  const inherited = inheritedTags(parent)
  for (const { key } of inherited) {
    if (keys.has(key.toLowerCase())) {
      throw stsError(
        'ValidationError',
        `One of the specified tag keys can't be set because it conflicts with a transitive tag key from the calling session.`,
      )
    }
  }
  for (const key of transitive ?? []) {
    if (!keys.has(key.toLowerCase())) {
      throw stsError(
        'ValidationError',
        'The specified transitive tag key must be included in the requested tags.',
      )
    }
  }
  if (tags.length + inherited.length > MAX_SESSION_TAGS) {
    throw stsError('ValidationError', `The number of session tags exceeds the limit of ${MAX_SESSION_TAGS}.`)
  }
  return {
    tags: [...tags, ...inherited],
    transitiveTagKeys: [...(transitive ?? []), ...inherited.map((tag) => tag.key)],
  }
}

/** The tags that a session hands on. */
export function inheritedTags(parent: SessionFacts | undefined): readonly Tag[] {
  const handedOn = new Set(parent?.transitiveTagKeys.map((key) => key.toLowerCase()))
  return (parent?.tags ?? []).filter((tag) => handedOn.has(tag.key.toLowerCase()))
}

function uniqueKeys(tags: readonly Tag[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { key } of tags) {
    const folded = key.toLowerCase()
    if (folded.startsWith('aws:'))
      throw stsError('ValidationError', 'Tag keys that start with aws: are reserved for system use.')
    if (keys.has(folded)) {
      throw stsError(
        'ValidationError',
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      )
    }
    keys.add(folded)
  }
  return keys
}
