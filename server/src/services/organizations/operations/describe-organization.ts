import { requireMember } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { organizationView } from '../views.ts'

/** Any account of the organization may ask. https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
export const describeOrganization = organizationsOperation('DescribeOrganization', {
  authorize: () => ({ action: 'organizations:DescribeOrganization', resource: '*' }),

  async handle({ caller, store }) {
    const { organization } = await requireMember(store, caller)
    const management = await store.organizationAccounts.get(organization.id, organization.managementAccountId)
    return { Organization: organizationView(organization, management?.email ?? '') }
  },
})
