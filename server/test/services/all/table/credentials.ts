import { generateKeyPairSync } from 'node:crypto'
import { makeCertificate } from '../../certificates.ts'
import { createDevice, enabling } from '../../mfa.ts'
import {
  arn,
  type Call,
  type Ids,
  iamRow,
  PATH,
  type Row,
  type RowParts,
  TagKeys,
  Tags,
  type World,
} from './row.ts'
import { makeUser, userNeed, userRow } from './users.ts'

/** An id of each kind that names nothing. */
const NO_IDS: Ids = {
  AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  SSHPublicKeyId: 'APKAIOSFODNN7EXAMPLE',
  CertificateId: 'TA7SMP42TDN5Z26OBPJE7EXAMPLE1234',
  ServiceSpecificCredentialId: 'ACCAIOSFODNN7EXAMPLE',
  SerialNumber: arn('mfa/none-such'),
  AuthenticationCode1: '123456',
  AuthenticationCode2: '654321',
}

const given = (ids: Ids, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, ids[name] ?? NO_IDS[name]]))

/** A row of an operation on a credential of a user that it names. */
const credentialRow = (
  operation: string,
  make: (world: World, UserName: string) => Promise<Ids>,
  names: readonly string[],
  input: object = {},
  parts: Partial<RowParts> = {},
): Row =>
  userRow(operation, input, {
    async make(world, name) {
      await makeUser(world, name)
      return make(world, name)
    },
    input: ({ name, ids }) => ({ UserName: name, ...given(ids, names), ...input }),
    idAbsent: 'NoSuchEntity',
    ...parts,
  })

async function accessKey({ iam }: World, UserName: string): Promise<Ids> {
  const { AccessKey } = (await iam('CreateAccessKey', { UserName })) as { AccessKey: Ids }
  return { AccessKeyId: AccessKey.AccessKeyId! }
}

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const SSHPublicKeyBody = publicKey.export({ type: 'spki', format: 'pem' }).toString()

async function sshKey({ iam }: World, UserName: string): Promise<Ids> {
  const answer = (await iam('UploadSSHPublicKey', { UserName, SSHPublicKeyBody })) as { SSHPublicKey: Ids }
  return { SSHPublicKeyId: answer.SSHPublicKey.SSHPublicKeyId! }
}

async function signingCertificate({ iam }: World, UserName: string): Promise<Ids> {
  const CertificateBody = makeCertificate({ name: UserName }).pem
  const answer = (await iam('UploadSigningCertificate', { UserName, CertificateBody })) as {
    Certificate: Ids
  }
  return { CertificateId: answer.Certificate.CertificateId! }
}

const ServiceName = 'codecommit.amazonaws.com'
async function serviceCredential({ iam }: World, UserName: string): Promise<Ids> {
  const answer = (await iam('CreateServiceSpecificCredential', { UserName, ServiceName })) as {
    ServiceSpecificCredential: Ids
  }
  return { ServiceSpecificCredentialId: answer.ServiceSpecificCredential.ServiceSpecificCredentialId! }
}

/** A device that nobody has yet, and the codes that enable it. */
async function device({ server }: World, name: string): Promise<Ids> {
  const held = await createDevice(server.iam(), name)
  return {
    SerialNumber: held.serial,
    AuthenticationCode1: held.code(-1),
    AuthenticationCode2: held.code(),
  }
}

/** A user's device, and the codes that it shows next. */
async function ownDevice({ server }: World, UserName: string): Promise<Ids> {
  const held = await createDevice(server.iam(), UserName)
  await server.iam().send(enabling(UserName, held))
  return {
    SerialNumber: held.serial,
    AuthenticationCode1: held.code(1),
    AuthenticationCode2: held.code(2),
  }
}

const withPassword = {
  async make(world: World, UserName: string): Promise<Ids | undefined> {
    await makeUser(world, UserName)
    await world.iam('CreateLoginProfile', { UserName, Password: 'Correct-horse-1' })
    return undefined
  },
}

const CODES = ['AuthenticationCode1', 'AuthenticationCode2']
const Status = 'Inactive'

