import { iamOperation } from '../operation.ts'
import {
  namespacesOf,
  ROLE_MANAGER_ENABLED,
  ROLE_MANAGER_SERVICE,
  readRoleManagerProperties,
  requireRoleManagerRole,
  roleManagerRoleArn,
} from '../role-manager.ts'

/**
 * To turn role manager on takes iam:CreateServiceLinkedRole besides, even where its role is there already (recorded of AWS).
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutAccountProperties.html
 */
export const putAccountProperties = iamOperation('PutAccountProperties', {
  authorize({ input: { Properties }, caller: { accountId } }) {
    const put = {
      action: 'iam:PutAccountProperties',
      resource: '*',
      context: { 'iam:AccountPropertyNamespaces': namespacesOf(Properties) },
    }
    if (Properties[ROLE_MANAGER_ENABLED] !== 'true') return put
    const link = {
      action: 'iam:CreateServiceLinkedRole',
      resource: roleManagerRoleArn(accountId),
      context: { 'iam:AWSServiceName': ROLE_MANAGER_SERVICE },
    }
    return [put, link]
  },

  async handle({ input, caller: { accountId }, store, now }) {
    const enabled = readRoleManagerProperties(input.Properties)
    await store.write(accountId, async (tx) => {
      if (enabled) await requireRoleManagerRole(tx, now)
      await tx.accounts.setRoleManagerEnabled(accountId, enabled)
    })
    return {}
  },
})
