import type { ServerCertificateReads } from '../../../store/credentials/server-certificates.ts'
import type { ServerCertificateRecord } from '../../../store/records.ts'
import { serverCertificateArn } from '../arns.ts'
import { noSuchServerCertificate } from '../errors.ts'
import type { Target } from '../targets.ts'

/** Server certificates. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html */

/** What both the store and a transaction offer for reading them. */
interface Reads {
  readonly serverCertificates: ServerCertificateReads
}

/** The certificate that a check is about, or the ARN it would have. */
export async function serverCertificateTarget(
  reads: Reads,
  accountId: string,
  name: string,
): Promise<Target> {
  const shownAs = `server certificate ${name}`
  const certificate = await reads.serverCertificates.byName(accountId, name)
  return certificate === undefined
    ? { resource: serverCertificateArn({ accountId, path: '/', name }), shownAs }
    : { resource: serverCertificateArn(certificate), resourceTags: certificate.tags, shownAs }
}

/** @throws NoSuchEntity */
export async function requireServerCertificate(
  reads: Reads,
  accountId: string,
  name: string,
): Promise<ServerCertificateRecord> {
  const certificate = await reads.serverCertificates.byName(accountId, name)
  if (certificate === undefined) throw noSuchServerCertificate(name)
  return certificate
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServerCertificateMetadata.html */
export const serverCertificateMetadata = (certificate: ServerCertificateRecord) => ({
  Path: certificate.path,
  ServerCertificateName: certificate.name,
  ServerCertificateId: certificate.id,
  Arn: serverCertificateArn(certificate),
  UploadDate: certificate.uploadedAt,
  Expiration: certificate.expiresAt,
})
