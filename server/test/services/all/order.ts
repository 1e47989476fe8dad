import { centralRoot } from './order-central-root.ts'
import { certificates, credentials, devices } from './order-credentials.ts'
import { delegation } from './order-delegation.ts'
import { all, NEW_TAGS, type Order, tagChecks } from './order-of.ts'
import { ORGANIZATIONS_ORDER } from './order-organizations.ts'

const BOUNDARY = [
  'PolicyNotAttachable a policy for service-linked roles',
  'InvalidInput the policy’s ARN',
  'NoSuchEntity the policy',
]

function users(): Order {
  const user = 'NoSuchEntity the user'
  return {
    CreateUser: [
      ...NEW_TAGS,
      'EntityAlreadyExists the name, letter case aside',
      'LimitExceeded UsersPerAccount',
      'InvalidInput the permissions boundary’s ARN',
      'NoSuchEntity the permissions boundary',
    ],
    ...all('GetUser UntagUser ListUserTags ListGroupsForUser ListUserPolicies', user),
    ...all('ListAttachedUserPolicies DeleteUserPermissionsBoundary', user),
    UpdateUser: [user, 'EntityAlreadyExists the new name is another user’s'],
    DeleteUser: [
      user,
      'DeleteConflict attached policies',
      'DeleteConflict inline policies',
      'DeleteConflict groups',
      'DeleteConflict access keys',
      'DeleteConflict the password',
      'DeleteConflict MFA devices',
      'DeleteConflict signing certificates',
      'DeleteConflict SSH public keys',
      'DeleteConflict service-specific credentials',
    ],
    TagUser: tagChecks(user),
    AttachUserPolicy: attach(user, [], 'PoliciesPerUser'),
    DetachUserPolicy: [user, 'InvalidInput the policy’s ARN', 'NoSuchEntity the attachment'],
    PutUserPolicy: putPolicy(user, []),
    ...all('GetUserPolicy DeleteUserPolicy', user, 'NoSuchEntity the policy'),
    PutUserPermissionsBoundary: [user, ...BOUNDARY],
  }
}

function attach(owner: string, isProtected: readonly string[], quota: string) {
  return [
    owner,
    ...isProtected,
    'InvalidInput the policy’s ARN',
    'PolicyNotAttachable a policy for service-linked roles',
    'NoSuchEntity the policy',
    `LimitExceeded ${quota}, unless it is attached already`,
  ]
}

function putPolicy(owner: string, isProtected: readonly string[]) {
  return [
    'MalformedPolicyDocument the document',
    owner,
    ...isProtected,
    'LimitExceeded the size of all inline policies together',
  ]
}

function groups(): Order {
  const group = 'NoSuchEntity the group'
  return {
    CreateGroup: ['EntityAlreadyExists the name, letter case aside', 'LimitExceeded GroupsPerAccount'],
    ...all('GetGroup ListGroupPolicies ListAttachedGroupPolicies', group),
    UpdateGroup: [group, 'EntityAlreadyExists the new name is another group’s'],
    DeleteGroup: [
      group,
      'DeleteConflict members',
      'DeleteConflict attached policies',
      'DeleteConflict inline policies',
    ],
    AddUserToGroup: [
      group,
      'NoSuchEntity the user',
      'LimitExceeded GroupsPerUser, unless the user is a member already',
    ],
    RemoveUserFromGroup: [group, 'NoSuchEntity the user', 'NoSuchEntity the membership'],
    AttachGroupPolicy: attach(group, [], 'PoliciesPerGroup'),
    DetachGroupPolicy: [group, 'InvalidInput the policy’s ARN', 'NoSuchEntity the attachment'],
    PutGroupPolicy: putPolicy(group, []),
    ...all('GetGroupPolicy DeleteGroupPolicy', group, 'NoSuchEntity the policy'),
  }
}

