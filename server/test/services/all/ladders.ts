import { makeCertificate } from '../certificates.ts'
import type { World } from './table/index.ts'
import { ALLOW_ALL, arn, READ_ONLY, TRUST } from './table/row.ts'

/** A call that is refused for several reasons at once, each of them set right in turn. */
export interface Ladder {
  readonly operation: string
  readonly setup?: (world: World) => Promise<unknown>
  /** With every fault. */
  readonly input: object
  readonly rungs: readonly Rung[]
}

/** What the call is refused for, and what sets it right: other members of the input, or something done. */
export interface Rung {
  readonly code: string
  /** Part of the message. */
  readonly says: string
  readonly cure?: object | ((world: World) => Promise<unknown>)
}

type Does = (world: World) => Promise<unknown>
const does =
  (operation: string, input: object): Does =>
  ({ iam }) =>
    iam(operation, input)
const inTurn =
  (...steps: readonly Does[]): Does =>
  async (world) => {
    for (const step of steps) await step(world)
  }
const times = (count: number, step: (index: number) => Does): Does =>
  inTurn(...Array.from({ length: count }, (_, index) => step(index)))

const jane = { UserName: 'jane' }
const staff = { GroupName: 'staff' }
const app = { RoleName: 'app' }
const web = { InstanceProfileName: 'web' }
const makeJane = does('CreateUser', jane)
const makeStaff = does('CreateGroup', staff)
const makeApp = does('CreateRole', { ...app, AssumeRolePolicyDocument: TRUST })
const makeWeb = does('CreateInstanceProfile', web)
const P = arn('policy/p')
const makeP = does('CreatePolicy', { PolicyName: 'p', PolicyDocument: ALLOW_ALL })
const policyOf = (index: number) => arn(`policy/p${index}`)
const makePolicies = times(10, (index) =>
  does('CreatePolicy', { PolicyName: `p${index}`, PolicyDocument: ALLOW_ALL }),
)
const Tags = [
  { Key: 'a', Value: '' },
  { Key: 'A', Value: '' },
]
const twice = { code: 'InvalidInput', says: 'Duplicate tag keys' }
const malformed = { code: 'MalformedPolicyDocument', says: '' }
const noUser = { code: 'NoSuchEntity', says: 'The user with name jane cannot be found', cure: makeJane }
const noGroup = { code: 'NoSuchEntity', says: 'The group with name staff', cure: makeStaff }
const noRole = { code: 'NoSuchEntity', says: 'The role with name app', cure: makeApp }
const NO_POLICY = arn('policy/none')
const big = (length: number) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${'x'.repeat(length)}` }],
  })
const CODECOMMIT = 'codecommit.amazonaws.com'
const certificate = makeCertificate()
const [other, old] = [makeCertificate(), makeCertificate({ from: -20, to: -10 })]

/** An operation that attaches to an owner, up to its quota. */
const attaching = (kind: 'User' | 'Group' | 'Role', owner: object, noOwner: Rung): Ladder => ({
  operation: `Attach${kind}Policy`,
  input: { ...owner, PolicyArn: 'arn:aws:iam::123456789012:nonsense' },
  rungs: [
    noOwner,
    { code: 'InvalidInput', says: 'is not valid', cure: { PolicyArn: NO_POLICY } },
    {
      code: 'NoSuchEntity',
      says: 'does not exist or is not attachable',
      cure: inTurn(
        makePolicies,
        times(10, (index) => does(`Attach${kind}Policy`, { ...owner, PolicyArn: policyOf(index) })),
        does('CreatePolicy', { PolicyName: 'none', PolicyDocument: ALLOW_ALL }),
      ),
    },
    { code: 'LimitExceeded', says: `PoliciesPer${kind}: 10`, cure: { PolicyArn: policyOf(0) } },
  ],
})

const putting = (kind: 'User' | 'Group' | 'Role', owner: object, noOwner: Rung): Ladder => ({
  operation: `Put${kind}Policy`,
  input: { ...owner, PolicyName: 'x', PolicyDocument: '{' },
  rungs: [
    { ...malformed, cure: { PolicyDocument: big(11_000) } },
    noOwner,
    { code: 'LimitExceeded', says: 'Maximum policy size', cure: { PolicyDocument: ALLOW_ALL } },
  ],
})

export const LADDERS: readonly Ladder[] = [
  {
    operation: 'CreateUser',
    setup: makeJane,
    input: { UserName: 'JANE', Tags, PermissionsBoundary: NO_POLICY },
    rungs: [
      { ...twice, cure: { Tags: [] } },
      { code: 'EntityAlreadyExists', says: 'JANE', cure: { UserName: 'joe' } },
      { code: 'NoSuchEntity', says: 'Scope ARN', cure: { PermissionsBoundary: READ_ONLY } },
    ],
  },
  {
    operation: 'UpdateUser',
    setup: does('CreateUser', { UserName: 'joe' }),
    input: { ...jane, NewUserName: 'Joe' },
    rungs: [noUser, { code: 'EntityAlreadyExists', says: 'Joe', cure: { NewUserName: 'jill' } }],
  },
  {
    operation: 'DeleteUser',
    setup: inTurn(
      makeJane,
      makeStaff,
      does('AttachUserPolicy', { ...jane, PolicyArn: READ_ONLY }),
      does('PutUserPolicy', { ...jane, PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
      does('AddUserToGroup', { ...jane, ...staff }),
      does('CreateLoginProfile', { ...jane, Password: 'Correct-horse-1' }),
      does('UploadSigningCertificate', { ...jane, CertificateBody: certificate.pem }),
      does('CreateServiceSpecificCredential', { ...jane, ServiceName: 'codecommit.amazonaws.com' }),
    ),
    input: jane,
    rungs: [
      {
        code: 'DeleteConflict',
        says: 'detach all policies',
        cure: does('DetachUserPolicy', { ...jane, PolicyArn: READ_ONLY }),
      },
      {
        code: 'DeleteConflict',
        says: 'delete policies',
        cure: does('DeleteUserPolicy', { ...jane, PolicyName: 'x' }),
      },
      {
        code: 'DeleteConflict',
        says: 'remove users from group',
        cure: does('RemoveUserFromGroup', { ...jane, ...staff }),
      },
      { code: 'DeleteConflict', says: 'delete login profile', cure: does('DeleteLoginProfile', jane) },
      {
        code: 'DeleteConflict',
        says: 'delete certificates',
        async cure({ iam }) {
          const { Certificates } = await iam('ListSigningCertificates', jane)
          const [{ CertificateId }] = Certificates as [{ CertificateId: string }]
          await iam('DeleteSigningCertificate', { ...jane, CertificateId })
        },
      },
      { code: 'DeleteConflict', says: 'remove referenced objects' },
    ],
  },
  {
    operation: 'AddUserToGroup',
    input: { ...jane, ...staff },
    rungs: [
      noGroup,
      {
        ...noUser,
        cure: inTurn(
          makeJane,
          times(10, (index) => does('CreateGroup', { GroupName: `g${index}` })),
          times(10, (index) => does('AddUserToGroup', { ...jane, GroupName: `g${index}` })),
        ),
      },
      { code: 'LimitExceeded', says: 'GroupsPerUser: 10', cure: { GroupName: 'g0' } },
    ],
  },
  {
    operation: 'RemoveUserFromGroup',
    input: { ...jane, ...staff },
    rungs: [noGroup, noUser, { code: 'NoSuchEntity', says: 'not in group' }],
  },
  {
    operation: 'DeleteGroup',
    setup: inTurn(
      makeJane,
      makeStaff,
      does('AddUserToGroup', { ...jane, ...staff }),
      does('AttachGroupPolicy', { ...staff, PolicyArn: READ_ONLY }),
      does('PutGroupPolicy', { ...staff, PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
    ),
    input: staff,
    rungs: [
      {
        code: 'DeleteConflict',
        says: 'remove users from group',
        cure: does('RemoveUserFromGroup', { ...jane, ...staff }),
      },
      {
        code: 'DeleteConflict',
        says: 'detach all policies',
        cure: does('DetachGroupPolicy', { ...staff, PolicyArn: READ_ONLY }),
      },
      {
        code: 'DeleteConflict',
        says: 'delete policies',
        cure: does('DeleteGroupPolicy', { ...staff, PolicyName: 'x' }),
      },
    ],
  },
  attaching('User', jane, noUser),
  attaching('Group', staff, noGroup),
  attaching('Role', app, noRole),
  putting('User', jane, noUser),
  putting('Group', staff, noGroup),
  putting('Role', app, noRole),
  {
    operation: 'CreateRole',
    setup: makeApp,
    input: { RoleName: 'APP', AssumeRolePolicyDocument: '{', Tags, PermissionsBoundary: NO_POLICY },
    rungs: [
      { ...twice, cure: { Tags: [] } },
      { ...malformed, cure: { AssumeRolePolicyDocument: TRUST } },
      { code: 'EntityAlreadyExists', says: 'APP', cure: { RoleName: 'new' } },
      { code: 'NoSuchEntity', says: 'Scope ARN', cure: { PermissionsBoundary: READ_ONLY } },
    ],
  },
  {
    operation: 'UpdateAssumeRolePolicy',
    input: { ...app, PolicyDocument: '{' },
    rungs: [noRole, { ...malformed, cure: { PolicyDocument: TRUST } }],
  },
  {
    operation: 'DeleteRole',
    setup: inTurn(
      makeApp,
      makeWeb,
      does('AddRoleToInstanceProfile', { ...app, ...web }),
      does('AttachRolePolicy', { ...app, PolicyArn: READ_ONLY }),
      does('PutRolePolicy', { ...app, PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
    ),
    input: app,
    rungs: [
      {
        code: 'DeleteConflict',
        says: 'remove roles from instance profile',
        cure: does('RemoveRoleFromInstanceProfile', { ...app, ...web }),
      },
      {
        code: 'DeleteConflict',
        says: 'detach all policies',
        cure: does('DetachRolePolicy', { ...app, PolicyArn: READ_ONLY }),
      },
      {
        code: 'DeleteConflict',
        says: 'delete policies',
        cure: does('DeleteRolePolicy', { ...app, PolicyName: 'x' }),
      },
    ],
  },
  {
    operation: 'AddRoleToInstanceProfile',
    input: { ...app, ...web },
    rungs: [
      { code: 'NoSuchEntity', says: 'Instance Profile web', cure: makeWeb },
      {
        ...noRole,
        cure: inTurn(
          makeApp,
          does('CreateRole', { RoleName: 'first', AssumeRolePolicyDocument: TRUST }),
          does('AddRoleToInstanceProfile', { ...web, RoleName: 'first' }),
        ),
      },
      {
        code: 'LimitExceeded',
        says: 'InstanceSessionsPerInstanceProfile',
        cure: does('RemoveRoleFromInstanceProfile', { ...web, RoleName: 'first' }),
      },
    ],
  },
  {
    operation: 'PutUserPermissionsBoundary',
    input: { ...jane, PermissionsBoundary: NO_POLICY },
    rungs: [noUser, { code: 'NoSuchEntity', says: 'Scope ARN', cure: { PermissionsBoundary: READ_ONLY } }],
  },
  {
    operation: 'PutRolePermissionsBoundary',
    input: { ...app, PermissionsBoundary: NO_POLICY },
    rungs: [noRole, { code: 'NoSuchEntity', says: 'Scope ARN', cure: { PermissionsBoundary: READ_ONLY } }],
  },
  {
    operation: 'CreatePolicy',
    setup: makeP,
    input: { PolicyName: 'P', PolicyDocument: '{', Tags },
    rungs: [
      { ...twice, cure: { Tags: [] } },
      { ...malformed, cure: { PolicyDocument: ALLOW_ALL } },
      { code: 'EntityAlreadyExists', says: 'P', cure: { PolicyName: 'q' } },
    ],
  },
  {
    operation: 'CreatePolicyVersion',
    input: { PolicyArn: P, PolicyDocument: '{' },
    rungs: [
      { ...malformed, cure: { PolicyDocument: ALLOW_ALL } },
      {
        code: 'NoSuchEntity',
        says: P,
        cure: inTurn(
          makeP,
          times(4, () => does('CreatePolicyVersion', { PolicyArn: P, PolicyDocument: ALLOW_ALL })),
        ),
      },
      {
        code: 'LimitExceeded',
        says: 'up to 5 versions',
        cure: does('DeletePolicyVersion', { PolicyArn: P, VersionId: 'v2' }),
      },
    ],
  },
  {
    operation: 'DeletePolicy',
    setup: inTurn(
      makeP,
      makeJane,
      does('AttachUserPolicy', { ...jane, PolicyArn: P }),
      does('CreatePolicyVersion', { PolicyArn: P, PolicyDocument: ALLOW_ALL }),
    ),
    input: { PolicyArn: P },
    rungs: [
      {
        code: 'DeleteConflict',
        says: 'attached to entities',
        cure: does('DetachUserPolicy', { ...jane, PolicyArn: P }),
      },
      {
        code: 'DeleteConflict',
        says: 'more than one version',
        cure: does('DeletePolicyVersion', { PolicyArn: P, VersionId: 'v2' }),
      },
    ],
  },
  {
    operation: 'DeletePolicyVersion',
    input: { PolicyArn: P, VersionId: 'v9' },
    rungs: [
      { code: 'NoSuchEntity', says: `Policy ${P} was not found`, cure: makeP },
      { code: 'NoSuchEntity', says: 'version v9', cure: { VersionId: 'v1' } },
      { code: 'DeleteConflict', says: 'default version' },
    ],
  },
  {
    operation: 'CreateAccessKey',
    input: jane,
    rungs: [
      {
        ...noUser,
        cure: inTurn(
          makeJane,
          times(2, () => does('CreateAccessKey', jane)),
        ),
      },
      { code: 'LimitExceeded', says: 'AccessKeysPerUser: 2' },
    ],
  },
  {
    operation: 'CreateLoginProfile',
    input: { ...jane, Password: 'a' },
    rungs: [
      {
        ...noUser,
        cure: inTurn(makeJane, does('CreateLoginProfile', { ...jane, Password: 'Correct-horse-1' })),
      },
      { code: 'EntityAlreadyExists', says: 'jane', cure: does('DeleteLoginProfile', jane) },
      { code: 'PasswordPolicyViolation', says: '', cure: { Password: 'Correct-horse-1' } },
    ],
  },
  {
    operation: 'UpdateLoginProfile',
    input: { ...jane, Password: 'a' },
    rungs: [
      noUser,
      {
        code: 'NoSuchEntity',
        says: 'Login Profile',
        cure: does('CreateLoginProfile', { ...jane, Password: 'Correct-horse-1' }),
      },
      { code: 'PasswordPolicyViolation', says: '', cure: { Password: 'Correct-horse-2' } },
    ],
  },
  {
    operation: 'UploadSigningCertificate',
    input: { ...jane, CertificateBody: 'nonsense' },
    rungs: [
      { code: 'MalformedCertificate', says: '', cure: { CertificateBody: old.pem } },
      { code: 'InvalidCertificate', says: '', cure: { CertificateBody: certificate.pem } },
      {
        ...noUser,
        cure: inTurn(
          makeJane,
          does('UploadSigningCertificate', { ...jane, CertificateBody: certificate.pem }),
          does('UploadSigningCertificate', { ...jane, CertificateBody: other.pem }),
        ),
      },
      { code: 'DuplicateCertificate', says: '', cure: { CertificateBody: makeCertificate().pem } },
      { code: 'LimitExceeded', says: 'SigningCertificatesPerUser: 2' },
    ],
  },
  {
    operation: 'CreateServiceSpecificCredential',
    input: { ...jane, ServiceName: 'ec2.amazonaws.com', CredentialAgeDays: 30 },
    rungs: [
      {
        ...noUser,
        cure: inTurn(
          makeJane,
          times(2, () => does('CreateServiceSpecificCredential', { ...jane, ServiceName: CODECOMMIT })),
        ),
      },
      { code: 'NotSupportedService', says: '', cure: { ServiceName: CODECOMMIT } },
      { code: 'ValidationError', says: 'CredentialAgeDays', cure: { CredentialAgeDays: undefined } },
      { code: 'LimitExceeded', says: 'ServiceSpecificCredentialsPerUser: 2' },
    ],
  },
  {
    operation: 'UploadServerCertificate',
    setup: does('UploadServerCertificate', {
      ServerCertificateName: 'www',
      CertificateBody: certificate.pem,
      PrivateKey: certificate.keyPem,
    }),
    input: {
      ServerCertificateName: 'WWW',
      CertificateBody: 'nonsense',
      PrivateKey: 'nonsense',
      CertificateChain: 'nonsense',
      Tags,
    },
    rungs: [
      { ...twice, cure: { Tags: [] } },
      { code: 'MalformedCertificate', says: 'certificate', cure: { CertificateBody: old.pem } },
      { code: 'MalformedCertificate', says: 'parse key', cure: { PrivateKey: other.keyPem } },
      { code: 'KeyPairMismatch', says: '', cure: { PrivateKey: old.keyPem } },
      { code: 'MalformedCertificate', says: 'chain', cure: { CertificateChain: undefined } },
      {
        code: 'MalformedCertificate',
        says: 'not valid at this time',
        cure: { CertificateBody: other.pem, PrivateKey: other.keyPem },
      },
      { code: 'EntityAlreadyExists', says: 'WWW', cure: { ServerCertificateName: 'web' } },
    ],
  },
  {
    operation: 'EnableMFADevice',
    input: {
      ...jane,
      SerialNumber: arn('mfa/phone'),
      AuthenticationCode1: '000000',
      AuthenticationCode2: '000000',
    },
    rungs: [
      noUser,
      {
        code: 'NoSuchEntity',
        says: 'VirtualMFADevice',
        cure: does('CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' }),
      },
      { code: 'InvalidAuthenticationCode', says: '' },
    ],
  },
  {
    operation: 'CreateOpenIDConnectProvider',
    setup: does('CreateOpenIDConnectProvider', { Url: 'https://x.example.com' }),
    input: { Url: 'http://x.example.com', ThumbprintList: ['z'.repeat(40)], Tags },
    rungs: [
      { code: 'InvalidInput', says: 'URL', cure: { Url: 'https://x.example.com' } },
      { code: 'InvalidInput', says: 'thumbprint', cure: { ThumbprintList: [] } },
      { ...twice, cure: { Tags: [] } },
      { code: 'EntityAlreadyExists', says: 'x.example.com', cure: { Url: 'https://y.example.com' } },
    ],
  },
  {
    operation: 'ListUserTags',
    input: { ...jane, Marker: 'nonsense' },
    rungs: [noUser, { code: 'ValidationError', says: 'Invalid Marker', cure: { Marker: undefined } }],
  },
  {
    operation: 'TagUser',
    input: { ...jane, Tags },
    rungs: [noUser, { ...twice, cure: { Tags: [{ Key: 'a', Value: '' }] } }],
  },
]
