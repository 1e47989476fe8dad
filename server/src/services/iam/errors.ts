import { ServiceError } from '../../errors.ts'

/**
 * The errors of IAM and their HTTP statuses, as the service's model declares them (a test compares the two).
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and the Errors section of each operation.
 */
export const IAM_ERRORS = {
  AccountNotManagementOrDelegatedAdministratorException: 400,
  CallerIsNotManagementAccountException: 400,
  ConcurrentModification: 409,
  DeleteConflict: 409,
  DuplicateCertificate: 409,
  DuplicateSSHPublicKey: 400,
  EntityAlreadyExists: 409,
  EntityTemporarilyUnmodifiable: 409,
  FeatureDisabled: 404,
  FeatureEnabled: 409,
  InvalidAuthenticationCode: 403,
  InvalidCertificate: 400,
  InvalidInput: 400,
  InvalidPublicKey: 400,
  InvalidUserType: 400,
  KeyPairMismatch: 400,
  LimitExceeded: 409,
  MalformedCertificate: 400,
  MalformedPolicyDocument: 400,
  NameConflict: 409,
  NoSuchEntity: 404,
  OrganizationNotFoundException: 400,
  OrganizationNotInAllFeaturesModeException: 400,
  PasswordPolicyViolation: 400,
  PolicyEvaluation: 500,
  PolicyNotAttachable: 400,
  ReportExpired: 410,
  ReportGenerationLimitExceeded: 409,
  ReportInProgress: 404,
  ReportNotPresent: 410,
  RoleModified: 409,
  RoleTemplateDisabled: 400,
  ServiceAccessNotEnabledException: 400,
  NotSupportedService: 404,
  UnmodifiableEntity: 400,
  UnrecognizedPublicKeyEncoding: 400,
  ValidationError: 400,
} as const

export type IamErrorCode = keyof typeof IAM_ERRORS

/** An error of IAM with its status. */
export function iamError(code: IamErrorCode, message: string): ServiceError {
  return new ServiceError(code, IAM_ERRORS[code], message)
}

// What AWS says, one function per sentence, so that every operation says it alike.

export const noSuchUser = (name: string) =>
  iamError('NoSuchEntity', `The user with name ${name} cannot be found.`)
export const noSuchGroup = (name: string) =>
  iamError('NoSuchEntity', `The group with name ${name} cannot be found.`)
export const noSuchRole = (name: string) =>
  iamError('NoSuchEntity', `The role with name ${name} cannot be found.`)
export const noSuchInstanceProfile = (name: string) =>
  iamError('NoSuchEntity', `Instance Profile ${name} cannot be found.`)
export const noSuchPolicy = (arn: string) => iamError('NoSuchEntity', `Policy ${arn} was not found.`)
export const noSuchPolicyVersion = (arn: string, version: string) =>
  iamError('NoSuchEntity', `Policy ${arn} version ${version} does not exist or is not attachable.`)
export const policyNotAttachable = (arn: string) =>
  iamError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`)
export const policyNotAttached = (arn: string) => iamError('NoSuchEntity', `Policy ${arn} was not found.`)
export const noSuchInlinePolicy = (owner: 'user' | 'group' | 'role', name: string) =>
  iamError('NoSuchEntity', `The ${owner} policy with name ${name} cannot be found.`)
export const mustNameUser = () =>
  iamError('ValidationError', 'Must specify userName when calling with non-User credentials')
export const noSuchAccessKey = (id: string) =>
  iamError('NoSuchEntity', `The Access Key with id ${id} cannot be found.`)
/**
 * For GetAccessKeyLastUsed, which declares no error: a key that is not there, and another account's, is one that nobody of
 * the account may ask about, whatever the policies.
 */
export const notYourAccessKey = (callerArn: string, id: string) =>
  new ServiceError(
    'AccessDenied',
    403,
    `User: ${callerArn} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key ${id}`,
  )
export const noSuchSshPublicKey = (id: string) =>
  iamError('NoSuchEntity', `The Public Key with id ${id} cannot be found.`)
export const noSuchSigningCertificate = (id: string) =>
  iamError('NoSuchEntity', `The Certificate with id ${id} cannot be found.`)
export const noSuchServerCertificate = (name: string) =>
  iamError('NoSuchEntity', `The Server Certificate with name ${name} cannot be found.`)
export const noSuchServiceSpecificCredential = (id: string) =>
  iamError('NoSuchEntity', `No such credential ${id} exists.`)
export const noSuchMfaDevice = (serial: string) =>
  iamError('NoSuchEntity', `VirtualMFADevice with serial number ${serial} doesn't exist.`)
/** For a device that is not there or not the user's, which are told alike. */
export const deviceNotOfUser = () => iamError('NoSuchEntity', 'MFA Device invalid for user.')
export const mfaDeviceExists = () =>
  iamError('EntityAlreadyExists', 'MFADevice entity at the same path and name already exists.')
