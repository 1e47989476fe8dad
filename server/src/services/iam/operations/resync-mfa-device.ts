import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { namedOwner, requireDeviceOf, takeCodes } from '../credentials/mfa-devices.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResyncMFADevice.html */
export const resyncMfaDevice = iamOperation('ResyncMFADevice', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:ResyncMFADevice', caller, store, namedOwner(caller, input.UserName)),

  async handle({ input, caller, store, vault, now }) {
    await store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, namedOwner(caller, input.UserName))
      const device = await requireDeviceOf(tx, owner, input.SerialNumber)
      await tx.mfaDevices.update(device.serial, takeCodes(vault, device, input, now))
    })
  },
})
