import { organizationsError } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'

/** Units and policies go with it. https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeleteOrganization.html */
export const deleteOrganization = organizationsOperation('DeleteOrganization', {
  authorize: () => ({ action: 'organizations:DeleteOrganization', resource: '*' }),

  async handle({ caller, store }) {
    await asManagement(store, caller, async (tx, { id }) => {
      const accounts = await tx.organizationAccounts.count(id)
      const creating = await tx.createAccountRequests.count(id, 'IN_PROGRESS')
      if (accounts > 1 || creating > 0)
        throw organizationsError(
          'OrganizationNotEmptyException',
          'To delete an organization you must first remove all member accounts (except the master).',
        )
      await tx.organizations.delete(id)
    })
  },
})
