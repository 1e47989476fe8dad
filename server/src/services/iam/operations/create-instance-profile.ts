import { uniqueId } from '../../../ids.ts'
import type { InstanceProfileRecord } from '../../../store/records.ts'
import { instanceProfileArn } from '../arns.ts'
import { instanceProfileExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'
import { createChecks } from '../tag-checks.ts'
import { checkTags } from '../tags.ts'
import { fromTags, instanceProfileView } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html */
export const createInstanceProfile = iamOperation('CreateInstanceProfile', {
  authorize: ({ input: { InstanceProfileName: name, Path: path = '/', Tags }, caller: { accountId } }) =>
    createChecks('iam:CreateInstanceProfile', 'iam:TagInstanceProfile', {
      resource: instanceProfileArn({ accountId, path, name }),
      requestTags: fromTags(Tags),
    }),

  async handle({ input, caller: { accountId }, store, now }) {
    const tags = checkTags(fromTags(input.Tags))
    const profile: InstanceProfileRecord = {
      accountId,
      id: uniqueId('instance-profile'),
      name: input.InstanceProfileName,
      path: input.Path ?? '/',
      createdAt: now,
      roleId: undefined,
      tags,
    }
    await store.write(accountId, async (tx) => {
      const taken = await tx.instanceProfiles.byName(accountId, profile.name)
      if (taken !== undefined) throw instanceProfileExists(profile.name)
      checkQuota('InstanceProfiles', await tx.instanceProfiles.count(accountId))
      await tx.instanceProfiles.insert(profile)
    })
    return { InstanceProfile: instanceProfileView(profile, undefined) }
  },
})
