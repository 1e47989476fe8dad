import { requireServerCertificate, serverCertificateTarget } from '../credentials/server-certificates.ts'
import { iamOperation } from '../operation.ts'
import { mergeTags } from '../tags.ts'
import { fromTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagServerCertificate.html */
export const tagServerCertificate = iamOperation('TagServerCertificate', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:TagServerCertificate',
    ...(await serverCertificateTarget(store, caller.accountId, input.ServerCertificateName)),
    requestTags: fromTags(input.Tags),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const { id, tags } = await requireServerCertificate(tx, accountId, input.ServerCertificateName)
      await tx.serverCertificates.setTags(id, mergeTags(tags, fromTags(input.Tags)))
    })
  },
})
