import { deviceTarget, requireDevice } from '../credentials/mfa-devices.ts'
import { iamOperation } from '../operation.ts'
import { mergeTags } from '../tags.ts'
import { fromTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagMFADevice.html */
export const tagMfaDevice = iamOperation('TagMFADevice', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:TagMFADevice',
    ...(await deviceTarget(store, caller.accountId, input.SerialNumber)),
    requestTags: fromTags(input.Tags),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const device = await requireDevice(tx, accountId, input.SerialNumber)
      await tx.mfaDevices.setTags(device.serial, mergeTags(device.tags, fromTags(input.Tags)))
    })
  },
})
