import { accessKeyId, secretAccessKey } from '../../../ids.ts'
import type { AccessKeyRecord } from '../../../store/records.ts'
import { accessKeyView, ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html */
export const createAccessKey = iamOperation('CreateAccessKey', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:CreateAccessKey', caller, store, input.UserName),

  async handle({ input, caller, store, vault, now }) {
    const id = accessKeyId(caller.accountId)
    // The only time that the secret leaves the server: what is kept is sealed.
    const secret = secretAccessKey()
    const sealedSecret = vault.seal(secret, id)
    return store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, input.UserName)
      checkQuota('AccessKeysPerUser', (await tx.accessKeys.ofOwner(owner.ownerId)).length)
      const key: AccessKeyRecord = {
        accessKeyId: id,
        accountId: caller.accountId,
        ownerId: owner.ownerId,
        status: 'Active',
        createdAt: now,
        sealedSecret,
        lastUsed: undefined,
      }
      await tx.accessKeys.insert(key)
      return {
        AccessKey: { ...accessKeyView(key, owner), UserName: owner.userName ?? '', SecretAccessKey: secret },
      }
    })
  },
})
