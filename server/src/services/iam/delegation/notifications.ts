import type { Caller } from '../../../authenticate/caller.ts'
import type { Environment } from '../../../environment.ts'
import { iamModel } from '../../../models/iam.gen.ts'
import type { AccessCheck } from '../../../operation.ts'
import { ExchangeTokens } from '../../../secrets/exchange-tokens.ts'
import type {
  DelegationRequestReads,
  DelegationRequestRecord,
} from '../../../store/federation/delegation-requests.ts'
import { accessEndsAt, stateOf } from './states.ts'

/**
 * What IAM tells a requestor of its requests, in the form of SNS's notifications, which is how AWS tells it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-building-integration.html#temporary-delegation-configuring-notifications
 */
export interface Notification {
  readonly Type: 'Notification'
  readonly TopicArn: string
  /** JSON text. */
  readonly Message: string
  /** ISO 8601. */
  readonly Timestamp: string
}

/** A page of notifications. */
export interface Notifications {
  readonly Notifications: readonly Notification[]
  /** Where the next page begins; undefined on the last. */
  readonly NextToken: string | undefined
}

/** Requests on one page. */
const PAGE = 100

/** Whoever may trade tokens in may see them. */
const CHECK: AccessCheck = { action: 'sts:GetDelegatedAccessToken', resource: '*' }

/** The page of notifications for the account of whoever asks. */
export function delegationNotifications(
  { store, vault }: Pick<Environment, 'store' | 'vault'>,
  after: string | undefined,
) {
  return {
    name: 'ListDelegationNotifications',
    model: iamModel,
    check: CHECK,
    find: ({ accountId }: Caller, now: number) =>
      notificationsFor(store.delegationRequests, new ExchangeTokens(vault), accountId, after, now),
  }
}

/**
 * Of each request that an account has made: its present state and, where the token was released and is still good, the token. What is
 * nobody's yet has nothing to tell.
 */
async function notificationsFor(
  reads: DelegationRequestReads,
  tokens: ExchangeTokens,
  requestorId: string,
  after: string | undefined,
  now: number,
): Promise<Notifications> {
  const { items, next } = await reads.made(requestorId, { after, limit: PAGE })
  return {
    Notifications: items.flatMap((request) => [...ofRequest(request, tokens, now)]),
    NextToken: next,
  }
}

function* ofRequest(
  request: DelegationRequestRecord,
  tokens: ExchangeTokens,
  now: number,
): Generator<Notification> {
  const state = stateOf(request, now)
  if (state === 'UNASSIGNED') return
  const at = state === 'EXPIRED' ? request.expiresAt : request.updatedAt
  const common = {
    RequestId: request.id,
    RequestorWorkflowId: request.workflowId,
    State: state,
    OwnerAccountId: request.ownerAccountId,
    UpdatedAt: new Date(at).toISOString(),
  }
  yield notification(request, at, { Type: 'StateChange', ...common })
  const expiresAt = accessEndsAt(request)
  if (expiresAt === undefined || expiresAt <= now) return
  const { id: requestId, requestorId } = request
  yield notification(request, at, {
    Type: 'ExchangeToken',
    ...common,
    ExchangeToken: tokens.issue({ requestId, requestorId, expiresAt }),
    ExpiresAt: new Date(expiresAt).toISOString(),
  })
}

function notification(
  { notificationChannel }: DelegationRequestRecord,
  at: number,
  message: object,
): Notification {
  return {
    Type: 'Notification',
    TopicArn: notificationChannel,
    Message: JSON.stringify(message),
    Timestamp: new Date(at).toISOString(),
  }
}
