import { rootArn } from '../arns.ts'
import { isAssumedRoot } from '../credentials/login-profiles.ts'
import { deviceTarget, requireDevice, rootDeviceArn } from '../credentials/mfa-devices.ts'
import { mfaDeviceInUse } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteVirtualMFADevice.html */
export const deleteVirtualMfaDevice = iamOperation('DeleteVirtualMFADevice', {
  async authorize({ input, caller, store }) {
    const { accountId } = caller
    const target = await deviceTarget(store, accountId, input.SerialNumber)
    // The task policy of AssumeRoot that has this action leaves it the root user as its only resource.
    const isRoots = isAssumedRoot(caller) && target.resource === rootDeviceArn(accountId)
    return {
      action: 'iam:DeleteVirtualMFADevice',
      ...(isRoots ? { resource: rootArn(accountId) } : target),
    }
  },

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const device = await requireDevice(tx, accountId, input.SerialNumber)
      if (device.ownerId !== undefined) throw mfaDeviceInUse()
      await tx.mfaDevices.delete(device.serial)
    })
  },
})