function roles(): Order {
  const role = 'NoSuchEntity the role'
  const own = 'UnmodifiableEntity a service-linked role'
  return {
    CreateRole: [
      'InvalidInput the path is one of service-linked roles',
      ...NEW_TAGS,
      'MalformedPolicyDocument the trust policy',
      'LimitExceeded the trust policy’s size',
      'MalformedPolicyDocument whom it trusts',
      'EntityAlreadyExists the name, letter case aside',
      'LimitExceeded RolesPerAccount',
      'InvalidInput the permissions boundary’s ARN',
      'NoSuchEntity the permissions boundary',
    ],
    ...all('GetRole UpdateRoleDescription UntagRole ListRoleTags ListRolePolicies', role),
    ...all('ListAttachedRolePolicies ListInstanceProfilesForRole', role),
    UpdateRole: [role, `${own}, where MaxSessionDuration is given`],
    UpdateAssumeRolePolicy: [
      role,
      own,
      'MalformedPolicyDocument the trust policy',
      'LimitExceeded the trust policy’s size',
      'MalformedPolicyDocument whom it trusts',
    ],
    DeleteRole: [
      role,
      own,
      'DeleteConflict instance profiles',
      'DeleteConflict attached policies',
      'DeleteConflict inline policies',
    ],
    TagRole: tagChecks(role),
    AttachRolePolicy: attach(role, [own], 'PoliciesPerRole'),
    DetachRolePolicy: [role, own, 'InvalidInput the policy’s ARN', 'NoSuchEntity the attachment'],
    PutRolePolicy: putPolicy(role, [own]),
    GetRolePolicy: [role, 'NoSuchEntity the policy'],
    DeleteRolePolicy: [role, own, 'NoSuchEntity the policy'],
    PutRolePermissionsBoundary: [role, own, ...BOUNDARY],
    DeleteRolePermissionsBoundary: [role, own],
    CreateServiceLinkedRole: [
      'AccessDenied the service has no such roles',
      'InvalidInput a suffix that it does not take',
      'ValidationError the name’s length',
      'InvalidInput the name is taken',
      'LimitExceeded RolesPerAccount',
    ],
    DeleteServiceLinkedRole: ['NoSuchEntity the role, or it is no service’s'],
    GetServiceLinkedRoleDeletionStatus: ['InvalidInput the task’s id', 'NoSuchEntity the task'],
    GetRoleTemplateVersion: ['NoSuchEntity the template, or its version'],
    AcquireRole: [
      'NoSuchEntity the template, or its version',
      'RoleTemplateDisabled the template, or its version',
      'ValidationError the number of a parameter’s values',
      'InvalidInput a parameter',
      'ValidationError what is made of the values, such as the name',
      'MalformedPolicyDocument the trust policy',
      'NameConflict the name, letter case aside, is another role’s',
      'ConcurrentModification another call made or deleted the role at the same time',
      'LimitExceeded RolesPerAccount, or of policies',
      'RoleModified the role is not what was made any more',
    ],
  }
}

function instanceProfiles(): Order {
  const profile = 'NoSuchEntity the instance profile'
  const role = ['NoSuchEntity the role', 'UnmodifiableEntity a service-linked role']
  return {
    CreateInstanceProfile: [
      ...NEW_TAGS,
      'EntityAlreadyExists the name, letter case aside',
      'LimitExceeded InstanceProfilesPerAccount',
    ],
    ...all('GetInstanceProfile UntagInstanceProfile ListInstanceProfileTags', profile),
    DeleteInstanceProfile: [profile, 'DeleteConflict a role'],
    TagInstanceProfile: tagChecks(profile),
    AddRoleToInstanceProfile: [profile, ...role, 'LimitExceeded one role'],
    RemoveRoleFromInstanceProfile: [profile, ...role, 'NoSuchEntity the role is not in it'],
  }
}

