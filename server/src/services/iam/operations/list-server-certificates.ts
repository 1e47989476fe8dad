import { listArn } from '../arns.ts'
import { serverCertificateMetadata } from '../credentials/server-certificates.ts'
import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificates.html */
export const listServerCertificates = iamOperation('ListServerCertificates', {
  authorize: ({ input, caller }) => ({
    action: 'iam:ListServerCertificates',
    resource: listArn(caller.accountId, 'server-certificate', input.PathPrefix),
  }),

  async handle({ input, caller: { accountId }, store }) {
    const { items, ...paging } = await page(input, (request) =>
      store.serverCertificates.list({ ...request, accountId, pathPrefix: input.PathPrefix }),
    )
    return { ServerCertificateMetadataList: items.map(serverCertificateMetadata), ...paging }
  },
})
