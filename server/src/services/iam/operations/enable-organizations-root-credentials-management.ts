import { enableFeature } from '../central-root/features.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootCredentialsManagement.html */
export const enableOrganizationsRootCredentialsManagement = iamOperation(
  'EnableOrganizationsRootCredentialsManagement',
  {
    authorize: () => ({ action: 'iam:EnableOrganizationsRootCredentialsManagement', resource: '*' }),

    handle: (context) => enableFeature(context, 'RootCredentialsManagement'),
  },
)
