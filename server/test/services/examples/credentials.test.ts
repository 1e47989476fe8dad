import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { allow, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { sender } from '../all/calls.ts'
import { makeCertificate } from '../certificates.ts'
import { ACCOUNT, allowing, arn, idOf as id, anyDate as TIME, TRUST } from './example.ts'

/**
 * Credentials, providers and reports: examples of IAM's model of 2010-05-08. Most speak of what has an id that only the server knows, so what
 * is there before is made by a function.
 */
interface Example {
  readonly operation: string
  /** Makes what the example presupposes; the members that it gives are added to the input. */
  readonly given?: (iam: Send) => Promise<object | undefined>
  readonly input?: object
  /** Left out: the answer has no members. */
  readonly output?: object
  /** What an answer has besides, because the example is older than the member. */
  readonly since?: object
}

type Send = (operation: string, input?: object) => Promise<Record<string, unknown>>

const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT] })
})
beforeEach(() => server.reset())
afterAll(() => server.close())

/** Calls of IAM by one caller; `$metadata` is taken off the answers. */
const senderOf =
  (...credentials: readonly [Parameters<typeof sender>[1]?]): Send =>
  async (operation, input = {}) => {
    const { $metadata: _, ...answer } = await sender(server, ...credentials)('iam', operation, input)
    return answer
  }
const user =
  (UserName: string) =>
  (iam: Send): Promise<undefined> =>
    iam('CreateUser', { UserName }).then(() => undefined)
const PASSWORD = 'Winter-2041'
const withPassword = (UserName: string) => async (iam: Send) => {
  await user(UserName)(iam)
  await iam('CreateLoginProfile', { UserName, Password: PASSWORD })
  return undefined
}
const withKey = (UserName: string) => async (iam: Send) => {
  await user(UserName)(iam)
  const { AccessKey } = (await iam('CreateAccessKey', { UserName })) as { AccessKey: { AccessKeyId: string } }
  return { AccessKeyId: AccessKey.AccessKeyId }
}
const certificate = makeCertificate()
const withCertificate = (UserName: string) => async (iam: Send) => {
  await user(UserName)(iam)
  const CertificateBody = certificate.pem
  const answer = await iam('UploadSigningCertificate', { UserName, CertificateBody })
  return { CertificateId: (answer.Certificate as { CertificateId: string }).CertificateId }
}
const IDP = { OpenIDConnectProviderArn: arn('oidc-provider/server.example.com') }
const certificateOf = (UserName: string, CertificateId: unknown) => ({
  CertificateBody: certificate.pem,
  CertificateId,
  Status: 'Active',
  UploadDate: TIME,
  UserName,
})
const CERTIFICATE_ID = expect.stringMatching(/^[A-Z2-7]{24,}$/)
const accessKeyOf = (UserName: string) => ({
  AccessKeyId: id('AKIA'),
  CreateDate: TIME,
  Status: 'Active',
  UserName,
})
const NO_DEFAULTS = {
  AllowUsersToChangePassword: false,
  RequireLowercaseCharacters: false,
  RequireUppercaseCharacters: false,
}

/** A user who has used IAM by the policy, and a role that has the policy and has not. */
async function usedPolicy(iam: Send) {
  const PolicyArn = arn('policy/ExamplePolicy1')
  const PolicyDocument = JSON.stringify(allow(['iam:Get*', 's3:GetObject']))
  await iam('CreatePolicy', { PolicyName: 'ExamplePolicy1', PolicyDocument })
  const key = await userWithKey(server, 'AWSExampleUser01')
  await iam('AttachUserPolicy', { UserName: 'AWSExampleUser01', PolicyArn })
  const role = { RoleName: 'AWSExampleRole01' }
  await iam('CreateRole', { ...role, AssumeRolePolicyDocument: TRUST })
  await iam('AttachRolePolicy', { ...role, PolicyArn })
  await senderOf(key)('GetUser')
  return iam('GenerateServiceLastAccessedDetails', { Arn: PolicyArn })
}
const COMPLETED = {
  IsTruncated: false,
  JobCompletionDate: TIME,
  JobCreationDate: TIME,
  JobStatus: 'COMPLETED',
}

/** A user with one policy for each service, and one more for IAM by a group. */
async function grants(iam: Send) {
  const UserName = 'ExampleUser01'
  const GroupName = 'AWSExampleGroup1'
  await iam('CreateUser', { UserName })
  for (const [PolicyName, action] of [
    ['ExampleIamPolicy', 'iam:Get*'],
    ['ExampleEc2Policy', 'ec2:Describe*'],
  ] as const) {
    await iam('CreatePolicy', { PolicyName, PolicyDocument: allowing(action) })
    await iam('AttachUserPolicy', { UserName, PolicyArn: arn(`policy/${PolicyName}`) })
  }
  await iam('CreateGroup', { GroupName })
  const PolicyDocument = allowing('iam:List*')
  await iam('PutGroupPolicy', { GroupName, PolicyName: 'ExampleGroup1Policy', PolicyDocument })
  await iam('AddUserToGroup', { GroupName, UserName })
  return undefined
}

