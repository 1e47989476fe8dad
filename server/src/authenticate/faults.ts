import { createHash } from 'node:crypto'
import { ServiceError } from '../errors.ts'
import { headerOf } from '../receive/headers.ts'
import type { RawRequest } from '../receive/request.ts'
import { MAX_ECHO } from './limits.ts'

/**
 * The ways in which authentication fails, in the codes, statuses and words of the kind of service that was
 * asked: AWS's services agree on the reasons but not on the names.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html#CommonErrors
 */
export type Fault =
  /** Not signed at all. */
  | 'missing'
  /** Signed in a form that is not SigV4. */
  | 'incomplete'
  /** No such key, an inactive key, or a session token that is not the key's. */
  | 'unknown-key'
  /** A session token that is none of ours, or whose role or user is gone. */
  | 'unknown-token'
  | 'expired-token'
  | 'mismatch'
  /** Date and time too far from ours. */
  | 'skewed'
  /** A presigned URL past its time. */
  | 'expired-url'

/** Whose manner of speaking an error has. */
export type Dialect = 'query' | 'json' | 's3' | 'ec2'

/** `message` undefined: the message tells the particulars and comes with the fault. */
interface FaultForm {
  readonly code: string
  readonly status: number
  readonly message?: string
}

const INVALID_TOKEN = 'The security token included in the request is invalid.'
const EXPIRED_TOKEN = 'The security token included in the request is expired'
const MISSING = 'Request is missing Authentication Token'
const EC2_AUTH_FAILURE = {
  code: 'AuthFailure',
  status: 401,
  message: 'AWS was not able to validate the provided access credentials',
}

const FORMS: Readonly<Record<Dialect, Readonly<Record<Fault, FaultForm>>>> = {
  query: {
    missing: { code: 'MissingAuthenticationToken', status: 403, message: MISSING },
    incomplete: { code: 'IncompleteSignature', status: 400 },
    'unknown-key': { code: 'InvalidClientTokenId', status: 403, message: INVALID_TOKEN },
    'unknown-token': { code: 'InvalidClientTokenId', status: 403, message: INVALID_TOKEN },
    'expired-token': { code: 'ExpiredToken', status: 403, message: EXPIRED_TOKEN },
    mismatch: { code: 'SignatureDoesNotMatch', status: 403 },
    skewed: { code: 'SignatureDoesNotMatch', status: 403 },
    'expired-url': { code: 'SignatureDoesNotMatch', status: 403 },
  },
  json: {
    missing: { code: 'MissingAuthenticationTokenException', status: 400, message: MISSING },
    incomplete: { code: 'IncompleteSignatureException', status: 400 },
    'unknown-key': { code: 'UnrecognizedClientException', status: 400, message: INVALID_TOKEN },
    'unknown-token': { code: 'UnrecognizedClientException', status: 400, message: INVALID_TOKEN },
    'expired-token': { code: 'ExpiredTokenException', status: 400, message: EXPIRED_TOKEN },
    mismatch: { code: 'InvalidSignatureException', status: 400 },
    skewed: { code: 'InvalidSignatureException', status: 400 },
    'expired-url': { code: 'InvalidSignatureException', status: 400 },
  },
  s3: {
    missing: { code: 'AccessDenied', status: 403, message: 'Access Denied' },
    incomplete: { code: 'AuthorizationHeaderMalformed', status: 400 },
    'unknown-key': {
      code: 'InvalidAccessKeyId',
      status: 403,
      message: 'The AWS Access Key Id you provided does not exist in our records.',
    },
    'unknown-token': {
      code: 'InvalidToken',
      status: 400,
      message: 'The provided token is malformed or otherwise invalid.',
    },
    'expired-token': { code: 'ExpiredToken', status: 400, message: 'The provided token has expired.' },
    mismatch: {
      code: 'SignatureDoesNotMatch',
      status: 403,
      message:
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    },
    skewed: {
      code: 'RequestTimeTooSkewed',
      status: 403,
      message: 'The difference between the request time and the current time is too large.',
    },
    'expired-url': { code: 'AccessDenied', status: 403, message: 'Request has expired' },
  },
  ec2: {
    missing: { ...EC2_AUTH_FAILURE, code: 'MissingAuthenticationToken', status: 403, message: MISSING },
    incomplete: { code: 'IncompleteSignature', status: 400 },
    'unknown-key': EC2_AUTH_FAILURE,
    'unknown-token': EC2_AUTH_FAILURE,
    'expired-token': { code: 'RequestExpired', status: 400, message: 'Request has expired.' },
    mismatch: EC2_AUTH_FAILURE,
    skewed: { code: 'RequestExpired', status: 400, message: 'Request has expired.' },
    'expired-url': { code: 'RequestExpired', status: 400, message: 'Request has expired.' },
  },
}

/**
 * A request refused, before it is known in whose words: the checks throw it, the authenticator turns it into
 * a ServiceError. `detail` says what is wrong where the dialect has no fixed words for the fault.
 */
export class Refused extends Error {
  readonly fault: Fault
  constructor(fault: Fault, detail = '') {
    super(detail)
    this.name = 'Refused'
    this.fault = fault
  }
}

/** A refusal in the words of the service asked; any other error as it is. */
export function inWordsOf(dialect: Dialect, error: unknown): unknown {
  if (!(error instanceof Refused)) return error
  const { code, status, message } = FORMS[dialect][error.fault]
  return new ServiceError(code, status, message ?? error.message)
}

/**
 * The dialect of a request: the service of its credential scope decides where there is one, else the marks of
 * the JSON protocols.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function dialectOf(raw: RawRequest, service: string | undefined): Dialect {
  if (service === 's3') return 's3'
  if (service === 'ec2') return 'ec2'
  if (headerOf(raw.headers, 'x-amz-target') !== undefined) return 'json'
  const type = headerOf(raw.headers, 'content-type')
  return type !== undefined && /^application\/(x-amz-)?json/i.test(type) ? 'json' : 'query'
}

/** Text of the request for an error message: cut, and without what could break a log line. */
export function echo(text: string): string {
  return text.slice(0, MAX_ECHO).replace(/[^\x20-\x7e]/g, '?')
}

/**
 * How a message names a value that may hold a secret (a password in a Basic header, a secret key in the place
 * of the key id): AWS gives its SHA-256 in base64, which lets only its sender recognise it.
 */
export function hashed(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('base64')
}
