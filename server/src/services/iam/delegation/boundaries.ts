import type { PolicyDocument } from '@iamd/engine'

/** The condition key that names the boundary of the role that an action makes or changes. */
const BOUNDARY_KEY = 'iam:permissionsboundary'

/** Operators that name values; the negated ones name what must not be. */
const NAMING: ReadonlySet<string> = new Set([
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnEquals',
  'ArnLike',
])

/**
 * The permissions boundaries that roles made by means of a policy must have.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DelegationRequest.html (RolePermissionRestrictionArns)
 */
export function boundariesOf({ statements }: PolicyDocument): readonly string[] {
  const arns = statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ conditions }) => conditions)
    .filter(({ key, operator }) => key.toLowerCase() === BOUNDARY_KEY && NAMING.has(operator))
    .flatMap(({ values }) => values)
  return [...new Set(arns)]
}