const EXAMPLES: readonly Example[] = [
  {
    operation: 'CreateAccessKey',
    given: user('Bob'),
    input: { UserName: 'Bob' },
    output: {
      AccessKey: { ...accessKeyOf('Bob'), SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9/+]{40}$/) },
    },
  },
  { operation: 'DeleteAccessKey', given: withKey('Bob'), input: { UserName: 'Bob' } },
  { operation: 'UpdateAccessKey', given: withKey('Bob'), input: { Status: 'Inactive', UserName: 'Bob' } },
  {
    operation: 'ListAccessKeys',
    given: async (iam) => {
      await withKey('Alice')(iam)
      await iam('CreateAccessKey', { UserName: 'Alice' })
      return undefined
    },
    input: { UserName: 'Alice' },
    output: { AccessKeyMetadata: [accessKeyOf('Alice'), accessKeyOf('Alice')] },
    since: { IsTruncated: false },
  },
  { operation: 'CreateAccountAlias', input: { AccountAlias: 'examplecorp' } },
  {
    operation: 'DeleteAccountAlias',
    given: (iam) => iam('CreateAccountAlias', { AccountAlias: 'mycompany' }),
    input: { AccountAlias: 'mycompany' },
  },
  {
    operation: 'ListAccountAliases',
    given: (iam) => iam('CreateAccountAlias', { AccountAlias: 'exmaple-corporation' }),
    output: { AccountAliases: ['exmaple-corporation'] },
    since: { IsTruncated: false },
  },
  {
    operation: 'CreateLoginProfile',
    given: user('Bob'),
    input: { Password: 'h]6EszR}vJ*m', PasswordResetRequired: true, UserName: 'Bob' },
    output: { LoginProfile: { CreateDate: TIME, PasswordResetRequired: true, UserName: 'Bob' } },
  },
  {
    operation: 'GetLoginProfile',
    given: withPassword('Anika'),
    input: { UserName: 'Anika' },
    // The example is older than the last member.
    output: { LoginProfile: { CreateDate: TIME, UserName: 'Anika', PasswordResetRequired: false } },
  },
  {
    operation: 'UpdateLoginProfile',
    given: withPassword('Bob'),
    input: { Password: 'SomeKindOfPassword123!@#', UserName: 'Bob' },
  },
  { operation: 'DeleteLoginProfile', given: withPassword('Bob'), input: { UserName: 'Bob' } },
  { operation: 'UpdateAccountPasswordPolicy', input: { MinimumPasswordLength: 8, RequireNumbers: true } },
  {
    operation: 'GetAccountPasswordPolicy',
    given: async (iam) => {
      const given = { MinimumPasswordLength: 8, RequireNumbers: true, RequireSymbols: true }
      await iam('UpdateAccountPasswordPolicy', { ...given, MaxPasswordAge: 90, PasswordReusePrevention: 12 })
      return undefined
    },
    output: {
      PasswordPolicy: {
        ...NO_DEFAULTS,
        HardExpiry: false,
        MaxPasswordAge: 90,
        MinimumPasswordLength: 8,
        PasswordReusePrevention: 12,
        RequireNumbers: true,
        RequireSymbols: true,
        // False in the example, against what the member's documentation says of an age above 0.
        ExpirePasswords: true,
      },
    },
  },
  { operation: 'DeleteAccountPasswordPolicy', given: (iam) => iam('UpdateAccountPasswordPolicy') },
  { operation: 'SetSecurityTokenServicePreferences', input: { GlobalEndpointTokenVersion: 'v2Token' } },
  {
    operation: 'CreateOpenIDConnectProvider',
    input: {
      ClientIDList: ['my-application-id'],
      // The example's has letters that are no digits.
      ThumbprintList: ['3768084dfb3d2b68b7897bf5f565da8ef0123456'],
      Url: 'https://server.example.com',
    },
    output: IDP,
  },
  {
    operation: 'AddClientIDToOpenIDConnectProvider',
    given: (iam) => iam('CreateOpenIDConnectProvider', { Url: 'https://server.example.com' }),
    input: { ClientID: 'my-application-ID', ...IDP },
  },
  {
    operation: 'UploadSigningCertificate',
    given: user('Bob'),
    input: { CertificateBody: certificate.pem, UserName: 'Bob' },
    output: { Certificate: certificateOf('Bob', CERTIFICATE_ID) },
  },
  {
    operation: 'ListSigningCertificates',
    given: (iam) => withCertificate('Bob')(iam).then(() => undefined),
    input: { UserName: 'Bob' },
    output: { Certificates: [certificateOf('Bob', CERTIFICATE_ID)] },
    since: { IsTruncated: false },
  },
  {
    operation: 'UpdateSigningCertificate',
    given: withCertificate('Bob'),
    input: { Status: 'Inactive', UserName: 'Bob' },
  },
  { operation: 'DeleteSigningCertificate', given: withCertificate('Anika'), input: { UserName: 'Anika' } },
  {
    operation: 'UploadServerCertificate',
    input: {
      CertificateBody: certificate.pem,
      Path: '/company/servercerts/',
      PrivateKey: certificate.keyPem,
      ServerCertificateName: 'ProdServerCert',
    },
    output: {
      ServerCertificateMetadata: {
        Arn: arn('server-certificate/company/servercerts/ProdServerCert'),
        Expiration: new Date(certificate.expiresAt),
        Path: '/company/servercerts/',
        ServerCertificateId: id('ASCA'),
        ServerCertificateName: 'ProdServerCert',
        UploadDate: TIME,
      },
    },
  },
  {
    operation: 'DeleteVirtualMFADevice',
    given: async (iam) => {
      await iam('CreateVirtualMFADevice', { VirtualMFADeviceName: 'ExampleName' })
      return undefined
    },
    input: { SerialNumber: arn('mfa/ExampleName') },
  },
  {
    operation: 'ListVirtualMFADevices',
    given: async (iam) => {
      for (const VirtualMFADeviceName of ['ExampleMFADevice', 'Juan']) {
        await iam('CreateVirtualMFADevice', { VirtualMFADeviceName })
      }
      return undefined
    },
    output: {
      VirtualMFADevices: [{ SerialNumber: arn('mfa/ExampleMFADevice') }, { SerialNumber: arn('mfa/Juan') }],
    },
    since: { IsTruncated: false },
  },
  {
    operation: 'GenerateServiceLastAccessedDetails',
    given: (iam) => usedPolicy(iam).then(() => undefined),
    input: { Arn: arn('policy/ExamplePolicy1') },
    output: { JobId: UUID },
  },
  {
    operation: 'GetServiceLastAccessedDetails',
    given: usedPolicy,
    output: {
      ...COMPLETED,
      ServicesLastAccessed: [
        {
          LastAuthenticated: TIME,
          LastAuthenticatedEntity: arn('user/AWSExampleUser01'),
          LastAuthenticatedRegion: 'us-east-1',
          ServiceName: 'AWS Identity and Access Management',
          ServiceNamespace: 'iam',
          TotalAuthenticatedEntities: 1,
        },
        { ServiceName: 'Amazon S3', ServiceNamespace: 's3', TotalAuthenticatedEntities: 0 },
      ],
    },
    since: { JobType: 'SERVICE_LEVEL' },
  },
  {
    operation: 'GetServiceLastAccessedDetailsWithEntities',
    given: usedPolicy,
    input: { ServiceNamespace: 'iam' },
    output: {
      ...COMPLETED,
      EntityDetailsList: [
        {
          EntityInfo: {
            Arn: arn('user/AWSExampleUser01'),
            Id: id('AIDA'),
            Name: 'AWSExampleUser01',
            Path: '/',
            Type: 'USER',
          },
          LastAuthenticated: TIME,
        },
        {
          EntityInfo: {
            Arn: arn('role/AWSExampleRole01'),
            Id: id('AROA'),
            Name: 'AWSExampleRole01',
            Path: '/',
            Type: 'ROLE',
          },
        },
      ],
    },
  },
  {
    operation: 'ListPoliciesGrantingServiceAccess',
    given: grants,
    input: { Arn: arn('user/ExampleUser01'), ServiceNamespaces: ['iam', 'ec2'] },
    output: {
      IsTruncated: false,
      PoliciesGrantingServiceAccess: [
        {
          Policies: [
            {
              PolicyArn: arn('policy/ExampleIamPolicy'),
              PolicyName: 'ExampleIamPolicy',
              PolicyType: 'MANAGED',
            },
            {
              EntityName: 'AWSExampleGroup1',
              EntityType: 'GROUP',
              PolicyName: 'ExampleGroup1Policy',
              PolicyType: 'INLINE',
            },
          ],
          ServiceNamespace: 'iam',
        },
        {
          Policies: [
            {
              PolicyArn: arn('policy/ExampleEc2Policy'),
              PolicyName: 'ExampleEc2Policy',
              PolicyType: 'MANAGED',
            },
          ],
          ServiceNamespace: 'ec2',
        },
      ],
    },
  },
]

it.each(EXAMPLES)('iam $operation', async ({ operation, given, input, output = {}, since = {} }) => {
  const iam = senderOf()
  const made = await given?.(iam)
  expect(await iam(operation, { ...input, ...made })).toStrictEqual({ ...output, ...since })
})

it('iam ChangePassword', async () => {
  const key = await userWithKey(server, 'Bob', allow('iam:ChangePassword'))
  await senderOf()('CreateLoginProfile', { UserName: 'Bob', Password: '3s0K_;xh4~8XXI' })
  const input = { NewPassword: ']35d/{pB9Fo9wJ', OldPassword: '3s0K_;xh4~8XXI' }
  expect(await senderOf(key)('ChangePassword', input)).toStrictEqual({})
})
