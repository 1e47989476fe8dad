import { ownerCheck, requireOwner } from '../access-keys.ts'
import { iamError, noSuchAccessKey } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html */
export const updateAccessKey = iamOperation('UpdateAccessKey', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:UpdateAccessKey', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const { Status: status } = input
    // The model's third status, Expired, is one that AWS sets; nobody can ask for it.
    if (status !== 'Active' && status !== 'Inactive')
      throw iamError('InvalidInput', `The status ${status} cannot be set.`)
    await store.write(caller.accountId, async (tx) => {
      const { ownerId } = await requireOwner(tx, caller, input.UserName)
      const key = await tx.accessKeys.byId(input.AccessKeyId)
      if (key?.ownerId !== ownerId) throw noSuchAccessKey(input.AccessKeyId)
      await tx.accessKeys.setStatus(key.accessKeyId, status)
    })
  },
})
