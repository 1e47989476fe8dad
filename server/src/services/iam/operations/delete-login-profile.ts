import { ownerCheck } from '../credentials/access-keys.ts'
import { requireLoginOwner } from '../credentials/login-profiles.ts'
import { noSuchLoginProfile } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/**
 * Takes the password away; access keys go on working.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html
 */
export const deleteLoginProfile = iamOperation('DeleteLoginProfile', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:DeleteLoginProfile', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    await store.write(caller.accountId, async (tx) => {
      const owner = await requireLoginOwner(tx, caller, input.UserName)
      if (!(await tx.loginProfiles.delete(owner.id))) throw noSuchLoginProfile(owner.name)
    })
  },
})
