import { samlProviderArn } from '../arns.ts'
import { iamOperation } from '../operation.ts'

/** Not paged: the quota keeps the list short. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviders.html */
export const listSamlProviders = iamOperation('ListSAMLProviders', {
  authorize: ({ caller }) => ({
    action: 'iam:ListSAMLProviders',
    resource: samlProviderArn(caller.accountId, '*'),
  }),

  async handle({ caller: { accountId }, store }) {
    const providers = await store.samlProviders.list(accountId)
    return {
      SAMLProviderList: providers.map(({ name, createdAt, validUntil }) => ({
        Arn: samlProviderArn(accountId, name),
        ValidUntil: validUntil,
        CreateDate: createdAt,
      })),
    }
  },
})
