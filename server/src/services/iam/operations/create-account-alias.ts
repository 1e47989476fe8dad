import { accountAliasExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/**
 * Gives the account its one alias, in place of one that it had. Aliases are unique over all accounts.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html
 */
export const createAccountAlias = iamOperation('CreateAccountAlias', {
  authorize: () => ({ action: 'iam:CreateAccountAlias', resource: '*' }),

  async handle({ input: { AccountAlias: alias }, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      if ((await tx.accounts.byAlias(alias)) !== undefined) throw accountAliasExists(alias)
      await tx.accounts.setAlias(accountId, alias)
    })
  },
})
