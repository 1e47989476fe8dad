import type { ScopedCredential } from './credential-scope.ts'
import type { SignedHeaders } from './signed-headers.ts'

/**
 * What a signed request says of its signature, whether in the Authorization header or in the query string.
 */
export interface ParsedSignature {
  readonly credential: ScopedCredential
  readonly signedHeaders: SignedHeaders
  /** As sent; nothing says yet that it is hexadecimal. */
  readonly signature: string
  /** The date and time that was signed, `YYYYMMDDTHHMMSSZ` when well-formed. */
  readonly requestDate: string
  /** X-Amz-Security-Token. */
  readonly token: string | undefined
  /** True for a presigned URL. */
  readonly presigned: boolean
  /** Seconds; only presigned URLs have it. */
  readonly expires: number | undefined
}

export const ALGORITHM = 'AWS4-HMAC-SHA256'
