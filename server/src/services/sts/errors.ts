import { ServiceError } from '../../errors.ts'

/**
 * The errors of STS and their HTTP statuses, as the service's model and the common errors declare them (a test compares).
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export const STS_ERRORS = {
  AccessDenied: 403,
  ExpiredTokenException: 400,
  ExpiredTradeInTokenException: 400,
  IDPCommunicationError: 400,
  IDPRejectedClaim: 403,
  InvalidAuthorizationMessageException: 400,
  InvalidIdentityToken: 400,
  JWTPayloadSizeExceededException: 400,
  MalformedPolicyDocument: 400,
  OutboundWebIdentityFederationDisabledException: 403,
  PackedPolicyTooLarge: 400,
  RegionDisabledException: 403,
  SessionDurationEscalationException: 403,
  ValidationError: 400,
} as const

export type StsErrorCode = keyof typeof STS_ERRORS

/** An error of STS with its status. */
export function stsError(code: StsErrorCode, message: string): ServiceError {
  return new ServiceError(code, STS_ERRORS[code], message)
}
