import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { deviceNotOfUser } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/**
 * Of FIDO security keys only, which are enabled at AWS's console and nowhere else: no user here has one, and a virtual device is
 * none. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetMFADevice.html (SerialNumber)
 */
export const getMfaDevice = iamOperation('GetMFADevice', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:GetMFADevice', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    await requireOwner(store, caller, input.UserName)
    throw deviceNotOfUser()
  },
})
