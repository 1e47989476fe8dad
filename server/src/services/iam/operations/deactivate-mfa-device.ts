import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { optionallyNamedOwner, requireDeviceOf } from '../credentials/mfa-devices.ts'
import { iamOperation } from '../operation.ts'

/**
 * The device stays, unassigned, with its seed and the last step taken: codes of before do not serve again.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html
 */
export const deactivateMfaDevice = iamOperation('DeactivateMFADevice', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:DeactivateMFADevice', caller, store, optionallyNamedOwner(caller, input.UserName)),

  async handle({ input, caller, store }) {
    await store.write(caller.accountId, async (tx) => {
      const owner = await requireOwner(tx, caller, optionallyNamedOwner(caller, input.UserName))
      const device = await requireDeviceOf(tx, owner, input.SerialNumber)
      await tx.mfaDevices.update(device.serial, { ownerId: undefined, enabledAt: undefined })
    })
  },
})
