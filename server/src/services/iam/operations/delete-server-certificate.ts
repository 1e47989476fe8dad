import { requireServerCertificate, serverCertificateTarget } from '../credentials/server-certificates.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServerCertificate.html */
export const deleteServerCertificate = iamOperation('DeleteServerCertificate', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeleteServerCertificate',
    ...(await serverCertificateTarget(store, caller.accountId, input.ServerCertificateName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const { id } = await requireServerCertificate(tx, accountId, input.ServerCertificateName)
      await tx.serverCertificates.delete(id)
    })
  },
})
