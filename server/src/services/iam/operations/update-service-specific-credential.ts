import { requireOwner } from '../credentials/access-keys.ts'
import { settableStatus } from '../credentials/credential-status.ts'
import { credentialCheck, requireCredential } from '../credentials/service-specific-credentials.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServiceSpecificCredential.html */
export const updateServiceSpecificCredential = iamOperation('UpdateServiceSpecificCredential', {
  authorize: ({ input, caller, store }) =>
    credentialCheck('iam:UpdateServiceSpecificCredential', caller, store, input),

  async handle({ input, caller, store }) {
    const status = settableStatus(input.Status, 'ValidationError')
    await store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, input.UserName)
      const { id } = await requireCredential(tx, owner, input.ServiceSpecificCredentialId)
      await tx.serviceSpecificCredentials.setStatus(id, status)
    })
  },
})
