import { signingCertificateId } from '../../../ids.ts'
import type { SigningCertificateRecord } from '../../../store/records.ts'
import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { isInForce, readCertificate } from '../credentials/certificates.ts'
import { signingCertificateView } from '../credentials/signing-certificates.ts'
import { duplicateCertificate, invalidCertificate } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSigningCertificate.html */
export const uploadSigningCertificate = iamOperation('UploadSigningCertificate', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:UploadSigningCertificate', caller, store, input.UserName),

  async handle({ input, caller, store, now }) {
    const { accountId } = caller
    const certificate = readCertificate(input.CertificateBody)
    if (!isInForce(certificate, now)) throw invalidCertificate()
    const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase()
    return store.write(accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, input.UserName)
      const record: SigningCertificateRecord = {
        accountId,
        id: signingCertificateId(),
        ownerId: owner.ownerId,
        status: 'Active',
        uploadedAt: now,
        fingerprint,
        body: input.CertificateBody,
      }
      // Whoever has it: a signature by its key must tell one user.
      const same = await tx.signingCertificates.byFingerprint(accountId, fingerprint)
      if (same !== undefined) throw duplicateCertificate()
      const present = await tx.signingCertificates.ofOwner(owner.ownerId)
      checkQuota('SigningCertificatesPerUser', present.length)
      await tx.signingCertificates.insert(record)
      return { Certificate: signingCertificateView(record, owner) }
    })
  },
})
