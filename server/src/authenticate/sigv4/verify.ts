import { ServiceError } from '../../errors.ts'
import type { RawRequest } from '../../receive/request.ts'
import { Refused } from '../faults.ts'
import { MAX_CANONICAL_HINT } from '../limits.ts'
import { canonicalRequest } from './canonical-request.ts'
import { payloadHash } from './payload-hash.ts'
import type { SigningRules } from './rules.ts'
import type { ParsedSignature } from './signature.ts'
import type { SigningSecret } from './signing-key.ts'
import { stringToSign } from './string-to-sign.ts'

/**
 * Checks what a signature must cover, whoever made it.
 * @throws Refused where the host, the operation's name or (S3) any x-amz-* header is not signed
 */
export function checkCoverage(raw: RawRequest, parsed: ParsedSignature, rules: SigningRules): void {
  const { names, coversHost } = parsed.signedHeaders
  if (!coversHost) {
    throw new Refused('mismatch', "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
  }
  // The header that names the operation of the JSON protocols: unsigned, one signed request could be turned
  // into another.
  if (raw.headers.has('x-amz-target') && !names.includes('x-amz-target')) {
    throw new Refused('mismatch', "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.")
  }
  if (!rules.signsAllAmzHeaders) return
  const unsigned = [...raw.headers.keys()].filter(
    (name) => name.startsWith('x-amz-') && !names.includes(name),
  )
  if (unsigned.length === 0) return
  throw new ServiceError(
    'AccessDenied',
    403,
    'There were headers present in the request which were not signed',
    {
      HeadersNotSigned: unsigned.join(', '),
    },
  )
}

/**
 * Verifies the signature of a request in constant time.
 * @throws Refused as a mismatch; like AWS it shows what should have been signed, so that a client can be put
 * right. A session token in it is hidden.
 */
export function verifySignature(
  raw: RawRequest,
  parsed: ParsedSignature,
  secret: SigningSecret,
  rules: SigningRules,
): void {
  const canonical = canonicalRequest(raw, parsed, payloadHash(raw, rules, parsed.presigned), rules)
  const text = stringToSign(parsed, canonical)
  if (secret.verifies(parsed.credential, text, parsed.signature) && hasAllSigned(raw, parsed)) return
  throw mismatch(canonical, text)
}

// A header that was signed and is gone was removed on the way.
function hasAllSigned(raw: RawRequest, { signedHeaders: { names } }: ParsedSignature): boolean {
  for (const name of names) if (!raw.headers.has(name)) return false
  return true
}

function mismatch(canonical: string, text: string): Refused {
  const message =
    'The request signature we calculated does not match the signature you provided. ' +
    'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
  if (canonical.length > MAX_CANONICAL_HINT) return new Refused('mismatch', message)
  return new Refused(
    'mismatch',
    `${message}\n\nThe Canonical String for this request should have been\n'${withoutToken(canonical)}'\n\n` +
      `The String-to-Sign should have been\n'${text}'\n`,
  )
}

function withoutToken(canonical: string): string {
  return canonical
    .replace(/^x-amz-security-token:.*$/m, 'x-amz-security-token:(hidden)')
    .replace(/(X-Amz-Security-Token=)[^&\n]*/, '$1(hidden)')
}
