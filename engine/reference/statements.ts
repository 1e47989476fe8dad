/**
 * Whether one statement applies to a request, and how directly it names the caller.
 */
import type { Principal, Request } from '../src/types.ts'
import { conditionHolds } from './conditions.ts'
import { many, type RawPolicy, type RawPrincipal, type RawStatement } from './policy.ts'
import { matches, symbols } from './text.ts'

/**
 * What an Allow of a resource policy is worth in the caller's own account.
 * - `direct`: names the user, the session, the service, or everyone; nothing implicit limits it.
 * - `limited`: names the role (or the user behind a federated session); boundary and session policy limit it.
 * - `account`: names the account, which only delegates to the account's own policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html#policy-eval-denyallow (step 3)
 */
export type Grade = 'direct' | 'limited' | 'account' | 'none'

const RANK: readonly Grade[] = ['none', 'account', 'limited', 'direct']
export const strongest = (grades: readonly Grade[]): Grade =>
  RANK.findLast((grade) => grades.includes(grade)) ?? 'none'

/** Who a principal is, one entry for each name that policies know: what it grants, and the names themselves. */
interface Name {
  readonly grade: Grade
  readonly kind: 'AWS' | 'Service' | 'Federated'
  readonly values: readonly string[]
}

/**
 * The names a caller answers to, from the account down.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function namesOf(caller: Principal): Name[] {
  const account = (id: string): Name => ({ grade: 'account', kind: 'AWS', values: [id] })
  switch (caller.type) {
    case 'root':
      return [account(caller.accountId)]
    case 'user':
      return [
        account(caller.accountId),
        { grade: 'direct', kind: 'AWS', values: [caller.arn, caller.userId] },
      ]
    case 'assumed-role':
      return [
        account(caller.accountId),
        { grade: 'limited', kind: 'AWS', values: [caller.roleArn, caller.userId.split(':')[0]!] },
        { grade: 'direct', kind: 'AWS', values: [caller.arn] },
      ]
    case 'federated-user':
      return [
        account(caller.accountId),
        { grade: 'limited', kind: 'AWS', values: caller.userArn.endsWith(':root') ? [] : [caller.userArn] },
        { grade: 'direct', kind: 'AWS', values: [caller.arn] },
      ]
    case 'federated':
      return [{ grade: 'direct', kind: 'Federated', values: [caller.provider] }]
    case 'service':
      return [{ grade: 'direct', kind: 'Service', values: [caller.service] }]
    case 'anonymous':
      return []
  }
}

/** "For anonymous users, the following elements are equivalent": `"*"` and `{"AWS": "*"}`; both mean all principals. */
const namesEveryone = (element: RawPrincipal) => element === '*' || many(element.AWS).includes('*')

/** "The account ARN and the shortened account ID behave the same way"; the ARN is that of the partition, `aws-us-gov` for one. */
const shortened = (written: string) => /^arn:[^:]+:iam::(\d+):root$/.exec(written)?.[1] ?? written

const names = (element: RawPrincipal, name: Name) =>
  element !== '*' && many(element[name.kind]).some((written) => name.values.includes(shortened(written)))

/** The strongest way in which a `Principal` element names the caller. */
function principalGrade(element: RawPrincipal, caller: Principal): Grade {
  if (namesEveryone(element)) return 'direct'
  return strongest(
    namesOf(caller)
      .filter((name) => names(element, name))
      .map((name) => name.grade),
  )
}

/**
 * Whether `NotPrincipal` exempts the caller. "You must also specify the account ARN of the not-denied principal"; for an
 * assumed role "AWS might validate the account first, then the role, and then the assumed-role user", and naming
 * the role and its account is enough. "The NotPrincipal element with a Deny effect will always deny any IAM principal
 * that has a permissions boundary policy attached, regardless of the values specified."
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function exempt(element: RawPrincipal, caller: Principal, hasBoundary: boolean): boolean {
  if (hasBoundary) return false
  if (namesEveryone(element)) return true
  const [first, second, third] = namesOf(caller)
  if (first === undefined || !names(element, first)) return false
  if (second === undefined) return true
  // A federated user is named by its session; the user who asked for it is another principal.
  if (caller.type === 'federated-user') return names(element, third!)
  return names(element, second)
}

/** Action names are ASCII: full Unicode folding would let the Kelvin sign stand for a `k`. */
const lowerAscii = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Actions are compared without regard to case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function actionCovered(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) =>
    matches(symbols(lowerAscii(pattern), { wildcards: true })!, lowerAscii(action)),
  )
}

/** Resources are compared with regard to case; a wildcard may run over colons and slashes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
function resourceCovered(patterns: readonly string[], request: Request, variables: boolean): boolean {
  return patterns.some((pattern) => {
    const wanted = symbols(pattern, { wildcards: true, variables: variables ? request.context : undefined })
    return wanted !== undefined && matches(wanted, request.resource)
  })
}

/**
 * How a statement applies: `none` where it does not, else how directly it names the caller (`direct` for statements of
 * policies that have no principals). `hasBoundary`: the caller has a permissions boundary.
 */
export function statementGrade(
  policy: RawPolicy,
  statement: RawStatement,
  request: Request,
  hasBoundary: boolean,
): Grade {
  // Variables came with version 2012-10-17; a missing Version means 2008-10-17 (reference_policies_elements_version.html).
  const variables = policy.Version === '2012-10-17'
  const { Action, NotAction, Resource, NotResource } = statement
  if (Action !== undefined && !actionCovered(many(Action), request.action)) return 'none'
  if (NotAction !== undefined && actionCovered(many(NotAction), request.action)) return 'none'
  if (Resource !== undefined && !resourceCovered(many(Resource), request, variables)) return 'none'
  if (NotResource !== undefined && resourceCovered(many(NotResource), request, variables)) return 'none'
  if (!conditionHolds(statement.Condition, request.context, variables)) return 'none'
  if (statement.Principal !== undefined) return principalGrade(statement.Principal, request.principal)
  if (
    statement.NotPrincipal !== undefined &&
    exempt(statement.NotPrincipal, request.principal, hasBoundary)
  ) {
    return 'none'
  }
  return 'direct'
}
