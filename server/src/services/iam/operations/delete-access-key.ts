import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { noSuchAccessKey } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html */
export const deleteAccessKey = iamOperation('DeleteAccessKey', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:DeleteAccessKey', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    await store.write(caller.accountId, async (tx) => {
      const { ownerId } = await requireOwner(tx, caller, input.UserName)
      const key = await tx.accessKeys.byId(input.AccessKeyId)
      if (key?.ownerId !== ownerId) throw noSuchAccessKey(input.AccessKeyId)
      await tx.accessKeys.delete(key.accessKeyId)
    })
  },
})
