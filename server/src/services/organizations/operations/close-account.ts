import { targetResource } from '../checks.ts'
import { allFeaturesNeeded, constraintViolation, organizationsError } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { requireAccount } from '../targets.ts'

/**
 * From then on nobody in the account may do anything, and no role in it can be assumed. What it holds stays; it cannot be opened again
 * here, which at AWS is a matter for its support. https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html
 */
export const closeAccount = organizationsOperation('CloseAccount', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:CloseAccount',
    ...(await targetResource(store, caller, input.AccountId)),
  }),

  async handle({ input, caller, store }) {
    await asManagement(store, caller, async (tx, organization) => {
      if (organization.featureSet !== 'ALL') throw allFeaturesNeeded()
      const { accountId, status } = await requireAccount(tx, organization.id, input.AccountId)
      if (accountId === organization.managementAccountId)
        throw constraintViolation(
          'CANNOT_CLOSE_MANAGEMENT_ACCOUNT',
          'You cannot close the management account of the organization.',
        )
      if (status === 'SUSPENDED')
        throw organizationsError('AccountAlreadyClosedException', 'The account is already closed.')
      await tx.organizationAccounts.update(organization.id, accountId, { status: 'SUSPENDED' })
    })
  },
})
