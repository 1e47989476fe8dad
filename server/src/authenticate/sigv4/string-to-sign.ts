import { hash } from 'node:crypto'
import { ALGORITHM, type ParsedSignature } from './signature.ts'

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign
 * @param canonical the canonical request, one character per byte
 */
export function stringToSign({ requestDate, credential }: ParsedSignature, canonical: string): string {
  return `${ALGORITHM}\n${requestDate}\n${credential.scope}\n${hashOf(canonical)}`
}

// Text is hashed as UTF-8, which for ASCII, as nearly all requests are, is the same bytes without a copy of them.
function hashOf(canonical: string): string {
  return hash('sha256', BEYOND_ASCII.test(canonical) ? Buffer.from(canonical, 'latin1') : canonical)
}

const BEYOND_ASCII = /[\u0080-\uffff]/
