import { PolicyError, parsePolicy } from '@iamd/engine'
import type { Environment } from '../../environment.ts'
import { policyExistsByArn } from '../iam/policies/managed-policy.ts'
import { POLICY_SIZES } from '../iam/quotas.ts'
import { stsError } from './errors.ts'

/** At most this many managed policies narrow a session. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const MAX_POLICY_ARNS = 10

/** The members that narrow a session. */
export interface SessionPolicyInput {
  readonly Policy?: string | undefined
  readonly PolicyArns?: readonly { readonly arn?: string | undefined }[] | undefined
}

/**
 * Checks the policies that a session is to be narrowed by. Managed ones must be AWS's or of the account whose identity the session is of.
 * @throws MalformedPolicyDocument, ValidationError
 */
export async function checkSessionPolicies(
  { store, managedPolicies }: Pick<Environment, 'store' | 'managedPolicies'>,
  accountId: string,
  { Policy, PolicyArns }: SessionPolicyInput,
): Promise<{ policy: string | undefined; policyArns: readonly string[] }> {
  if (Policy !== undefined) checkDocument(Policy)
  const policyArns = (PolicyArns ?? []).flatMap(({ arn }) => (arn === undefined ? [] : [arn]))
  if (policyArns.length > MAX_POLICY_ARNS) {
    throw stsError(
      'ValidationError',
      `The number of session policy ARNs exceeds the limit of ${MAX_POLICY_ARNS}.`,
    )
  }
  for (const arn of policyArns) {
    if (!(await policyExistsByArn(store, managedPolicies, accountId, arn))) {
      throw stsError('ValidationError', `Policy ${arn} does not exist or is not attachable.`)
    }
  }
  return { policy: Policy, policyArns }
}

function checkDocument(document: string): void {
  // AssumeRole's model leaves the length open, but the quota on the plain text is there, white space counted.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
  if (document.length > POLICY_SIZES.session) {
    throw stsError(
      'ValidationError',
      `1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to ${POLICY_SIZES.session}`,
    )
  }
  try {
    parsePolicy(document, 'session')
  } catch (error) {
    if (error instanceof PolicyError) throw stsError('MalformedPolicyDocument', error.message)
    throw error
  }
}
