import { serviceLinkedTemplates } from '../../../service-reference/service-linked-roles.ts'
import { roleArn } from '../arns.ts'
import { customSuffixNotAllowed, iamError, noServiceRoleTemplate, serviceRoleNameTaken } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { insertServiceLinkedRole, serviceLinkedName, serviceLinkedPath } from '../service-linked.ts'
import { createdRole, encodePolicy } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html (RoleName) */
const MAX_ROLE_NAME = 64

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html */
export const createServiceLinkedRole = iamOperation('CreateServiceLinkedRole', {
  authorize: ({ input: { AWSServiceName: service, CustomSuffix: suffix }, caller: { accountId } }) => ({
    action: 'iam:CreateServiceLinkedRole',
    resource: roleArn({
      accountId,
      path: serviceLinkedPath(service),
      name: serviceLinkedName(serviceLinkedTemplates().get(service)?.name ?? '', suffix),
    }),
    context: { 'iam:AWSServiceName': service },
  }),

  async handle({ input, caller: { accountId }, store, now }) {
    const { AWSServiceName: service, CustomSuffix: suffix } = input
    const template = serviceLinkedTemplates().get(service)
    if (template === undefined) throw noServiceRoleTemplate(service)
    if (suffix !== undefined && !template.customSuffix) throw customSuffixNotAllowed(service)
    const name = serviceLinkedName(template.name, suffix)
    if (name.length > MAX_ROLE_NAME) throw nameTooLong(name)
    const role = await store.write(accountId, async (tx) => {
      if ((await tx.roles.byName(accountId, name)) !== undefined) throw serviceRoleNameTaken(name)
      return insertServiceLinkedRole(tx, service, template, { name, description: input.Description, now })
    })
    return { Role: { ...createdRole(role), AssumeRolePolicyDocument: encodePolicy(trustAsListed(service)) } }
  },
})

/**
 * The answer to the creation has the trust policy with lists, where GetRole has it without.
 * https://docs.aws.amazon.com/cli/latest/reference/iam/create-service-linked-role.html (Examples)
 */
function trustAsListed(service: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
  })
}

function nameTooLong(name: string) {
  return iamError(
    'ValidationError',
    `1 validation error detected: Value '${name}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to ${MAX_ROLE_NAME}`,
  )
}
