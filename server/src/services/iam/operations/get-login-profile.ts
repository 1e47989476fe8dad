import { ownerCheck } from '../credentials/access-keys.ts'
import { loginProfileView, requireLoginOwner, requireLoginProfile } from '../credentials/login-profiles.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html */
export const getLoginProfile = iamOperation('GetLoginProfile', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:GetLoginProfile', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const owner = await requireLoginOwner(store, caller, input.UserName)
    return { LoginProfile: loginProfileView(owner, await requireLoginProfile(store, owner)) }
  },
})
