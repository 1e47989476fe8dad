import { requireAccount } from '../credentials/login-profiles.ts'
import { ownPasswordGrant } from '../credentials/own-password.ts'
import { passwordPolicyView } from '../credentials/password-policy.ts'
import { noSuchPasswordPolicy } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/**
 * The account's own policy; AWS's default counts as none.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html
 */
export const getAccountPasswordPolicy = iamOperation('GetAccountPasswordPolicy', {
  authorize: async ({ caller, store }) => ({
    action: 'iam:GetAccountPasswordPolicy',
    resource: '*',
    ...(await ownPasswordGrant(store, caller, 'iam:GetAccountPasswordPolicy')),
  }),

  async handle({ caller: { accountId }, store }) {
    const { passwordPolicy } = await requireAccount(store, accountId)
    if (passwordPolicy === undefined) throw noSuchPasswordPolicy(accountId)
    return { PasswordPolicy: passwordPolicyView(passwordPolicy) }
  },
})
