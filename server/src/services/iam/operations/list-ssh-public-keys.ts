import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { listedSshPublicKey } from '../credentials/ssh-public-keys.ts'
import { iamOperation } from '../operation.ts'
import { pageOf } from '../paging.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSSHPublicKeys.html */
export const listSshPublicKeys = iamOperation('ListSSHPublicKeys', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:ListSSHPublicKeys', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const owner = await requireOwner(store, caller, input.UserName)
    const keys = await store.sshPublicKeys.ofOwner(owner.ownerId)
    const sorted = keys.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const { items, ...paging } = await pageOf(input, sorted, (key) => key.id)
    return { SSHPublicKeys: items.map((key) => listedSshPublicKey(key, owner)), ...paging }
  },
})
