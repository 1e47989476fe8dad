import { organizationsId } from '../../../ids.ts'
import type { CreateAccountRequestRecord } from '../../../store/organizations/organization-records.ts'
import { newResource, withTagging } from '../checks.ts'
import { constraintViolation, invalidInput } from '../errors.ts'
import { asManagement, requireManagement } from '../membership.ts'
import { completeRequest, DEFAULT_ROLE_NAME, freeAccountId, SERVICE_ROLE_PREFIX } from '../new-accounts.ts'
import { organizationsOperation } from '../operation.ts'
import { QUOTAS } from '../quotas.ts'
import { checkTags, fromTags } from '../tags.ts'
import { requestView } from '../views.ts'

/**
 * Answers, as AWS does, that the request is in progress; it is done by then. The account's root user has no access key, and no password that
 * anybody knows.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
 */
export const createAccount = organizationsOperation('CreateAccount', {
  authorize: async ({ input, caller, store }) =>
    withTagging(
      { action: 'organizations:CreateAccount', resource: '*' },
      await newResource(store, caller, 'account'),
      fromTags(input.Tags),
    ),

  async handle({ input, caller, store, now }) {
    const organization = await requireManagement(store, caller)
    const roleName = input.RoleName ?? DEFAULT_ROLE_NAME
    // Letter case tells no names of roles apart, and Organizations' own role must find its name free.
    if (roleName === '' || roleName.toLowerCase().startsWith(SERVICE_ROLE_PREFIX.toLowerCase()))
      throw invalidInput('INVALID_ROLE_NAME', 'You specified an invalid role name.')
    const request: CreateAccountRequestRecord = {
      organizationId: organization.id,
      id: organizationsId('car-', REQUEST_ID_LENGTH),
      accountId: await freeAccountId(store),
      accountName: input.AccountName,
      email: input.Email,
      roleName,
      tags: checkTags(fromTags(input.Tags)),
      state: 'IN_PROGRESS',
      requestedAt: now,
      completedAt: undefined,
      failureReason: undefined,
    }
    await asManagement(store, caller, async (tx, { id }) => {
      const creating = await tx.createAccountRequests.count(id, 'IN_PROGRESS')
      if (creating >= QUOTAS.CreatingAccounts)
        throw constraintViolation(
          'ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED',
          'You have exceeded the number of accounts that can be in progress at a time.',
        )
      if ((await tx.organizationAccounts.count(id)) + creating >= QUOTAS.Accounts)
        throw constraintViolation(
          'ACCOUNT_NUMBER_LIMIT_EXCEEDED',
          'You have exceeded the allowed number of AWS accounts.',
        )
      await tx.createAccountRequests.insert(request)
    })
    await completeRequest(store, organization, request, now)
    return { CreateAccountStatus: requestView(request) }
  },
})

/** Characters behind the prefix. https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccountStatus.html */
const REQUEST_ID_LENGTH = 32
