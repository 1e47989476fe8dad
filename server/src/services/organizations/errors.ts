import { ServiceError } from '../../errors.ts'

/**
 * The errors of AWS Organizations; every one has status 400. Messages are recorded from AWS where they are known to be, else the words of
 * the errors' documentation.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html and the Errors section of each operation.
 */
export type OrganizationsErrorCode =
  | 'AWSOrganizationsNotInUseException'
  | 'AccessDeniedException'
  | 'AccountAlreadyClosedException'
  | 'AccountAlreadyRegisteredException'
  | 'AccountNotFoundException'
  | 'AccountNotRegisteredException'
  | 'AlreadyInOrganizationException'
  | 'ChildNotFoundException'
  | 'ConstraintViolationException'
  | 'CreateAccountStatusNotFoundException'
  | 'DestinationParentNotFoundException'
  | 'DuplicateAccountException'
  | 'DuplicateOrganizationalUnitException'
  | 'DuplicatePolicyAttachmentException'
  | 'DuplicatePolicyException'
  | 'InvalidInputException'
  | 'MalformedPolicyDocumentException'
  | 'MasterCannotLeaveOrganizationException'
  | 'OrganizationNotEmptyException'
  | 'OrganizationalUnitNotEmptyException'
  | 'OrganizationalUnitNotFoundException'
  | 'ParentNotFoundException'
  | 'PolicyInUseException'
  | 'PolicyNotAttachedException'
  | 'PolicyNotFoundException'
  | 'PolicyTypeAlreadyEnabledException'
  | 'PolicyTypeNotAvailableForOrganizationException'
  | 'PolicyTypeNotEnabledException'
  | 'RootNotFoundException'
  | 'SourceParentNotFoundException'
  | 'TargetNotFoundException'

export function organizationsError(
  code: OrganizationsErrorCode,
  message: string,
  reason?: string,
): ServiceError {
  return new ServiceError(code, 400, message, reason === undefined ? undefined : { Reason: reason })
}

export const notInUse = () =>
  organizationsError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.')

/** The caller's account is in the organization and may not ask for this. */
export const accessDenied = () =>
  organizationsError('AccessDeniedException', "You don't have permissions to access this resource.")

export const noSuchAccount = () =>
  organizationsError('AccountNotFoundException', "You specified an account that doesn't exist.")

export const noSuchUnit = () =>
  organizationsError(
    'OrganizationalUnitNotFoundException',
    "You specified an organizational unit that doesn't exist.",
  )

export const noSuchParent = () =>
  organizationsError('ParentNotFoundException', "You specified parent that doesn't exist.")

export const noSuchChild = () =>
  organizationsError('ChildNotFoundException', "You specified a child that doesn't exist.")

export const noSuchRoot = () =>
  organizationsError('RootNotFoundException', "You specified a root that doesn't exist.")

export const noSuchTarget = () =>
  organizationsError('TargetNotFoundException', "You specified a target that doesn't exist.")

export const noSuchPolicy = () =>
  organizationsError('PolicyNotFoundException', "You specified a policy that doesn't exist.")

export const unitExists = () =>
  organizationsError('DuplicateOrganizationalUnitException', 'An OU with the same name already exists.')

export const policyExists = () =>
  organizationsError('DuplicatePolicyException', 'A policy with the specified name and type already exists.')

export const policyTypeNotEnabled = () =>
  organizationsError(
    'PolicyTypeNotEnabledException',
    'This operation can be performed only for enabled policy types.',
  )

export const managementCannotLeave = () =>
  organizationsError(
    'MasterCannotLeaveOrganizationException',
    'You cannot remove the management account from the organization.',
  )

/** Values that the model's constraints let pass. */
export const invalidInput = (reason: string, message: string) =>
  organizationsError('InvalidInputException', message, reason)

export const constraintViolation = (reason: string, message: string) =>
  organizationsError('ConstraintViolationException', message, reason)

export const delegatedAdministratorCannotLeave = () =>
  constraintViolation(
    'CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG',
    'You attempted to remove an account that is registered as a delegated administrator for a service integrated with ' +
      'your organization.',
  )

export const allFeaturesNeeded = () =>
  constraintViolation(
    'ORGANIZATION_NOT_IN_ALL_FEATURES_MODE',
    'You attempted to perform an operation that requires the organization to be configured to support all features.',
  )

/** Policy types of the model that are not built. */
export const policyTypeNotBuilt = (type: string) =>
  new ServiceError('NotImplemented', 501, `Policies of the type ${type} are not implemented.`)
