/**
 * Bounds on what one decision reads. A request past them is refused with an error, never cut short: cutting would let a
 * Deny miss what it is about.
 */

/** Longest resource of a request, in characters: the maximum of an ARN,
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html (`ResourceNameType`, 2048). */
export const MAX_RESOURCE_LENGTH = 2048
/** Longest action of a request, in characters: `ActionNameType` of the same page has 128; services' names may be as long again. */
export const MAX_ACTION_LENGTH = 256
/** Longest single value of a condition key, in characters. AWS names none; the longest there are, HTTP headers, end at
 * 8,192 (https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonRequestHeaders.html: 8 KB for the whole header). */
export const MAX_CONTEXT_VALUE_LENGTH = 16_384
/** Most values of a multi-valued condition key. AWS names none; the largest sets there are, keys and attributes of one DynamoDB
 * request, stay in the hundreds. */
export const MAX_CONTEXT_VALUES = 1000
/** Actions that a policy set remembers the statements of; past that it forgets all and starts anew. */
export const MAX_REMEMBERED_ACTIONS = 1024
/** Array cells of 8 bytes that it holds for them before it forgets; only the action asked last may reach beyond. */
export const MAX_REMEMBERED_CELLS = 262_144

/** Different actions that are told apart at a time, letter case included; AWS has some 20,000
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html). */
export const MAX_KNOWN_ACTIONS = 65_536

/** Values of one kind that compiled documents share, and the longest text that is looked up for it, in characters: a few megabytes
 * at most. AWS names neither; its own managed policies together have 1,941 different Condition blocks, nine of them longer, and 2,503
 * patterns. */
export const MAX_SHARED_VALUES = 4096
export const MAX_SHARED_KEY_LENGTH = 512

/** Policies of one set, and statements of one policy: what a reference has bits for. AWS allows some 20 managed policies and ten
 * groups per user (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). */
export const MAX_POLICIES = 16_384
export const MAX_STATEMENTS = 16_384

/**
 * Steps that one decision may spend on searching for pieces of patterns that hold `?` or variables; some twenty milliseconds. Policies
 * that people write spend a few hundred: only patterns made to be slow, against texts made to be long, come near.
 */
export const MAX_MATCH_STEPS = 4_000_000

/** A request that cannot be decided: too long, or with a context value of no type the language knows. Deny it. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
}
