import { iamError } from '../errors.ts'

// What AWS says of a simulation it does not run; recorded from the service where no page has the sentence.

const invalid = (message: string) => iamError('InvalidInput', message)

/** Of an ARN that should be a user's, group's or role's. */
export const unclearEntity = (arn: string) =>
  invalid(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`)
export const foreignSource = (callerAccount: string, account: string) =>
  invalid(
    `Invalid Policy Source Arn: caller's account ${callerAccount} does not have access to policies in account ${account}`,
  )
export const notAResourceOwner = (owner: string) => invalid(`'${owner}' is not a valid as a Resource Owner.`)
export const notAResource = (name: string) => invalid(`ResourceNames are not in a valid ARN format: ${name}.`)
// AWS's wording of these is not known.

export const noCaller = () => invalid('CallerArn is required here: the source of the policies is not a user.')
export const tooManyBoundaries = () => invalid('PermissionsBoundaryPolicyInputList takes one policy at most.')
/** `level` counts from 1, the organization's root. */
export const emptyLevel = (level: number) =>
  invalid(`Level ${level} of OrderedOrganizationPolicyInputList holds no service control policy.`)

export const notAnAction = (name: string) => invalid(`ActionNames are not in a valid format: ${name}.`)
/** `id` is the policy's: `PolicyInputList.1`. */
export const malformedInput = (id: string, reason: string) => invalid(`Invalid policy ${id}: ${reason}`)
export const unequalResources = () =>
  invalid('Invalid Resource Policy: it must be applicable to all of the resources in the simulation.')
export const invalidContext = (key: string, reason: string) =>
  invalid(`Invalid context entry ${key}: ${reason}`)
export const unknownScenario = (option: string) => invalid(`Invalid ResourceHandlingOption: ${option}`)
export const incompleteScenario = (option: string, missing: readonly string[]) =>
  invalid(`The ResourceHandlingOption ${option} requires resources of the types: ${missing.join(', ')}`)
export const invalidExclusion = (reason: string) => invalid(`Invalid PolicyExclusionList: ${reason}`)
/** For one action that costs more than an answer may; AWS's limits are not published. */
export const tooLarge = () =>
  invalid('The simulation is too large: give fewer resources or smaller policies at a time.')
/** For what the engine refuses to look at, such as a value past its limits. */
export const invalidRequest = (reason: string) => invalid(reason)
/**
 * For a stored policy that cannot be read.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html#API_SimulatePrincipalPolicy_Errors
 */
export const notEvaluated = (id: string, reason: string) =>
  iamError('PolicyEvaluation', `The policy ${id} could not be evaluated: ${reason}`)
