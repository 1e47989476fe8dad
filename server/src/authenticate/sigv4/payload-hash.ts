import { hash } from 'node:crypto'
import { ServiceError } from '../../errors.ts'
import { headerOf } from '../../receive/headers.ts'
import type { RawRequest } from '../../receive/request.ts'
import type { SigningRules } from './rules.ts'

const UNSIGNED = 'UNSIGNED-PAYLOAD'
const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/**
 * What stands for the body in the canonical request. Only S3 lets the client say it (x-amz-content-sha256);
 * everywhere else it is the hash of the body that came, so the header cannot leave the body unsigned.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 * @throws ServiceError where S3's header is missing, wrong, or asks for a signature per chunk
 */
export function payloadHash(raw: RawRequest, rules: SigningRules, presigned: boolean): string {
  if (!rules.payloadHeader) return hashOf(raw.body)
  const claimed = headerOf(raw.headers, 'x-amz-content-sha256')
  if (claimed === undefined) {
    // A presigned URL is made before there is a body.
    if (presigned) return UNSIGNED
    throw new ServiceError(
      'InvalidRequest',
      400,
      'Missing required header for this request: x-amz-content-sha256',
    )
  }
  if (claimed === UNSIGNED) return UNSIGNED
  if (claimed.startsWith('STREAMING-')) {
    // Bodies signed per chunk would be verified here, against the signature of the headers as seed.
    throw new ServiceError(
      'NotImplemented',
      501,
      'A header you provided implies functionality that is not implemented.',
    )
  }
  const computed = hashOf(raw.body)
  if (claimed === computed) return computed
  throw new ServiceError(
    'XAmzContentSHA256Mismatch',
    400,
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  )
}

function hashOf(body: Buffer): string {
  return body.length === 0 ? EMPTY_HASH : hash('sha256', body)
}
