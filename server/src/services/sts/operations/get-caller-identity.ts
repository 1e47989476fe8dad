import { NO_PERMISSION_NEEDED } from '../../../operation.ts'
import { stsOperation } from '../operation.ts'

/**
 * Anyone with valid credentials may ask who they are; no policy can refuse it.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const getCallerIdentity = stsOperation('GetCallerIdentity', {
  authorize: NO_PERMISSION_NEEDED,
  handle: ({ caller }) => ({ UserId: caller.userId, Account: caller.accountId, Arn: caller.arn }),
})
