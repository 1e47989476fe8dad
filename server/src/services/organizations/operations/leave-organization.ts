import { departAccount } from '../departures.ts'
import { managementCannotLeave, notInUse } from '../errors.ts'
import { requireMember } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'

/** Only an account which is not the management account can. https://docs.aws.amazon.com/organizations/latest/APIReference/API_LeaveOrganization.html */
export const leaveOrganization = organizationsOperation('LeaveOrganization', {
  authorize: () => ({ action: 'organizations:LeaveOrganization', resource: '*' }),

  async handle({ caller, store }) {
    const { organization } = await requireMember(store, caller)
    if (organization.managementAccountId === caller.accountId) throw managementCannotLeave()
    await store.write(organization.managementAccountId, async (tx) => {
      const present = await tx.organizations.byId(organization.id)
      if (present === undefined) throw notInUse()
      await departAccount(tx, present, caller.accountId)
    })
  },
})
