import { rootArn } from '../arns.ts'
import { noSuchUser } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { implicitUserName, requireUser, userTarget } from '../targets.ts'
import { rootView, userView } from '../views.ts'

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

  async handle({ input, caller, store }) {
    const name = implicitUserName(caller, input.UserName)
    if (name !== undefined) return { User: userView(await requireUser(store, caller.accountId, name)) }
    const account = await store.accounts.byId(caller.accountId)
    if (account === undefined) throw noSuchUser(caller.accountId)
    return { User: rootView(account) }
  },
})
