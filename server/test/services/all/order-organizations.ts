import { all, type Order } from './order-of.ts'

const MEMBER = 'AWSOrganizationsNotInUseException the account is in no organization'
const PLACE = [MEMBER, 'AccessDeniedException the account is not the management account'] as const
const READER = [
  MEMBER,
  'AccessDeniedException the account is neither the management account nor administers a service',
] as const
const TOKEN = 'InvalidInputException the token'
const TAGS = [
  'InvalidInputException a tag key twice, or reserved',
  'ConstraintViolationException 50 tags',
] as const
const PARENT = 'ParentNotFoundException the parent'
const UNIT = 'OrganizationalUnitNotFoundException the unit'
const ACCOUNT = 'AccountNotFoundException the account'
const POLICY = 'PolicyNotFoundException the policy'
const OWN_POLICY = [POLICY, 'InvalidInputException the policy is AWS’s'] as const
const TARGET = 'TargetNotFoundException the target'
const ROOT = 'RootNotFoundException the root'
const SERVICE = 'InvalidInputException the service principal'
const ALL_FEATURES = 'ConstraintViolationException the organization has not all features'
const DEPARTURE = [
  ACCOUNT,
  'ConstraintViolationException the account administers a service',
  'InvalidInputException the account is closed',
] as const

function structure(): Order {
  return {
    CreateOrganization: ['AlreadyInOrganizationException the account is in an organization'],
    DescribeOrganization: [MEMBER],
    DeleteOrganization: [...PLACE, 'OrganizationNotEmptyException accounts, or requests for them'],
    CreateOrganizationalUnit: [
      ...PLACE,
      ...TAGS,
      PARENT,
      'DuplicateOrganizationalUnitException the name in that parent',
      'ConstraintViolationException the depth',
      'ConstraintViolationException the number of units',
    ],
    DescribeOrganizationalUnit: [...READER, UNIT],
    UpdateOrganizationalUnit: [
      ...PLACE,
      UNIT,
      'DuplicateOrganizationalUnitException the name in that parent',
    ],
    DeleteOrganizationalUnit: [...PLACE, UNIT, 'OrganizationalUnitNotEmptyException units or accounts in it'],
    ...all('ListRoots ListAccounts ListCreateAccountStatus', ...READER, TOKEN),
    ...all('ListOrganizationalUnitsForParent ListAccountsForParent ListChildren', ...READER, PARENT, TOKEN),
    ListParents: [...READER, 'ChildNotFoundException the child', TOKEN],
  }
}

function accounts(): Order {
  return {
    CreateAccount: [
      ...PLACE,
      'InvalidInputException the role’s name',
      ...TAGS,
      'ConstraintViolationException requests in progress',
      'ConstraintViolationException the number of accounts',
    ],
    DescribeCreateAccountStatus: [...READER, 'CreateAccountStatusNotFoundException the request'],
    DescribeAccount: [...READER, ACCOUNT],
    MoveAccount: [
      ...PLACE,
      ACCOUNT,
      'SourceParentNotFoundException the source',
      'DestinationParentNotFoundException the destination',
      'DuplicateAccountException the account is in the destination',
      'AccountNotFoundException the account is not in the source',
    ],
    RemoveAccountFromOrganization: [
      ...PLACE,
      'MasterCannotLeaveOrganizationException it is the management account',
      ...DEPARTURE,
    ],
    LeaveOrganization: [
      MEMBER,
      'MasterCannotLeaveOrganizationException it is the management account',
      ...DEPARTURE,
    ],
    CloseAccount: [
      ...PLACE,
      ALL_FEATURES,
      ACCOUNT,
      'ConstraintViolationException it is the management account',
      'AccountAlreadyClosedException it is closed',
    ],
  }
}

function services(): Order {
  return {
    EnableAWSServiceAccess: [...PLACE, SERVICE, ALL_FEATURES],
    DisableAWSServiceAccess: [
      ...PLACE,
      SERVICE,
      'ConstraintViolationException administrators of the service',
    ],
    ...all('ListAWSServiceAccessForOrganization ListDelegatedAdministrators', ...READER, TOKEN),
    RegisterDelegatedAdministrator: [
      ...PLACE,
      SERVICE,
      ALL_FEATURES,
      'ConstraintViolationException it is the management account',
      ACCOUNT,
      'ConstraintViolationException the account is closed',
      'ConstraintViolationException the service is not trusted',
      'AccountAlreadyRegisteredException the account administers the service',
    ],
    DeregisterDelegatedAdministrator: [
      ...PLACE,
      SERVICE,
      ACCOUNT,
      'AccountNotRegisteredException the account does not administer the service',
    ],
    ListDelegatedServicesForAccount: [
      ...READER,
      ACCOUNT,
      'AccountNotRegisteredException the account administers no service',
      TOKEN,
    ],
  }
}

function policies(): Order {
  const content = [
    'ConstraintViolationException the size of the document',
    'MalformedPolicyDocumentException the document',
  ]
  const unavailable = 'PolicyTypeNotAvailableForOrganizationException the organization has not all features'
  return {
    EnablePolicyType: [...PLACE, ROOT, unavailable, 'PolicyTypeAlreadyEnabledException it is enabled'],
    DisablePolicyType: [...PLACE, ROOT, 'PolicyTypeNotEnabledException it is not enabled'],
    CreatePolicy: [
      ...PLACE,
      unavailable,
      ...TAGS,
      ...content,
      'DuplicatePolicyException the name, of that type',
      'ConstraintViolationException the number of policies',
    ],
    DescribePolicy: [...READER, POLICY],
    UpdatePolicy: [...PLACE, ...OWN_POLICY, ...content, 'DuplicatePolicyException the name, of that type'],
    DeletePolicy: [...PLACE, ...OWN_POLICY, 'PolicyInUseException it is attached'],
    ListPolicies: [...READER, TOKEN],
    ListPoliciesForTarget: [...READER, TARGET, TOKEN],
    ListTargetsForPolicy: [...READER, POLICY, TOKEN],
    AttachPolicy: [
      ...PLACE,
      POLICY,
      TARGET,
      'PolicyTypeNotEnabledException the policy’s type',
      'DuplicatePolicyAttachmentException it is attached',
      'ConstraintViolationException policies of the type on the target',
    ],
    DetachPolicy: [
      ...PLACE,
      POLICY,
      TARGET,
      'InvalidInputException RCPFullAWSAccess',
      'PolicyNotAttachedException it is not attached',
      'ConstraintViolationException it is the last of its type',
    ],
    TagResource: [
      ...PLACE,
      'TargetNotFoundException the resource',
      ...TAGS,
      'InvalidInputException the policy is AWS’s',
    ],
    UntagResource: [
      ...PLACE,
      'TargetNotFoundException the resource',
      'InvalidInputException the policy is AWS’s',
    ],
    ListTagsForResource: [...READER, 'TargetNotFoundException the resource', TOKEN],
  }
}

/** By name of service and operation: some have the names of operations of IAM. */
export const ORGANIZATIONS_ORDER: Order = Object.fromEntries(
  Object.entries({ ...structure(), ...accounts(), ...services(), ...policies() }).map(([name, refusals]) => [
    `organizations:${name}`,
    refusals,
  ]),
)
