/**
 * AWS's limits on policies, in characters. IAM counts as `countedSize` does (white space is free); of the others every
 * character counts, as their constants say. Keeping to them is the matter of whoever stores a policy; reading one is
 * bounded by the `MAX_DOCUMENT_*` limits alone.
 */

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html "size of each managed policy". */
export const MAX_MANAGED_POLICY_SIZE = 6144
/** Same page: all inline policies of a user together. */
export const MAX_USER_INLINE_POLICY_SIZE = 2048
/** Same page: all inline policies of a group together. */
export const MAX_GROUP_INLINE_POLICY_SIZE = 5120
/** Same page: all inline policies of a role together. */
export const MAX_ROLE_INLINE_POLICY_SIZE = 10_240
/** Same page: "Role trust policy length", the default and what it may be raised to. */
export const MAX_TRUST_POLICY_SIZE = 2048
export const MAX_TRUST_POLICY_SIZE_RAISED = 4096
/** Same page: session policies. It is the model's maximum of AssumeRole's `Policy` too, so white space counts.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html "plaintext" */
export const MAX_SESSION_POLICY_SIZE = 2048
/** Doubled in May 2026. White space counts: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 * "saved exactly as you provided it". */
export const MAX_SCP_SIZE = 10_240
/** Same page; white space counts. */
export const MAX_RCP_SIZE = 5120
/** "including white space": https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#vpc-endpoint-policy-considerations */
export const MAX_VPC_ENDPOINT_POLICY_SIZE = 20_480

/** Longest source text that is read, white space included: the model's maximum of `policyDocumentType`.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export const MAX_DOCUMENT_LENGTH = 131_072
/** The same for AWS's own managed policies, which that model does not bind: the longest of those published
 * (AWSSupportServiceRolePolicy) has some 152,000 characters. */
export const MAX_AWS_MANAGED_DOCUMENT_LENGTH = 524_288
/** Nesting that is read. The deepest place of the grammar is a value in a list of a condition: 6.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const MAX_DOCUMENT_DEPTH = 16
/** Problems that `checkPolicy` reports of one document; ours, so that a hostile document gives a bounded answer. */
export const MAX_REPORTED_PROBLEMS = 100
