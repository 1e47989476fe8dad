import { roleTemplate } from '../../../service-reference/role-templates.ts'
import { noSuchRoleTemplate } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { templateCheck } from '../role-templates/checks.ts'
import { roleTemplateView } from '../role-templates/view.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRoleTemplateVersion.html */
export const getRoleTemplateVersion = iamOperation('GetRoleTemplateVersion', {
  authorize: ({ input }) => templateCheck(input.TemplateArn, 'role-template'),

  handle({ input }) {
    const template = roleTemplate(input.TemplateArn, input.MinorVersion)
    if (template === undefined) throw noSuchRoleTemplate(input.TemplateArn)
    return { RoleTemplateVersion: roleTemplateView(template) }
  },
})
