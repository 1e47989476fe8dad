import { instanceProfilesListed } from '../instance-profiles.ts'
import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { requireRole, roleTarget } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html */
export const listInstanceProfilesForRole = iamOperation('ListInstanceProfilesForRole', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListInstanceProfilesForRole',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
  }),

  async handle({ input, caller, store }) {
    const role = await requireRole(store, caller.accountId, input.RoleName)
    const { items, ...paging } = await page(input, (request) =>
      store.instanceProfiles.ofRole(role.id, request),
    )
    return { InstanceProfiles: await instanceProfilesListed(store, items), ...paging }
  },
})
