import { targetResource } from '../checks.ts'
import { departAccount } from '../departures.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'

/** The account itself stays, and is under no policy of the organization any more. https://docs.aws.amazon.com/organizations/latest/APIReference/API_RemoveAccountFromOrganization.html */
export const removeAccountFromOrganization = organizationsOperation('RemoveAccountFromOrganization', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:RemoveAccountFromOrganization',
    ...(await targetResource(store, caller, input.AccountId)),
  }),

  async handle({ input, caller, store }) {
    await asManagement(store, caller, (tx, organization) => departAccount(tx, organization, input.AccountId))
  },
})
