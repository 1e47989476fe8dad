import { requireOwner } from '../credentials/access-keys.ts'
import { credentialCheck, requireCredential } from '../credentials/service-specific-credentials.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceSpecificCredential.html */
export const deleteServiceSpecificCredential = iamOperation('DeleteServiceSpecificCredential', {
  authorize: ({ input, caller, store }) =>
    credentialCheck('iam:DeleteServiceSpecificCredential', caller, store, input),

  async handle({ input, caller, store }) {
    await store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, input.UserName)
      const { id } = await requireCredential(tx, owner, input.ServiceSpecificCredentialId)
      await tx.serviceSpecificCredentials.delete(id)
    })
  },
})
