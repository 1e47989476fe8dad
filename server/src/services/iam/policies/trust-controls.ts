import type { ConditionEntry, PolicyDocument, Statement } from '@iamd/engine'
import { iamError } from '../errors.ts'

/**
 * GitHub signs the tokens of everybody's workflows, so a role that trusts it must say whose. AWS holds trust policies to it when they are
 * written; those that are stored already stay as they are.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub
 */

const PROVIDER = ':oidc-provider/'
/** Also the issuers of enterprises, which have a path. Recorded of AWS. */
const GITHUB = 'token.actions.githubusercontent.com'
const ACTION = 'sts:assumerolewithwebidentity'
/** Claims of which one must be compared, and the operators that count. Recorded of AWS. */
const CLAIMS: readonly string[] = ['sub', 'job_workflow_ref']
const OPERATORS: ReadonlySet<ConditionEntry['operator']> = new Set([
  'StringEquals',
  'StringLike',
  'StringEqualsIgnoreCase',
])

/** @throws MalformedPolicyDocument */
export function checkTrustControls({ statements }: PolicyDocument): void {
  for (const statement of statements) {
    if (statement.effect !== 'Allow' || !names(statement, ACTION)) continue
    for (const { kind, value } of statement.principals ?? []) {
      const issuer = value.slice(value.indexOf(PROVIDER) + PROVIDER.length)
      if (kind !== 'Federated' || !value.includes(PROVIDER) || !issuer.startsWith(GITHUB)) continue
      if (!isScoped(statement.conditions, issuer)) throw notScoped(value, issuer)
    }
  }
}

const names = ({ actions = [] }: Statement, action: string) =>
  actions.some((one) => one.toLowerCase() === action)

/** Whether one operator compares a claim that tells whose workflow it is, and each such claim it has, with values that do. */
function isScoped(conditions: readonly ConditionEntry[], issuer: string): boolean {
  const keys = CLAIMS.map((claim) => `${issuer}:${claim}`.toLowerCase())
  const compared = conditions.filter(
    ({ key, operator, ifExists }) => OPERATORS.has(operator) && !ifExists && keys.includes(key.toLowerCase()),
  )
  // Entries of one operator block stand beside each other and are all alike but for key and values.
  const blocks = new Map<string, ConditionEntry[]>()
  for (const entry of compared) {
    const block = `${entry.quantifier ?? ''}:${entry.operator}`
    blocks.set(block, [...(blocks.get(block) ?? []), entry])
  }
  return [...blocks.values()].some((block) => block.every(({ values }) => values.every(isOfSomebody)))
}

/** A value that begins with a star, or is blank, is everybody's. */
const isOfSomebody = (value: string) => value.trim() !== '' && !value.startsWith('*')

/** AWS named `sub` alone until it took `job_workflow_ref` too; these are its words since. */
function notScoped(principal: string, issuer: string) {
  const keys = CLAIMS.map((claim) => `${issuer}:${claim}`).join(' or ')
  return iamError(
    'MalformedPolicyDocument',
    `Trust policy with trusted principal ${principal} must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, ${keys} which is not scoped to all.`,
  )
}
