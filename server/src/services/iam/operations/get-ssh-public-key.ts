import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import {
  encoded,
  readSshPublicKey,
  requireSshPublicKey,
  sshPublicKeyView,
} from '../credentials/ssh-public-keys.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSSHPublicKey.html */
export const getSshPublicKey = iamOperation('GetSSHPublicKey', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:GetSSHPublicKey', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const owner = await requireOwner(store, caller, input.UserName)
    const record = await requireSshPublicKey(store, owner, input.SSHPublicKeyId)
    const key = readSshPublicKey(record.body)
    return { SSHPublicKey: sshPublicKeyView(record, owner, key, encoded(key, input.Encoding)) }
  },
})
