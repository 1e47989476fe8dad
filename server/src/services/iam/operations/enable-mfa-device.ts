import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { namedOwner, requireDevice, takeCodes } from '../credentials/mfa-devices.ts'
import { mfaDeviceTaken } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'

/**
 * The root user enables a device for itself by the account id as UserName, since it has no name of its own.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html
 */
export const enableMfaDevice = iamOperation('EnableMFADevice', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:EnableMFADevice', caller, store, namedOwner(caller, input.UserName)),

  async handle({ input, caller, store, vault, now }) {
    await store.write(caller.accountId, async (tx) => {
      const { ownerId } = await requireOwner(tx, caller, namedOwner(caller, input.UserName))
      const device = await requireDevice(tx, caller.accountId, input.SerialNumber)
      if (device.ownerId !== undefined) throw mfaDeviceTaken()
      checkQuota('MFADevicesPerUser', (await tx.mfaDevices.ofOwner(ownerId)).length)
      const taken = takeCodes(vault, device, input, now)
      await tx.mfaDevices.update(device.serial, { ownerId, enabledAt: now, ...taken })
    })
  },
})
