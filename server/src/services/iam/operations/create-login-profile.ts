import type { LoginProfileRecord } from '../../../store/records.ts'
import { ownerCheck } from '../access-keys.ts'
import { iamError, loginProfileExists } from '../errors.ts'
import { acceptPassword, loginProfileView, requireAccount, requireLoginUser } from '../login-profiles.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html */
export const createLoginProfile = iamOperation('CreateLoginProfile', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:CreateLoginProfile', caller, store, input.UserName),

  async handle({ input, caller, store, now }) {
    const { accountId } = caller
    // The model lets it be left out for AssumeRoot sessions only.
    if (input.Password === undefined) {
      throw iamError(
        'ValidationError',
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
      )
    }
    // Looked up before the password is hashed for nothing; the write looks again.
    const owner = await requireLoginUser(store, caller, input.UserName)
    if ((await store.loginProfiles.get(owner.id)) !== undefined) throw loginProfileExists(owner.name)
    const account = await requireAccount(store, accountId)
    const passwordHash = await acceptPassword(account, input.Password, undefined)
    return store.write(accountId, async (tx) => {
      const user = await requireLoginUser(tx, caller, input.UserName)
      if ((await tx.loginProfiles.get(user.id)) !== undefined) throw loginProfileExists(user.name)
      const profile: LoginProfileRecord = {
        accountId,
        ownerId: user.id,
        passwordHash,
        createdAt: now,
        changedAt: now,
        resetRequired: input.PasswordResetRequired ?? false,
        formerHashes: [],
      }
      await tx.loginProfiles.put(profile)
      return { LoginProfile: loginProfileView(user, profile) }
    })
  },
})
