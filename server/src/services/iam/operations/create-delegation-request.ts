import { randomUUID } from 'node:crypto'
import { UniqueViolation } from '../../../store/errors.ts'
import { delegationRequestArn } from '../arns.ts'
import { noSuchOwnerAccount, workflowExists } from '../delegation/errors.ts'
import { askedFor } from '../delegation/new-request.ts'
import { entering, RETENTION_MS } from '../delegation/states.ts'
import { quotaExceeded } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** Requests that an account may have made and that are not deleted yet. AWS's number is not known. */
const MAX_REQUESTS = 10_000

/**
 * No link to a console comes with the answer, since there is none: whoever is asked needs the request's id.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateDelegationRequest.html
 */
export const createDelegationRequest = iamOperation('CreateDelegationRequest', {
  authorize: ({ input, caller }) => ({
    action: 'iam:CreateDelegationRequest',
    resource: delegationRequestArn(caller.accountId, '*'),
    context: {
      'iam:DelegationDuration': String(input.SessionDuration),
      'iam:NotificationChannel': input.NotificationChannel,
      'iam:TemplateArn': input.Permissions.PolicyTemplateArn,
    },
  }),

  async handle({ input, caller, store, now, delegationPartners }) {
    const { accountId } = caller
    const asked = askedFor(delegationPartners, accountId, input)
    const { OwnerAccountId, RequestorWorkflowId } = input
    if (OwnerAccountId !== undefined && (await store.accounts.byId(OwnerAccountId)) === undefined)
      throw noSuchOwnerAccount(OwnerAccountId)
    const request = {
      id: randomUUID(),
      requestorId: accountId,
      ...asked,
      workflowId: RequestorWorkflowId,
      ownerAccountId: OwnerAccountId,
      owner: undefined,
      approver: undefined,
      description: input.Description,
      requestMessage: input.RequestMessage,
      notificationChannel: input.NotificationChannel,
      redirectUrl: input.RedirectUrl,
      sessionDuration: input.SessionDuration,
      onlySendByOwner: input.OnlySendByOwner ?? false,
      notes: undefined,
      rejectionReason: undefined,
      createdAt: now,
      finalizedAt: undefined,
      ...entering('UNASSIGNED', now),
    }
    try {
      await store.write(accountId, async ({ delegationRequests }) => {
        await delegationRequests.deleteExpired(now - RETENTION_MS)
        await delegationRequests.insert(request)
        if ((await delegationRequests.countMade(accountId)) > MAX_REQUESTS)
          throw quotaExceeded('DelegationRequestsPerAccount', MAX_REQUESTS)
      })
    } catch (error) {
      throw error instanceof UniqueViolation ? workflowExists(RequestorWorkflowId) : error
    }
    return { DelegationRequestId: request.id }
  },
})
