import { disableFeature } from '../central-root/features.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DisableOrganizationsRootCredentialsManagement.html */
export const disableOrganizationsRootCredentialsManagement = iamOperation(
  'DisableOrganizationsRootCredentialsManagement',
  {
    authorize: () => ({ action: 'iam:DisableOrganizationsRootCredentialsManagement', resource: '*' }),

    handle: (context) => disableFeature(context, 'RootCredentialsManagement'),
  },
)
