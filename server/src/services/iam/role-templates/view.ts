import type { RoleTemplateVersion } from '../../../models/iam.gen.ts'
import type { RoleTemplate } from '../../../service-reference/role-templates.ts'
import { encodePolicy, toTags } from '../views.ts'

/** A version of a template as GetRoleTemplateVersion shows it; lists without items are left out. */
export function roleTemplateView(template: RoleTemplate): RoleTemplateVersion {
  return {
    TemplateArn: template.arn,
    TemplateName: template.name,
    TemplateVersionId: template.id,
    Description: template.description,
    MajorVersion: template.majorVersion,
    DefaultMinorVersion: template.defaultMinorVersion,
    ManagedByType: 'Service',
    ManagedByValue: template.service,
    Enabled: template.enabled,
    MinorVersion: template.minorVersion,
    RoleNamePattern: template.roleName,
    RolePathPattern: template.rolePath,
    RoleDescriptionPattern: template.roleDescription,
    AssumeRolePolicyDocumentTemplate: encodePolicy(JSON.stringify(template.trustPolicy)),
    InlinePolicyTemplates: unlessEmpty(
      template.inlinePolicies.map(({ name, document }) => ({
        PolicyName: name,
        PolicyDocument: encodePolicy(JSON.stringify(document)),
      })),
    ),
    ManagedPolicyArns: unlessEmpty(template.managedPolicies),
    PermissionBoundaryArn: template.boundaryArn,
    ParametersDefinition: unlessEmpty(
      template.parameters.map((parameter) => ({
        Name: parameter.name,
        Type: parameter.type,
        Description: parameter.description,
        IsRequired: parameter.required,
        DefaultValue: parameter.default,
        // No template on record has one that may not change.
        Immutable: false,
      })),
    ),
    RoleTagsTemplate: unlessEmpty(toTags(template.tags)),
    MaxSessionDuration: template.maxSessionDuration,
    VersionEnabled: template.versionEnabled,
    CreateTimestamp: template.createdAt,
    // A version never changes once it is there.
    UpdateTimestamp: template.createdAt,
  }
}

const unlessEmpty = <T>(items: readonly T[]) => (items.length === 0 ? undefined : items)
