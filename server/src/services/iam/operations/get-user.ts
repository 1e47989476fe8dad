import { after } from '../../../after.ts'
import type { AccessCheck } from '../../../operation.ts'
import { rootArn } from '../arns.ts'
import { noSuchUser } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { implicitUserName, requireUser, type Target, userTarget } from '../targets.ts'
import { rootView, userView } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html */
export const getUser = iamOperation('GetUser', {
  authorize({ input, caller, store }) {
    const name = implicitUserName(caller, input.UserName)
    return name === undefined
      ? { action: 'iam:GetUser', resource: rootArn(caller.accountId) }
      : after(userTarget(store, caller.accountId, name), checkOf)
  },

  handle({ input, caller, store }) {
    const name = implicitUserName(caller, input.UserName)
    if (name !== undefined) {
      return after(requireUser(store, caller.accountId, name), (user) => ({ User: userView(user) }))
    }
    return store.accounts.byId(caller.accountId).then((account) => {
      if (account === undefined) throw noSuchUser(caller.accountId)
      return { User: rootView(account) }
    })
  },
})

function checkOf({ resource, resourceTags, shownAs }: Target): AccessCheck {
  return { action: 'iam:GetUser', resource, resourceTags, shownAs }
}
