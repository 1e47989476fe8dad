import type { Caller } from '../authenticate/caller.ts'
import { ServiceError } from '../errors.ts'

/** What sessions of a user's own may call of STS. */
const STS_OF_SESSION_TOKEN: ReadonlySet<string> = new Set(['AssumeRole', 'GetCallerIdentity'])
const STS_OF_FEDERATION_TOKEN: ReadonlySet<string> = new Set(['GetCallerIdentity'])

/**
 * What temporary credentials may not call, whatever the policies say: those of GetSessionToken no IAM without MFA, and of STS only
 * AssumeRole and GetCallerIdentity; those of GetFederationToken no IAM, and of STS only GetCallerIdentity.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 * @throws InvalidClientTokenId for IAM, AccessDenied for STS
 */
export function checkSessionRestrictions(caller: Caller, service: string, operation: string): void {
  const { session } = caller
  if (session?.source !== 'GetSessionToken' && session?.source !== 'GetFederationToken') return
  if (service === 'iam' && (session.source === 'GetFederationToken' || session.mfa === undefined)) {
    throw new ServiceError(
      'InvalidClientTokenId',
      403,
      'The security token included in the request is invalid',
    )
  }
  const allowed = session.source === 'GetSessionToken' ? STS_OF_SESSION_TOKEN : STS_OF_FEDERATION_TOKEN
  if (service === 'sts' && !allowed.has(operation)) {
    throw new ServiceError('AccessDenied', 403, `Cannot call ${operation} with session credentials`)
  }
}
