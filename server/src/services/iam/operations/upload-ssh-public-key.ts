import { uniqueId } from '../../../ids.ts'
import type { SshPublicKeyRecord } from '../../../store/records.ts'
import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { digestOf, readSshPublicKey, sshPublicKeyView } from '../credentials/ssh-public-keys.ts'
import { duplicateSshPublicKey } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSSHPublicKey.html */
export const uploadSshPublicKey = iamOperation('UploadSSHPublicKey', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:UploadSSHPublicKey', caller, store, input.UserName),

  async handle({ input, caller, store, now }) {
    const key = readSshPublicKey(input.SSHPublicKeyBody)
    return store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, input.UserName)
      const record: SshPublicKeyRecord = {
        accountId: caller.accountId,
        id: uniqueId('public-key'),
        ownerId: owner.ownerId,
        status: 'Active',
        uploadedAt: now,
        digest: digestOf(key),
        body: key.body,
      }
      const present = await tx.sshPublicKeys.ofOwner(owner.ownerId)
      if (present.some(({ digest }) => digest === record.digest)) throw duplicateSshPublicKey()
      checkQuota('SSHPublicKeysPerUser', present.length)
      await tx.sshPublicKeys.insert(record)
      return { SSHPublicKey: sshPublicKeyView(record, owner, key) }
    })
  },
})
