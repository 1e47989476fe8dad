import { requireOwner } from '../credentials/access-keys.ts'
import {
  credentialCheck,
  credentialWithSecret,
  hashOf,
  newSecret,
  requireCredential,
} from '../credentials/service-specific-credentials.ts'
import { iamOperation } from '../operation.ts'

/**
 * Gives the credential a new secret; the former one is of no use from then on.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResetServiceSpecificCredential.html
 */
export const resetServiceSpecificCredential = iamOperation('ResetServiceSpecificCredential', {
  authorize: ({ input, caller, store }) =>
    credentialCheck('iam:ResetServiceSpecificCredential', caller, store, input),

  async handle({ input, caller, store, now }) {
    return store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, input.UserName)
      const credential = await requireCredential(tx, owner, input.ServiceSpecificCredentialId)
      const secret = newSecret(credential.serviceName, credential.serviceUserName)
      await tx.serviceSpecificCredentials.setSecretHash(credential.id, hashOf(secret))
      return { ServiceSpecificCredential: credentialWithSecret(credential, owner, now, secret) }
    })
  },
})
