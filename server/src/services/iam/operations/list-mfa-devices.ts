import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { mfaDeviceView } from '../credentials/mfa-devices.ts'
import { iamOperation } from '../operation.ts'
import { pageOf } from '../paging.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html */
export const listMfaDevices = iamOperation('ListMFADevices', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:ListMFADevices', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const owner = await requireOwner(store, caller, input.UserName)
    const devices = await store.mfaDevices.ofOwner(owner.ownerId)
    const sorted = devices.toSorted((a, b) => (a.serial < b.serial ? -1 : 1))
    const { items, ...paging } = await pageOf(input, sorted, ({ serial }) => serial)
    return { MFADevices: items.map((device) => mfaDeviceView(device, owner)), ...paging }
  },
})
