import { listArn } from '../arns.ts'
import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { withShownTrusts } from '../policies/trust-policies.ts'
import { listedRole } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html */
export const listRoles = iamOperation('ListRoles', {
  authorize: ({ input, caller }) => ({
    action: 'iam:ListRoles',
    resource: listArn(caller.accountId, 'role', input.PathPrefix),
  }),

  async handle({ input, caller: { accountId }, store }) {
    const { items, ...paging } = await page(input, (request) =>
      store.roles.list({ ...request, accountId, pathPrefix: input.PathPrefix }),
    )
    return { Roles: (await withShownTrusts(store, items)).map(listedRole), ...paging }
  },
})
