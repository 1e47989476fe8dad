import type { AccessCheck } from '../../operation.ts'

/**
 * To make an entity with tags, its Tag action must be allowed besides, for the same resource and tags.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function createChecks(
  action: string,
  tagAction: string,
  check: Omit<AccessCheck, 'action'> & Required<Pick<AccessCheck, 'requestTags'>>,
): readonly AccessCheck[] {
  const create = { action, ...check }
  return check.requestTags.length === 0 ? [create] : [create, { ...create, action: tagAction }]
}
