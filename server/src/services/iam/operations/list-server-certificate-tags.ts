import { requireServerCertificate, serverCertificateTarget } from '../credentials/server-certificates.ts'
import { iamOperation } from '../operation.ts'
import { pageOfTags } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificateTags.html */
export const listServerCertificateTags = iamOperation('ListServerCertificateTags', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListServerCertificateTags',
    ...(await serverCertificateTarget(store, caller.accountId, input.ServerCertificateName)),
  }),

  async handle({ input, caller, store }) {
    const { tags } = await requireServerCertificate(store, caller.accountId, input.ServerCertificateName)
    return pageOfTags(input, tags)
  },
})
