import { ownerCheck, requireOwner } from '../access-keys.ts'
import { mfaDeviceView, requireDeviceOf } from '../mfa-devices.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetMFADevice.html */
export const getMfaDevice = iamOperation('GetMFADevice', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:GetMFADevice', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const owner = await requireOwner(store, caller, input.UserName)
    const device = await requireDeviceOf(store, owner, input.SerialNumber)
    return { ...mfaDeviceView(device, owner), UserName: owner.userName }
  },
})
