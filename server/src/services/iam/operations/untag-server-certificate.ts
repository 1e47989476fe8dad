import { requireServerCertificate, serverCertificateTarget } from '../credentials/server-certificates.ts'
import { iamOperation } from '../operation.ts'
import { removeTags } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagServerCertificate.html */
export const untagServerCertificate = iamOperation('UntagServerCertificate', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UntagServerCertificate',
    ...(await serverCertificateTarget(store, caller.accountId, input.ServerCertificateName)),
    tagKeys: input.TagKeys,
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const { id, tags } = await requireServerCertificate(tx, accountId, input.ServerCertificateName)
      await tx.serverCertificates.setTags(id, removeTags(tags, input.TagKeys))
    })
  },
})
