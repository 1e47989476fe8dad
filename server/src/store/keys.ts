/**
 * The keys under which the store finds and sorts things. Names of IAM entities keep their letter case and are
 * unique without regard to it, so every named table has a lower-case key column beside the name; look-ups and
 * sorting use only the key, and no engine's own idea of letter case or collation takes part.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html ("IAM name requirements")
 */

/**
 * The look-up key of a name: A to Z made small, all else left. Not `toLowerCase`, which maps letters outside
 * ASCII onto ASCII ones (the Kelvin sign onto `k`) and would find an entity under a name that is not its own.
 */
export function nameKey(name: string): string {
  return UPPER_CASE.test(name) ? name.replace(UPPER_CASE_RUNS, (run) => run.toLowerCase()) : name
}

const UPPER_CASE = /[A-Z]/
const UPPER_CASE_RUNS = /[A-Z]+/g

/**
 * The first string after all that begin with `prefix`. Paths hold only U+0021 to U+007E, so U+007F closes the
 * range; a range is portable where LIKE is not (its letter case differs between engines).
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html (Path)
 */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u007f`
}

/** What can hold policies. */
export type PolicyHolderKind = 'user' | 'group' | 'role'

/**
 * Which kind of entity a unique id names, by its documented prefix.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 * @throws TypeError for an id that is none of a user, group or role
 */
export function policyHolderKind(id: string): PolicyHolderKind {
  if (id.startsWith('AIDA')) return 'user'
  if (id.startsWith('AGPA')) return 'group'
  if (id.startsWith('AROA')) return 'role'
  throw new TypeError(`not the unique id of a user, group or role: ${id}`)
}

/** A managed policy's ARN in parts; `accountId` is `aws` for the policies that AWS manages. */
export interface PolicyArnParts {
  readonly accountId: string
  readonly path: string
  readonly name: string
}

/**
 * Takes `arn:PARTITION:iam::ACCOUNT:policy/PATH/NAME` apart; undefined where the text is not of that form.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export function policyArnParts(arn: string): PolicyArnParts | undefined {
  const [scheme, , service, region, accountId, resource, ...more] = arn.split(':', 7)
  if (scheme !== 'arn' || service !== 'iam' || region !== '' || !accountId || !resource || more.length > 0)
    return undefined
  if (!resource.startsWith('policy/')) return undefined
  const nameAt = resource.lastIndexOf('/') + 1
  const name = resource.slice(nameAt)
  return name === '' ? undefined : { accountId, path: resource.slice('policy'.length, nameAt), name }
}

/** The account part of the ARNs of AWS managed policies. */
export const AWS_MANAGED = 'aws'

/**
 * Organizational units below the root in one another.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const MAX_UNIT_DEPTH = 5
