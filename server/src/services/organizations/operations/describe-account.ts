import { targetResource } from '../checks.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { requireAccount } from '../targets.ts'
import { accountViews } from '../views.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeAccount.html */
export const describeAccount = organizationsOperation('DescribeAccount', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:DescribeAccount',
    ...(await targetResource(store, caller, input.AccountId)),
  }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const account = await requireAccount(store, organization.id, input.AccountId)
    const [view] = await accountViews(store, organization, [account])
    return { Account: view }
  },
})
