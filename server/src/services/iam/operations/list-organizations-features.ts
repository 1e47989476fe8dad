import { requireAdministrator } from '../central-root/administrators.ts'
import { featuresView } from '../central-root/features.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html */
export const listOrganizationsFeatures = iamOperation('ListOrganizationsFeatures', {
  authorize: () => ({ action: 'iam:ListOrganizationsFeatures', resource: '*' }),

  handle: async ({ caller, store }) => featuresView(await requireAdministrator(store, caller.accountId)),
})
