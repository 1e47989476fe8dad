import type { PolicyIdentifier } from '../../../models/iam.gen.ts'
import { AWS_ACCOUNT } from '../policies/managed-policy.ts'
import { invalidExclusion } from './errors.ts'

/** Where a stored policy comes from, in the terms that PolicyExclusionList identifies policies by. */
export type StoredOrigin =
  | {
      readonly type: 'inline'
      readonly owner: 'user' | 'group' | 'role'
      readonly ownerName: string
      readonly name: string
    }
  | { readonly type: 'aws-managed' | 'user-managed'; readonly arn: string }
  | { readonly type: 'permission-boundary' | 'scp'; readonly arn: string }

type Excludes = (origin: StoredOrigin) => boolean

/**
 * Which stored policies the simulation leaves out. What identifies no policy here (an RCP, a policy that is not
 * attached) is ignored.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyIdentifier.html
 * @throws InvalidInput for an identifier with none or several of its members, a malformed ARN, wildcards where none may be
 */
export function exclusionOf(identifiers: readonly PolicyIdentifier[] = []): Excludes {
  const excludes = identifiers.map(exclusion)
  return (origin) => excludes.some((one) => one(origin))
}

/**
 * Whether all service control policies are left out. Then none are evaluated, as where the simulator's console is asked without them:
 * no organization has a level without any, so nothing else could be simulated.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html#policies_policy-simulator-using
 */
export function excludesScps(identifiers: readonly PolicyIdentifier[] = []): boolean {
  return identifiers.some(({ PolicyType }) => PolicyType === 'scp')
}

function exclusion({ PolicyType, PolicyArn, InlinePolicyIdentifier }: PolicyIdentifier): Excludes {
  const given = [PolicyType, PolicyArn, InlinePolicyIdentifier].filter((member) => member !== undefined)
  if (given.length !== 1) {
    throw invalidExclusion('specify exactly one of PolicyType, PolicyArn and InlinePolicyIdentifier.')
  }
  if (PolicyType !== undefined) return ({ type }) => type === PolicyType
  if (PolicyArn !== undefined) return byArn(PolicyArn)
  const { PolicyName, AttachmentType, AttachmentName } = InlinePolicyIdentifier!
  if (!OWNER_PATTERN.test(AttachmentName)) {
    throw invalidExclusion(`${AttachmentName} is not the name of a user, group or role.`)
  }
  const matches = wildcard(AttachmentName)
  return (origin) =>
    origin.type === 'inline' &&
    origin.owner === AttachmentType &&
    origin.name === PolicyName &&
    matches(origin.ownerName)
}

/** A name (the pattern of its page) with wildcards. */
const OWNER_PATTERN = /^[\w+=,.@*?-]+$/
const POLICY_ARN = /^arn:[a-z-]+:iam::([0-9]{12}|aws):policy\/[\x21-\x7e]+$/
/** SCPs and RCPs have ARNs of this form. */
const ORGANIZATION_POLICY_ARN = /^arn:[a-z-]+:organizations::([0-9]{12}|aws):policy\/[\x21-\x7e]+$/

function byArn(pattern: string): Excludes {
  if (ORGANIZATION_POLICY_ARN.test(pattern)) {
    const matchesScp = wildcard(pattern)
    return (origin) => origin.type === 'scp' && matchesScp(origin.arn)
  }
  const account = POLICY_ARN.exec(pattern)?.[1]
  if (account === undefined) throw invalidExclusion(`${pattern} is not the ARN of a policy.`)
  const type = account === AWS_ACCOUNT ? 'aws-managed' : 'user-managed'
  const matches = wildcard(pattern)
  return (origin) => origin.type === type && matches(origin.arn)
}

/**
 * A pattern with at most one `*` and any number of `?`.
 * @throws InvalidInput for a second `*`
 */
function wildcard(pattern: string): (text: string) => boolean {
  const [head = '', tail, ...more] = pattern.split('*')
  if (more.length > 0) throw invalidExclusion(`${pattern} has more than one *.`)
  if (tail === undefined) return (text) => text.length === head.length && sameAt(head, text, 0)
  return (text) =>
    text.length >= head.length + tail.length &&
    sameAt(head, text, 0) &&
    sameAt(tail, text, text.length - tail.length)
}

function sameAt(pattern: string, text: string, offset: number): boolean {
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] !== '?' && pattern[i] !== text[offset + i]) return false
  }
  return true
}
