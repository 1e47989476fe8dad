import { listArn } from '../arns.ts'
import { instanceProfilesListed } from '../instance-profiles.ts'
import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html */
export const listInstanceProfiles = iamOperation('ListInstanceProfiles', {
  authorize: ({ input, caller }) => ({
    action: 'iam:ListInstanceProfiles',
    resource: listArn(caller.accountId, 'instance-profile', input.PathPrefix),
  }),

  async handle({ input, caller: { accountId }, store }) {
    const { items, ...paging } = await page(input, (request) =>
      store.instanceProfiles.list({ ...request, accountId, pathPrefix: input.PathPrefix }),
    )
    return { InstanceProfiles: await instanceProfilesListed(store, items), ...paging }
  },
})
