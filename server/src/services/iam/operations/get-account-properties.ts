import { iamOperation } from '../operation.ts'
import { ROLE_MANAGER_ENABLED, ROLE_MANAGER_NAMESPACE } from '../role-manager.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountProperties.html */
export const getAccountProperties = iamOperation('GetAccountProperties', {
  authorize: () => ({
    action: 'iam:GetAccountProperties',
    resource: '*',
    context: { 'iam:AccountPropertyNamespaces': [ROLE_MANAGER_NAMESPACE] },
  }),

  async handle({ caller: { accountId }, store }) {
    const enabled = await store.accounts.roleManagerEnabled(accountId)
    return { Properties: { [ROLE_MANAGER_ENABLED]: String(enabled) } }
  },
})
