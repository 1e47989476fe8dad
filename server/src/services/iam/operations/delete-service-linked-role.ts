import { randomUUID } from 'node:crypto'
import { noSuchRole } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { deletionTaskId } from '../service-linked.ts'
import { requireRole, roleTarget } from '../targets.ts'

/** How long the outcome of a deletion can be asked for, milliseconds; AWS names no time. */
const KEPT_MILLISECONDS = 30 * 24 * 60 * 60 * 1000

/**
 * The task is done when the answer is: no linked service uses the role here, so none can object.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html
 */
export const deleteServiceLinkedRole = iamOperation('DeleteServiceLinkedRole', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeleteServiceLinkedRole',
    ...(await roleTarget(store, caller.accountId, input.RoleName)),
  }),

  async handle({ input, caller: { accountId }, store, now }) {
    const DeletionTaskId = await store.write(accountId, async (tx) => {
      const role = await requireRole(tx, accountId, input.RoleName)
      // A role that is no service's own is none that this operation knows.
      if (role.serviceLinked === undefined) throw noSuchRole(input.RoleName)
      for (const { policyArn } of await tx.attachments.all(role.id)) {
        await tx.attachments.detach(role.id, policyArn)
      }
      await tx.roles.delete(role.id)
      const id = deletionTaskId(role, randomUUID())
      await tx.roleDeletions.insert({ accountId, id, at: now }, now - KEPT_MILLISECONDS)
      return id
    })
    return { DeletionTaskId }
  },
})
