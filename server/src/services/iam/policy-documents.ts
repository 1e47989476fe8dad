import { countedSize, type ParseOptions, type PolicyDocument, PolicyError, parsePolicy } from '@iamd/engine'
import { iamError, quotaExceeded } from './errors.ts'
import { POLICY_SIZES } from './quotas.ts'

/**
 * Documents on their way in. Grammar and wording are the engine's; sizes are IAM's quotas, which do not count white space.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

/** @throws MalformedPolicyDocument for an inline policy that does not follow the grammar. */
export function checkInlineDocument(document: string): void {
  parse(document, 'identity')
}

/**
 * A managed policy must be of the language's present version, which an inline one need not.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 * @throws MalformedPolicyDocument, LimitExceeded
 */
export function checkManagedDocument(document: string): void {
  parse(document, 'identity', { minimumVersion: '2012-10-17' })
  if (countedSize(document) > POLICY_SIZES.managed) throw quotaExceeded('PolicySize', POLICY_SIZES.managed)
}

/**
 * The parsed trust policy. Whether its principals exist is looked at elsewhere.
 * @throws MalformedPolicyDocument, LimitExceeded
 */
export function checkTrustDocument(document: string): PolicyDocument {
  const parsed = parse(document, 'trust')
  if (countedSize(document) > POLICY_SIZES.trust) throw quotaExceeded('ACLSizePerRole', POLICY_SIZES.trust)
  return parsed
}

function parse(document: string, type: 'identity' | 'trust', options?: ParseOptions): PolicyDocument {
  try {
    return parsePolicy(document, type, options)
  } catch (error) {
    if (error instanceof PolicyError) throw iamError('MalformedPolicyDocument', error.message)
    throw error
  }
}
