import { createPublicKey, randomBytes } from 'node:crypto'
import { makeKeyPair, metadataOf } from '../../federation/saml/identity-provider.ts'
import { makeCertificate } from '../certificates.ts'
import { createDevice, enabling } from '../mfa.ts'
import { DOCUMENT, type Item, type List, MANY, nameOf, shown } from './list.ts'
import { DELEGATION_LISTS } from './lists-delegation.ts'
import type { World } from './table/index.ts'
import { ALLOW_ALL, arn, TRUST } from './table/row.ts'

function entities(
  operation: string,
  create: string,
  remove: string,
  name: string,
  member: string,
  more: object = {},
  count = MANY,
): List {
  return {
    service: 'iam',
    operation,
    count,
    input: {},
    async add({ iam }, index) {
      await iam(create, { [name]: nameOf(index), ...more })
      return nameOf(index)
    },
    remove: ({ iam }, key) => iam(remove, { [name]: key }),
    keys: shown(member, name),
  }
}

/** The tags of an entity, which `input` names. */
function tags(type: string, input: Item, setup: (world: World) => Promise<unknown>): List {
  return {
    service: 'iam',
    operation: `List${type}Tags`,
    count: MANY,
    setup,
    input,
    async add({ iam }, index) {
      await iam(`Tag${type}`, { ...input, Tags: [{ Key: nameOf(index), Value: '' }] })
      return nameOf(index)
    },
    remove: ({ iam }, key) => iam(`Untag${type}`, { ...input, TagKeys: [key] }),
    keys: shown('Tags', 'Key'),
  }
}

const OWNERS = {
  User: { UserName: 'jane' },
  Group: { GroupName: 'staff' },
  Role: { RoleName: 'app' },
} as const
const makeOwner = ({ iam }: World, type: keyof typeof OWNERS) =>
  iam(`Create${type}`, { ...OWNERS[type], ...(type === 'Role' && { AssumeRolePolicyDocument: TRUST }) })
const jane = OWNERS.User
const makeJane = (world: World) => makeOwner(world, 'User')

const inline = (type: keyof typeof OWNERS): List => ({
  service: 'iam',
  operation: `List${type}Policies`,
  count: MANY,
  setup: (world) => makeOwner(world, type),
  input: OWNERS[type],
  async add({ iam }, index) {
    await iam(`Put${type}Policy`, {
      ...OWNERS[type],
      PolicyName: nameOf(index),
      PolicyDocument: DOCUMENT,
    })
    return nameOf(index)
  },
  remove: ({ iam }, key) => iam(`Delete${type}Policy`, { ...OWNERS[type], PolicyName: key }),
  keys: (answer) => answer.PolicyNames as string[],
})

const attached = (type: keyof typeof OWNERS): List => ({
  service: 'iam',
  operation: `ListAttached${type}Policies`,
  count: 9,
  setup: (world) => makeOwner(world, type),
  input: OWNERS[type],
  async add({ iam }, index) {
    const { Policy } = (await iam('CreatePolicy', {
      PolicyName: nameOf(index),
      PolicyDocument: ALLOW_ALL,
    })) as {
      Policy: Item
    }
    await iam(`Attach${type}Policy`, { ...OWNERS[type], PolicyArn: Policy.Arn })
    return Policy.Arn!
  },
  remove: ({ iam }, key) => iam(`Detach${type}Policy`, { ...OWNERS[type], PolicyArn: key }),
  keys: shown('AttachedPolicies', 'PolicyArn'),
})

/** What a user has few of: made by `create`, whose answer has it as `made`. */
const credentials = (
  operation: string,
  member: string,
  key: string,
  count: number,
  create: (index: number) => readonly [operation: string, input: object, made: string],
  remove: string,
  more: object = {},
): List => ({
  service: 'iam',
  operation,
  count,
  setup: makeJane,
  input: { ...jane, ...more },
  async add({ iam }, index) {
    const [name, input, made] = create(index)
    return ((await iam(name, { ...jane, ...input }))[made] as Item)[key]!
  },
  remove: ({ iam }, id) => iam(remove, { ...jane, [key]: id }),
  keys: shown(member, key),
})

