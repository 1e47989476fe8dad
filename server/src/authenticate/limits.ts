/** How much of the authentication of a request is looked at before the signature is known to be right. */

/**
 * Characters of the Authorization header: a credential, the names of MAX_SIGNED_HEADERS headers, a signature.
 */
export const MAX_AUTHORIZATION_LENGTH = 8 * 1024

/** Headers that one signature covers; SDKs sign about ten. */
export const MAX_SIGNED_HEADERS = 100

/**
 * AccessKeyId is 16 to 128 characters: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html
 */
export const MIN_ACCESS_KEY_ID = 16
export const MAX_ACCESS_KEY_ID = 128

/** The longest region name of AWS has 16 characters, the longest signing name about 40. */
export const MAX_SCOPE_PART = 64

/**
 * Seconds that a presigned URL may be valid: seven days, because a signing key is.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const MAX_PRESIGNED_SECONDS = 604_800

/** Characters of text from the request that an error message repeats. */
export const MAX_ECHO = 128

/**
 * Characters of the canonical request that a SignatureDoesNotMatch message repeats; beyond, the message goes
 * without.
 */
export const MAX_CANONICAL_HINT = 8 * 1024

/**
 * Bytes of the body of an unsigned request, which strangers may have the server hold while it asks an identity provider for keys: a SAML
 * assertion of 100,000 characters and a session policy, encoded.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html (SAMLAssertion)
 */
export const MAX_UNSIGNED_BODY_BYTES = 128 * 1024
