import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { settableStatus } from '../credentials/credential-status.ts'
import { noSuchAccessKey } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html */
export const updateAccessKey = iamOperation('UpdateAccessKey', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:UpdateAccessKey', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const status = settableStatus(input.Status)
    await store.write(caller.accountId, async (tx) => {
      const { ownerId } = await requireOwner(tx, caller, input.UserName)
      const key = await tx.accessKeys.byId(input.AccessKeyId)
      if (key?.ownerId !== ownerId) throw noSuchAccessKey(input.AccessKeyId)
      await tx.accessKeys.setStatus(key.accessKeyId, status)
    })
  },
})
