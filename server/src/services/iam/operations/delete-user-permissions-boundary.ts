import { iamOperation } from '../operation.ts'
import { changeCheck } from '../policies/policy-owners.ts'
import { requireUser } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html */
export const deleteUserPermissionsBoundary = iamOperation('DeleteUserPermissionsBoundary', {
  authorize: (context) =>
    changeCheck(context, 'user', 'iam:DeleteUserPermissionsBoundary', context.input.UserName),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const user = await requireUser(tx, accountId, input.UserName)
      await tx.users.setBoundary(user.id, undefined)
    })
  },
})
