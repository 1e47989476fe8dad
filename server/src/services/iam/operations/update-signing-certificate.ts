import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { settableStatus } from '../credentials/credential-status.ts'
import { requireSigningCertificate } from '../credentials/signing-certificates.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSigningCertificate.html */
export const updateSigningCertificate = iamOperation('UpdateSigningCertificate', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:UpdateSigningCertificate', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const status = settableStatus(input.Status)
    await store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, input.UserName)
      const certificate = await requireSigningCertificate(tx, owner, input.CertificateId)
      await tx.signingCertificates.setStatus(certificate.id, status)
    })
  },
})
