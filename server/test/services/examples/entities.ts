import {
  allowing,
  anyDate,
  arn,
  type Call,
  type Example,
  group,
  idOf,
  profile,
  role,
  TRUST,
  tags,
  user,
} from './example.ts'

/** Users, groups, roles, instance profiles, their policies and tags: examples of IAM's model of 2010-05-08. */

const iam = (
  operation: string,
  before: readonly Call[],
  input: object,
  answer: object = {},
): Example & { service: 'iam' } => ({ service: 'iam', operation, before, input, answer })

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess'
const DIVISION = '/division_abc/subdivision_xyz/'
const ENGINEERING = `${DIVISION}engineering/`
const DEPARTMENTS = tags({ Dept: '12345', Team: 'Accounting' })
const COSTS = tags({ Dept: 'Accounting', CostCenter: '12345' })
const ENCODED_TRUST = encodeURIComponent(TRUST)

const shownUser = (UserName: string, Path = '/') => ({
  Arn: arn(`user${Path}${UserName}`),
  CreateDate: anyDate,
  Path,
  UserId: idOf('AIDA'),
  UserName,
})
const shownGroup = (GroupName: string, Path = '/') => ({
  Arn: arn(`group${Path}${GroupName}`),
  CreateDate: anyDate,
  GroupId: idOf('AGPA'),
  GroupName,
  Path,
})
const shownRole = (RoleName: string) => ({
  Arn: arn(`role/${RoleName}`),
  AssumeRolePolicyDocument: ENCODED_TRUST,
  CreateDate: anyDate,
  Path: '/',
  RoleId: idOf('AROA'),
  RoleName,
})
const shownProfile = (InstanceProfileName: string, Roles: readonly object[]) => ({
  Arn: arn(`instance-profile/${InstanceProfileName}`),
  CreateDate: anyDate,
  InstanceProfileId: idOf('AIPA'),
  InstanceProfileName,
  Path: '/',
  Roles,
})
const whole = { IsTruncated: false }

const bobAdmin: readonly Call[] = [user('Bob'), group('Admins')]
const membership = { GroupName: 'Admins', UserName: 'Bob' }
const inProfile = { InstanceProfileName: 'ExampleInstanceProfile', RoleName: 'Test-Role' }
const roleInProfile: readonly Call[] = [
  role('Test-Role'),
  profile('ExampleInstanceProfile'),
  ['AddRoleToInstanceProfile', inProfile],
]
const PRODUCT = `${DIVISION}product_1234/`
const bobsGroups: readonly Call[] = [
  user('Bob'),
  group('Managers', { Path: PRODUCT }),
  group('Test', { Path: `${PRODUCT}engineering/` }),
  ['AddUserToGroup', { GroupName: 'Test', UserName: 'Bob' }],
  ['AddUserToGroup', { GroupName: 'Managers', UserName: 'Bob' }],
]
const EC2_TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com"]},"Action":["sts:AssumeRole"]}]}'

const inline = (type: 'User' | 'Group' | 'Role', name: string): Call => [
  `Put${type}Policy`,
  { [`${type}Name`]: name, PolicyName: 'ExamplePolicy', PolicyDocument: allowing('s3:*') },
]

const USERS: readonly Example[] = [
  iam('CreateUser', [], { UserName: 'Bob' }, { User: shownUser('Bob') }),
  iam('GetUser', [user('Bob')], { UserName: 'Bob' }, { User: shownUser('Bob') }),
  iam(
    'ListUsers',
    [user('Juan', { Path: ENGINEERING }), user('Anika', { Path: ENGINEERING })],
    {},
    { Users: [shownUser('Anika', ENGINEERING), shownUser('Juan', ENGINEERING)], ...whole },
  ),
  iam('UpdateUser', [user('Bob')], { NewUserName: 'Robert', UserName: 'Bob' }),
  iam('DeleteUser', [user('Bob')], { UserName: 'Bob' }),
  iam('AttachUserPolicy', [user('Alice')], { PolicyArn: ADMINISTRATOR, UserName: 'Alice' }),
  iam('PutUserPolicy', [user('Bob')], {
    PolicyDocument: allowing('*'),
    PolicyName: 'AllAccessPolicy',
    UserName: 'Bob',
  }),
  iam('DeleteUserPolicy', [user('Juan'), inline('User', 'Juan')], {
    PolicyName: 'ExamplePolicy',
    UserName: 'Juan',
  }),
  iam('TagUser', [user('anika')], { Tags: COSTS, UserName: 'anika' }),
  iam('UntagUser', [user('anika', { Tags: COSTS })], { TagKeys: ['Dept'], UserName: 'anika' }),
  iam(
    'ListUserTags',
    [user('anika', { Tags: DEPARTMENTS.toReversed() })],
    { UserName: 'anika' },
    { Tags: DEPARTMENTS, ...whole },
  ),
]