/** For enabling one that is enabled. */
export const mfaDeviceTaken = () => iamError('EntityAlreadyExists', 'MFA Device is already in use.')
/** For deleting one that is enabled. */
export const mfaDeviceInUse = () =>
  iamError('DeleteConflict', 'MFA VirtualDevice in use. Must deactivate first')
export const noSuchLoginProfile = (user: string) =>
  iamError('NoSuchEntity', `Login Profile for User ${user} cannot be found.`)
export const noSuchPasswordPolicy = (accountId: string) =>
  iamError('NoSuchEntity', `The Password Policy with domain name ${accountId} cannot be found.`)
export const noSuchOidcProvider = (arn: string) =>
  iamError('NoSuchEntity', `OpenIDConnect Provider not found for arn ${arn}`)
export const oidcProviderExists = (url: string) =>
  iamError('EntityAlreadyExists', `Provider with url https://${url} already exists.`)
export const noSuchSamlProvider = (arn: string) =>
  iamError('NoSuchEntity', `Manifest not found for arn ${arn}`)
export const samlProviderExists = (name: string) =>
  iamError('EntityAlreadyExists', `Provider with name ${name} already exists.`)
export const noSuchAccountAlias = (alias: string) =>
  iamError('NoSuchEntity', `The account alias with name ${alias} cannot be found.`)

export const userExists = (name: string) =>
  iamError('EntityAlreadyExists', `User with name ${name} already exists.`)
export const groupExists = (name: string) =>
  iamError('EntityAlreadyExists', `Group with name ${name} already exists.`)
export const roleExists = (name: string) =>
  iamError('EntityAlreadyExists', `Role with name ${name} already exists.`)
export const instanceProfileExists = (name: string) =>
  iamError('EntityAlreadyExists', `Instance Profile ${name} already exists.`)
export const policyExists = (name: string) =>
  iamError('EntityAlreadyExists', `A policy called ${name} already exists. Duplicate names are not allowed.`)

export const serverCertificateExists = (name: string) =>
  iamError('EntityAlreadyExists', `The Server Certificate with name ${name} already exists.`)

export const loginProfileExists = (user: string) =>
  iamError('EntityAlreadyExists', `Login Profile for user ${user} already exists.`)
export const accountAliasExists = (alias: string) =>
  iamError('EntityAlreadyExists', `The account alias ${alias} already exists.`)

/** Another call changed the password while this one was checking it; the call may be made again. */
export const loginProfileChanging = (user: string) =>
  iamError(
    'EntityTemporarilyUnmodifiable',
    `Login Profile for User ${user} cannot be modified while login profile is being updated.`,
  )
export const passwordViolation = (rule: string) => iamError('PasswordPolicyViolation', rule)

export const mustFirst = (what: string) =>
  iamError('DeleteConflict', `Cannot delete entity, must ${what} first.`)

// What is said of keys and certificates that were uploaded. Where no answer of AWS's is on record, the sentence is the
// API reference's description of the error.
export const invalidPublicKey = () =>
  iamError('InvalidPublicKey', 'The public key is malformed or otherwise invalid.')
export const unrecognizedPublicKeyEncoding = () =>
  iamError('UnrecognizedPublicKeyEncoding', 'The public key encoding format is unsupported or unrecognized.')
export const duplicateSshPublicKey = () =>
  iamError('DuplicateSSHPublicKey', 'The SSH public key is already associated with the specified IAM user.')
export const malformedCertificate = () =>
  iamError(
    'MalformedCertificate',
    'Unable to parse certificate. Please ensure the certificate is in PEM format.',
  )
export const invalidCertificate = () => iamError('InvalidCertificate', 'The certificate is invalid.')
export const malformedPrivateKey = () =>
  iamError('MalformedCertificate', 'Unable to parse key; the body is encrypted or in an unknown format.')
/** `index` counts from the certificate itself, 0; -1 where the path to the chain's last certificate does not begin. */
export const brokenChain = (index: number) =>
  iamError(
    'MalformedCertificate',
    `Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${index}`,
  )
export const keyPairMismatch = () =>
  iamError('KeyPairMismatch', 'The public key certificate and the private key do not match.')
export const duplicateCertificate = () =>
  iamError('DuplicateCertificate', 'The same certificate is associated with an IAM user in the account.')
export const serviceNotSupported = () =>
  iamError('NotSupportedService', 'The specified service does not support service-specific credentials.')

/** `quota` is AWS's name for it: `AccessKeysPerUser`. */
export const quotaExceeded = (quota: string, limit: number) =>
  iamError('LimitExceeded', `Cannot exceed quota for ${quota}: ${limit}`)

/** A change to a service-linked role. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html */
export const unmodifiableRole = (name: string) =>
  iamError(
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
  )
export const serviceRoleNameTaken = (name: string) =>
  iamError(
    'InvalidInput',
    `Service role name ${name} has been taken in this account, please try a different suffix.`,
  )
