import {
  requireServerCertificate,
  serverCertificateMetadata,
  serverCertificateTarget,
} from '../credentials/server-certificates.ts'
import { noSuchServerCertificate } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { optionalTags } from '../views.ts'

/**
 * Shows the certificate and its chain; the private key never leaves the server.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServerCertificate.html
 */
export const getServerCertificate = iamOperation('GetServerCertificate', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:GetServerCertificate',
    ...(await serverCertificateTarget(store, caller.accountId, input.ServerCertificateName)),
  }),

  async handle({ input, caller, store }) {
    const record = await requireServerCertificate(store, caller.accountId, input.ServerCertificateName)
    const material = await store.serverCertificates.material(record.id)
    // It went between the two reads.
    if (material === undefined) throw noSuchServerCertificate(input.ServerCertificateName)
    return {
      ServerCertificate: {
        ServerCertificateMetadata: serverCertificateMetadata(record),
        CertificateBody: material.body,
        CertificateChain: material.chain,
        Tags: optionalTags(record.tags),
      },
    }
  },
})
