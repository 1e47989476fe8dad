import { organizationsId } from '../../../ids.ts'
import { newResource, targetResource, withTagging } from '../checks.ts'
import { constraintViolation, noSuchParent, unitExists } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { attachedAtFirst } from '../policies.ts'
import { QUOTAS } from '../quotas.ts'
import { checkTags, fromTags } from '../tags.ts'
import { requireParent } from '../targets.ts'
import { pathsOf, unitView } from '../views.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html */
export const createOrganizationalUnit = organizationsOperation('CreateOrganizationalUnit', {
  authorize: async ({ input, caller, store }) =>
    withTagging(
      {
        action: 'organizations:CreateOrganizationalUnit',
        ...(await targetResource(store, caller, input.ParentId)),
      },
      await newResource(store, caller, 'unit'),
      fromTags(input.Tags),
    ),

  handle({ input, caller, store, now }) {
    return asManagement(store, caller, async (tx, organization) => {
      const tags = checkTags(fromTags(input.Tags))
      const parent = await requireParent(tx, organization.id, input.ParentId, noSuchParent)
      if ((await tx.organizationUnits.byName(parent.id, input.Name)) !== undefined) throw unitExists()
      // The path to the parent has the root in it, which is no unit, and not the new one.
      if ((await tx.organizationUnits.path(parent.id)).length > QUOTAS.UnitDepth)
        throw constraintViolation(
          'OU_DEPTH_LIMIT_EXCEEDED',
          'You have exceeded the allowed number of levels of nested OUs.',
        )
      if ((await tx.organizationUnits.count(organization.id)) >= QUOTAS.Units)
        throw constraintViolation('OU_NUMBER_LIMIT_EXCEEDED', 'You have exceeded the allowed number of OUs.')
      const newId = () => organizationsId(`${organization.rootId.replace('r-', 'ou-')}-`, UNIT_ID_LENGTH)
      let id = newId()
      while (await tx.organizationUnits.isTaken(id)) id = newId()
      const unit = {
        organizationId: organization.id,
        id,
        parentId: parent.id,
        name: input.Name,
        createdAt: now,
        tags,
      }
      await tx.organizationUnits.insert(unit, attachedAtFirst(organization))
      const paths = await pathsOf(tx, organization, [id])
      return { OrganizationalUnit: unitView(organization, unit, paths.get(id)) }
    })
  },
})

/** Characters behind the root's. https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html */
const UNIT_ID_LENGTH = 8
