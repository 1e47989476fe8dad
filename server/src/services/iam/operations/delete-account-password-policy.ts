import { requireAccount } from '../credentials/login-profiles.ts'
import { iamError } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** AWS's default applies from then on. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountPasswordPolicy.html */
export const deleteAccountPasswordPolicy = iamOperation('DeleteAccountPasswordPolicy', {
  authorize: () => ({ action: 'iam:DeleteAccountPasswordPolicy', resource: '*' }),

  async handle({ caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      if ((await requireAccount(tx, accountId)).passwordPolicy === undefined) {
        throw iamError('NoSuchEntity', 'The account policy with name PasswordPolicy cannot be found.')
      }
      await tx.accounts.setPasswordPolicy(accountId, undefined)
    })
  },
})
