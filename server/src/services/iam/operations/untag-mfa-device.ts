import { deviceTarget, requireDevice } from '../credentials/mfa-devices.ts'
import { iamOperation } from '../operation.ts'
import { removeTags } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagMFADevice.html */
export const untagMfaDevice = iamOperation('UntagMFADevice', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UntagMFADevice',
    ...(await deviceTarget(store, caller.accountId, input.SerialNumber)),
    tagKeys: input.TagKeys,
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const device = await requireDevice(tx, accountId, input.SerialNumber)
      await tx.mfaDevices.setTags(device.serial, removeTags(device.tags, input.TagKeys))
    })
  },
})
