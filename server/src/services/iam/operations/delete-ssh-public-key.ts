import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { requireSshPublicKey } from '../credentials/ssh-public-keys.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSSHPublicKey.html */
export const deleteSshPublicKey = iamOperation('DeleteSSHPublicKey', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:DeleteSSHPublicKey', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    await store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, input.UserName)
      const key = await requireSshPublicKey(tx, owner, input.SSHPublicKeyId)
      await tx.sshPublicKeys.delete(key.id)
    })
  },
})
