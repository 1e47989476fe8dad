import { all, type Order } from './order-of.ts'

export function delegation(): Order {
  const request = 'NoSuchEntity the request, or it is asked of another account'
  const state = 'InvalidInput the state'
  return {
    CreateDelegationRequest: [
      'InvalidInput the account is no partner',
      'InvalidInput the notification channel',
      'InvalidInput the policy template',
      'InvalidInput the parameters, or the policy made of them',
      'InvalidInput the account that is asked',
      'EntityAlreadyExists the workflow id',
      'LimitExceeded DelegationRequestsPerAccount',
    ],
    ...all('AssociateDelegationRequest UpdateDelegationRequest RejectDelegationRequest', request, state),
    AcceptDelegationRequest: [
      request,
      'ValidationError the state',
      'AccessDenied the caller is the root user, and it is for more than four hours',
    ],
    SendDelegationToken: [request, state, 'AccessDenied its owner alone may send it'],
    GetDelegationRequest: [request],
    GetHumanReadableSummary: ['InvalidInput the ARN', 'InvalidInput the locale', request],
    ListDelegationRequests: [],
    GetDelegatedAccessToken: [
      'ValidationError the token',
      'AccessDenied the token is another account’s',
      'ExpiredTradeInTokenException the token',
      'AccessDenied who accepted the request is gone',
      'PackedPolicyTooLarge policies and tags together',
    ],
  }
}
