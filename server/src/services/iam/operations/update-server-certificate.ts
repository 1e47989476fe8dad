import { serverCertificateArn } from '../arns.ts'
import { requireServerCertificate, serverCertificateTarget } from '../credentials/server-certificates.ts'
import { serverCertificateExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/**
 * Renames a certificate or moves it to another path. Both the certificate as it is and as it is to be must be allowed.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServerCertificate.html
 */
export const updateServerCertificate = iamOperation('UpdateServerCertificate', {
  async authorize({ input, caller: { accountId }, store }) {
    const present = await store.serverCertificates.byName(accountId, input.ServerCertificateName)
    const after = serverCertificateArn({
      accountId,
      path: input.NewPath ?? present?.path ?? '/',
      name: input.NewServerCertificateName ?? present?.name ?? input.ServerCertificateName,
    })
    const check = {
      action: 'iam:UpdateServerCertificate',
      ...(await serverCertificateTarget(store, accountId, input.ServerCertificateName)),
    }
    return after === check.resource ? check : [check, { ...check, resource: after, shownAs: after }]
  },

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const { id } = await requireServerCertificate(tx, accountId, input.ServerCertificateName)
      const { NewServerCertificateName: name, NewPath: path } = input
      if (name !== undefined) {
        const other = await tx.serverCertificates.byName(accountId, name)
        if (other !== undefined && other.id !== id) throw serverCertificateExists(name)
      }
      await tx.serverCertificates.update(id, { name, path })
    })
  },
})
