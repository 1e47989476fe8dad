import { noSuchAccountAlias } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html */
export const deleteAccountAlias = iamOperation('DeleteAccountAlias', {
  authorize: () => ({ action: 'iam:DeleteAccountAlias', resource: '*' }),

  async handle({ input: { AccountAlias: alias }, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      if ((await tx.accounts.byId(accountId))?.alias !== alias) throw noSuchAccountAlias(alias)
      await tx.accounts.setAlias(accountId, undefined)
    })
  },
})