export const customSuffixNotAllowed = (service: string) =>
  iamError('InvalidInput', `Custom suffix is not allowed for ${service}`)
/** AWS refuses a service without such a role as if it were forbidden. */
export const noServiceRoleTemplate = (service: string) =>
  new ServiceError('AccessDenied', 403, `Cannot find Service Linked Role template for ${service}`)
// AWS's wording of these is not known.
export const noSuchAccessReport = (jobId: string) =>
  iamError('NoSuchEntity', `The report job with id ${jobId} cannot be found.`)
export const unknownServiceNamespace = (service: string) =>
  iamError('InvalidInput', `There is no service with namespace ${service}.`)
export const serviceNotInReport = (service: string) =>
  iamError('NoSuchEntity', `The report has no service with namespace ${service}.`)
export const noSuchDeletionTask = (id: string) =>
  iamError('NoSuchEntity', `The deletion task with id ${id} cannot be found.`)
export const malformedDeletionTask = (id: string) =>
  iamError('InvalidInput', `The deletion task id ${id} is not valid.`)
export const serviceLinkedPathReserved = () =>
  iamError('InvalidInput', "Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles")
/** For GetRoleTemplateVersion. */
export const noSuchRoleTemplate = (arn: string) =>
  iamError('NoSuchEntity', `Role Template ${arn} cannot be found.`)
/** The same for AcquireRole. */
export const noRoleTemplateToUse = (arn: string) =>
  iamError('NoSuchEntity', `Role template not found in repository: ${arn}`)
/** The API reference's description of the error. */
export const roleTemplateDisabled = () =>
  iamError(
    'RoleTemplateDisabled',
    'The request was rejected because the specified role template is disabled. A disabled role template cannot be used to create new roles. Contact your administrator to enable the role template, or use a different role template.',
  )
export const templateNotRendered = (why: string) =>
  iamError('InvalidInput', `Failed to render template: ${why}`)
export const parameterNotFound = (name: string) => templateNotRendered(`Parameter '${name}' not found.`)
export const madeWithOtherParameters = () =>
  iamError(
    'NameConflict',
    'A role with this name exists but was created with different parameters. Pass a unique roleName to create a new role.',
  )
export const notMadeFromTemplate = () =>
  iamError(
    'NameConflict',
    'A role with this name already exists in the account but was not created from this template. Choose a different role name, or remove the existing role if it is no longer needed.',
  )
export const roleModified = (name: string) =>
  iamError('RoleModified', `Role ${name} has been modified since it was created and is no longer managed.`)
/** The API reference's description of the error. */
export const concurrentModification = () =>
  iamError(
    'ConcurrentModification',
    'The request was rejected because multiple requests to change this object were submitted simultaneously. Wait a few minutes and submit your request again.',
  )
/** Inline policies have a quota on their sum, which AWS words unlike the others. */
export const inlinePoliciesTooLarge = (owner: 'user' | 'group' | 'role', name: string, limit: number) =>
  iamError('LimitExceeded', `Maximum policy size of ${limit} bytes exceeded for ${owner} ${name}`)
/** A change to a managed policy of AWS's. */
export const policyOutsideAccount = () =>
  new ServiceError('AccessDenied', 403, 'Policy is outside your own account.')
export const policyAttached = () => iamError('DeleteConflict', 'Cannot delete a policy attached to entities.')

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOutboundWebIdentityFederation.html
export const outboundFederationEnabled = () =>
  iamError('FeatureEnabled', 'Outbound identity federation is already enabled for your AWS account.')
/** For disabling it, and for asking about it. */
export const outboundFederationDisabled = () =>
  iamError('FeatureDisabled', 'Outbound identity federation is already disabled for your AWS account.')

// The API reference's descriptions of the errors of centralized root access.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html
export const organizationNotFound = () =>
  iamError(
    'OrganizationNotFoundException',
    'The request was rejected because no organization is associated with your account.',
  )
export const notRootAccessAdministrator = () =>
  iamError(
    'AccountNotManagementOrDelegatedAdministratorException',
    'The request was rejected because the account making the request is not the management account or delegated administrator account for centralized root access.',
  )
export const notManagementAccount = () =>
  iamError(
    'CallerIsNotManagementAccountException',
    'The request was rejected because the account making the request is not the management account for the organization.',
  )
export const notInAllFeaturesMode = () =>
  iamError(
    'OrganizationNotInAllFeaturesModeException',
    'The request was rejected because your organization does not have All features enabled.',
  )
export const serviceAccessNotEnabled = () =>
  iamError(
    'ServiceAccessNotEnabledException',
    'The request was rejected because trusted access is not enabled for IAM in AWS Organizations.',
  )
export const tooManyReports = () =>
  iamError('ReportGenerationLimitExceeded', 'Maximum number of concurrent jobs exceeded')
