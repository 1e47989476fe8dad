import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { signingCertificateView } from '../credentials/signing-certificates.ts'
import { iamOperation } from '../operation.ts'
import { pageOf } from '../paging.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html */
export const listSigningCertificates = iamOperation('ListSigningCertificates', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:ListSigningCertificates', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const owner = await requireOwner(store, caller, input.UserName)
    const certificates = await store.signingCertificates.ofOwner(owner.ownerId)
    const sorted = certificates.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const { items, ...paging } = await pageOf(input, sorted, (certificate) => certificate.id)
    return { Certificates: items.map((certificate) => signingCertificateView(certificate, owner)), ...paging }
  },
})
