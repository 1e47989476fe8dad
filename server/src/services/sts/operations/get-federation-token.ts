import type { AccessCheck } from '../../../operation.ts'
import { fromTags } from '../../iam/views.ts'
import { stsError } from '../errors.ts'
import { stsOperation } from '../operation.ts'
import { checkSessionPolicies } from '../session-policies.ts'
import { sessionTags } from '../session-tags.ts'
import { userSessionSeconds } from '../user-session-duration.ts'
import { credentialsView, tokenSizeView } from '../views.ts'

const federatedUserArn = (accountId: string, name: string) =>
  `arn:aws:sts::${accountId}:federated-user/${name}`

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html */
export const getFederationToken = stsOperation('GetFederationToken', {
  authorize({ input, caller }) {
    if (caller.session !== undefined) {
      throw stsError('AccessDenied', 'Cannot call GetFederationToken with session credentials')
    }
    const check: AccessCheck = {
      action: 'sts:GetFederationToken',
      resource: federatedUserArn(caller.accountId, input.Name),
      requestTags: fromTags(input.Tags),
    }
    return (input.Tags ?? []).length > 0 ? [check, { ...check, action: 'sts:TagSession' }] : check
  },

  async handle(context) {
    const { input, caller, now, tokens } = context
    const { tags } = sessionTags(input.Tags, undefined, undefined)
    const policies = await checkSessionPolicies(context, caller.accountId, input)
    const issued = tokens.issue(
      {
        accountId: caller.accountId,
        identity: caller.identity,
        source: 'GetFederationToken',
        issuedAt: now,
        expiresAt: now + userSessionSeconds(caller, input.DurationSeconds) * 1000,
        name: input.Name,
        mfa: undefined,
        ...policies,
        tags,
        transitiveTagKeys: [],
        sourceIdentity: undefined,
        chained: false,
        federatedProvider: undefined,
        contextKeys: {},
      },
      input.MinimumSessionTokenSize,
    )
    return {
      Credentials: credentialsView(issued),
      FederatedUser: {
        FederatedUserId: `${caller.accountId}:${input.Name}`,
        Arn: federatedUserArn(caller.accountId, input.Name),
      },
      PackedPolicySize: issued.packedPolicySize,
      ...tokenSizeView(issued),
    }
  },
})
