import { rootArn } from '../arns.ts'
import { iamOperation } from '../operation.ts'
import { implicitUserName, requireUser, userTarget } from '../targets.ts'
import { userView } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html */
export const getUser = iamOperation('GetUser', {
  async authorize({ input, caller, store }) {
    const name = implicitUserName(caller, input.UserName)
    const target =
      name === undefined
        ? { resource: rootArn(caller.accountId) }
        : await userTarget(store, caller.accountId, name)
    return { action: 'iam:GetUser', ...target }
  },

  async handle({ input, caller, store, now }) {
    const name = implicitUserName(caller, input.UserName)
    if (name !== undefined) return { User: userView(await requireUser(store, caller.accountId, name)) }
    // The root user has no name of its own: AWS shows the account's alias, or nothing, and no path.
    const account = await store.accounts.byId(caller.accountId)
    return {
      User: {
        Path: '/',
        UserName: account?.alias ?? '',
        UserId: caller.accountId,
        Arn: rootArn(caller.accountId),
        CreateDate: account?.createdAt ?? now,
        PasswordLastUsed: undefined,
      },
    }
  },
})
