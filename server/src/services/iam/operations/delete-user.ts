import type { UserRecord } from '../../../store/records.ts'
import type { WriteTransaction } from '../../../store/store.ts'
import { mustFirst } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { requireUser, userTarget } from '../targets.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html */
export const deleteUser = iamOperation('DeleteUser', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeleteUser',
    ...(await userTarget(store, caller.accountId, input.UserName)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const user = await requireUser(tx, accountId, input.UserName)
      await refuseBelongings(tx, user)
      await tx.users.delete(user.id)
    })
  },
})

/**
 * A user goes only when nothing belongs to it any more.
 * @throws DeleteConflict for the first thing found, in the order that AWS names them
 */
async function refuseBelongings(tx: WriteTransaction, { id }: UserRecord): Promise<void> {
  if ((await tx.attachments.count(id)) > 0) throw mustFirst('detach all policies')
  if ((await tx.inlinePolicies.all(id)).length > 0) throw mustFirst('delete policies')
  if ((await tx.groups.groupCountOfUser(id)) > 0) throw mustFirst('remove users from group')
  if ((await tx.accessKeys.ofOwner(id)).length > 0) throw mustFirst('delete access keys')
  if ((await tx.loginProfiles.get(id)) !== undefined) throw mustFirst('delete login profile')
  if ((await tx.mfaDevices.ofOwner(id)).length > 0) throw mustFirst('delete MFA device')
  if ((await tx.signingCertificates.ofOwner(id)).length > 0) throw mustFirst('delete certificates')
  if ((await tx.sshPublicKeys.ofOwner(id)).length > 0) throw mustFirst('remove referenced objects')
  if ((await tx.serviceSpecificCredentials.ofOwner(id)).length > 0)
    throw mustFirst('remove referenced objects')
}
