import {
  acceptPassword,
  replacePassword,
  requireAccount,
  requireLoginProfile,
} from '../credentials/login-profiles.ts'
import { iamOperation } from '../operation.ts'
import { requireUser, userTarget } from '../targets.ts'

/** An administrator's reset. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateLoginProfile.html */
export const updateLoginProfile = iamOperation('UpdateLoginProfile', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UpdateLoginProfile',
    ...(await userTarget(store, caller.accountId, input.UserName)),
  }),

  async handle({ input, caller: { accountId }, store, now }) {
    const { UserName, Password, PasswordResetRequired } = input
    const seen = await requireLoginProfile(store, await requireUser(store, accountId, UserName))
    const passwordHash =
      Password === undefined
        ? undefined
        : await acceptPassword(await requireAccount(store, accountId), Password, seen)
    await store.write(accountId, async (tx) => {
      const user = await requireUser(tx, accountId, UserName)
      const present = await requireLoginProfile(tx, user)
      const resetRequired = PasswordResetRequired ?? present.resetRequired
      if (passwordHash === undefined) await tx.loginProfiles.put({ ...present, resetRequired })
      else await replacePassword(tx, user, seen, { passwordHash, changedAt: now, resetRequired })
    })
  },
})
