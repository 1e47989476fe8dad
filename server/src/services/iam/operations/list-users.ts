import { listArn } from '../arns.ts'
import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { listedUser } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html */
export const listUsers = iamOperation('ListUsers', {
  authorize: ({ input, caller }) => ({
    action: 'iam:ListUsers',
    resource: listArn(caller.accountId, 'user', input.PathPrefix),
  }),

  async handle({ input, caller: { accountId }, store }) {
    const { items, ...paging } = await page(input, (request) =>
      store.users.list({ accountId, pathPrefix: input.PathPrefix, ...request }),
    )
    return { Users: items.map(listedUser), ...paging }
  },
})
