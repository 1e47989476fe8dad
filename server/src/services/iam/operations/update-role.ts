import { unmodifiableRole } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { requireRole, roleTarget } from '../targets.ts'

/**
 * What is left out stays as it is. The page says of MaxSessionDuration that it falls back to one hour, which is true of CreateRole only;
 * recorded of AWS.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html
 */
export const updateRole = iamOperation('UpdateRole', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UpdateRole',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    const { RoleName, Description, MaxSessionDuration } = input
    await store.write(accountId, async (tx) => {
      const role = await requireRole(tx, accountId, RoleName)
      // The description of a service-linked role is the account's to change, its sessions are not.
      if (role.serviceLinked !== undefined && MaxSessionDuration !== undefined)
        throw unmodifiableRole(role.name)
      await tx.roles.update(role.id, {
        ...(Description !== undefined && { description: Description }),
        ...(MaxSessionDuration !== undefined && { maxSessionDuration: MaxSessionDuration }),
      })
    })
    return {}
  },
})
