import { requireOwner } from '../access-keys.ts'
import { settableStatus } from '../credential-status.ts'
import { iamOperation } from '../operation.ts'
import { credentialCheck, requireCredential } from '../service-specific-credentials.ts'

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
