import type { Caller } from '../../../authenticate/caller.ts'
import type { AccessCheck, OperationContext } from '../../../operation.ts'
import type {
  DelegationRequestChanges,
  DelegationRequestReads,
  DelegationRequestRecord,
  DelegationState,
} from '../../../store/federation/delegation-requests.ts'
import { delegationRequestArn } from '../arns.ts'
import { noSuchDelegationRequest } from './errors.ts'
import { type ShownState, stateOf } from './states.ts'

/** What both the store and a transaction offer. */
interface Reads {
  readonly delegationRequests: DelegationRequestReads
}

/** Operations on one request. */
type RequestAction =
  | 'AcceptDelegationRequest'
  | 'AssociateDelegationRequest'
  | 'GetDelegationRequest'
  | 'GetHumanReadableSummary'
  | 'RejectDelegationRequest'
  | 'SendDelegationToken'
  | 'UpdateDelegationRequest'

/**
 * What may be done without any policy. Nobody may accept so: that takes a permission, whoever owns the request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html#temporary-delegation-managing-permissions
 */
const BY_OWNER: ReadonlySet<RequestAction> = new Set([
  'GetDelegationRequest',
  'GetHumanReadableSummary',
  'RejectDelegationRequest',
  'SendDelegationToken',
  'UpdateDelegationRequest',
])
/** By every identity that the request can be associated with, as long as it is with none. */
const BY_ANYBODY: ReadonlySet<RequestAction> = new Set([
  'AssociateDelegationRequest',
  'GetDelegationRequest',
  'GetHumanReadableSummary',
])

/** Authorization of an operation on the request of an id, by the ARN that it has in the caller's account. */
export async function requestCheck(
  { store, caller }: Pick<OperationContext<unknown>, 'store' | 'caller'>,
  operation: RequestAction,
  id: string,
): Promise<AccessCheck> {
  const request = await visibleRequest(store, caller.accountId, id)
  return {
    action: `iam:${operation}`,
    resource: delegationRequestArn(caller.accountId, id),
    context: ownerKey(request?.owner?.arn),
    byDefault: request !== undefined && isByDefault(request, caller, operation),
  }
}

/** Authorization of the list of the requests of an owner; to list one's own needs no permission. */
export function listCheck({ arn }: Caller, ownerArn: string | undefined): AccessCheck {
  return {
    action: 'iam:ListDelegationRequests',
    resource: '*',
    context: ownerKey(ownerArn),
    byDefault: ownerArn === arn,
  }
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html#awsidentityandaccessmanagementiam-policy-keys */
const ownerKey = (arn: string | undefined) => ({ 'iam:DelegationRequestOwner': arn })

function isByDefault(request: DelegationRequestRecord, caller: Caller, operation: RequestAction): boolean {
  return request.owner === undefined
    ? BY_ANYBODY.has(operation)
    : isOwner(request, caller) && BY_OWNER.has(operation)
}

/** A user made anew under the owner's name is not the owner. */
export function isOwner({ owner }: DelegationRequestRecord, caller: Caller): boolean {
  return owner !== undefined && owner.arn === caller.arn && owner.userId === caller.userId
}

/**
 * The request as an account sees it: one that is asked of it, or of nobody in particular. To all others, the account that asks
 * among them, it is not there.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetDelegationRequest.html
 */
async function visibleRequest(
  reads: Reads,
  accountId: string,
  id: string,
): Promise<DelegationRequestRecord | undefined> {
  const request = await reads.delegationRequests.byId(id)
  return (request?.ownerAccountId ?? accountId) === accountId ? request : undefined
}

/** @throws NoSuchEntity */
export async function requireRequest(
  reads: Reads,
  accountId: string,
  id: string,
): Promise<DelegationRequestRecord> {
  const request = await visibleRequest(reads, accountId, id)
  if (request === undefined) throw noSuchDelegationRequest(id)
  return request
}

/** A step from some states to another. */
export interface Transition {
  readonly from: readonly DelegationState[]
  /** What to answer in any other state. */
  readonly refusal: (state: ShownState) => Error
  /** Looks at the request, and says what changes. */
  readonly change: (request: DelegationRequestRecord) => DelegationRequestChanges
}

/**
 * Takes a request from one state to the next, in one transaction: of two who try at the same time, one finds it changed.
 * @throws NoSuchEntity, and the transition's refusal
 */
export async function takeStep(
  { store, caller, now }: OperationContext<unknown>,
  id: string,
  { from, refusal, change }: Transition,
): Promise<void> {
  await store.write(caller.accountId, async (tx) => {
    const request = await requireRequest(tx, caller.accountId, id)
    const state = stateOf(request, now)
    if (!from.includes(state as DelegationState)) throw refusal(state)
    await tx.delegationRequests.update(id, change(request))
  })
}
