import { uniqueId } from '../../../ids.ts'
import type { ServerCertificateRecord } from '../../../store/records.ts'
import { serverCertificateArn } from '../arns.ts'
import { checkChain, checkPrivateKey, isInForce, readCertificate } from '../credentials/certificates.ts'
import { serverCertificateMetadata } from '../credentials/server-certificates.ts'
import { malformedCertificate, serverCertificateExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'
import { createChecks } from '../tag-checks.ts'
import { checkTags, sortedTags } from '../tags.ts'
import { fromTags, optionalTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadServerCertificate.html */
export const uploadServerCertificate = iamOperation('UploadServerCertificate', {
  authorize: ({ input, caller: { accountId } }) =>
    createChecks('iam:UploadServerCertificate', 'iam:TagServerCertificate', {
      resource: serverCertificateArn({
        accountId,
        path: input.Path ?? '/',
        name: input.ServerCertificateName,
      }),
      requestTags: fromTags(input.Tags),
    }),

  async handle({ input, caller: { accountId }, store, vault, now }) {
    const tags = checkTags(fromTags(input.Tags))
    const certificate = readCertificate(input.CertificateBody)
    // Before and after its validity, AWS is recorded to say of a certificate that it cannot be parsed.
    if (!isInForce(certificate, now)) throw malformedCertificate()
    checkPrivateKey(certificate, input.PrivateKey)
    if (input.CertificateChain !== undefined) checkChain(certificate, input.CertificateChain)
    const record: ServerCertificateRecord = {
      accountId,
      id: uniqueId('server-certificate'),
      name: input.ServerCertificateName,
      path: input.Path ?? '/',
      uploadedAt: now,
      expiresAt: certificate.validToDate.getTime(),
      tags,
    }
    const material = {
      body: input.CertificateBody.trim(),
      chain: input.CertificateChain?.trim(),
      sealedKey: vault.seal(input.PrivateKey, record.id),
    }
    await store.write(accountId, async (tx) => {
      const same = await tx.serverCertificates.byName(accountId, record.name)
      if (same !== undefined) throw serverCertificateExists(record.name)
      checkQuota('ServerCertificates', await tx.serverCertificates.count(accountId))
      await tx.serverCertificates.insert(record, material)
    })
    return {
      ServerCertificateMetadata: serverCertificateMetadata(record),
      Tags: optionalTags(sortedTags(tags)),
    }
  },
})
