import { countedSize, type ParseOptions, type PolicyDocument, PolicyError, parsePolicy } from '@iamd/engine'
import { iamError, quotaExceeded } from '../errors.ts'
import { POLICY_SIZES } from '../quotas.ts'
import { checkTrustControls } from './trust-controls.ts'

/**
 * Documents on their way in. Grammar and wording are the engine's; sizes are IAM's quotas, which do not count white space.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

/** @throws MalformedPolicyDocument for an inline policy that does not follow the grammar. */
export function checkInlineDocument(document: string): void {
  checkArns(parse(document, 'identity'))
}

/**
 * A managed policy must be of the language's present version, which an inline one need not.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 * @throws MalformedPolicyDocument, LimitExceeded
 */
export function checkManagedDocument(document: string): void {
  checkArns(parse(document, 'identity', { minimumVersion: '2012-10-17' }))
  if (countedSize(document) > POLICY_SIZES.managed) throw quotaExceeded('PolicySize', POLICY_SIZES.managed)
}

/**
 * The parsed trust policy. Whether its principals exist is looked at elsewhere.
 * @throws MalformedPolicyDocument, LimitExceeded
 */
export function checkTrustDocument(document: string): PolicyDocument {
  const parsed = parse(document, 'trust')
  if (countedSize(document) > POLICY_SIZES.trust) throw quotaExceeded('ACLSizePerRole', POLICY_SIZES.trust)
  checkTrustControls(parsed)
  return parsed
}

/** The places of an ARN's parts; the resource is all that follows. */
const ACCOUNT = 4
const RESOURCE = 5
/** An account id or a pattern of one, or a name that stands for an account of AWS's, such as `aws`. */
const ACCOUNT_PART = /^(?:[\d*?]+|[a-z-]*)$/

/**
 * What is stored is held to more than what is simulated: variables stand in the resource part of an ARN only, and the account
 * is one. The first is documented, both are recorded.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse
 * @throws MalformedPolicyDocument
 */
function checkArns({ version, statements }: PolicyDocument): void {
  for (const { resources = [], notResources = [] } of statements) {
    for (const arn of [...resources, ...notResources]) {
      const parts = arn.split(':')
      const isVariable =
        version === '2012-10-17' && parts.slice(0, RESOURCE).some((part) => part.includes('${'))
      const isAccount = parts.length <= RESOURCE || ACCOUNT_PART.test(parts[ACCOUNT]!)
      if (isVariable || !isAccount)
        throw iamError('MalformedPolicyDocument', 'The policy failed legacy parsing')
    }
  }
}

function parse(document: string, type: 'identity' | 'trust', options?: ParseOptions): PolicyDocument {
  try {
    return parsePolicy(document, type, options)
  } catch (error) {
    if (error instanceof PolicyError) throw iamError('MalformedPolicyDocument', error.message)
    throw error
  }
}
