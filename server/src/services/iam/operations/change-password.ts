import type { Caller } from '../../../authenticate/caller.ts'
import { ServiceError } from '../../../errors.ts'
import { verifyPassword } from '../../../secrets/passwords.ts'
import { rootArn } from '../arns.ts'
import {
  acceptPassword,
  replacePassword,
  requireAccount,
  requireLoginProfile,
} from '../credentials/login-profiles.ts'
import { ownPasswordGrant } from '../credentials/own-password.ts'
import { iamError } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { requireUser, userTarget } from '../targets.ts'

/**
 * The calling user's own password, expired or not: HardExpiry keeps users from a new password at sign-in only, and those who can
 * sign this request may have one (API_PasswordPolicy, HardExpiry).
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html
 */
export const changePassword = iamOperation('ChangePassword', {
  async authorize({ caller, store }) {
    const action = 'iam:ChangePassword'
    const name = callingUser(caller)
    if (name === undefined) {
      return { action, resource: caller.principal.type === 'root' ? rootArn(caller.accountId) : '*' }
    }
    return {
      action,
      ...(await userTarget(store, caller.accountId, name)),
      ...(await ownPasswordGrant(store, caller, action)),
    }
  },

  async handle({ input, caller, store, now }) {
    const { accountId } = caller
    const name = callingUser(caller)
    if (name === undefined) {
      throw iamError('InvalidUserType', 'Only IAM Users can change their own password')
    }
    const seen = await requireLoginProfile(store, await requireUser(store, accountId, name))
    if (!(await verifyPassword(seen.passwordHash, input.OldPassword))) {
      throw new ServiceError('AccessDenied', 403, 'The old password was incorrect.')
    }
    const passwordHash = await acceptPassword(await requireAccount(store, accountId), input.NewPassword, seen)
    await store.write(accountId, async (tx) => {
      const user = await requireUser(tx, accountId, name)
      await replacePassword(tx, user, seen, { passwordHash, changedAt: now, resetRequired: false })
    })
  },
})

function callingUser({ principal, identity }: Caller): string | undefined {
  return principal.type === 'user' && identity.kind === 'user' ? identity.name : undefined
}
