import { ownerCheck } from '../access-keys.ts'
import { loginProfileView, requireLoginProfile, requireLoginUser } from '../login-profiles.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html */
export const getLoginProfile = iamOperation('GetLoginProfile', {
  authorize: ({ input, caller, store }) => ownerCheck('iam:GetLoginProfile', caller, store, input.UserName),

  async handle({ input, caller, store }) {
    const user = await requireLoginUser(store, caller, input.UserName)
    return { LoginProfile: loginProfileView(user, await requireLoginProfile(store, user)) }
  },
})
