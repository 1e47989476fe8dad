import { type PolicyDocument, parsePolicy } from '@iamd/engine'
import { lacksAccount, withAccount } from '../../../delegation/templates.ts'
import type { DelegationRequest } from '../../../models/iam.gen.ts'
import type { DelegationRequestRecord } from '../../../store/federation/delegation-requests.ts'
import { boundariesOf } from './boundaries.ts'
import { stateOf } from './states.ts'

/** A request as answers show it. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DelegationRequest.html */
export function requestView(request: DelegationRequestRecord, now: number): DelegationRequest {
  return {
    DelegationRequestId: request.id,
    OwnerAccountId: request.ownerAccountId,
    Description: request.description,
    RequestMessage: request.requestMessage,
    Permissions: {
      PolicyTemplateArn: request.templateArn,
      Parameters:
        request.parameters.length === 0
          ? undefined
          : request.parameters.map(({ name, type, values }) => ({ Name: name, Type: type, Values: values })),
    },
    // JSON as it is, not URL-encoded as other documents of IAM's are: the API reference's example shows it so.
    PermissionPolicy: request.permissionPolicy,
    RolePermissionRestrictionArns: boundariesOf(permissionPolicyOf(request)),
    OwnerId: request.owner?.arn,
    ApproverId: request.approver?.arn,
    State: stateOf(request, now),
    ExpirationTime: request.expiresAt,
    RequestorId: request.requestorId,
    RequestorName: request.requestorName,
    CreateDate: request.createdAt,
    SessionDuration: request.sessionDuration,
    RedirectUrl: request.redirectUrl,
    Notes: request.notes,
    RejectionReason: request.rejectionReason,
    OnlySendByOwner: request.onlySendByOwner,
    UpdatedTime: request.updatedAt,
  }
}

/** Stands for the account as long as nobody knows which it will be. */
const SOME_ACCOUNT = '000000000000'

/** The permission policy of a request, parsed. */
export function permissionPolicyOf({
  permissionPolicy,
}: Pick<DelegationRequestRecord, 'permissionPolicy'>): PolicyDocument {
  const text = lacksAccount(permissionPolicy) ? withAccount(permissionPolicy, SOME_ACCOUNT) : permissionPolicy
  return parsePolicy(text, 'session')
}
