import { ServiceError } from '../../errors.ts'

/**
 * The errors of IAM and their HTTP statuses, as the service's model declares them (a test compares the two).
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and the Errors section of each operation.
 */
export const IAM_ERRORS = {
  ConcurrentModification: 409,
  DeleteConflict: 409,
  DuplicateCertificate: 409,
  DuplicateSSHPublicKey: 400,
  EntityAlreadyExists: 409,
  EntityTemporarilyUnmodifiable: 409,
  InvalidAuthenticationCode: 403,
  InvalidCertificate: 400,
  InvalidInput: 400,
  InvalidPublicKey: 400,
  InvalidUserType: 400,
  KeyPairMismatch: 400,
  LimitExceeded: 409,
  MalformedCertificate: 400,
  MalformedPolicyDocument: 400,
  NoSuchEntity: 404,
  PasswordPolicyViolation: 400,
  PolicyEvaluation: 500,
  PolicyNotAttachable: 400,
  ReportExpired: 410,
  ReportInProgress: 404,
  ReportNotPresent: 410,
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
export const noSuchAccessKey = (id: string) =>
  iamError('NoSuchEntity', `The Access Key with id ${id} cannot be found.`)
export const noSuchMfaDevice = (serial: string) =>
  iamError('NoSuchEntity', `VirtualMFADevice with serial number ${serial} doesn't exist.`)
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

/** `quota` is AWS's name for it: `AccessKeysPerUser`. */
export const quotaExceeded = (quota: string, limit: number) =>
  iamError('LimitExceeded', `Cannot exceed quota for ${quota}: ${limit}`)

/** A change to a service-linked role. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html */
export const unmodifiableRole = (name: string) =>
  iamError(
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
  )
/** Inline policies have a quota on their sum, which AWS words unlike the others. */
export const inlinePoliciesTooLarge = (owner: 'user' | 'group' | 'role', name: string, limit: number) =>
  iamError('LimitExceeded', `Maximum policy size of ${limit} bytes exceeded for ${owner} ${name}`)
/** A change to a managed policy of AWS's. */
export const policyOutsideAccount = () =>
  new ServiceError('AccessDenied', 403, 'Policy is outside your own account.')
export const policyAttached = () => iamError('DeleteConflict', 'Cannot delete a policy attached to entities.')
