import type { AcquireRoleRequest } from '../../../models/iam.gen.ts'
import { iamModel } from '../../../models/iam.gen.ts'
import type { AccessCheck } from '../../../operation.ts'
import { type RoleTemplate, roleTemplate } from '../../../service-reference/role-templates.ts'
import type { RoleRecord } from '../../../store/records.ts'
import { validateInput } from '../../../validate/index.ts'
import { noRoleTemplateToUse, roleTemplateDisabled } from '../errors.ts'
import type { EntityReads } from '../targets.ts'
import { toTags } from '../views.ts'
import { createRoleChecks, reuseCheck } from './checks.ts'
import { isMadeAs } from './drift.ts'
import { type RenderedRole, renderRole, type TemplateValues } from './render.ts'

/** What AcquireRole is to do: give the role that an earlier call made alike, or make one. */
export interface Acquisition {
  readonly template: RoleTemplate
  readonly values: TemplateValues
  readonly rendered: RenderedRole
  /** The role to give; undefined: one is to be made. */
  readonly present: RoleRecord | undefined
}

/**
 * @throws NoSuchEntity, RoleTemplateDisabled; InvalidInput and ValidationError for values that the template cannot take, or of which it
 * would make what no role may be
 */
export async function planAcquisition(
  { roles }: Pick<EntityReads, 'roles'>,
  accountId: string,
  { TemplateArn, TemplateMinorVersion, ReplacementValues = {} }: AcquireRoleRequest,
): Promise<Acquisition> {
  const template = usable(roleTemplate(TemplateArn, TemplateMinorVersion), TemplateArn)
  const values = new Map(Object.entries(ReplacementValues).map(([name, { Values }]) => [name, Values]))
  const rendered = renderRole(template, values)
  checkAsInput(rendered)
  const role = await roles.byName(accountId, rendered.name)
  const present = role !== undefined && isMadeAs(role, template.arn, rendered) ? role : undefined
  return { template, values, rendered, present }
}

/** What must be allowed besides reading the template. */
export function acquisitionChecks(
  accountId: string,
  { template, rendered, present }: Acquisition,
): readonly AccessCheck[] {
  return present === undefined
    ? createRoleChecks(template.arn, accountId, rendered)
    : [reuseCheck(template.arn, present)]
}

/**
 * The version of a template, if roles may be made from it.
 * @throws NoSuchEntity, RoleTemplateDisabled
 */
export function usable(template: RoleTemplate | undefined, arn: string): RoleTemplate {
  if (template === undefined) throw noRoleTemplateToUse(arn)
  if (!template.enabled || !template.versionEnabled) throw roleTemplateDisabled()
  return template
}

/** Values make names and texts that nobody has looked at: they must be what CreateRole would take. */
function checkAsInput(role: RenderedRole): void {
  validateInput(iamModel, 'CreateRole', {
    Path: role.path,
    RoleName: role.name,
    AssumeRolePolicyDocument: role.trustPolicy,
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
    PermissionsBoundary: role.boundaryArn,
    Tags: toTags(role.tags),
  })
  for (const { name, document } of role.inlinePolicies) {
    validateInput(iamModel, 'PutRolePolicy', {
      RoleName: role.name,
      PolicyName: name,
      PolicyDocument: document,
    })
  }
}
