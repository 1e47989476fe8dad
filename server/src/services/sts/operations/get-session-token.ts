import { NO_PERMISSION_NEEDED } from '../../../operation.ts'
import { stsError } from '../errors.ts'
import { takeMfa, verifyMfa } from '../mfa.ts'
import { stsOperation } from '../operation.ts'
import { userSessionSeconds } from '../user-session-duration.ts'
import { credentialsView, tokenSizeView } from '../views.ts'

/**
 * Every user may ask for a session of their own; no policy can refuse it.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export const getSessionToken = stsOperation('GetSessionToken', {
  authorize: NO_PERMISSION_NEEDED,

  async handle(context) {
    const { input, caller, now, tokens } = context
    if (caller.session !== undefined) {
      throw stsError('AccessDenied', 'Cannot call GetSessionToken with session credentials')
    }
    const mfa = await verifyMfa(context)
    const seconds = userSessionSeconds(caller, input.DurationSeconds)
    const issued = tokens.issue(
      {
        accountId: caller.accountId,
        identity: caller.identity,
        source: 'GetSessionToken',
        issuedAt: now,
        expiresAt: now + seconds * 1000,
        name: undefined,
        mfa: mfa && { serial: mfa.serial, at: now },
        policy: undefined,
        policyArns: [],
        tags: [],
        transitiveTagKeys: [],
        sourceIdentity: undefined,
        chained: false,
        federatedProvider: undefined,
        contextKeys: {},
      },
      input.MinimumSessionTokenSize,
    )
    if (mfa !== undefined) await takeMfa(context, caller.accountId, mfa)
    return { Credentials: credentialsView(issued), ...tokenSizeView(issued) }
  },
})
