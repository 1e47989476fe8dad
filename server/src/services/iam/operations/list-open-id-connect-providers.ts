import { oidcProviderArn } from '../arns.ts'
import { iamOperation } from '../operation.ts'

/** Not paged: the quota keeps the list short. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html */
export const listOpenIdConnectProviders = iamOperation('ListOpenIDConnectProviders', {
  authorize: ({ caller }) => ({
    action: 'iam:ListOpenIDConnectProviders',
    resource: oidcProviderArn(caller.accountId, '*'),
  }),

  async handle({ caller: { accountId }, store }) {
    const providers = await store.oidcProviders.list(accountId)
    return {
      OpenIDConnectProviderList: providers.map(({ url }) => ({ Arn: oidcProviderArn(accountId, url) })),
    }
  },
})
