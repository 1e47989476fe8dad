import { uniqueId } from '../../../ids.ts'
import type { RoleRecord } from '../../../store/records.ts'
import { roleArn } from '../arns.ts'
import { roleExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { requireBoundary } from '../policies/managed-policy.ts'
import { readTrustPolicy } from '../policies/trust-policies.ts'
import { checkQuota } from '../quotas.ts'
import { refuseServiceLinkedPath } from '../service-linked.ts'
import { createChecks } from '../tag-checks.ts'
import { checkTags } from '../tags.ts'
import { createdRole, fromTags } from '../views.ts'

/** Seconds. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use.html#id_roles_use_view-role-max-session */
const DEFAULT_MAX_SESSION_DURATION = 3600

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const createRole = iamOperation('CreateRole', {
  authorize: ({ input, caller }) =>
    createChecks('iam:CreateRole', 'iam:TagRole', {
      resource: roleArn({ accountId: caller.accountId, path: input.Path ?? '/', name: input.RoleName }),
      context: { 'iam:PermissionsBoundary': input.PermissionsBoundary },
      requestTags: fromTags(input.Tags),
    }),

  async handle({ input, caller: { accountId }, store, managedPolicies, now }) {
    refuseServiceLinkedPath(input.Path ?? '/')
    const tags = checkTags(fromTags(input.Tags))
    const role = await store.write(accountId, async (tx) => {
      const trust = await readTrustPolicy(tx, accountId, input.AssumeRolePolicyDocument)
      if ((await tx.roles.byName(accountId, input.RoleName)) !== undefined) throw roleExists(input.RoleName)
      checkQuota('Roles', await tx.roles.count(accountId))
      if (input.PermissionsBoundary !== undefined)
        await requireBoundary(tx, managedPolicies, accountId, input.PermissionsBoundary)
      const record: RoleRecord = {
        accountId,
        id: uniqueId('role'),
        name: input.RoleName,
        path: input.Path ?? '/',
        createdAt: now,
        description: input.Description,
        maxSessionDuration: input.MaxSessionDuration ?? DEFAULT_MAX_SESSION_DURATION,
        ...trust,
        boundaryArn: input.PermissionsBoundary,
        tags,
        lastUsed: undefined,
        serviceLinked: undefined,
        sourceTemplate: undefined,
      }
      await tx.roles.insert(record)
      return record
    })
    return { Role: createdRole(role) }
  },
})
