import { targetResource } from '../checks.ts'
import { noSuchChild } from '../errors.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import { findTarget, unitType } from '../targets.ts'

/** There is one. https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListParents.html */
export const listParents = organizationsOperation('ListParents', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:ListParents',
    ...(await targetResource(store, caller, input.ChildId)),
  }),

  async handle({ input, caller, store }) {
    const { id } = await requireReader(store, caller)
    const child = await findTarget(store, id, input.ChildId)
    if (child?.parentId === undefined) throw noSuchChild()
    const parent = await store.organizationUnits.get(id, child.parentId)
    const parents = parent === undefined ? [] : [{ Id: parent.id, Type: unitType(parent) }]
    const { items, NextToken } = await pageOf(input, parents, ({ Id }) => Id)
    return { Parents: items, NextToken }
  },
})
