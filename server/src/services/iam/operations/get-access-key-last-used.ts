import type { Caller } from '../../../authenticate/caller.ts'
import type { UserRecord } from '../../../store/records.ts'
import type { Store } from '../../../store/store.ts'
import { wholeMinute } from '../../../timestamp.ts'
import { rootArn } from '../arns.ts'
import { notYourAccessKey } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { userTarget } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html */
export const getAccessKeyLastUsed = iamOperation('GetAccessKeyLastUsed', {
  async authorize({ input, caller, store }) {
    const { accountId, principal } = caller
    const user = await ownerOf(store, accountId, input.AccessKeyId)
    const target =
      user === undefined
        ? { resource: unowned(principal, accountId) }
        : await userTarget(store, accountId, user.name)
    // Whose key it is, and whether there is such a key, is not for a denial to tell.
    return { action: 'iam:GetAccessKeyLastUsed', ...target, shownAs: `access key ${input.AccessKeyId}` }
  },

  async handle({ input, caller, store, lastUsed }) {
    await lastUsed.flush()
    const key = await store.accessKeys.byId(input.AccessKeyId)
    if (key?.accountId !== caller.accountId) throw notYourAccessKey(caller.arn, input.AccessKeyId)
    const user = await ownerOf(store, caller.accountId, input.AccessKeyId)
    return {
      UserName: user?.name,
      AccessKeyLastUsed:
        key.lastUsed === undefined
          ? { ServiceName: 'N/A', Region: 'N/A' }
          : {
              LastUsedDate: wholeMinute(key.lastUsed.at),
              ServiceName: key.lastUsed.service,
              Region: key.lastUsed.region,
            },
    }
  },
})

/**
 * A key that is not there, and the root user's, are asked about under the account's users in general; to the root user they are its own, as
 * the task policies of AssumeRoot have it.
 */
const unowned = ({ type }: Caller['principal'], accountId: string) =>
  type === 'root' ? rootArn(accountId) : '*'

async function ownerOf(
  store: Store,
  accountId: string,
  accessKeyId: string,
): Promise<UserRecord | undefined> {
  const key = await store.accessKeys.byId(accessKeyId)
  return key?.accountId === accountId ? store.users.byId(accountId, key.ownerId) : undefined
}
