import { userArn } from '../arns.ts'
import { userExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { requireUser, userTarget } from '../targets.ts'

/**
 * Renames a user or moves it to another path. Both the user as it is and as it is to be must be allowed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_renaming.html
 */
export const updateUser = iamOperation('UpdateUser', {
  async authorize({ input, caller, store }) {
    const { accountId } = caller
    const user = await store.users.byName(accountId, input.UserName)
    const after = userArn({
      accountId,
      path: input.NewPath ?? user?.path ?? '/',
      name: input.NewUserName ?? user?.name ?? input.UserName,
    })
    const check = { action: 'iam:UpdateUser', ...(await userTarget(store, accountId, input.UserName)) }
    return after === check.resource ? check : [check, { ...check, resource: after, shownAs: after }]
  },

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const user = await requireUser(tx, accountId, input.UserName)
      const { NewUserName: name, NewPath: path } = input
      if (name !== undefined) {
        const other = await tx.users.byName(accountId, name)
        if (other !== undefined && other.id !== user.id) throw userExists(name)
      }
      await tx.users.update(user.id, { name, path })
    })
  },
})
