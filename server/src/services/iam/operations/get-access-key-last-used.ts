import type { UserRecord } from '../../../store/records.ts'
import type { Store } from '../../../store/store.ts'
import { noSuchAccessKey } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { userTarget } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html */
export const getAccessKeyLastUsed = iamOperation('GetAccessKeyLastUsed', {
  async authorize({ input, caller, store }) {
    const user = await ownerOf(store, caller.accountId, input.AccessKeyId)
    // A key that is not there, and the root user's, are asked about under the account's users in general.
    const target =
      user === undefined ? { resource: '*' } : await userTarget(store, caller.accountId, user.name)
    // Whose key it is, and whether there is such a key, is not for a denial to tell.
    return { action: 'iam:GetAccessKeyLastUsed', ...target, shownAs: `access key ${input.AccessKeyId}` }
  },

  async handle({ input, caller, store, lastUsed }) {
    await lastUsed.flush()
    const key = await store.accessKeys.byId(input.AccessKeyId)
    if (key?.accountId !== caller.accountId) throw noSuchAccessKey(input.AccessKeyId)
    const user = await ownerOf(store, caller.accountId, input.AccessKeyId)
    return {
      UserName: user?.name,
      AccessKeyLastUsed:
        key.lastUsed === undefined
          ? { ServiceName: 'N/A', Region: 'N/A' }
          : { LastUsedDate: key.lastUsed.at, ServiceName: key.lastUsed.service, Region: key.lastUsed.region },
    }
  },
})

async function ownerOf(
  store: Store,
  accountId: string,
  accessKeyId: string,
): Promise<UserRecord | undefined> {
  const key = await store.accessKeys.byId(accessKeyId)
  return key?.accountId === accountId ? store.users.byId(accountId, key.ownerId) : undefined
}
