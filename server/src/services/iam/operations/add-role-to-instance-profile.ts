import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'
import { requireModifiableRole } from '../service-linked.ts'
import { instanceProfileTarget, requireInstanceProfile, roleTarget } from '../targets.ts'

/** Whose instances wear the roles of instance profiles. */
const EC2 = 'ec2.amazonaws.com'

/**
 * Besides its own action it needs iam:PassRole for the role: whoever may start instances could else take any role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
 */
export const addRoleToInstanceProfile = iamOperation('AddRoleToInstanceProfile', {
  async authorize({ input, caller: { accountId }, store }) {
    const role = await roleTarget(store, accountId, input.RoleName)
    return [
      {
        action: 'iam:AddRoleToInstanceProfile',
        ...(await instanceProfileTarget(store, accountId, input.InstanceProfileName)),
      },
      {
        action: 'iam:PassRole',
        ...role,
        // AWS's denials of it name the ARN.
        shownAs: role.resource,
        context: { 'iam:PassedToService': EC2 },
      },
    ]
  },

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const profile = await requireInstanceProfile(tx, accountId, input.InstanceProfileName)
      const role = await requireModifiableRole(tx, accountId, input.RoleName)
      checkQuota('RolesPerInstanceProfile', profile.roleId === undefined ? 0 : 1)
      await tx.instanceProfiles.setRole(profile.id, role.id)
    })
  },
})
