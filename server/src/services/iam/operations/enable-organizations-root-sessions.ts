import { enableFeature } from '../central-root/features.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html */
export const enableOrganizationsRootSessions = iamOperation('EnableOrganizationsRootSessions', {
  authorize: () => ({ action: 'iam:EnableOrganizationsRootSessions', resource: '*' }),

  handle: (context) => enableFeature(context, 'RootSessions'),
})
