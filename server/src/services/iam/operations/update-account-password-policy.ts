import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html (MinimumPasswordLength) */
const DEFAULT_MINIMUM_LENGTH = 6

/**
 * Makes or replaces the account's policy as a whole: what is left out goes back to its default.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
 */
export const updateAccountPasswordPolicy = iamOperation('UpdateAccountPasswordPolicy', {
  authorize: () => ({ action: 'iam:UpdateAccountPasswordPolicy', resource: '*' }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, (tx) =>
      tx.accounts.setPasswordPolicy(accountId, {
        minimumPasswordLength: input.MinimumPasswordLength ?? DEFAULT_MINIMUM_LENGTH,
        requireSymbols: input.RequireSymbols ?? false,
        requireNumbers: input.RequireNumbers ?? false,
        requireUppercaseCharacters: input.RequireUppercaseCharacters ?? false,
        requireLowercaseCharacters: input.RequireLowercaseCharacters ?? false,
        allowUsersToChangePassword: input.AllowUsersToChangePassword ?? false,
        maxPasswordAge: input.MaxPasswordAge,
        passwordReusePrevention: input.PasswordReusePrevention,
        hardExpiry: input.HardExpiry ?? false,
      }),
    )
  },
})
