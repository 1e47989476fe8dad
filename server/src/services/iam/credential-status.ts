import type { CredentialStatus } from '../../store/records.ts'
import { iamError } from './errors.ts'

/**
 * The status that a caller asks for. The model's third one, Expired, is one that AWS sets; nobody can ask for it.
 * @throws InvalidInput
 */
export function settableStatus(status: string): CredentialStatus {
  if (status === 'Active' || status === 'Inactive') return status
  throw iamError('InvalidInput', `The status ${status} cannot be set.`)
}
