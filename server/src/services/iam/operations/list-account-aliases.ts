import { iamOperation } from '../operation.ts'
import { pageOf } from '../paging.ts'

/** The account's alias, where it has one. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html */
export const listAccountAliases = iamOperation('ListAccountAliases', {
  authorize: () => ({ action: 'iam:ListAccountAliases', resource: '*' }),

  async handle({ input, caller: { accountId }, store }) {
    const alias = (await store.accounts.byId(accountId))?.alias
    const { items, ...paging } = await pageOf(input, alias === undefined ? [] : [alias], (name) => name)
    return { AccountAliases: items, ...paging }
  },
})