function policies(): Order {
  const arn = 'InvalidInput the policy’s ARN'
  const aws = 'AccessDenied a policy of AWS’s'
  const policy = 'NoSuchEntity the policy'
  const own = [arn, aws, policy]
  const version = 'NoSuchEntity the version'
  return {
    CreatePolicy: [
      ...NEW_TAGS,
      'MalformedPolicyDocument the document',
      'LimitExceeded the document’s size',
      'EntityAlreadyExists the name, letter case aside',
      'LimitExceeded PoliciesPerAccount',
    ],
    ...all('GetPolicy ListPolicyVersions ListPolicyTags ListEntitiesForPolicy', arn, policy),
    GetPolicyVersion: [arn, policy, version],
    DeletePolicy: [...own, 'DeleteConflict attachments and boundaries', 'DeleteConflict further versions'],
    CreatePolicyVersion: [
      'MalformedPolicyDocument the document',
      'LimitExceeded the document’s size',
      ...own,
      'LimitExceeded five versions',
    ],
    DeletePolicyVersion: [...own, version, 'DeleteConflict the default version'],
    SetDefaultPolicyVersion: [...own, version],
    TagPolicy: tagChecks(...own),
    UntagPolicy: own,
    ...all(
      'GetContextKeysForPrincipalPolicy',
      'InvalidInput the source’s ARN',
      'NoSuchEntity the source',
      'InvalidInput a policy given',
    ),
    SimulatePrincipalPolicy: [
      'InvalidInput the source’s ARN',
      'NoSuchEntity the source',
      'PolicyEvaluation a stored policy that cannot be read',
      'InvalidInput a policy or context given',
    ],
    GenerateServiceLastAccessedDetails: ['InvalidInput the ARN', 'NoSuchEntity what it names'],
    ListPoliciesGrantingServiceAccess: [
      'InvalidInput a service',
      'InvalidInput the ARN',
      'NoSuchEntity what it names',
    ],
    GetServiceLastAccessedDetails: ['NoSuchEntity the report, or it is another caller’s'],
    GetServiceLastAccessedDetailsWithEntities: [
      'NoSuchEntity the report, or it is another caller’s',
      'InvalidInput the service is not in it',
    ],
  }
}

function providers(): Order {
  const provider = ['InvalidInput the ARN', 'NoSuchEntity the provider']
  return {
    CreateOpenIDConnectProvider: [
      'InvalidInput the URL',
      'LimitExceeded ClientIdsPerOpenIdConnectProvider',
      'InvalidInput the thumbprints',
      ...NEW_TAGS,
      'LimitExceeded OpenIdConnectProvidersPerAccount',
      'EntityAlreadyExists the URL',
    ],
    ...all('GetOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider', ...provider),
    ...all('UntagOpenIDConnectProvider ListOpenIDConnectProviderTags', ...provider),
    AddClientIDToOpenIDConnectProvider: [...provider, 'LimitExceeded ClientIdsPerOpenIdConnectProvider'],
    UpdateOpenIDConnectProviderThumbprint: [...provider, 'InvalidInput the thumbprints'],
    TagOpenIDConnectProvider: tagChecks(...provider),
    DeleteOpenIDConnectProvider: [],
    CreateSAMLProvider: [
      ...NEW_TAGS,
      'InvalidInput the metadata',
      'InvalidInput the private key',
      'InvalidInput encryption is required and there is no key',
      'LimitExceeded SAMLProvidersPerAccount',
      'EntityAlreadyExists the name',
    ],
    ...all('GetSAMLProvider DeleteSAMLProvider UntagSAMLProvider ListSAMLProviderTags', ...provider),
    UpdateSAMLProvider: [
      'InvalidInput nothing is to change, or a key to come and one to go',
      'InvalidInput the metadata',
      'InvalidInput the private key',
      ...provider,
      'LimitExceeded two private keys',
      'InvalidInput the private key to remove',
      'InvalidInput encryption is required and there is no key',
    ],
    TagSAMLProvider: tagChecks(...provider),
  }
}

