import { targetResource } from '../checks.ts'
import { noSuchParent } from '../errors.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { requireParent } from '../targets.ts'
import { pathsOf, unitView } from '../views.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOrganizationalUnitsForParent.html */
export const listOrganizationalUnitsForParent = organizationsOperation('ListOrganizationalUnitsForParent', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:ListOrganizationalUnitsForParent',
    ...(await targetResource(store, caller, input.ParentId)),
  }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const parent = await requireParent(store, organization.id, input.ParentId, noSuchParent)
    const { items, NextToken } = await page(input, (request) =>
      store.organizationUnits.list({ organizationId: organization.id, parentId: parent.id, ...request }),
    )
    const above = (await pathsOf(store, organization, [parent.id])).get(parent.id)
    return {
      OrganizationalUnits: items.map((unit) => unitView(organization, unit, `${above}${unit.id}/`)),
      NextToken,
    }
  },
})