const GROUPS: readonly Example[] = [
  iam('CreateGroup', [], { GroupName: 'Admins' }, { Group: shownGroup('Admins') }),
  iam('UpdateGroup', [group('Test')], { GroupName: 'Test', NewGroupName: 'Test-1' }),
  iam('AddUserToGroup', bobAdmin, membership),
  iam('RemoveUserFromGroup', [...bobAdmin, ['AddUserToGroup', membership]], membership),
  iam(
    'ListGroups',
    [...bobsGroups, group('Admins', { Path: DIVISION })],
    {},
    {
      Groups: [
        shownGroup('Admins', DIVISION),
        shownGroup('Managers', PRODUCT),
        shownGroup('Test', `${PRODUCT}engineering/`),
      ],
      ...whole,
    },
  ),
  iam(
    'ListGroupsForUser',
    bobsGroups,
    { UserName: 'Bob' },
    { Groups: [shownGroup('Managers', PRODUCT), shownGroup('Test', `${PRODUCT}engineering/`)], ...whole },
  ),
  iam('AttachGroupPolicy', [group('Finance')], { GroupName: 'Finance', PolicyArn: READ_ONLY }),
  iam('PutGroupPolicy', [group('Admins')], {
    GroupName: 'Admins',
    PolicyDocument: allowing('*'),
    PolicyName: 'AllPerms',
  }),
  iam('DeleteGroupPolicy', [group('Admins'), inline('Group', 'Admins')], {
    GroupName: 'Admins',
    PolicyName: 'ExamplePolicy',
  }),
  iam(
    'ListGroupPolicies',
    [
      group('Admins'),
      ...['KeyPolicy', 'AdminRoot'].map(
        (PolicyName): Call => [
          'PutGroupPolicy',
          { GroupName: 'Admins', PolicyName, PolicyDocument: allowing('*') },
        ],
      ),
    ],
    { GroupName: 'Admins' },
    { PolicyNames: ['AdminRoot', 'KeyPolicy'], ...whole },
  ),
]

const ROLES: readonly Example[] = [
  iam(
    'CreateRole',
    [],
    { AssumeRolePolicyDocument: TRUST, Path: '/', RoleName: 'Test-Role' },
    { Role: shownRole('Test-Role') },
  ),
  iam(
    'GetRole',
    [role('Test-Role')],
    { RoleName: 'Test-Role' },
    // The example's role has been used.
    { Role: { ...shownRole('Test-Role'), MaxSessionDuration: 3600, RoleLastUsed: {} } },
  ),
  iam('DeleteRole', [role('Test-Role')], { RoleName: 'Test-Role' }),
  iam('UpdateAssumeRolePolicy', [role('S3AccessForEC2Instances')], {
    PolicyDocument: EC2_TRUST,
    RoleName: 'S3AccessForEC2Instances',
  }),
  iam('AttachRolePolicy', [role('ReadOnlyRole')], { PolicyArn: READ_ONLY, RoleName: 'ReadOnlyRole' }),
  iam('PutRolePolicy', [role('S3Access')], {
    PolicyDocument: allowing('s3:*'),
    PolicyName: 'S3AccessPolicy',
    RoleName: 'S3Access',
  }),
  iam('DeleteRolePolicy', [role('Test-Role'), inline('Role', 'Test-Role')], {
    PolicyName: 'ExamplePolicy',
    RoleName: 'Test-Role',
  }),
  iam('TagRole', [role('taggedrole')], { RoleName: 'taggedrole', Tags: COSTS }),
  iam('UntagRole', [role('taggedrole', { Tags: COSTS })], { RoleName: 'taggedrole', TagKeys: ['Dept'] }),
  iam(
    'ListRoleTags',
    [role('taggedrole1', { Tags: DEPARTMENTS })],
    { RoleName: 'taggedrole1' },
    { Tags: DEPARTMENTS, ...whole },
  ),
]

const INSTANCE_PROFILES: readonly Example[] = [
  iam(
    'CreateInstanceProfile',
    [],
    { InstanceProfileName: 'Webserver' },
    { InstanceProfile: shownProfile('Webserver', []) },
  ),
  iam('AddRoleToInstanceProfile', [role('S3Access'), profile('Webserver')], {
    InstanceProfileName: 'Webserver',
    RoleName: 'S3Access',
  }),
  iam(
    'GetInstanceProfile',
    roleInProfile,
    { InstanceProfileName: 'ExampleInstanceProfile' },
    { InstanceProfile: shownProfile('ExampleInstanceProfile', [shownRole('Test-Role')]) },
  ),
  iam('RemoveRoleFromInstanceProfile', roleInProfile, inProfile),
  iam('DeleteInstanceProfile', [profile('ExampleInstanceProfile')], {
    InstanceProfileName: 'ExampleInstanceProfile',
  }),
]

/** Users, groups, roles and instance profiles there are; the quotas of today. */
const SUMMARY: Example = iam(
  'GetAccountSummary',
  [...bobAdmin, ...roleInProfile],
  {},
  {
    SummaryMap: {
      AccessKeysPerUserQuota: 2,
      AccountAccessKeysPresent: 1,
      AccountMFAEnabled: 0,
      AccountPasswordPresent: 0,
      AccountSigningCertificatesPresent: 0,
      AssumeRolePolicySizeQuota: 2048,
      AttachedPoliciesPerGroupQuota: 10,
      AttachedPoliciesPerRoleQuota: 10,
      AttachedPoliciesPerUserQuota: 10,
      GlobalEndpointTokenVersion: 1,
      GroupPolicySizeQuota: 5120,
      Groups: 1,
      GroupsPerUserQuota: 10,
      GroupsQuota: 300,
      InstanceProfiles: 1,
      InstanceProfilesQuota: 1000,
      MFADevices: 0,
      MFADevicesInUse: 0,
      Policies: 0,
      PoliciesQuota: 1500,
      PolicySizeQuota: 6144,
      PolicyVersionsInUse: 0,
      PolicyVersionsInUseQuota: 10_000,
      Providers: 0,
      RolePolicySizeQuota: 10_240,
      Roles: 1,
      RolesQuota: 1000,
      ServerCertificates: 0,
      ServerCertificatesQuota: 20,
      SigningCertificatesPerUserQuota: 2,
      UserPolicySizeQuota: 2048,
      Users: 1,
      UsersQuota: 5000,
      VersionsPerPolicyQuota: 5,
    },
  },
)

export const ENTITIES: readonly Example[] = [...USERS, ...GROUPS, ...ROLES, ...INSTANCE_PROFILES, SUMMARY]
