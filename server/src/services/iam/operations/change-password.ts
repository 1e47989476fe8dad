import type { Caller } from '../../../authenticate/caller.ts'
import { ServiceError } from '../../../errors.ts'
import { verifyPassword } from '../../../secrets/passwords.ts'
import { rootArn } from '../arns.ts'
import { iamError, passwordViolation } from '../errors.ts'
import { acceptPassword, replacePassword, requireAccount, requireLoginProfile } from '../login-profiles.ts'
import { iamOperation } from '../operation.ts'
import { ownPasswordGrant } from '../own-password.ts'
import { passwordExpiry } from '../password-policy.ts'
import { requireUser, userTarget } from '../targets.ts'

/** The calling user's own password. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html */
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
    const account = await requireAccount(store, accountId)
    // Hard expiry: only an administrator brings an expired password back.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html#password-policy-details
    const expiry = passwordExpiry(account.passwordPolicy, seen.changedAt)
    if (account.passwordPolicy?.hardExpiry && expiry !== undefined && now >= expiry) {
      throw passwordViolation('Password has expired. An administrator must reset it.')
    }
    const passwordHash = await acceptPassword(account, input.NewPassword, seen)
    await store.write(accountId, async (tx) => {
      const user = await requireUser(tx, accountId, name)
      await replacePassword(tx, user, seen, { passwordHash, changedAt: now, resetRequired: false })
    })
  },
})

function callingUser({ principal, identity }: Caller): string | undefined {
  return principal.type === 'user' && identity.kind === 'user' ? identity.name : undefined
}
