import type { CallerIdentity } from '../../../authenticate/caller.ts'
import type { Environment } from '../../../environment.ts'
import type { GetDelegatedAccessTokenRequest } from '../../../models/sts.gen.ts'
import type { OperationContext } from '../../../operation.ts'
import { ExchangeTokens } from '../../../secrets/exchange-tokens.ts'
import type { DelegationRequestRecord } from '../../../store/federation/delegation-requests.ts'
import { delegatedSession } from '../../iam/delegation/approver.ts'
import { accessEndsAt } from '../../iam/delegation/states.ts'
import { stsError } from '../errors.ts'
import { stsOperation } from '../operation.ts'
import { credentialsView } from '../views.ts'

/**
 * A token may be traded in as often as its requestor likes; all credentials of it end at the same time, and count as issued when the token
 * was released: whoever denies what was issued until now must not find the same token traded in for what is issued after.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetDelegatedAccessToken.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-building-integration.html#temporary-delegation-exchange-tokens
 */
export const getDelegatedAccessToken = stsOperation('GetDelegatedAccessToken', {
  authorize: () => ({ action: 'sts:GetDelegatedAccessToken', resource: '*' }),

  async handle(context) {
    const { now, tokens, store } = context
    const request = await tradedIn(context)
    const { approver, requestorId, permissionPolicy, finalizedAt } = request
    const expiresAt = accessEndsAt(request)
    if (approver === undefined || finalizedAt === undefined || expiresAt === undefined || expiresAt <= now)
      throw expired()
    const delegation = { accountId: requestorId, policy: permissionPolicy }
    const session = delegatedSession(approver.facts, delegation, finalizedAt, expiresAt)
    if (session === undefined || !(await isThere(store, session.identity)))
      throw stsError('AccessDenied', `${approver.arn}, who accepted the request, is not there any more.`)
    const issued = tokens.issue(session)
    return {
      Credentials: credentialsView(issued),
      PackedPolicySize: issued.packedPolicySize,
      AssumedPrincipal: approver.arn,
    }
  },
})

/** The request that a token is of. Only the account that made it may trade the token in, whoever has got hold of it. */
async function tradedIn({
  input,
  caller,
  vault,
  store,
  now,
}: OperationContext<GetDelegatedAccessTokenRequest>): Promise<DelegationRequestRecord> {
  const token = new ExchangeTokens(vault).open(input.TradeInToken)
  if (token === undefined) throw stsError('ValidationError', 'The trade-in token is not valid.')
  if (token.requestorId !== caller.accountId)
    throw stsError('AccessDenied', 'The trade-in token was issued to another account.')
  if (token.expiresAt <= now) throw expired()
  const request = await store.delegationRequests.byId(token.requestId)
  if (request?.requestorId !== token.requestorId) throw expired()
  return request
}

async function isThere(store: Environment['store'], identity: CallerIdentity): Promise<boolean> {
  const { accountId } = identity
  switch (identity.kind) {
    case 'root':
      return (await store.accounts.byId(accountId)) !== undefined
    case 'user':
      return (await store.users.byId(accountId, identity.id)) !== undefined
    case 'role':
      return (await store.roles.byId(accountId, identity.id)) !== undefined
  }
}

const expired = () => stsError('ExpiredTradeInTokenException', 'The trade-in token has expired.')
