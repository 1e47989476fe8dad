import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { requireSigningCertificate } from '../credentials/signing-certificates.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSigningCertificate.html */
export const deleteSigningCertificate = iamOperation('DeleteSigningCertificate', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:DeleteSigningCertificate', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    await store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, input.UserName)
      const certificate = await requireSigningCertificate(tx, owner, input.CertificateId)
      await tx.signingCertificates.delete(certificate.id)
    })
  },
})
