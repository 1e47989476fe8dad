import type { CredentialStatus } from '../../../store/records.ts'
import { iamError } from '../errors.ts'

/**
 * The status that a caller asks for. The model's third one, Expired, is one that AWS sets; nobody can ask for it.
 * `refusedAs`: the error that the operation declares for it.
 * @throws InvalidInput, ValidationError
 */
export function settableStatus(
  status: string,
  refusedAs: 'InvalidInput' | 'ValidationError' = 'InvalidInput',
): CredentialStatus {
  if (status === 'Active' || status === 'Inactive') return status
  throw iamError(refusedAs, `The status ${status} cannot be set.`)
}
