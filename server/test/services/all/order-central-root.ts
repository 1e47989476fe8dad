import { all, type Order } from './order-of.ts'

/** Centralized root access, and reports on an organization. */
export function centralRoot(): Order {
  const before = [
    'OrganizationNotFoundException the account is in no organization',
    'AccountNotManagementOrDelegatedAdministratorException the account is another member',
    'OrganizationNotInAllFeaturesModeException the organization has not all features',
    'ServiceAccessNotEnabledException it does not trust IAM',
  ]
  const owner = 'CallerIsNotManagementAccountException the account is a delegated administrator'
  return {
    ...all('EnableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions', ...before, owner),
    ...all('DisableOrganizationsRootCredentialsManagement DisableOrganizationsRootSessions', ...before),
    ListOrganizationsFeatures: before,
    GenerateOrganizationsAccessReport: [
      'AccessDenied the account is not the management account of an organization',
      'ReportGenerationLimitExceeded the account’s other reports in the making',
    ],
    GetOrganizationsAccessReport: ['NoSuchEntity the report'],
    AssumeRoot: [
      'ValidationError the task policy',
      'AccessDenied the account administers no organization’s root access',
      'AccessDenied the organization does not trust IAM',
      'AccessDenied the feature is not enabled',
      'AccessDenied the target is no member account',
    ],
  }
}
