import type { AccessCheck } from '../../../operation.ts'
import type { RoleRecord } from '../../../store/records.ts'
import { roleArn } from '../arns.ts'
import type { RenderedRole } from './render.ts'

/**
 * What AcquireRole must be allowed: the actions it does, each with iam:RoleTemplateARN; an action of its own it has none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_role-manager_enable-use.html
 */

/** AWS's own account that templates belong to, as aws:ResourceAccount shows it. Recorded of AWS. */
const TEMPLATE_ACCOUNT = '639982225848'

/**
 * To read a template. It is AWS's and every account's, so that the caller's own policies decide, yet aws:ResourceAccount is not the
 * caller's account; iam:RoleTemplateARN is not there, whatever the User Guide's example says. Recorded of AWS.
 */
export function templateCheck(arn: string, shown: 'role-template' | 'role template'): AccessCheck {
  return {
    action: 'iam:GetRoleTemplateVersion',
    resource: arn,
    shownAs: `${shown} ${arn}`,
    context: { 'aws:ResourceAccount': TEMPLATE_ACCOUNT },
  }
}

/** To be given a role that is there. */
export function reuseCheck(templateArn: string, role: RoleRecord): AccessCheck {
  return {
    action: 'iam:GetRole',
    resource: roleArn(role),
    shownAs: `role${role.path}${role.name}`,
    resourceTags: role.tags,
    context: { 'iam:RoleTemplateARN': templateArn, 'iam:PermissionsBoundary': role.boundaryArn },
  }
}

/** To make one: all that the template puts on it. */
export function createRoleChecks(
  templateArn: string,
  accountId: string,
  role: RenderedRole,
): readonly AccessCheck[] {
  const common = {
    resource: roleArn({ accountId, ...role }),
    shownAs: `role${role.path}${role.name}`,
    context: { 'iam:RoleTemplateARN': templateArn, 'iam:PermissionsBoundary': role.boundaryArn },
  }
  const checks: AccessCheck[] = [{ action: 'iam:CreateRole', ...common, requestTags: role.tags }]
  if (role.tags.length > 0) checks.push({ action: 'iam:TagRole', ...common, requestTags: role.tags })
  if (role.boundaryArn !== undefined) checks.push({ action: 'iam:PutRolePermissionsBoundary', ...common })
  if (role.inlinePolicies.length > 0) checks.push({ action: 'iam:PutRolePolicy', ...common })
  for (const arn of role.managedPolicies) {
    checks.push({
      action: 'iam:AttachRolePolicy',
      ...common,
      context: { ...common.context, 'iam:PolicyARN': arn },
    })
  }
  return checks
}
