import { accessKeyView, ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { iamOperation } from '../operation.ts'
import { pageOf } from '../paging.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html */
export const listAccessKeys = iamOperation('ListAccessKeys', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:ListAccessKeys', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const owner = await requireOwner(store, caller, input.UserName)
    const keys = await store.accessKeys.ofOwner(owner.ownerId)
    const sorted = keys.toSorted((a, b) => (a.accessKeyId < b.accessKeyId ? -1 : 1))
    const { items, ...paging } = await pageOf(input, sorted, (key) => key.accessKeyId)
    return { AccessKeyMetadata: items.map((key) => accessKeyView(key, owner)), ...paging }
  },
})