const USER_CREDENTIALS: readonly Row[] = [
  userRow('CreateAccessKey'),
  iamRow('CreateAccessKey', {
    variant: 'for the caller',
    self: true,
    input: () => ({}),
    needs: ({ caller }) => [
      { action: 'iam:CreateAccessKey', resource: arn(`user/${caller}`), shown: `user ${caller}` },
    ],
  }),
  userRow('ListAccessKeys'),
  credentialRow('UpdateAccessKey', accessKey, ['AccessKeyId'], { Status }),
  credentialRow('DeleteAccessKey', accessKey, ['AccessKeyId']),
  iamRow('GetAccessKeyLastUsed', {
    async make(world, name) {
      await makeUser(world, name)
      return accessKey(world, name)
    },
    input: ({ ids }) => given(ids, ['AccessKeyId']),
    // The reference has it on the user, whom the request does not name; what it does name is what AWS's denials name.
    needs: ({ name, ids: { AccessKeyId } }) => [
      {
        action: 'iam:GetAccessKeyLastUsed',
        resource: AccessKeyId === undefined ? '*' : arn(`user${PATH}${name}`),
        shown: `access key ${AccessKeyId ?? NO_IDS.AccessKeyId}`,
      },
    ],
    absent: 'AccessDenied',
  }),
  userRow('CreateLoginProfile', { Password: 'Correct-horse-1' }),
  userRow('GetLoginProfile', {}, withPassword),
  userRow('UpdateLoginProfile', { PasswordResetRequired: true }, withPassword),
  userRow('DeleteLoginProfile', {}, withPassword),
  iamRow('ChangePassword', {
    self: true,
    input: () => ({ OldPassword: 'Correct-horse-1', NewPassword: 'Correct-horse-2' }),
    needs: ({ caller }) => [
      { action: 'iam:ChangePassword', resource: arn(`user/${caller}`), shown: `user ${caller}` },
    ],
    // The table's callers have no password.
    there: 'NoSuchEntity',
  }),
  userRow('UploadSSHPublicKey', { SSHPublicKeyBody }),
  userRow('ListSSHPublicKeys'),
  credentialRow('GetSSHPublicKey', sshKey, ['SSHPublicKeyId'], { Encoding: 'SSH' }),
  credentialRow('UpdateSSHPublicKey', sshKey, ['SSHPublicKeyId'], { Status }),
  credentialRow('DeleteSSHPublicKey', sshKey, ['SSHPublicKeyId']),
  userRow('UploadSigningCertificate', { CertificateBody: makeCertificate().pem }),
  userRow('ListSigningCertificates'),
  credentialRow('UpdateSigningCertificate', signingCertificate, ['CertificateId'], { Status }),
  credentialRow('DeleteSigningCertificate', signingCertificate, ['CertificateId']),
  userRow('CreateServiceSpecificCredential', { ServiceName }),
  userRow('ListServiceSpecificCredentials'),
  iamRow('ListServiceSpecificCredentials', {
    variant: 'of all users',
    input: () => ({ AllUsers: true }),
    needs: () => [{ action: 'iam:ListServiceSpecificCredentials', resource: arn('user/') }],
  }),
  credentialRow('UpdateServiceSpecificCredential', serviceCredential, ['ServiceSpecificCredentialId'], {
    Status,
  }),
  credentialRow('ResetServiceSpecificCredential', serviceCredential, ['ServiceSpecificCredentialId']),
  credentialRow('DeleteServiceSpecificCredential', serviceCredential, ['ServiceSpecificCredentialId']),
  userRow('ListMFADevices'),
  credentialRow('EnableMFADevice', device, ['SerialNumber', ...CODES]),
  // Of FIDO security keys only, which no operation makes.
  credentialRow(
    'GetMFADevice',
    ownDevice,
    ['SerialNumber'],
    {},
    { needs: userNeed('GetMFADevice'), there: 'NoSuchEntity' },
  ),
  credentialRow('ResyncMFADevice', ownDevice, ['SerialNumber', ...CODES]),
  credentialRow('DeactivateMFADevice', ownDevice, ['SerialNumber']),
]

/** A request names a device by its serial number, which is its ARN; recorded of DeleteVirtualMFADevice. */
const serial = ({ name }: Pick<Call, 'name'>) => arn(`mfa${PATH}${name}`)

async function makeDevice({ iam }: World, VirtualMFADeviceName: string): Promise<undefined> {
  await iam('CreateVirtualMFADevice', { VirtualMFADeviceName, Path: PATH })
}

const deviceRow = (operation: string, input: object = {}): Row =>
  iamRow(operation, {
    make: makeDevice,
    input: (call) => ({ SerialNumber: serial(call), ...input }),
    needs: (call) => [{ action: `iam:${operation}`, resource: serial(call) }],
    absent: 'NoSuchEntity',
  })

const DEVICES: readonly Row[] = [
  iamRow('CreateVirtualMFADevice', {
    make: makeDevice,
    input: ({ name }) => ({ VirtualMFADeviceName: name, Path: PATH }),
    needs: (call) => [{ action: 'iam:CreateVirtualMFADevice', resource: serial(call) }],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  iamRow('CreateVirtualMFADevice', {
    variant: 'with tags',
    make: makeDevice,
    input: ({ name }) => ({ VirtualMFADeviceName: name, Path: PATH, Tags }),
    needs: (call) => [
      { action: 'iam:CreateVirtualMFADevice', resource: serial(call) },
      { action: 'iam:TagMFADevice', resource: serial(call) },
    ],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  deviceRow('DeleteVirtualMFADevice'),
  deviceRow('TagMFADevice', { Tags }),
  deviceRow('UntagMFADevice', { TagKeys }),
  deviceRow('ListMFADeviceTags'),
]

export const CREDENTIAL_ROWS: readonly Row[] = [...USER_CREDENTIALS, ...DEVICES]
