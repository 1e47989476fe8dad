import { mfaDeviceInUse } from '../errors.ts'
import { deviceTarget, requireDevice } from '../mfa-devices.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteVirtualMFADevice.html */
export const deleteVirtualMfaDevice = iamOperation('DeleteVirtualMFADevice', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeleteVirtualMFADevice',
    ...(await deviceTarget(store, caller.accountId, input.SerialNumber)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const device = await requireDevice(tx, accountId, input.SerialNumber)
      if (device.ownerId !== undefined) throw mfaDeviceInUse()
      await tx.mfaDevices.delete(device.serial)
    })
  },
})
