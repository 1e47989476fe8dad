import { targetResource } from '../checks.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { requireUnit } from '../targets.ts'
import { pathsOf, unitView } from '../views.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganizationalUnit.html */
export const describeOrganizationalUnit = organizationsOperation('DescribeOrganizationalUnit', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:DescribeOrganizationalUnit',
    ...(await targetResource(store, caller, input.OrganizationalUnitId)),
  }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const unit = await requireUnit(store, organization.id, input.OrganizationalUnitId)
    const paths = await pathsOf(store, organization, [unit.id])
    return { OrganizationalUnit: unitView(organization, unit, paths.get(unit.id)) }
  },
})
