import type { SigningCertificateReads } from '../../../store/credentials/signing-certificates.ts'
import type { SigningCertificateRecord } from '../../../store/records.ts'
import { noSuchSigningCertificate } from '../errors.ts'
import type { Owner } from './access-keys.ts'

/**
 * The signing certificate that an operation names.
 * @throws NoSuchEntity for one that is not there or is another user's, which are told alike
 */
export async function requireSigningCertificate(
  reads: { readonly signingCertificates: SigningCertificateReads },
  { ownerId }: Owner,
  id: string,
): Promise<SigningCertificateRecord> {
  const record = await reads.signingCertificates.byId(id)
  if (record?.ownerId !== ownerId) throw noSuchSigningCertificate(id)
  return record
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SigningCertificate.html */
export const signingCertificateView = (record: SigningCertificateRecord, owner: Owner) => ({
  UserName: owner.userName ?? '',
  CertificateId: record.id,
  CertificateBody: record.body,
  Status: record.status,
  UploadDate: record.uploadedAt,
})