/** A public key that nobody has the private one of: any odd number of 2048 bits will do. */
function sshKey(): string {
  const n = randomBytes(256)
  n[0] = 0x81
  n[255] = 0x01
  const key = createPublicKey({ key: { kty: 'RSA', n: n.toString('base64url'), e: 'AQAB' }, format: 'jwk' })
  return key.export({ type: 'spki', format: 'pem' }).toString()
}

const SERVICES = ['bedrock', 'cassandra', 'codecommit', 'logs'].map((name) => `${name}.amazonaws.com`)
const P = arn('policy/p')
const makePolicy = ({ iam }: World) => iam('CreatePolicy', { PolicyName: 'p', PolicyDocument: ALLOW_ALL })
const certificate = makeCertificate()
const material = { CertificateBody: certificate.pem, PrivateKey: certificate.keyPem }
const KINDS = ['User', 'Group', 'Role'] as const
/** Users, groups and roles by turns, each with its name's kind in front. */
const kindOf = (index: number) => KINDS[index % 3]!
async function makeEntity({ iam }: World, index: number): Promise<string> {
  const kind = kindOf(index)
  const name = `${kind}-${nameOf(index)}`
  await iam(`Create${kind}`, {
    [`${kind}Name`]: name,
    ...(kind === 'Role' && { AssumeRolePolicyDocument: TRUST }),
  })
  return name
}
const kindOfName = (name: string) => name.split('-')[0]!
const ACTIONS = Array.from({ length: MANY }, (_, index) => `s3:${nameOf(index).replace('-', '')}`)

/** Items that are there all the time: nothing can be added to an answer that is computed from the request. */
const fixed = (operation: string, input: object, keys: List['keys'], expected: readonly string[]): List => ({
  service: 'iam',
  operation,
  count: expected.length,
  setup: makeJane,
  input,
  add: async (_world, index) => expected[index]!,
  keys,
})

