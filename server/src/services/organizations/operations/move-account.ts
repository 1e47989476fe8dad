import { targetResource } from '../checks.ts'
import { noSuchAccount, organizationsError } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { requireAccount, requireParent } from '../targets.ts'

/** Needs permission for the account and for both places. https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html */
export const moveAccount = organizationsOperation('MoveAccount', {
  authorize: async ({ input, caller, store }) => {
    const check = async (id: string) => ({
      action: 'organizations:MoveAccount',
      ...(await targetResource(store, caller, id)),
    })
    return [
      await check(input.AccountId),
      await check(input.SourceParentId),
      await check(input.DestinationParentId),
    ]
  },

  async handle({ input, caller, store }) {
    await asManagement(store, caller, async (tx, { id }) => {
      const account = await requireAccount(tx, id, input.AccountId)
      const source = await requireParent(tx, id, input.SourceParentId, () =>
        organizationsError(
          'SourceParentNotFoundException',
          "You specified a source parent that doesn't exist.",
        ),
      )
      const destination = await requireParent(tx, id, input.DestinationParentId, () =>
        organizationsError(
          'DestinationParentNotFoundException',
          "You specified a destination parent that doesn't exist.",
        ),
      )
      if (account.parentId === destination.id)
        throw organizationsError(
          'DuplicateAccountException',
          'The account is already present in the specified destination.',
        )
      if (account.parentId !== source.id) throw noSuchAccount()
      await tx.organizationAccounts.update(id, account.accountId, { parentId: destination.id })
    })
  },
})
