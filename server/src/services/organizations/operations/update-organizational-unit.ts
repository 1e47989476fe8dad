import { targetResource } from '../checks.ts'
import { unitExists } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { requireUnit } from '../targets.ts'
import { pathsOf, unitView } from '../views.ts'

/** Renames it. https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdateOrganizationalUnit.html */
export const updateOrganizationalUnit = organizationsOperation('UpdateOrganizationalUnit', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:UpdateOrganizationalUnit',
    ...(await targetResource(store, caller, input.OrganizationalUnitId)),
  }),

  handle({ input, caller, store }) {
    return asManagement(store, caller, async (tx, organization) => {
      const unit = await requireUnit(tx, organization.id, input.OrganizationalUnitId)
      const name = input.Name ?? unit.name
      const namesake = await tx.organizationUnits.byName(unit.parentId!, name)
      if (namesake !== undefined && namesake.id !== unit.id) throw unitExists()
      await tx.organizationUnits.update(organization.id, unit.id, { name })
      const paths = await pathsOf(tx, organization, [unit.id])
      return { OrganizationalUnit: unitView(organization, { ...unit, name }, paths.get(unit.id)) }
    })
  },
})
