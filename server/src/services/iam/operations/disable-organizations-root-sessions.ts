import { disableFeature } from '../central-root/features.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DisableOrganizationsRootSessions.html */
export const disableOrganizationsRootSessions = iamOperation('DisableOrganizationsRootSessions', {
  authorize: () => ({ action: 'iam:DisableOrganizationsRootSessions', resource: '*' }),

  handle: (context) => disableFeature(context, 'RootSessions'),
})
