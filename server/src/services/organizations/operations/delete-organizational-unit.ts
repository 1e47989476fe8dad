import { targetResource } from '../checks.ts'
import { organizationsError } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { requireUnit } from '../targets.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeleteOrganizationalUnit.html */
export const deleteOrganizationalUnit = organizationsOperation('DeleteOrganizationalUnit', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:DeleteOrganizationalUnit',
    ...(await targetResource(store, caller, input.OrganizationalUnitId)),
  }),

  async handle({ input, caller, store }) {
    await asManagement(store, caller, async (tx, organization) => {
      const unit = await requireUnit(tx, organization.id, input.OrganizationalUnitId)
      if (!(await tx.organizationUnits.isEmpty(unit.id)))
        throw organizationsError(
          'OrganizationalUnitNotEmptyException',
          'The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, ' +
            'and try the operation again.',
        )
      await tx.organizationUnits.delete(organization.id, unit.id)
    })
  },
})
