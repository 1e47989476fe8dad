import { hash } from 'node:crypto'
import { ALGORITHM, type ParsedSignature } from './signature.ts'

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign
 * @param canonical the canonical request, one character per byte
 */
export function stringToSign({ requestDate, credential }: ParsedSignature, canonical: string): string {
  return `${ALGORITHM}\n${requestDate}\n${credential.scope}\n${hash('sha256', Buffer.from(canonical, 'latin1'))}`
}
