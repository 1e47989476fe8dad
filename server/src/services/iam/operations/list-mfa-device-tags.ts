import { deviceTarget, requireDevice } from '../credentials/mfa-devices.ts'
import { iamOperation } from '../operation.ts'
import { pageOfTags } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADeviceTags.html */
export const listMfaDeviceTags = iamOperation('ListMFADeviceTags', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListMFADeviceTags',
    ...(await deviceTarget(store, caller.accountId, input.SerialNumber)),
  }),

  async handle({ input, caller, store }) {
    const device = await requireDevice(store, caller.accountId, input.SerialNumber)
    return pageOfTags(input, device.tags)
  },
})
