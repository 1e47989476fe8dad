import { all, NEW_TAGS, type Order, tagChecks } from './order-of.ts'

export function credentials(): Order {
  const user = 'NoSuchEntity the user'
  const key = 'NoSuchEntity the credential, or it is another user’s'
  const status = 'InvalidInput a status that cannot be set'
  return {
    CreateAccessKey: [user, 'LimitExceeded AccessKeysPerUser'],
    ...all('ListAccessKeys ListSSHPublicKeys ListSigningCertificates ListMFADevices', user),
    ...all('DeleteAccessKey DeleteSSHPublicKey DeleteSigningCertificate GetSSHPublicKey', user, key),
    ...all('UpdateAccessKey UpdateSSHPublicKey UpdateSigningCertificate', status, user, key),
    GetAccessKeyLastUsed: ['AccessDenied the access key is not there, or is another account’s'],
    CreateLoginProfile: [
      'ValidationError no password',
      user,
      'EntityAlreadyExists the user’s password',
      'PasswordPolicyViolation the password',
    ],
    ...all('GetLoginProfile DeleteLoginProfile', user, 'NoSuchEntity the user’s password'),
    UpdateLoginProfile: [
      user,
      'NoSuchEntity the user’s password',
      'PasswordPolicyViolation the password',
      'EntityTemporarilyUnmodifiable another call changed it at the same time',
    ],
    ChangePassword: [
      'InvalidUserType the caller is no user',
      'NoSuchEntity the caller’s password',
      'AccessDenied the old password',
      'PasswordPolicyViolation the new password',
      'EntityTemporarilyUnmodifiable another call changed it at the same time',
    ],
    UploadSSHPublicKey: [
      'UnrecognizedPublicKeyEncoding the key’s form',
      'InvalidPublicKey the key',
      user,
      'DuplicateSSHPublicKey the user has it',
      'LimitExceeded SSHPublicKeysPerUser',
    ],
    UploadSigningCertificate: [
      'MalformedCertificate the certificate',
      'InvalidCertificate it is not in force',
      user,
      'DuplicateCertificate a user of the account has it',
      'LimitExceeded SigningCertificatesPerUser',
    ],
    CreateServiceSpecificCredential: [
      user,
      'NotSupportedService the service',
      'ValidationError an age for passwords',
      'LimitExceeded ServiceSpecificCredentialsPerUser',
    ],
    ListServiceSpecificCredentials: [
      'ValidationError a user besides AllUsers',
      'NotSupportedService the service',
      user,
    ],
    ...all('DeleteServiceSpecificCredential ResetServiceSpecificCredential', user, key),
    UpdateServiceSpecificCredential: ['ValidationError a status that cannot be set', user, key],
  }
}

export function certificates(): Order {
  const certificate = 'NoSuchEntity the certificate'
  return {
    UploadServerCertificate: [
      ...NEW_TAGS,
      'MalformedCertificate the certificate',
      'MalformedCertificate it is not in force',
      'MalformedCertificate the private key',
      'KeyPairMismatch the private key is another certificate’s',
      'MalformedCertificate the chain',
      'EntityAlreadyExists the name, letter case aside',
      'LimitExceeded ServerCertificatesPerAccount',
    ],
    ...all('GetServerCertificate DeleteServerCertificate UntagServerCertificate', certificate),
    ListServerCertificateTags: [certificate],
    UpdateServerCertificate: [certificate, 'EntityAlreadyExists the new name is another certificate’s'],
    TagServerCertificate: tagChecks(certificate),
  }
}

export function devices(): Order {
  const device = 'NoSuchEntity the device'
  const user = 'NoSuchEntity the user'
  const own = 'NoSuchEntity the device is not the user’s'
  return {
    CreateVirtualMFADevice: [
      'InvalidInput the serial number’s length',
      ...NEW_TAGS,
      'LimitExceeded VirtualMFADevicesPerAccount',
      'EntityAlreadyExists the path and name',
    ],
    ...all('UntagMFADevice ListMFADeviceTags', device),
    DeleteVirtualMFADevice: [device, 'DeleteConflict it is enabled'],
    TagMFADevice: tagChecks(device),
    EnableMFADevice: [
      user,
      device,
      'EntityAlreadyExists it is enabled',
      'LimitExceeded MFADevicesPerUser',
      'InvalidAuthenticationCode the codes',
    ],
    GetMFADevice: [user, 'NoSuchEntity it is no FIDO security key of the user’s'],
    DeactivateMFADevice: [user, own],
    ResyncMFADevice: [user, own, 'InvalidAuthenticationCode the codes'],
  }
}
