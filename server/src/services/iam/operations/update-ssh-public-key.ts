import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { settableStatus } from '../credentials/credential-status.ts'
import { requireSshPublicKey } from '../credentials/ssh-public-keys.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSSHPublicKey.html */
export const updateSshPublicKey = iamOperation('UpdateSSHPublicKey', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:UpdateSSHPublicKey', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const status = settableStatus(input.Status)
    await store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, input.UserName)
      const key = await requireSshPublicKey(tx, owner, input.SSHPublicKeyId)
      await tx.sshPublicKeys.setStatus(key.id, status)
    })
  },
})