function account(): Order {
  return {
    CreateAccountAlias: ['EntityAlreadyExists an account’s alias'],
    DeleteAccountAlias: ['NoSuchEntity the alias is not the account’s'],
    ...all('GetAccountPasswordPolicy DeleteAccountPasswordPolicy', 'NoSuchEntity the password policy'),
    EnableOutboundWebIdentityFederation: ['FeatureEnabled it is enabled'],
    ...all(
      'DisableOutboundWebIdentityFederation GetOutboundWebIdentityFederationInfo',
      'FeatureDisabled it is not enabled',
    ),
    GetCredentialReport: ['ReportNotPresent the report', 'ReportExpired it is older than four hours'],
    GetContextKeysForCustomPolicy: ['InvalidInput a policy given'],
    SimulateCustomPolicy: ['InvalidInput a policy or context given'],
    ...all('ListUsers ListGroups ListRoles ListPolicies ListInstanceProfiles ListServerCertificates'),
    ...all(
      'ListVirtualMFADevices ListOpenIDConnectProviders ListSAMLProviders ListAccountAliases GetAccountSummary',
    ),
    ...all('GetAccountAuthorizationDetails GenerateCredentialReport UpdateAccountPasswordPolicy'),
    ...all('SetSecurityTokenServicePreferences GetAccountProperties'),
    PutAccountProperties: [
      'InvalidInput a property',
      'InvalidInput the name of role manager’s role is taken',
      'LimitExceeded RolesPerAccount',
    ],
  }
}

function sts(): Order {
  const policies = [
    'MalformedPolicyDocument the session policy',
    'ValidationError a session policy’s ARN',
    'PackedPolicyTooLarge policies and tags together',
  ]
  return {
    AssumeRole: [
      'ValidationError the duration',
      'AccessDenied a source identity other than the session’s',
      'ValidationError the tags',
      ...policies,
      'AccessDenied another call took the MFA code',
    ],
    AssumeRoleWithSAML: ['ValidationError the duration', 'ValidationError the tags', ...policies],
    AssumeRoleWithWebIdentity: ['ValidationError the duration', 'ValidationError the tags', ...policies],
    GetFederationToken: ['ValidationError the tags', ...policies],
    GetSessionToken: ['AccessDenied a session’s credentials', 'AccessDenied the MFA code'],
    GetAccessKeyInfo: ['ValidationError the access key'],
    DecodeAuthorizationMessage: [
      'InvalidAuthorizationMessageException the message is altered, old, or of another account or server',
    ],
    GetWebIdentityToken: [
      'OutboundWebIdentityFederationDisabledException it is not enabled',
      'SessionDurationEscalationException the token would outlive the session',
      'ValidationError the tags',
      'JWTPayloadSizeExceededException the claims together',
    ],
    GetCallerIdentity: [],
  }
}

/** What is looked at before the permissions, since they depend on it. */
export const BEFORE_PERMISSIONS: Order = {
  AcceptDelegationRequest: ['AccessDenied a delegated session’s credentials'],
  AssumeRole: [
    'AccessDenied the caller is a root user',
    'ValidationError the ARN is no role’s',
    'AccessDenied the MFA code',
  ],
  AssumeRoot: ['AccessDenied the caller is a root user', 'ValidationError the target'],
  AssumeRoleWithSAML: [
    'ValidationError an ARN is no role’s, or no provider’s',
    'InvalidIdentityToken the provider, or the assertion',
    'IDPRejectedClaim the identity provider authenticated nobody',
    'ExpiredTokenException the assertion’s age',
    'AccessDenied the assertion does not offer the role, or names nobody',
  ],
  AssumeRoleWithWebIdentity: [
    'ValidationError the ARN is no role’s',
    'InvalidIdentityToken the token, or its provider',
    'IDPCommunicationError the provider’s keys',
    'ExpiredTokenException the token’s age',
  ],
  GetFederationToken: ['AccessDenied a session’s credentials'],
  GetWebIdentityToken: ['ValidationError the signing algorithm'],
}

/**
 * What each operation itself refuses, in the order in which it looks: the error's code, then when. Everything here comes after
 * authentication, validation and authorization. `ladders/` proves the order where two refusals can be due at once.
 */
export const ORDER: Readonly<Record<string, readonly string[]>> = {
  ...groups(),
  ...users(),
  ...roles(),
  ...instanceProfiles(),
  ...policies(),
  ...credentials(),
  ...certificates(),
  ...devices(),
  ...providers(),
  ...delegation(),
  ...account(),
  ...centralRoot(),
  ...ORGANIZATIONS_ORDER,
  ...sts(),
}