export const LISTS: readonly List[] = [
  ...DELEGATION_LISTS,
  entities('ListUsers', 'CreateUser', 'DeleteUser', 'UserName', 'Users'),
  entities('ListGroups', 'CreateGroup', 'DeleteGroup', 'GroupName', 'Groups'),
  entities('ListRoles', 'CreateRole', 'DeleteRole', 'RoleName', 'Roles', {
    AssumeRolePolicyDocument: TRUST,
  }),
  entities(
    'ListInstanceProfiles',
    'CreateInstanceProfile',
    'DeleteInstanceProfile',
    'InstanceProfileName',
    'InstanceProfiles',
  ),
  {
    ...entities(
      'ListServerCertificates',
      'UploadServerCertificate',
      'DeleteServerCertificate',
      'ServerCertificateName',
      'ServerCertificateMetadataList',
      material,
    ),
    count: 19,
  },
  {
    ...entities('ListVirtualMFADevices', '', '', '', ''),
    async add({ iam }, index) {
      await iam('CreateVirtualMFADevice', { VirtualMFADeviceName: nameOf(index) })
      return arn(`mfa/${nameOf(index)}`)
    },
    remove: ({ iam }, SerialNumber) => iam('DeleteVirtualMFADevice', { SerialNumber }),
    keys: shown('VirtualMFADevices', 'SerialNumber'),
  },
  {
    ...entities('ListPolicies', 'CreatePolicy', '', 'PolicyName', 'Policies', { PolicyDocument: ALLOW_ALL }),
    input: { Scope: 'Local' },
    remove: ({ iam }, name) => iam('DeletePolicy', { PolicyArn: arn(`policy/${name}`) }),
  },
  {
    service: 'iam',
    operation: 'GetGroup',
    count: MANY,
    setup: (world) => makeOwner(world, 'Group'),
    input: OWNERS.Group,
    async add({ iam }, index) {
      await iam('CreateUser', { UserName: nameOf(index) })
      await iam('AddUserToGroup', { ...OWNERS.Group, UserName: nameOf(index) })
      return nameOf(index)
    },
    remove: ({ iam }, UserName) => iam('RemoveUserFromGroup', { ...OWNERS.Group, UserName }),
    keys: shown('Users', 'UserName'),
  },
  {
    service: 'iam',
    operation: 'ListGroupsForUser',
    count: 9,
    setup: makeJane,
    input: jane,
    async add({ iam }, index) {
      await iam('CreateGroup', { GroupName: nameOf(index) })
      await iam('AddUserToGroup', { ...jane, GroupName: nameOf(index) })
      return nameOf(index)
    },
    remove: ({ iam }, GroupName) => iam('RemoveUserFromGroup', { ...jane, GroupName }),
    keys: shown('Groups', 'GroupName'),
  },
  tags('User', jane, makeJane),
  tags('Role', OWNERS.Role, (world) => makeOwner(world, 'Role')),
  tags('Policy', { PolicyArn: P }, makePolicy),
  tags('InstanceProfile', { InstanceProfileName: 'web' }, ({ iam }) =>
    iam('CreateInstanceProfile', { InstanceProfileName: 'web' }),
  ),
  tags('MFADevice', { SerialNumber: arn('mfa/phone') }, ({ iam }) =>
    iam('CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' }),
  ),
  tags('ServerCertificate', { ServerCertificateName: 'www' }, ({ iam }) =>
    iam('UploadServerCertificate', { ServerCertificateName: 'www', ...material }),
  ),
  tags('OpenIDConnectProvider', { OpenIDConnectProviderArn: arn('oidc-provider/x.example.com') }, ({ iam }) =>
    iam('CreateOpenIDConnectProvider', { Url: 'https://x.example.com' }),
  ),
  tags('SAMLProvider', { SAMLProviderArn: arn('saml-provider/corp') }, ({ iam }) =>
    iam('CreateSAMLProvider', { Name: 'corp', SAMLMetadataDocument: metadataOf([makeKeyPair().der]) }),
  ),
  ...KINDS.map(inline),
  ...KINDS.map(attached),
  {
    service: 'iam',
    operation: 'ListEntitiesForPolicy',
    count: MANY,
    setup: makePolicy,
    input: { PolicyArn: P },
    async add(world, index) {
      const name = await makeEntity(world, index)
      await world.iam(`Attach${kindOf(index)}Policy`, { [`${kindOf(index)}Name`]: name, PolicyArn: P })
      return name
    },
    remove: ({ iam }, name) =>
      iam(`Detach${kindOfName(name)}Policy`, { [`${kindOfName(name)}Name`]: name, PolicyArn: P }),
    // In the order in which the pages go over them.
    keys: (answer) =>
      (['Group', 'User', 'Role'] as const).flatMap((kind) => shown(`Policy${kind}s`, `${kind}Name`)(answer)),
  },
  {
    service: 'iam',
    operation: 'GetAccountAuthorizationDetails',
    count: MANY,
    input: { Filter: [...KINDS] },
    add: makeEntity,
    remove: ({ iam }, name) => iam(`Delete${kindOfName(name)}`, { [`${kindOfName(name)}Name`]: name }),
    keys: (answer) => KINDS.flatMap((kind) => shown(`${kind}DetailList`, `${kind}Name`)(answer)),
  },
  {
    service: 'iam',
    operation: 'ListInstanceProfilesForRole',
    count: MANY,
    setup: (world) => makeOwner(world, 'Role'),
    input: OWNERS.Role,
    async add({ iam }, index) {
      await iam('CreateInstanceProfile', { InstanceProfileName: nameOf(index) })
      await iam('AddRoleToInstanceProfile', { InstanceProfileName: nameOf(index), ...OWNERS.Role })
      return nameOf(index)
    },
    remove: ({ iam }, InstanceProfileName) =>
      iam('RemoveRoleFromInstanceProfile', { InstanceProfileName, ...OWNERS.Role }),
    keys: shown('InstanceProfiles', 'InstanceProfileName'),
  },
  {
    service: 'iam',
    operation: 'ListPolicyVersions',
    count: 4,
    setup: makePolicy,
    input: { PolicyArn: P },
    async add({ iam }, index) {
      // The first one came with the policy, and stays: it is the default version.
      if (index === 0) return 'v1'
      const answer = await iam('CreatePolicyVersion', { PolicyArn: P, PolicyDocument: ALLOW_ALL })
      return (answer.PolicyVersion as Item).VersionId!
    },
    remove: ({ iam }, VersionId) => iam('DeletePolicyVersion', { PolicyArn: P, VersionId }),
    keys: shown('Versions', 'VersionId'),
  },
  credentials(
    'ListAccessKeys',
    'AccessKeyMetadata',
    'AccessKeyId',
    2,
    () => ['CreateAccessKey', {}, 'AccessKey'],
    'DeleteAccessKey',
  ),
  credentials(
    'ListSSHPublicKeys',
    'SSHPublicKeys',
    'SSHPublicKeyId',
    4,
    () => ['UploadSSHPublicKey', { SSHPublicKeyBody: sshKey() }, 'SSHPublicKey'],
    'DeleteSSHPublicKey',
  ),
  credentials(
    'ListSigningCertificates',
    'Certificates',
    'CertificateId',
    2,
    () => ['UploadSigningCertificate', { CertificateBody: makeCertificate().pem }, 'Certificate'],
    'DeleteSigningCertificate',
  ),
  credentials(
    'ListServiceSpecificCredentials',
    'ServiceSpecificCredentials',
    'ServiceSpecificCredentialId',
    4,
    (index) => [
      'CreateServiceSpecificCredential',
      { ServiceName: SERVICES[index % SERVICES.length] },
      'ServiceSpecificCredential',
    ],
    'DeleteServiceSpecificCredential',
  ),
  {
    ...credentials('ListServiceSpecificCredentials', '', '', MANY, () => ['', {}, ''], ''),
    variant: 'of all users',
    input: { AllUsers: true },
    async add({ iam }, index) {
      await iam('CreateUser', { UserName: nameOf(index) })
      const input = { UserName: nameOf(index), ServiceName: SERVICES[0] }
      const answer = await iam('CreateServiceSpecificCredential', input)
      return `${nameOf(index)} ${(answer.ServiceSpecificCredential as Item).ServiceSpecificCredentialId}`
    },
    remove: ({ iam }, key) => {
      const [UserName, ServiceSpecificCredentialId] = key.split(' ')
      return iam('DeleteServiceSpecificCredential', { UserName, ServiceSpecificCredentialId })
    },
    keys: (answer) =>
      (answer.ServiceSpecificCredentials as Item[]).map(
        (item) => `${item.UserName} ${item.ServiceSpecificCredentialId}`,
      ),
  },
  {
    service: 'iam',
    operation: 'ListMFADevices',
    count: 7,
    setup: makeJane,
    input: jane,
    async add({ server }, index) {
      const device = await createDevice(server.iam(), nameOf(index))
      await server.iam().send(enabling(jane.UserName, device))
      return device.serial
    },
    remove: ({ iam }, SerialNumber) => iam('DeactivateMFADevice', { ...jane, SerialNumber }),
    keys: shown('MFADevices', 'SerialNumber'),
  },
  {
    service: 'iam',
    operation: 'ListAccountAliases',
    count: 1,
    input: {},
    async add({ iam }) {
      await iam('CreateAccountAlias', { AccountAlias: 'one' })
      return 'one'
    },
    keys: (answer) => answer.AccountAliases as string[],
  },
  fixed(
    'SimulateCustomPolicy',
    { PolicyInputList: [ALLOW_ALL], ActionNames: ACTIONS },
    shown('EvaluationResults', 'EvalActionName'),
    ACTIONS,
  ),
  fixed(
    'SimulatePrincipalPolicy',
    { PolicySourceArn: arn('user/jane'), ActionNames: ACTIONS },
    shown('EvaluationResults', 'EvalActionName'),
    ACTIONS,
  ),
]
