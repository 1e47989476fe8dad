// Generated; do not edit. To make it anew: node tools/models.ts iam
// Facts of the model that AWS publishes with its SDKs (botocore, Apache-2.0), without its documentation text, and of
// AWS's API reference where it is newer (tools/models/supplements.ts).
// Timestamps are milliseconds since the epoch.
import type { ServiceModel } from '../wire/model.ts'

export const iamModel: ServiceModel = {
  service: 'iam',
  eventSource: 'iam.amazonaws.com',
  apiVersion: '2010-05-08',
  protocol: 'query',
  xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  global: true,
  operations: {
    AcceptDelegationRequest: { http: { method: 'POST', uri: '/' }, input: 'AcceptDelegationRequestRequest', errors: ['NoSuchEntityException', 'ServiceFailureException', 'ConcurrentModificationException'] },
    AcquireRole: { http: { method: 'POST', uri: '/' }, input: 'AcquireRoleRequest', output: 'AcquireRoleResponse', resultWrapper: 'AcquireRoleResult', errors: ['LimitExceededException', 'InvalidInputException', 'EntityAlreadyExistsException', 'RoleModifiedException', 'NameConflictException', 'MalformedPolicyDocumentException', 'ConcurrentModificationException', 'ServiceFailureException', 'NoSuchEntityException', 'RoleTemplateDisabledException'] },
    AddClientIDToOpenIDConnectProvider: { http: { method: 'POST', uri: '/' }, input: 'AddClientIDToOpenIDConnectProviderRequest', errors: ['ConcurrentModificationException', 'InvalidInputException', 'NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    AddRoleToInstanceProfile: { http: { method: 'POST', uri: '/' }, input: 'AddRoleToInstanceProfileRequest', errors: ['NoSuchEntityException', 'EntityAlreadyExistsException', 'LimitExceededException', 'UnmodifiableEntityException', 'ServiceFailureException'] },
    AddUserToGroup: { http: { method: 'POST', uri: '/' }, input: 'AddUserToGroupRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    AssociateDelegationRequest: { http: { method: 'POST', uri: '/' }, input: 'AssociateDelegationRequestRequest', errors: ['NoSuchEntityException', 'ServiceFailureException', 'ConcurrentModificationException', 'InvalidInputException'] },
    AttachGroupPolicy: { http: { method: 'POST', uri: '/' }, input: 'AttachGroupPolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'PolicyNotAttachableException', 'ServiceFailureException'] },
    AttachRolePolicy: { http: { method: 'POST', uri: '/' }, input: 'AttachRolePolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'UnmodifiableEntityException', 'PolicyNotAttachableException', 'ServiceFailureException'] },
    AttachUserPolicy: { http: { method: 'POST', uri: '/' }, input: 'AttachUserPolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'PolicyNotAttachableException', 'ServiceFailureException'] },
    ChangePassword: { http: { method: 'POST', uri: '/' }, input: 'ChangePasswordRequest', errors: ['NoSuchEntityException', 'InvalidUserTypeException', 'LimitExceededException', 'EntityTemporarilyUnmodifiableException', 'PasswordPolicyViolationException', 'ServiceFailureException'] },
    CreateAccessKey: { http: { method: 'POST', uri: '/' }, input: 'CreateAccessKeyRequest', output: 'CreateAccessKeyResponse', resultWrapper: 'CreateAccessKeyResult', errors: ['NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    CreateAccountAlias: { http: { method: 'POST', uri: '/' }, input: 'CreateAccountAliasRequest', errors: ['ConcurrentModificationException', 'EntityAlreadyExistsException', 'LimitExceededException', 'ServiceFailureException'] },
    CreateDelegationRequest: { http: { method: 'POST', uri: '/' }, input: 'CreateDelegationRequestRequest', output: 'CreateDelegationRequestResponse', resultWrapper: 'CreateDelegationRequestResult', errors: ['EntityAlreadyExistsException', 'ServiceFailureException', 'InvalidInputException', 'LimitExceededException', 'ConcurrentModificationException'] },
    CreateGroup: { http: { method: 'POST', uri: '/' }, input: 'CreateGroupRequest', output: 'CreateGroupResponse', resultWrapper: 'CreateGroupResult', errors: ['LimitExceededException', 'EntityAlreadyExistsException', 'NoSuchEntityException', 'ServiceFailureException'] },
    CreateInstanceProfile: { http: { method: 'POST', uri: '/' }, input: 'CreateInstanceProfileRequest', output: 'CreateInstanceProfileResponse', resultWrapper: 'CreateInstanceProfileResult', errors: ['EntityAlreadyExistsException', 'InvalidInputException', 'LimitExceededException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    CreateLoginProfile: { http: { method: 'POST', uri: '/' }, input: 'CreateLoginProfileRequest', output: 'CreateLoginProfileResponse', resultWrapper: 'CreateLoginProfileResult', errors: ['EntityAlreadyExistsException', 'NoSuchEntityException', 'PasswordPolicyViolationException', 'LimitExceededException', 'ServiceFailureException'] },
    CreateOpenIDConnectProvider: { http: { method: 'POST', uri: '/' }, input: 'CreateOpenIDConnectProviderRequest', output: 'CreateOpenIDConnectProviderResponse', resultWrapper: 'CreateOpenIDConnectProviderResult', errors: ['InvalidInputException', 'EntityAlreadyExistsException', 'LimitExceededException', 'ConcurrentModificationException', 'ServiceFailureException', 'OpenIdIdpCommunicationErrorException'] },
    CreatePolicy: { http: { method: 'POST', uri: '/' }, input: 'CreatePolicyRequest', output: 'CreatePolicyResponse', resultWrapper: 'CreatePolicyResult', errors: ['InvalidInputException', 'LimitExceededException', 'EntityAlreadyExistsException', 'MalformedPolicyDocumentException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    CreatePolicyVersion: { http: { method: 'POST', uri: '/' }, input: 'CreatePolicyVersionRequest', output: 'CreatePolicyVersionResponse', resultWrapper: 'CreatePolicyVersionResult', errors: ['NoSuchEntityException', 'MalformedPolicyDocumentException', 'InvalidInputException', 'LimitExceededException', 'ServiceFailureException'] },
    CreateRole: { http: { method: 'POST', uri: '/' }, input: 'CreateRoleRequest', output: 'CreateRoleResponse', resultWrapper: 'CreateRoleResult', errors: ['LimitExceededException', 'InvalidInputException', 'EntityAlreadyExistsException', 'MalformedPolicyDocumentException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    CreateSAMLProvider: { http: { method: 'POST', uri: '/' }, input: 'CreateSAMLProviderRequest', output: 'CreateSAMLProviderResponse', resultWrapper: 'CreateSAMLProviderResult', errors: ['InvalidInputException', 'EntityAlreadyExistsException', 'LimitExceededException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    CreateServiceLinkedRole: { http: { method: 'POST', uri: '/' }, input: 'CreateServiceLinkedRoleRequest', output: 'CreateServiceLinkedRoleResponse', resultWrapper: 'CreateServiceLinkedRoleResult', errors: ['InvalidInputException', 'LimitExceededException', 'NoSuchEntityException', 'ServiceFailureException'] },
    CreateServiceSpecificCredential: { http: { method: 'POST', uri: '/' }, input: 'CreateServiceSpecificCredentialRequest', output: 'CreateServiceSpecificCredentialResponse', resultWrapper: 'CreateServiceSpecificCredentialResult', errors: ['LimitExceededException', 'NoSuchEntityException', 'ServiceNotSupportedException'] },
    CreateUser: { http: { method: 'POST', uri: '/' }, input: 'CreateUserRequest', output: 'CreateUserResponse', resultWrapper: 'CreateUserResult', errors: ['LimitExceededException', 'EntityAlreadyExistsException', 'NoSuchEntityException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    CreateVirtualMFADevice: { http: { method: 'POST', uri: '/' }, input: 'CreateVirtualMFADeviceRequest', output: 'CreateVirtualMFADeviceResponse', resultWrapper: 'CreateVirtualMFADeviceResult', errors: ['LimitExceededException', 'InvalidInputException', 'EntityAlreadyExistsException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    DeactivateMFADevice: { http: { method: 'POST', uri: '/' }, input: 'DeactivateMFADeviceRequest', errors: ['EntityTemporarilyUnmodifiableException', 'NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException', 'ConcurrentModificationException'] },
    DeleteAccessKey: { http: { method: 'POST', uri: '/' }, input: 'DeleteAccessKeyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    DeleteAccountAlias: { http: { method: 'POST', uri: '/' }, input: 'DeleteAccountAliasRequest', errors: ['ConcurrentModificationException', 'NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    DeleteAccountPasswordPolicy: { http: { method: 'POST', uri: '/' }, errors: ['NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    DeleteGroup: { http: { method: 'POST', uri: '/' }, input: 'DeleteGroupRequest', errors: ['NoSuchEntityException', 'DeleteConflictException', 'LimitExceededException', 'ServiceFailureException'] },
    DeleteGroupPolicy: { http: { method: 'POST', uri: '/' }, input: 'DeleteGroupPolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    DeleteInstanceProfile: { http: { method: 'POST', uri: '/' }, input: 'DeleteInstanceProfileRequest', errors: ['NoSuchEntityException', 'DeleteConflictException', 'LimitExceededException', 'ServiceFailureException'] },
    DeleteLoginProfile: { http: { method: 'POST', uri: '/' }, input: 'DeleteLoginProfileRequest', errors: ['EntityTemporarilyUnmodifiableException', 'NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    DeleteOpenIDConnectProvider: { http: { method: 'POST', uri: '/' }, input: 'DeleteOpenIDConnectProviderRequest', errors: ['InvalidInputException', 'NoSuchEntityException', 'ServiceFailureException'] },
    DeletePolicy: { http: { method: 'POST', uri: '/' }, input: 'DeletePolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'DeleteConflictException', 'ServiceFailureException'] },
    DeletePolicyVersion: { http: { method: 'POST', uri: '/' }, input: 'DeletePolicyVersionRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'DeleteConflictException', 'ServiceFailureException'] },
    DeleteRole: { http: { method: 'POST', uri: '/' }, input: 'DeleteRoleRequest', errors: ['NoSuchEntityException', 'DeleteConflictException', 'LimitExceededException', 'UnmodifiableEntityException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    DeleteRolePermissionsBoundary: { http: { method: 'POST', uri: '/' }, input: 'DeleteRolePermissionsBoundaryRequest', errors: ['NoSuchEntityException', 'UnmodifiableEntityException', 'ServiceFailureException'] },
    DeleteRolePolicy: { http: { method: 'POST', uri: '/' }, input: 'DeleteRolePolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'UnmodifiableEntityException', 'ServiceFailureException'] },
    DeleteSAMLProvider: { http: { method: 'POST', uri: '/' }, input: 'DeleteSAMLProviderRequest', errors: ['InvalidInputException', 'LimitExceededException', 'NoSuchEntityException', 'ServiceFailureException'] },
    DeleteSSHPublicKey: { http: { method: 'POST', uri: '/' }, input: 'DeleteSSHPublicKeyRequest', errors: ['NoSuchEntityException'] },
    DeleteServerCertificate: { http: { method: 'POST', uri: '/' }, input: 'DeleteServerCertificateRequest', errors: ['NoSuchEntityException', 'DeleteConflictException', 'LimitExceededException', 'ServiceFailureException'] },
    DeleteServiceLinkedRole: { http: { method: 'POST', uri: '/' }, input: 'DeleteServiceLinkedRoleRequest', output: 'DeleteServiceLinkedRoleResponse', resultWrapper: 'DeleteServiceLinkedRoleResult', errors: ['NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    DeleteServiceSpecificCredential: { http: { method: 'POST', uri: '/' }, input: 'DeleteServiceSpecificCredentialRequest', errors: ['NoSuchEntityException'] },
    DeleteSigningCertificate: { http: { method: 'POST', uri: '/' }, input: 'DeleteSigningCertificateRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    DeleteUser: { http: { method: 'POST', uri: '/' }, input: 'DeleteUserRequest', errors: ['LimitExceededException', 'NoSuchEntityException', 'DeleteConflictException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    DeleteUserPermissionsBoundary: { http: { method: 'POST', uri: '/' }, input: 'DeleteUserPermissionsBoundaryRequest', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    DeleteUserPolicy: { http: { method: 'POST', uri: '/' }, input: 'DeleteUserPolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    DeleteVirtualMFADevice: { http: { method: 'POST', uri: '/' }, input: 'DeleteVirtualMFADeviceRequest', errors: ['NoSuchEntityException', 'DeleteConflictException', 'LimitExceededException', 'ServiceFailureException', 'ConcurrentModificationException'] },
    DetachGroupPolicy: { http: { method: 'POST', uri: '/' }, input: 'DetachGroupPolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'ServiceFailureException'] },
    DetachRolePolicy: { http: { method: 'POST', uri: '/' }, input: 'DetachRolePolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'UnmodifiableEntityException', 'ServiceFailureException'] },
    DetachUserPolicy: { http: { method: 'POST', uri: '/' }, input: 'DetachUserPolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'ServiceFailureException'] },
    DisableOrganizationsRootCredentialsManagement: { http: { method: 'POST', uri: '/' }, input: 'DisableOrganizationsRootCredentialsManagementRequest', output: 'DisableOrganizationsRootCredentialsManagementResponse', resultWrapper: 'DisableOrganizationsRootCredentialsManagementResult', errors: ['ServiceAccessNotEnabledException', 'AccountNotManagementOrDelegatedAdministratorException', 'OrganizationNotFoundException', 'OrganizationNotInAllFeaturesModeException'] },
    DisableOrganizationsRootSessions: { http: { method: 'POST', uri: '/' }, input: 'DisableOrganizationsRootSessionsRequest', output: 'DisableOrganizationsRootSessionsResponse', resultWrapper: 'DisableOrganizationsRootSessionsResult', errors: ['ServiceAccessNotEnabledException', 'AccountNotManagementOrDelegatedAdministratorException', 'OrganizationNotFoundException', 'OrganizationNotInAllFeaturesModeException'] },
    DisableOutboundWebIdentityFederation: { http: { method: 'POST', uri: '/' }, errors: ['FeatureDisabledException'] },
    EnableMFADevice: { http: { method: 'POST', uri: '/' }, input: 'EnableMFADeviceRequest', errors: ['EntityAlreadyExistsException', 'EntityTemporarilyUnmodifiableException', 'InvalidAuthenticationCodeException', 'LimitExceededException', 'NoSuchEntityException', 'ServiceFailureException', 'ConcurrentModificationException'] },
    EnableOrganizationsRootCredentialsManagement: { http: { method: 'POST', uri: '/' }, input: 'EnableOrganizationsRootCredentialsManagementRequest', output: 'EnableOrganizationsRootCredentialsManagementResponse', resultWrapper: 'EnableOrganizationsRootCredentialsManagementResult', errors: ['ServiceAccessNotEnabledException', 'AccountNotManagementOrDelegatedAdministratorException', 'OrganizationNotFoundException', 'OrganizationNotInAllFeaturesModeException', 'CallerIsNotManagementAccountException'] },
    EnableOrganizationsRootSessions: { http: { method: 'POST', uri: '/' }, input: 'EnableOrganizationsRootSessionsRequest', output: 'EnableOrganizationsRootSessionsResponse', resultWrapper: 'EnableOrganizationsRootSessionsResult', errors: ['ServiceAccessNotEnabledException', 'AccountNotManagementOrDelegatedAdministratorException', 'OrganizationNotFoundException', 'OrganizationNotInAllFeaturesModeException', 'CallerIsNotManagementAccountException'] },
    EnableOutboundWebIdentityFederation: { http: { method: 'POST', uri: '/' }, output: 'EnableOutboundWebIdentityFederationResponse', resultWrapper: 'EnableOutboundWebIdentityFederationResult', errors: ['FeatureEnabledException'] },
    GenerateCredentialReport: { http: { method: 'POST', uri: '/' }, output: 'GenerateCredentialReportResponse', resultWrapper: 'GenerateCredentialReportResult', errors: ['LimitExceededException', 'ServiceFailureException'] },
    GenerateOrganizationsAccessReport: { http: { method: 'POST', uri: '/' }, input: 'GenerateOrganizationsAccessReportRequest', output: 'GenerateOrganizationsAccessReportResponse', resultWrapper: 'GenerateOrganizationsAccessReportResult', errors: ['ReportGenerationLimitExceededException'] },
    GenerateServiceLastAccessedDetails: { http: { method: 'POST', uri: '/' }, input: 'GenerateServiceLastAccessedDetailsRequest', output: 'GenerateServiceLastAccessedDetailsResponse', resultWrapper: 'GenerateServiceLastAccessedDetailsResult', errors: ['NoSuchEntityException', 'InvalidInputException'] },
    GetAccessKeyLastUsed: { http: { method: 'POST', uri: '/' }, input: 'GetAccessKeyLastUsedRequest', output: 'GetAccessKeyLastUsedResponse', resultWrapper: 'GetAccessKeyLastUsedResult', errors: [] },
    GetAccountAuthorizationDetails: { http: { method: 'POST', uri: '/' }, input: 'GetAccountAuthorizationDetailsRequest', output: 'GetAccountAuthorizationDetailsResponse', resultWrapper: 'GetAccountAuthorizationDetailsResult', errors: ['ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] } },
    GetAccountPasswordPolicy: { http: { method: 'POST', uri: '/' }, output: 'GetAccountPasswordPolicyResponse', resultWrapper: 'GetAccountPasswordPolicyResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    GetAccountProperties: { http: { method: 'POST', uri: '/' }, input: 'GetAccountPropertiesRequest', output: 'GetAccountPropertiesResponse', resultWrapper: 'GetAccountPropertiesResult', errors: ['InvalidInputException', 'ServiceFailureException'] },
    GetAccountSummary: { http: { method: 'POST', uri: '/' }, output: 'GetAccountSummaryResponse', resultWrapper: 'GetAccountSummaryResult', errors: ['ServiceFailureException'] },
    GetContextKeysForCustomPolicy: { http: { method: 'POST', uri: '/' }, input: 'GetContextKeysForCustomPolicyRequest', output: 'GetContextKeysForPolicyResponse', resultWrapper: 'GetContextKeysForCustomPolicyResult', errors: ['InvalidInputException'] },
    GetContextKeysForPrincipalPolicy: { http: { method: 'POST', uri: '/' }, input: 'GetContextKeysForPrincipalPolicyRequest', output: 'GetContextKeysForPolicyResponse', resultWrapper: 'GetContextKeysForPrincipalPolicyResult', errors: ['NoSuchEntityException', 'InvalidInputException'] },
    GetCredentialReport: { http: { method: 'POST', uri: '/' }, output: 'GetCredentialReportResponse', resultWrapper: 'GetCredentialReportResult', errors: ['CredentialReportNotPresentException', 'CredentialReportExpiredException', 'CredentialReportNotReadyException', 'ServiceFailureException'] },
    GetDelegationRequest: { http: { method: 'POST', uri: '/' }, input: 'GetDelegationRequestRequest', output: 'GetDelegationRequestResponse', resultWrapper: 'GetDelegationRequestResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    GetGroup: { http: { method: 'POST', uri: '/' }, input: 'GetGroupRequest', output: 'GetGroupResponse', resultWrapper: 'GetGroupResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Users'] } },
    GetGroupPolicy: { http: { method: 'POST', uri: '/' }, input: 'GetGroupPolicyRequest', output: 'GetGroupPolicyResponse', resultWrapper: 'GetGroupPolicyResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    GetHumanReadableSummary: { http: { method: 'POST', uri: '/' }, input: 'GetHumanReadableSummaryRequest', output: 'GetHumanReadableSummaryResponse', resultWrapper: 'GetHumanReadableSummaryResult', errors: ['InvalidInputException', 'NoSuchEntityException', 'ServiceFailureException'] },
    GetInstanceProfile: { http: { method: 'POST', uri: '/' }, input: 'GetInstanceProfileRequest', output: 'GetInstanceProfileResponse', resultWrapper: 'GetInstanceProfileResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    GetLoginProfile: { http: { method: 'POST', uri: '/' }, input: 'GetLoginProfileRequest', output: 'GetLoginProfileResponse', resultWrapper: 'GetLoginProfileResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    GetMFADevice: { http: { method: 'POST', uri: '/' }, input: 'GetMFADeviceRequest', output: 'GetMFADeviceResponse', resultWrapper: 'GetMFADeviceResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    GetOpenIDConnectProvider: { http: { method: 'POST', uri: '/' }, input: 'GetOpenIDConnectProviderRequest', output: 'GetOpenIDConnectProviderResponse', resultWrapper: 'GetOpenIDConnectProviderResult', errors: ['InvalidInputException', 'NoSuchEntityException', 'ServiceFailureException'] },
    GetOrganizationsAccessReport: { http: { method: 'POST', uri: '/' }, input: 'GetOrganizationsAccessReportRequest', output: 'GetOrganizationsAccessReportResponse', resultWrapper: 'GetOrganizationsAccessReportResult', errors: ['NoSuchEntityException'] },
    GetOutboundWebIdentityFederationInfo: { http: { method: 'POST', uri: '/' }, output: 'GetOutboundWebIdentityFederationInfoResponse', resultWrapper: 'GetOutboundWebIdentityFederationInfoResult', errors: ['FeatureDisabledException'] },
    GetPolicy: { http: { method: 'POST', uri: '/' }, input: 'GetPolicyRequest', output: 'GetPolicyResponse', resultWrapper: 'GetPolicyResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'] },
    GetPolicyVersion: { http: { method: 'POST', uri: '/' }, input: 'GetPolicyVersionRequest', output: 'GetPolicyVersionResponse', resultWrapper: 'GetPolicyVersionResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'] },
    GetRole: { http: { method: 'POST', uri: '/' }, input: 'GetRoleRequest', output: 'GetRoleResponse', resultWrapper: 'GetRoleResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    GetRolePolicy: { http: { method: 'POST', uri: '/' }, input: 'GetRolePolicyRequest', output: 'GetRolePolicyResponse', resultWrapper: 'GetRolePolicyResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    GetRoleTemplateVersion: { http: { method: 'POST', uri: '/' }, input: 'GetRoleTemplateVersionRequest', output: 'GetRoleTemplateVersionResponse', resultWrapper: 'GetRoleTemplateVersionResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'] },
    GetSAMLProvider: { http: { method: 'POST', uri: '/' }, input: 'GetSAMLProviderRequest', output: 'GetSAMLProviderResponse', resultWrapper: 'GetSAMLProviderResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'] },
    GetSSHPublicKey: { http: { method: 'POST', uri: '/' }, input: 'GetSSHPublicKeyRequest', output: 'GetSSHPublicKeyResponse', resultWrapper: 'GetSSHPublicKeyResult', errors: ['NoSuchEntityException', 'UnrecognizedPublicKeyEncodingException'] },
    GetServerCertificate: { http: { method: 'POST', uri: '/' }, input: 'GetServerCertificateRequest', output: 'GetServerCertificateResponse', resultWrapper: 'GetServerCertificateResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    GetServiceLastAccessedDetails: { http: { method: 'POST', uri: '/' }, input: 'GetServiceLastAccessedDetailsRequest', output: 'GetServiceLastAccessedDetailsResponse', resultWrapper: 'GetServiceLastAccessedDetailsResult', errors: ['NoSuchEntityException', 'InvalidInputException'] },
    GetServiceLastAccessedDetailsWithEntities: { http: { method: 'POST', uri: '/' }, input: 'GetServiceLastAccessedDetailsWithEntitiesRequest', output: 'GetServiceLastAccessedDetailsWithEntitiesResponse', resultWrapper: 'GetServiceLastAccessedDetailsWithEntitiesResult', errors: ['NoSuchEntityException', 'InvalidInputException'] },
    GetServiceLinkedRoleDeletionStatus: { http: { method: 'POST', uri: '/' }, input: 'GetServiceLinkedRoleDeletionStatusRequest', output: 'GetServiceLinkedRoleDeletionStatusResponse', resultWrapper: 'GetServiceLinkedRoleDeletionStatusResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'] },
    GetUser: { http: { method: 'POST', uri: '/' }, input: 'GetUserRequest', output: 'GetUserResponse', resultWrapper: 'GetUserResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    GetUserPolicy: { http: { method: 'POST', uri: '/' }, input: 'GetUserPolicyRequest', output: 'GetUserPolicyResponse', resultWrapper: 'GetUserPolicyResult', errors: ['NoSuchEntityException', 'ServiceFailureException'] },
    ListAccessKeys: { http: { method: 'POST', uri: '/' }, input: 'ListAccessKeysRequest', output: 'ListAccessKeysResponse', resultWrapper: 'ListAccessKeysResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['AccessKeyMetadata'] } },
    ListAccountAliases: { http: { method: 'POST', uri: '/' }, input: 'ListAccountAliasesRequest', output: 'ListAccountAliasesResponse', resultWrapper: 'ListAccountAliasesResult', errors: ['ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['AccountAliases'] } },
    ListAttachedGroupPolicies: { http: { method: 'POST', uri: '/' }, input: 'ListAttachedGroupPoliciesRequest', output: 'ListAttachedGroupPoliciesResponse', resultWrapper: 'ListAttachedGroupPoliciesResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['AttachedPolicies'] } },
    ListAttachedRolePolicies: { http: { method: 'POST', uri: '/' }, input: 'ListAttachedRolePoliciesRequest', output: 'ListAttachedRolePoliciesResponse', resultWrapper: 'ListAttachedRolePoliciesResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['AttachedPolicies'] } },
    ListAttachedUserPolicies: { http: { method: 'POST', uri: '/' }, input: 'ListAttachedUserPoliciesRequest', output: 'ListAttachedUserPoliciesResponse', resultWrapper: 'ListAttachedUserPoliciesResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['AttachedPolicies'] } },
    ListDelegationRequests: { http: { method: 'POST', uri: '/' }, input: 'ListDelegationRequestsRequest', output: 'ListDelegationRequestsResponse', resultWrapper: 'ListDelegationRequestsResult', errors: ['NoSuchEntityException', 'ServiceFailureException', 'InvalidInputException'] },
    ListEntitiesForPolicy: { http: { method: 'POST', uri: '/' }, input: 'ListEntitiesForPolicyRequest', output: 'ListEntitiesForPolicyResponse', resultWrapper: 'ListEntitiesForPolicyResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['PolicyGroups', 'PolicyUsers', 'PolicyRoles'] } },
    ListGroupPolicies: { http: { method: 'POST', uri: '/' }, input: 'ListGroupPoliciesRequest', output: 'ListGroupPoliciesResponse', resultWrapper: 'ListGroupPoliciesResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['PolicyNames'] } },
    ListGroups: { http: { method: 'POST', uri: '/' }, input: 'ListGroupsRequest', output: 'ListGroupsResponse', resultWrapper: 'ListGroupsResult', errors: ['ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Groups'] } },
    ListGroupsForUser: { http: { method: 'POST', uri: '/' }, input: 'ListGroupsForUserRequest', output: 'ListGroupsForUserResponse', resultWrapper: 'ListGroupsForUserResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Groups'] } },
    ListInstanceProfileTags: { http: { method: 'POST', uri: '/' }, input: 'ListInstanceProfileTagsRequest', output: 'ListInstanceProfileTagsResponse', resultWrapper: 'ListInstanceProfileTagsResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Tags'] } },
    ListInstanceProfiles: { http: { method: 'POST', uri: '/' }, input: 'ListInstanceProfilesRequest', output: 'ListInstanceProfilesResponse', resultWrapper: 'ListInstanceProfilesResult', errors: ['ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['InstanceProfiles'] } },
    ListInstanceProfilesForRole: { http: { method: 'POST', uri: '/' }, input: 'ListInstanceProfilesForRoleRequest', output: 'ListInstanceProfilesForRoleResponse', resultWrapper: 'ListInstanceProfilesForRoleResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['InstanceProfiles'] } },
    ListMFADeviceTags: { http: { method: 'POST', uri: '/' }, input: 'ListMFADeviceTagsRequest', output: 'ListMFADeviceTagsResponse', resultWrapper: 'ListMFADeviceTagsResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Tags'] } },
    ListMFADevices: { http: { method: 'POST', uri: '/' }, input: 'ListMFADevicesRequest', output: 'ListMFADevicesResponse', resultWrapper: 'ListMFADevicesResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['MFADevices'] } },
    ListOpenIDConnectProviderTags: { http: { method: 'POST', uri: '/' }, input: 'ListOpenIDConnectProviderTagsRequest', output: 'ListOpenIDConnectProviderTagsResponse', resultWrapper: 'ListOpenIDConnectProviderTagsResult', errors: ['NoSuchEntityException', 'ServiceFailureException', 'InvalidInputException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Tags'] } },
    ListOpenIDConnectProviders: { http: { method: 'POST', uri: '/' }, input: 'ListOpenIDConnectProvidersRequest', output: 'ListOpenIDConnectProvidersResponse', resultWrapper: 'ListOpenIDConnectProvidersResult', errors: ['ServiceFailureException'] },
    ListOrganizationsFeatures: { http: { method: 'POST', uri: '/' }, input: 'ListOrganizationsFeaturesRequest', output: 'ListOrganizationsFeaturesResponse', resultWrapper: 'ListOrganizationsFeaturesResult', errors: ['ServiceAccessNotEnabledException', 'AccountNotManagementOrDelegatedAdministratorException', 'OrganizationNotFoundException', 'OrganizationNotInAllFeaturesModeException'] },
    ListPolicies: { http: { method: 'POST', uri: '/' }, input: 'ListPoliciesRequest', output: 'ListPoliciesResponse', resultWrapper: 'ListPoliciesResult', errors: ['ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Policies'] } },
    ListPoliciesGrantingServiceAccess: { http: { method: 'POST', uri: '/' }, input: 'ListPoliciesGrantingServiceAccessRequest', output: 'ListPoliciesGrantingServiceAccessResponse', resultWrapper: 'ListPoliciesGrantingServiceAccessResult', errors: ['NoSuchEntityException', 'InvalidInputException'] },
    ListPolicyTags: { http: { method: 'POST', uri: '/' }, input: 'ListPolicyTagsRequest', output: 'ListPolicyTagsResponse', resultWrapper: 'ListPolicyTagsResult', errors: ['NoSuchEntityException', 'ServiceFailureException', 'InvalidInputException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Tags'] } },
    ListPolicyVersions: { http: { method: 'POST', uri: '/' }, input: 'ListPolicyVersionsRequest', output: 'ListPolicyVersionsResponse', resultWrapper: 'ListPolicyVersionsResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Versions'] } },
    ListRolePolicies: { http: { method: 'POST', uri: '/' }, input: 'ListRolePoliciesRequest', output: 'ListRolePoliciesResponse', resultWrapper: 'ListRolePoliciesResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['PolicyNames'] } },
    ListRoleTags: { http: { method: 'POST', uri: '/' }, input: 'ListRoleTagsRequest', output: 'ListRoleTagsResponse', resultWrapper: 'ListRoleTagsResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Tags'] } },
    ListRoles: { http: { method: 'POST', uri: '/' }, input: 'ListRolesRequest', output: 'ListRolesResponse', resultWrapper: 'ListRolesResult', errors: ['ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Roles'] } },
    ListSAMLProviderTags: { http: { method: 'POST', uri: '/' }, input: 'ListSAMLProviderTagsRequest', output: 'ListSAMLProviderTagsResponse', resultWrapper: 'ListSAMLProviderTagsResult', errors: ['NoSuchEntityException', 'ServiceFailureException', 'InvalidInputException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Tags'] } },
    ListSAMLProviders: { http: { method: 'POST', uri: '/' }, input: 'ListSAMLProvidersRequest', output: 'ListSAMLProvidersResponse', resultWrapper: 'ListSAMLProvidersResult', errors: ['ServiceFailureException'] },
    ListSSHPublicKeys: { http: { method: 'POST', uri: '/' }, input: 'ListSSHPublicKeysRequest', output: 'ListSSHPublicKeysResponse', resultWrapper: 'ListSSHPublicKeysResult', errors: ['NoSuchEntityException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['SSHPublicKeys'] } },
    ListServerCertificateTags: { http: { method: 'POST', uri: '/' }, input: 'ListServerCertificateTagsRequest', output: 'ListServerCertificateTagsResponse', resultWrapper: 'ListServerCertificateTagsResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Tags'] } },
    ListServerCertificates: { http: { method: 'POST', uri: '/' }, input: 'ListServerCertificatesRequest', output: 'ListServerCertificatesResponse', resultWrapper: 'ListServerCertificatesResult', errors: ['ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['ServerCertificateMetadataList'] } },
    ListServiceSpecificCredentials: { http: { method: 'POST', uri: '/' }, input: 'ListServiceSpecificCredentialsRequest', output: 'ListServiceSpecificCredentialsResponse', resultWrapper: 'ListServiceSpecificCredentialsResult', errors: ['NoSuchEntityException', 'ServiceNotSupportedException'] },
    ListSigningCertificates: { http: { method: 'POST', uri: '/' }, input: 'ListSigningCertificatesRequest', output: 'ListSigningCertificatesResponse', resultWrapper: 'ListSigningCertificatesResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Certificates'] } },
    ListUserPolicies: { http: { method: 'POST', uri: '/' }, input: 'ListUserPoliciesRequest', output: 'ListUserPoliciesResponse', resultWrapper: 'ListUserPoliciesResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['PolicyNames'] } },
    ListUserTags: { http: { method: 'POST', uri: '/' }, input: 'ListUserTagsRequest', output: 'ListUserTagsResponse', resultWrapper: 'ListUserTagsResult', errors: ['NoSuchEntityException', 'ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Tags'] } },
    ListUsers: { http: { method: 'POST', uri: '/' }, input: 'ListUsersRequest', output: 'ListUsersResponse', resultWrapper: 'ListUsersResult', errors: ['ServiceFailureException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['Users'] } },
    ListVirtualMFADevices: { http: { method: 'POST', uri: '/' }, input: 'ListVirtualMFADevicesRequest', output: 'ListVirtualMFADevicesResponse', resultWrapper: 'ListVirtualMFADevicesResult', errors: [], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['VirtualMFADevices'] } },
    PutAccountProperties: { http: { method: 'POST', uri: '/' }, input: 'PutAccountPropertiesRequest', output: 'PutAccountPropertiesResponse', resultWrapper: 'PutAccountPropertiesResult', errors: ['InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    PutGroupPolicy: { http: { method: 'POST', uri: '/' }, input: 'PutGroupPolicyRequest', errors: ['LimitExceededException', 'MalformedPolicyDocumentException', 'NoSuchEntityException', 'ServiceFailureException'] },
    PutRolePermissionsBoundary: { http: { method: 'POST', uri: '/' }, input: 'PutRolePermissionsBoundaryRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'UnmodifiableEntityException', 'PolicyNotAttachableException', 'ServiceFailureException'] },
    PutRolePolicy: { http: { method: 'POST', uri: '/' }, input: 'PutRolePolicyRequest', errors: ['LimitExceededException', 'MalformedPolicyDocumentException', 'NoSuchEntityException', 'UnmodifiableEntityException', 'ServiceFailureException'] },
    PutUserPermissionsBoundary: { http: { method: 'POST', uri: '/' }, input: 'PutUserPermissionsBoundaryRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'PolicyNotAttachableException', 'ServiceFailureException'] },
    PutUserPolicy: { http: { method: 'POST', uri: '/' }, input: 'PutUserPolicyRequest', errors: ['LimitExceededException', 'MalformedPolicyDocumentException', 'NoSuchEntityException', 'ServiceFailureException'] },
    RejectDelegationRequest: { http: { method: 'POST', uri: '/' }, input: 'RejectDelegationRequestRequest', errors: ['NoSuchEntityException', 'ServiceFailureException', 'ConcurrentModificationException', 'InvalidInputException'] },
    RemoveClientIDFromOpenIDConnectProvider: { http: { method: 'POST', uri: '/' }, input: 'RemoveClientIDFromOpenIDConnectProviderRequest', errors: ['ConcurrentModificationException', 'InvalidInputException', 'NoSuchEntityException', 'ServiceFailureException'] },
    RemoveRoleFromInstanceProfile: { http: { method: 'POST', uri: '/' }, input: 'RemoveRoleFromInstanceProfileRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'UnmodifiableEntityException', 'ServiceFailureException'] },
    RemoveUserFromGroup: { http: { method: 'POST', uri: '/' }, input: 'RemoveUserFromGroupRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException'] },
    ResetServiceSpecificCredential: { http: { method: 'POST', uri: '/' }, input: 'ResetServiceSpecificCredentialRequest', output: 'ResetServiceSpecificCredentialResponse', resultWrapper: 'ResetServiceSpecificCredentialResult', errors: ['NoSuchEntityException'] },
    ResyncMFADevice: { http: { method: 'POST', uri: '/' }, input: 'ResyncMFADeviceRequest', errors: ['InvalidAuthenticationCodeException', 'NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException', 'ConcurrentModificationException'] },
    SendDelegationToken: { http: { method: 'POST', uri: '/' }, input: 'SendDelegationTokenRequest', errors: ['NoSuchEntityException', 'ServiceFailureException', 'ConcurrentModificationException', 'InvalidInputException'] },
    SetDefaultPolicyVersion: { http: { method: 'POST', uri: '/' }, input: 'SetDefaultPolicyVersionRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'LimitExceededException', 'ServiceFailureException'] },
    SetSecurityTokenServicePreferences: { http: { method: 'POST', uri: '/' }, input: 'SetSecurityTokenServicePreferencesRequest', errors: ['ServiceFailureException'] },
    SimulateCustomPolicy: { http: { method: 'POST', uri: '/' }, input: 'SimulateCustomPolicyRequest', output: 'SimulatePolicyResponse', resultWrapper: 'SimulateCustomPolicyResult', errors: ['InvalidInputException', 'PolicyEvaluationException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['EvaluationResults'] } },
    SimulatePrincipalPolicy: { http: { method: 'POST', uri: '/' }, input: 'SimulatePrincipalPolicyRequest', output: 'SimulatePolicyResponse', resultWrapper: 'SimulatePrincipalPolicyResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'PolicyEvaluationException'], pagination: { inputToken: 'Marker', outputToken: 'Marker', limitKey: 'MaxItems', moreResults: 'IsTruncated', resultKeys: ['EvaluationResults'] } },
    TagInstanceProfile: { http: { method: 'POST', uri: '/' }, input: 'TagInstanceProfileRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'LimitExceededException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    TagMFADevice: { http: { method: 'POST', uri: '/' }, input: 'TagMFADeviceRequest', errors: ['InvalidInputException', 'NoSuchEntityException', 'LimitExceededException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    TagOpenIDConnectProvider: { http: { method: 'POST', uri: '/' }, input: 'TagOpenIDConnectProviderRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    TagPolicy: { http: { method: 'POST', uri: '/' }, input: 'TagPolicyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    TagRole: { http: { method: 'POST', uri: '/' }, input: 'TagRoleRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    TagSAMLProvider: { http: { method: 'POST', uri: '/' }, input: 'TagSAMLProviderRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    TagServerCertificate: { http: { method: 'POST', uri: '/' }, input: 'TagServerCertificateRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'LimitExceededException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    TagUser: { http: { method: 'POST', uri: '/' }, input: 'TagUserRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UntagInstanceProfile: { http: { method: 'POST', uri: '/' }, input: 'UntagInstanceProfileRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UntagMFADevice: { http: { method: 'POST', uri: '/' }, input: 'UntagMFADeviceRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UntagOpenIDConnectProvider: { http: { method: 'POST', uri: '/' }, input: 'UntagOpenIDConnectProviderRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UntagPolicy: { http: { method: 'POST', uri: '/' }, input: 'UntagPolicyRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UntagRole: { http: { method: 'POST', uri: '/' }, input: 'UntagRoleRequest', errors: ['NoSuchEntityException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UntagSAMLProvider: { http: { method: 'POST', uri: '/' }, input: 'UntagSAMLProviderRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UntagServerCertificate: { http: { method: 'POST', uri: '/' }, input: 'UntagServerCertificateRequest', errors: ['NoSuchEntityException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UntagUser: { http: { method: 'POST', uri: '/' }, input: 'UntagUserRequest', errors: ['NoSuchEntityException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UpdateAccessKey: { http: { method: 'POST', uri: '/' }, input: 'UpdateAccessKeyRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException', 'InvalidInputException'] },
    UpdateAccountPasswordPolicy: { http: { method: 'POST', uri: '/' }, input: 'UpdateAccountPasswordPolicyRequest', errors: ['NoSuchEntityException', 'MalformedPolicyDocumentException', 'LimitExceededException', 'ServiceFailureException'] },
    UpdateAssumeRolePolicy: { http: { method: 'POST', uri: '/' }, input: 'UpdateAssumeRolePolicyRequest', errors: ['NoSuchEntityException', 'MalformedPolicyDocumentException', 'LimitExceededException', 'UnmodifiableEntityException', 'ServiceFailureException'] },
    UpdateDelegationRequest: { http: { method: 'POST', uri: '/' }, input: 'UpdateDelegationRequestRequest', errors: ['NoSuchEntityException', 'ServiceFailureException', 'ConcurrentModificationException', 'InvalidInputException'] },
    UpdateGroup: { http: { method: 'POST', uri: '/' }, input: 'UpdateGroupRequest', errors: ['NoSuchEntityException', 'EntityAlreadyExistsException', 'LimitExceededException', 'ServiceFailureException'] },
    UpdateLoginProfile: { http: { method: 'POST', uri: '/' }, input: 'UpdateLoginProfileRequest', errors: ['EntityTemporarilyUnmodifiableException', 'NoSuchEntityException', 'PasswordPolicyViolationException', 'LimitExceededException', 'ServiceFailureException'] },
    UpdateOpenIDConnectProviderThumbprint: { http: { method: 'POST', uri: '/' }, input: 'UpdateOpenIDConnectProviderThumbprintRequest', errors: ['ConcurrentModificationException', 'InvalidInputException', 'NoSuchEntityException', 'ServiceFailureException'] },
    UpdateRole: { http: { method: 'POST', uri: '/' }, input: 'UpdateRoleRequest', output: 'UpdateRoleResponse', resultWrapper: 'UpdateRoleResult', errors: ['UnmodifiableEntityException', 'NoSuchEntityException', 'ServiceFailureException'] },
    UpdateRoleDescription: { http: { method: 'POST', uri: '/' }, input: 'UpdateRoleDescriptionRequest', output: 'UpdateRoleDescriptionResponse', resultWrapper: 'UpdateRoleDescriptionResult', errors: ['NoSuchEntityException', 'UnmodifiableEntityException', 'ServiceFailureException'] },
    UpdateSAMLProvider: { http: { method: 'POST', uri: '/' }, input: 'UpdateSAMLProviderRequest', output: 'UpdateSAMLProviderResponse', resultWrapper: 'UpdateSAMLProviderResult', errors: ['NoSuchEntityException', 'InvalidInputException', 'LimitExceededException', 'ServiceFailureException', 'ConcurrentModificationException'] },
    UpdateSSHPublicKey: { http: { method: 'POST', uri: '/' }, input: 'UpdateSSHPublicKeyRequest', errors: ['NoSuchEntityException', 'InvalidInputException'] },
    UpdateServerCertificate: { http: { method: 'POST', uri: '/' }, input: 'UpdateServerCertificateRequest', errors: ['NoSuchEntityException', 'EntityAlreadyExistsException', 'LimitExceededException', 'ServiceFailureException'] },
    UpdateServiceSpecificCredential: { http: { method: 'POST', uri: '/' }, input: 'UpdateServiceSpecificCredentialRequest', errors: ['NoSuchEntityException'] },
    UpdateSigningCertificate: { http: { method: 'POST', uri: '/' }, input: 'UpdateSigningCertificateRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'ServiceFailureException', 'InvalidInputException'] },
    UpdateUser: { http: { method: 'POST', uri: '/' }, input: 'UpdateUserRequest', errors: ['NoSuchEntityException', 'LimitExceededException', 'EntityAlreadyExistsException', 'EntityTemporarilyUnmodifiableException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UploadSSHPublicKey: { http: { method: 'POST', uri: '/' }, input: 'UploadSSHPublicKeyRequest', output: 'UploadSSHPublicKeyResponse', resultWrapper: 'UploadSSHPublicKeyResult', errors: ['LimitExceededException', 'NoSuchEntityException', 'InvalidPublicKeyException', 'DuplicateSSHPublicKeyException', 'UnrecognizedPublicKeyEncodingException'] },
    UploadServerCertificate: { http: { method: 'POST', uri: '/' }, input: 'UploadServerCertificateRequest', output: 'UploadServerCertificateResponse', resultWrapper: 'UploadServerCertificateResult', errors: ['LimitExceededException', 'InvalidInputException', 'EntityAlreadyExistsException', 'MalformedCertificateException', 'KeyPairMismatchException', 'ConcurrentModificationException', 'ServiceFailureException'] },
    UploadSigningCertificate: { http: { method: 'POST', uri: '/' }, input: 'UploadSigningCertificateRequest', output: 'UploadSigningCertificateResponse', resultWrapper: 'UploadSigningCertificateResult', errors: ['LimitExceededException', 'EntityAlreadyExistsException', 'MalformedCertificateException', 'InvalidCertificateException', 'DuplicateCertificateException', 'NoSuchEntityException', 'ConcurrentModificationException', 'ServiceFailureException'] },
  },
  shapes: {
    AcceptDelegationRequestRequest: { type: 'structure', required: ['DelegationRequestId'], members: { DelegationRequestId: { shape: 'delegationRequestIdType' } } },
    AccessAdvisorUsageGranularityType: { type: 'string', enum: ['SERVICE_LEVEL', 'ACTION_LEVEL'] },
    AccessDetail: { type: 'structure', required: ['ServiceName', 'ServiceNamespace'], members: { ServiceName: { shape: 'serviceNameType' }, ServiceNamespace: { shape: 'serviceNamespaceType' }, Region: { shape: 'stringType' }, EntityPath: { shape: 'organizationsEntityPathType' }, LastAuthenticatedTime: { shape: 'dateType' }, TotalAuthenticatedEntities: { shape: 'integerType' } } },
    AccessDetails: { type: 'list', member: { shape: 'AccessDetail' } },
    AccessKey: { type: 'structure', required: ['UserName', 'AccessKeyId', 'Status', 'SecretAccessKey'], members: { UserName: { shape: 'userNameType' }, AccessKeyId: { shape: 'accessKeyIdType' }, Status: { shape: 'statusType' }, SecretAccessKey: { shape: 'accessKeySecretType' }, CreateDate: { shape: 'dateType' } } },
    AccessKeyLastUsed: { type: 'structure', required: ['ServiceName', 'Region'], members: { LastUsedDate: { shape: 'dateType' }, ServiceName: { shape: 'stringType' }, Region: { shape: 'stringType' } } },
    AccessKeyMetadata: { type: 'structure', members: { UserName: { shape: 'userNameType' }, AccessKeyId: { shape: 'accessKeyIdType' }, Status: { shape: 'statusType' }, CreateDate: { shape: 'dateType' } } },
    AccountNotManagementOrDelegatedAdministratorException: { type: 'structure', members: {}, error: { code: 'AccountNotManagementOrDelegatedAdministratorException', status: 400, sender: true } },
    AcquireRoleRequest: { type: 'structure', required: ['TemplateArn'], members: { TemplateArn: { shape: 'arnType' }, TemplateMinorVersion: { shape: 'integerType' }, ReplacementValues: { shape: 'mapStringReplacementValueEntry' } } },
    AcquireRoleResponse: { type: 'structure', required: ['Role'], members: { Role: { shape: 'Role' } } },
    ActionNameListType: { type: 'list', member: { shape: 'ActionNameType' } },
    ActionNameType: { type: 'string', min: 3, max: 128 },
    AddClientIDToOpenIDConnectProviderRequest: { type: 'structure', required: ['OpenIDConnectProviderArn', 'ClientID'], members: { OpenIDConnectProviderArn: { shape: 'arnType' }, ClientID: { shape: 'clientIDType' } } },
    AddRoleToInstanceProfileRequest: { type: 'structure', required: ['InstanceProfileName', 'RoleName'], members: { InstanceProfileName: { shape: 'instanceProfileNameType' }, RoleName: { shape: 'roleNameType' } } },
    AddUserToGroupRequest: { type: 'structure', required: ['GroupName', 'UserName'], members: { GroupName: { shape: 'groupNameType' }, UserName: { shape: 'existingUserNameType' } } },
    ArnListType: { type: 'list', member: { shape: 'arnType' } },
    AssociateDelegationRequestRequest: { type: 'structure', required: ['DelegationRequestId'], members: { DelegationRequestId: { shape: 'delegationRequestIdType' } } },
    AttachGroupPolicyRequest: { type: 'structure', required: ['GroupName', 'PolicyArn'], members: { GroupName: { shape: 'groupNameType' }, PolicyArn: { shape: 'arnType' } } },
    AttachRolePolicyRequest: { type: 'structure', required: ['RoleName', 'PolicyArn'], members: { RoleName: { shape: 'roleNameType' }, PolicyArn: { shape: 'arnType' } } },
    AttachUserPolicyRequest: { type: 'structure', required: ['UserName', 'PolicyArn'], members: { UserName: { shape: 'userNameType' }, PolicyArn: { shape: 'arnType' } } },
    AttachedPermissionsBoundary: { type: 'structure', members: { PermissionsBoundaryType: { shape: 'PermissionsBoundaryAttachmentType' }, PermissionsBoundaryArn: { shape: 'arnType' } } },
    AttachedPolicy: { type: 'structure', members: { PolicyName: { shape: 'policyNameType' }, PolicyArn: { shape: 'arnType' } } },
    AttachmentName: { type: 'string', min: 1, max: 128 },
    AttachmentType: { type: 'string', enum: ['user', 'group', 'role'] },
    BootstrapDatum: { type: 'blob', sensitive: true },
    CallerIsNotManagementAccountException: { type: 'structure', members: {}, error: { code: 'CallerIsNotManagementAccountException', status: 400, sender: true } },
    CertificationKeyType: { type: 'string', min: 1, max: 128, pattern: '[\\u0020-\\u00FF]+' },
    CertificationMapType: { type: 'map', key: { shape: 'CertificationKeyType' }, value: { shape: 'CertificationValueType' } },
    CertificationValueType: { type: 'string', min: 1, max: 32, pattern: '[\\u0020-\\u00FF]+' },
    ChangePasswordRequest: { type: 'structure', required: ['OldPassword', 'NewPassword'], members: { OldPassword: { shape: 'passwordType' }, NewPassword: { shape: 'passwordType' } } },
    ColumnNumber: { type: 'integer' },
    ConcurrentModificationException: { type: 'structure', members: { message: { shape: 'ConcurrentModificationMessage' } }, error: { code: 'ConcurrentModification', status: 409, sender: true } },
    ConcurrentModificationMessage: { type: 'string' },
    ContextEntry: { type: 'structure', members: { ContextKeyName: { shape: 'ContextKeyNameType' }, ContextKeyValues: { shape: 'ContextKeyValueListType' }, ContextKeyType: { shape: 'ContextKeyTypeEnum' } } },
    ContextEntryListType: { type: 'list', member: { shape: 'ContextEntry' } },
    ContextKeyNameType: { type: 'string', min: 5, max: 256 },
    ContextKeyNamesResultListType: { type: 'list', member: { shape: 'ContextKeyNameType' } },
    ContextKeyTypeEnum: { type: 'string', enum: ['string', 'stringList', 'numeric', 'numericList', 'boolean', 'booleanList', 'ip', 'ipList', 'binary', 'binaryList', 'date', 'dateList'] },
    ContextKeyValueListType: { type: 'list', member: { shape: 'ContextKeyValueType' } },
    ContextKeyValueType: { type: 'string' },
    CreateAccessKeyRequest: { type: 'structure', members: { UserName: { shape: 'existingUserNameType' } } },
    CreateAccessKeyResponse: { type: 'structure', required: ['AccessKey'], members: { AccessKey: { shape: 'AccessKey' } } },
    CreateAccountAliasRequest: { type: 'structure', required: ['AccountAlias'], members: { AccountAlias: { shape: 'accountAliasType' } } },
    CreateDelegationRequestRequest: { type: 'structure', required: ['Description', 'Permissions', 'RequestorWorkflowId', 'NotificationChannel', 'SessionDuration'], members: { OwnerAccountId: { shape: 'accountIdType' }, Description: { shape: 'delegationRequestDescriptionType' }, Permissions: { shape: 'DelegationPermission' }, RequestMessage: { shape: 'requestMessageType' }, RequestorWorkflowId: { shape: 'requestorWorkflowIdType' }, RedirectUrl: { shape: 'redirectUrlType' }, NotificationChannel: { shape: 'notificationChannelType' }, SessionDuration: { shape: 'sessionDurationType' }, OnlySendByOwner: { shape: 'booleanType' } } },
    CreateDelegationRequestResponse: { type: 'structure', members: { ConsoleDeepLink: { shape: 'consoleDeepLinkType' }, DelegationRequestId: { shape: 'delegationRequestIdType' } } },
    CreateGroupRequest: { type: 'structure', required: ['GroupName'], members: { Path: { shape: 'pathType' }, GroupName: { shape: 'groupNameType' } } },
    CreateGroupResponse: { type: 'structure', required: ['Group'], members: { Group: { shape: 'Group' } } },
    CreateInstanceProfileRequest: { type: 'structure', required: ['InstanceProfileName'], members: { InstanceProfileName: { shape: 'instanceProfileNameType' }, Path: { shape: 'pathType' }, Tags: { shape: 'tagListType' } } },
    CreateInstanceProfileResponse: { type: 'structure', required: ['InstanceProfile'], members: { InstanceProfile: { shape: 'InstanceProfile' } } },
    CreateLoginProfileRequest: { type: 'structure', members: { UserName: { shape: 'userNameType' }, Password: { shape: 'passwordType' }, PasswordResetRequired: { shape: 'booleanType' } } },
    CreateLoginProfileResponse: { type: 'structure', required: ['LoginProfile'], members: { LoginProfile: { shape: 'LoginProfile' } } },
    CreateOpenIDConnectProviderRequest: { type: 'structure', required: ['Url'], members: { Url: { shape: 'OpenIDConnectProviderUrlType' }, ClientIDList: { shape: 'clientIDListType' }, ThumbprintList: { shape: 'thumbprintListType' }, Tags: { shape: 'tagListType' } } },
    CreateOpenIDConnectProviderResponse: { type: 'structure', members: { OpenIDConnectProviderArn: { shape: 'arnType' }, Tags: { shape: 'tagListType' } } },
    CreatePolicyRequest: { type: 'structure', required: ['PolicyName', 'PolicyDocument'], members: { PolicyName: { shape: 'policyNameType' }, Path: { shape: 'policyPathType' }, PolicyDocument: { shape: 'policyDocumentType' }, Description: { shape: 'policyDescriptionType' }, Tags: { shape: 'tagListType' } } },
    CreatePolicyResponse: { type: 'structure', members: { Policy: { shape: 'Policy' } } },
    CreatePolicyVersionRequest: { type: 'structure', required: ['PolicyArn', 'PolicyDocument'], members: { PolicyArn: { shape: 'arnType' }, PolicyDocument: { shape: 'policyDocumentType' }, SetAsDefault: { shape: 'booleanType' } } },
    CreatePolicyVersionResponse: { type: 'structure', members: { PolicyVersion: { shape: 'PolicyVersion' } } },
    CreateRoleRequest: { type: 'structure', required: ['RoleName', 'AssumeRolePolicyDocument'], members: { Path: { shape: 'pathType' }, RoleName: { shape: 'roleNameType' }, AssumeRolePolicyDocument: { shape: 'policyDocumentType' }, Description: { shape: 'roleDescriptionType' }, MaxSessionDuration: { shape: 'roleMaxSessionDurationType' }, PermissionsBoundary: { shape: 'arnType' }, Tags: { shape: 'tagListType' } } },
    CreateRoleResponse: { type: 'structure', required: ['Role'], members: { Role: { shape: 'Role' } } },
    CreateSAMLProviderRequest: { type: 'structure', required: ['SAMLMetadataDocument', 'Name'], members: { SAMLMetadataDocument: { shape: 'SAMLMetadataDocumentType' }, Name: { shape: 'SAMLProviderNameType' }, Tags: { shape: 'tagListType' }, AssertionEncryptionMode: { shape: 'assertionEncryptionModeType' }, AddPrivateKey: { shape: 'privateKeyType' } } },
    CreateSAMLProviderResponse: { type: 'structure', members: { SAMLProviderArn: { shape: 'arnType' }, Tags: { shape: 'tagListType' } } },
    CreateServiceLinkedRoleRequest: { type: 'structure', required: ['AWSServiceName'], members: { AWSServiceName: { shape: 'groupNameType' }, Description: { shape: 'roleDescriptionType' }, CustomSuffix: { shape: 'customSuffixType' } } },
    CreateServiceLinkedRoleResponse: { type: 'structure', members: { Role: { shape: 'Role' } } },
    CreateServiceSpecificCredentialRequest: { type: 'structure', required: ['UserName', 'ServiceName'], members: { UserName: { shape: 'userNameType' }, ServiceName: { shape: 'serviceName' }, CredentialAgeDays: { shape: 'credentialAgeDays' } } },
    CreateServiceSpecificCredentialResponse: { type: 'structure', members: { ServiceSpecificCredential: { shape: 'ServiceSpecificCredential' } } },
    CreateUserRequest: { type: 'structure', required: ['UserName'], members: { Path: { shape: 'pathType' }, UserName: { shape: 'userNameType' }, PermissionsBoundary: { shape: 'arnType' }, Tags: { shape: 'tagListType' } } },
    CreateUserResponse: { type: 'structure', members: { User: { shape: 'User' } } },
    CreateVirtualMFADeviceRequest: { type: 'structure', required: ['VirtualMFADeviceName'], members: { Path: { shape: 'pathType' }, VirtualMFADeviceName: { shape: 'virtualMFADeviceName' }, Tags: { shape: 'tagListType' } } },
    CreateVirtualMFADeviceResponse: { type: 'structure', required: ['VirtualMFADevice'], members: { VirtualMFADevice: { shape: 'VirtualMFADevice' } } },
    CredentialReportExpiredException: { type: 'structure', members: { message: { shape: 'credentialReportExpiredExceptionMessage' } }, error: { code: 'ReportExpired', status: 410, sender: true } },
    CredentialReportNotPresentException: { type: 'structure', members: { message: { shape: 'credentialReportNotPresentExceptionMessage' } }, error: { code: 'ReportNotPresent', status: 410, sender: true } },
    CredentialReportNotReadyException: { type: 'structure', members: { message: { shape: 'credentialReportNotReadyExceptionMessage' } }, error: { code: 'ReportInProgress', status: 404, sender: true } },
    DeactivateMFADeviceRequest: { type: 'structure', required: ['SerialNumber'], members: { UserName: { shape: 'existingUserNameType' }, SerialNumber: { shape: 'serialNumberType' } } },
    DelegationPermission: { type: 'structure', members: { PolicyTemplateArn: { shape: 'arnType' }, Parameters: { shape: 'policyParameterListType' } } },
    DelegationRequest: { type: 'structure', members: { DelegationRequestId: { shape: 'delegationRequestIdType' }, OwnerAccountId: { shape: 'accountIdType' }, Description: { shape: 'delegationRequestDescriptionType' }, RequestMessage: { shape: 'requestMessageType' }, Permissions: { shape: 'DelegationPermission' }, PermissionPolicy: { shape: 'permissionType' }, RolePermissionRestrictionArns: { shape: 'rolePermissionRestrictionArnListType' }, OwnerId: { shape: 'ownerIdType' }, ApproverId: { shape: 'arnType' }, State: { shape: 'stateType' }, ExpirationTime: { shape: 'dateType' }, RequestorId: { shape: 'accountIdType' }, RequestorName: { shape: 'requestorNameType' }, CreateDate: { shape: 'dateType' }, SessionDuration: { shape: 'sessionDurationType' }, RedirectUrl: { shape: 'redirectUrlType' }, Notes: { shape: 'notesType' }, RejectionReason: { shape: 'notesType' }, OnlySendByOwner: { shape: 'booleanType' }, UpdatedTime: { shape: 'dateType' } } },
    DeleteAccessKeyRequest: { type: 'structure', required: ['AccessKeyId'], members: { UserName: { shape: 'existingUserNameType' }, AccessKeyId: { shape: 'accessKeyIdType' } } },
    DeleteAccountAliasRequest: { type: 'structure', required: ['AccountAlias'], members: { AccountAlias: { shape: 'accountAliasType' } } },
    DeleteConflictException: { type: 'structure', members: { message: { shape: 'deleteConflictMessage' } }, error: { code: 'DeleteConflict', status: 409, sender: true } },
    DeleteGroupPolicyRequest: { type: 'structure', required: ['GroupName', 'PolicyName'], members: { GroupName: { shape: 'groupNameType' }, PolicyName: { shape: 'policyNameType' } } },
    DeleteGroupRequest: { type: 'structure', required: ['GroupName'], members: { GroupName: { shape: 'groupNameType' } } },
    DeleteInstanceProfileRequest: { type: 'structure', required: ['InstanceProfileName'], members: { InstanceProfileName: { shape: 'instanceProfileNameType' } } },
    DeleteLoginProfileRequest: { type: 'structure', members: { UserName: { shape: 'userNameType' } } },
    DeleteOpenIDConnectProviderRequest: { type: 'structure', required: ['OpenIDConnectProviderArn'], members: { OpenIDConnectProviderArn: { shape: 'arnType' } } },
    DeletePolicyRequest: { type: 'structure', required: ['PolicyArn'], members: { PolicyArn: { shape: 'arnType' } } },
    DeletePolicyVersionRequest: { type: 'structure', required: ['PolicyArn', 'VersionId'], members: { PolicyArn: { shape: 'arnType' }, VersionId: { shape: 'policyVersionIdType' } } },
    DeleteRolePermissionsBoundaryRequest: { type: 'structure', required: ['RoleName'], members: { RoleName: { shape: 'roleNameType' } } },
    DeleteRolePolicyRequest: { type: 'structure', required: ['RoleName', 'PolicyName'], members: { RoleName: { shape: 'roleNameType' }, PolicyName: { shape: 'policyNameType' } } },
    DeleteRoleRequest: { type: 'structure', required: ['RoleName'], members: { RoleName: { shape: 'roleNameType' } } },
    DeleteSAMLProviderRequest: { type: 'structure', required: ['SAMLProviderArn'], members: { SAMLProviderArn: { shape: 'arnType' } } },
    DeleteSSHPublicKeyRequest: { type: 'structure', required: ['UserName', 'SSHPublicKeyId'], members: { UserName: { shape: 'userNameType' }, SSHPublicKeyId: { shape: 'publicKeyIdType' } } },
    DeleteServerCertificateRequest: { type: 'structure', required: ['ServerCertificateName'], members: { ServerCertificateName: { shape: 'serverCertificateNameType' } } },
    DeleteServiceLinkedRoleRequest: { type: 'structure', required: ['RoleName'], members: { RoleName: { shape: 'roleNameType' } } },
    DeleteServiceLinkedRoleResponse: { type: 'structure', required: ['DeletionTaskId'], members: { DeletionTaskId: { shape: 'DeletionTaskIdType' } } },
    DeleteServiceSpecificCredentialRequest: { type: 'structure', required: ['ServiceSpecificCredentialId'], members: { UserName: { shape: 'userNameType' }, ServiceSpecificCredentialId: { shape: 'serviceSpecificCredentialId' } } },
    DeleteSigningCertificateRequest: { type: 'structure', required: ['CertificateId'], members: { UserName: { shape: 'existingUserNameType' }, CertificateId: { shape: 'certificateIdType' } } },
    DeleteUserPermissionsBoundaryRequest: { type: 'structure', required: ['UserName'], members: { UserName: { shape: 'userNameType' } } },
    DeleteUserPolicyRequest: { type: 'structure', required: ['UserName', 'PolicyName'], members: { UserName: { shape: 'existingUserNameType' }, PolicyName: { shape: 'policyNameType' } } },
    DeleteUserRequest: { type: 'structure', required: ['UserName'], members: { UserName: { shape: 'existingUserNameType' } } },
    DeleteVirtualMFADeviceRequest: { type: 'structure', required: ['SerialNumber'], members: { SerialNumber: { shape: 'serialNumberType' } } },
    DeletionTaskFailureReasonType: { type: 'structure', members: { Reason: { shape: 'ReasonType' }, RoleUsageList: { shape: 'RoleUsageListType' } } },
    DeletionTaskIdType: { type: 'string', min: 1, max: 1000 },
    DeletionTaskStatusType: { type: 'string', enum: ['SUCCEEDED', 'IN_PROGRESS', 'FAILED', 'NOT_STARTED'] },
    DetachGroupPolicyRequest: { type: 'structure', required: ['GroupName', 'PolicyArn'], members: { GroupName: { shape: 'groupNameType' }, PolicyArn: { shape: 'arnType' } } },
    DetachRolePolicyRequest: { type: 'structure', required: ['RoleName', 'PolicyArn'], members: { RoleName: { shape: 'roleNameType' }, PolicyArn: { shape: 'arnType' } } },
    DetachUserPolicyRequest: { type: 'structure', required: ['UserName', 'PolicyArn'], members: { UserName: { shape: 'userNameType' }, PolicyArn: { shape: 'arnType' } } },
    DisableOrganizationsRootCredentialsManagementRequest: { type: 'structure', members: {} },
    DisableOrganizationsRootCredentialsManagementResponse: { type: 'structure', members: { OrganizationId: { shape: 'OrganizationIdType' }, EnabledFeatures: { shape: 'FeaturesListType' } } },
    DisableOrganizationsRootSessionsRequest: { type: 'structure', members: {} },
    DisableOrganizationsRootSessionsResponse: { type: 'structure', members: { OrganizationId: { shape: 'OrganizationIdType' }, EnabledFeatures: { shape: 'FeaturesListType' } } },
    DuplicateCertificateException: { type: 'structure', members: { message: { shape: 'duplicateCertificateMessage' } }, error: { code: 'DuplicateCertificate', status: 409, sender: true } },
    DuplicateSSHPublicKeyException: { type: 'structure', members: { message: { shape: 'duplicateSSHPublicKeyMessage' } }, error: { code: 'DuplicateSSHPublicKey', status: 400, sender: true } },
    EnableMFADeviceRequest: { type: 'structure', required: ['UserName', 'SerialNumber', 'AuthenticationCode1', 'AuthenticationCode2'], members: { UserName: { shape: 'existingUserNameType' }, SerialNumber: { shape: 'serialNumberType' }, AuthenticationCode1: { shape: 'authenticationCodeType' }, AuthenticationCode2: { shape: 'authenticationCodeType' } } },
    EnableOrganizationsRootCredentialsManagementRequest: { type: 'structure', members: {} },
    EnableOrganizationsRootCredentialsManagementResponse: { type: 'structure', members: { OrganizationId: { shape: 'OrganizationIdType' }, EnabledFeatures: { shape: 'FeaturesListType' } } },
    EnableOrganizationsRootSessionsRequest: { type: 'structure', members: {} },
    EnableOrganizationsRootSessionsResponse: { type: 'structure', members: { OrganizationId: { shape: 'OrganizationIdType' }, EnabledFeatures: { shape: 'FeaturesListType' } } },
    EnableOutboundWebIdentityFederationResponse: { type: 'structure', members: { IssuerIdentifier: { shape: 'stringType' } } },
    EntityAlreadyExistsException: { type: 'structure', members: { message: { shape: 'entityAlreadyExistsMessage' } }, error: { code: 'EntityAlreadyExists', status: 409, sender: true } },
    EntityDetails: { type: 'structure', required: ['EntityInfo'], members: { EntityInfo: { shape: 'EntityInfo' }, LastAuthenticated: { shape: 'dateType' } } },
    EntityInfo: { type: 'structure', required: ['Arn', 'Name', 'Type', 'Id'], members: { Arn: { shape: 'arnType' }, Name: { shape: 'userNameType' }, Type: { shape: 'policyOwnerEntityType' }, Id: { shape: 'idType' }, Path: { shape: 'pathType' } } },
    EntityTemporarilyUnmodifiableException: { type: 'structure', members: { message: { shape: 'entityTemporarilyUnmodifiableMessage' } }, error: { code: 'EntityTemporarilyUnmodifiable', status: 409, sender: true } },
    EntityType: { type: 'string', enum: ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'] },
    ErrorDetails: { type: 'structure', required: ['Message', 'Code'], members: { Message: { shape: 'stringType' }, Code: { shape: 'stringType' } } },
    EvalDecisionDetailsType: { type: 'map', key: { shape: 'EvalDecisionSourceType' }, value: { shape: 'PolicyEvaluationDecisionType' } },
    EvalDecisionSourceType: { type: 'string', min: 3, max: 256 },
    EvaluationResult: { type: 'structure', required: ['EvalActionName', 'EvalDecision'], members: { EvalActionName: { shape: 'ActionNameType' }, EvalResourceName: { shape: 'ResourceNameType' }, EvalDecision: { shape: 'PolicyEvaluationDecisionType' }, MatchedStatements: { shape: 'StatementListType' }, MissingContextValues: { shape: 'ContextKeyNamesResultListType' }, OrganizationsDecisionDetail: { shape: 'OrganizationsDecisionDetail' }, PermissionsBoundaryDecisionDetail: { shape: 'PermissionsBoundaryDecisionDetail' }, EvalDecisionDetails: { shape: 'EvalDecisionDetailsType' }, ResourceSpecificResults: { shape: 'ResourceSpecificResultListType' } } },
    EvaluationResultsListType: { type: 'list', member: { shape: 'EvaluationResult' } },
    FeatureDisabledException: { type: 'structure', members: { message: { shape: 'FeatureDisabledMessage' } }, error: { code: 'FeatureDisabled', status: 404, sender: true } },
    FeatureDisabledMessage: { type: 'string' },
    FeatureEnabledException: { type: 'structure', members: { message: { shape: 'FeatureEnabledMessage' } }, error: { code: 'FeatureEnabled', status: 409, sender: true } },
    FeatureEnabledMessage: { type: 'string' },
    FeatureType: { type: 'string', enum: ['RootCredentialsManagement', 'RootSessions'] },
    FeaturesListType: { type: 'list', member: { shape: 'FeatureType' } },
    GenerateCredentialReportResponse: { type: 'structure', members: { State: { shape: 'ReportStateType' }, Description: { shape: 'ReportStateDescriptionType' } } },
    GenerateOrganizationsAccessReportRequest: { type: 'structure', required: ['EntityPath'], members: { EntityPath: { shape: 'organizationsEntityPathType' }, OrganizationsPolicyId: { shape: 'organizationsPolicyIdType' } } },
    GenerateOrganizationsAccessReportResponse: { type: 'structure', members: { JobId: { shape: 'jobIDType' } } },
    GenerateServiceLastAccessedDetailsRequest: { type: 'structure', required: ['Arn'], members: { Arn: { shape: 'arnType' }, Granularity: { shape: 'AccessAdvisorUsageGranularityType' } } },
    GenerateServiceLastAccessedDetailsResponse: { type: 'structure', members: { JobId: { shape: 'jobIDType' } } },
    GetAccessKeyLastUsedRequest: { type: 'structure', required: ['AccessKeyId'], members: { AccessKeyId: { shape: 'accessKeyIdType' } } },
    GetAccessKeyLastUsedResponse: { type: 'structure', members: { UserName: { shape: 'existingUserNameType' }, AccessKeyLastUsed: { shape: 'AccessKeyLastUsed' } } },
    GetAccountAuthorizationDetailsRequest: { type: 'structure', members: { Filter: { shape: 'entityListType' }, MaxItems: { shape: 'maxItemsType' }, Marker: { shape: 'markerType' } } },
    GetAccountAuthorizationDetailsResponse: { type: 'structure', members: { UserDetailList: { shape: 'userDetailListType' }, GroupDetailList: { shape: 'groupDetailListType' }, RoleDetailList: { shape: 'roleDetailListType' }, Policies: { shape: 'ManagedPolicyDetailListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    GetAccountPasswordPolicyResponse: { type: 'structure', required: ['PasswordPolicy'], members: { PasswordPolicy: { shape: 'PasswordPolicy' } } },
    GetAccountPropertiesRequest: { type: 'structure', members: {} },
    GetAccountPropertiesResponse: { type: 'structure', members: { Properties: { shape: 'accountPropertiesMapType' } } },
    GetAccountSummaryResponse: { type: 'structure', members: { SummaryMap: { shape: 'summaryMapType' } } },
    GetContextKeysForCustomPolicyRequest: { type: 'structure', required: ['PolicyInputList'], members: { PolicyInputList: { shape: 'SimulationPolicyListType' } } },
    GetContextKeysForPolicyResponse: { type: 'structure', members: { ContextKeyNames: { shape: 'ContextKeyNamesResultListType' } } },
    GetContextKeysForPrincipalPolicyRequest: { type: 'structure', required: ['PolicySourceArn'], members: { PolicySourceArn: { shape: 'arnType' }, PolicyInputList: { shape: 'SimulationPolicyListType' } } },
    GetCredentialReportResponse: { type: 'structure', members: { Content: { shape: 'ReportContentType' }, ReportFormat: { shape: 'ReportFormatType' }, GeneratedTime: { shape: 'dateType' } } },
    GetDelegationRequestRequest: { type: 'structure', required: ['DelegationRequestId'], members: { DelegationRequestId: { shape: 'delegationRequestIdType' }, DelegationPermissionCheck: { shape: 'booleanType' } } },
    GetDelegationRequestResponse: { type: 'structure', members: { DelegationRequest: { shape: 'DelegationRequest' }, PermissionCheckStatus: { shape: 'permissionCheckStatusType' }, PermissionCheckResult: { shape: 'permissionCheckResultType' } } },
    GetGroupPolicyRequest: { type: 'structure', required: ['GroupName', 'PolicyName'], members: { GroupName: { shape: 'groupNameType' }, PolicyName: { shape: 'policyNameType' } } },
    GetGroupPolicyResponse: { type: 'structure', required: ['GroupName', 'PolicyName', 'PolicyDocument'], members: { GroupName: { shape: 'groupNameType' }, PolicyName: { shape: 'policyNameType' }, PolicyDocument: { shape: 'policyDocumentType' } } },
    GetGroupRequest: { type: 'structure', required: ['GroupName'], members: { GroupName: { shape: 'groupNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    GetGroupResponse: { type: 'structure', required: ['Group', 'Users'], members: { Group: { shape: 'Group' }, Users: { shape: 'userListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    GetHumanReadableSummaryRequest: { type: 'structure', required: ['EntityArn'], members: { EntityArn: { shape: 'arnType' }, Locale: { shape: 'localeType' } } },
    GetHumanReadableSummaryResponse: { type: 'structure', members: { SummaryContent: { shape: 'summaryContentType' }, Locale: { shape: 'localeType' }, SummaryState: { shape: 'summaryStateType' } } },
    GetInstanceProfileRequest: { type: 'structure', required: ['InstanceProfileName'], members: { InstanceProfileName: { shape: 'instanceProfileNameType' } } },
    GetInstanceProfileResponse: { type: 'structure', required: ['InstanceProfile'], members: { InstanceProfile: { shape: 'InstanceProfile' } } },
    GetLoginProfileRequest: { type: 'structure', members: { UserName: { shape: 'userNameType' } } },
    GetLoginProfileResponse: { type: 'structure', required: ['LoginProfile'], members: { LoginProfile: { shape: 'LoginProfile' } } },
    GetMFADeviceRequest: { type: 'structure', required: ['SerialNumber'], members: { SerialNumber: { shape: 'serialNumberType' }, UserName: { shape: 'userNameType' } } },
    GetMFADeviceResponse: { type: 'structure', required: ['SerialNumber'], members: { UserName: { shape: 'userNameType' }, SerialNumber: { shape: 'serialNumberType' }, EnableDate: { shape: 'dateType' }, Certifications: { shape: 'CertificationMapType' } } },
    GetOpenIDConnectProviderRequest: { type: 'structure', required: ['OpenIDConnectProviderArn'], members: { OpenIDConnectProviderArn: { shape: 'arnType' } } },
    GetOpenIDConnectProviderResponse: { type: 'structure', members: { Url: { shape: 'OpenIDConnectProviderUrlType' }, ClientIDList: { shape: 'clientIDListType' }, ThumbprintList: { shape: 'thumbprintListType' }, CreateDate: { shape: 'dateType' }, Tags: { shape: 'tagListType' } } },
    GetOrganizationsAccessReportRequest: { type: 'structure', required: ['JobId'], members: { JobId: { shape: 'jobIDType' }, MaxItems: { shape: 'maxItemsType' }, Marker: { shape: 'markerType' }, SortKey: { shape: 'sortKeyType' } } },
    GetOrganizationsAccessReportResponse: { type: 'structure', required: ['JobStatus', 'JobCreationDate'], members: { JobStatus: { shape: 'jobStatusType' }, JobCreationDate: { shape: 'dateType' }, JobCompletionDate: { shape: 'dateType' }, NumberOfServicesAccessible: { shape: 'integerType' }, NumberOfServicesNotAccessed: { shape: 'integerType' }, AccessDetails: { shape: 'AccessDetails' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'markerType' }, ErrorDetails: { shape: 'ErrorDetails' } } },
    GetOutboundWebIdentityFederationInfoResponse: { type: 'structure', members: { IssuerIdentifier: { shape: 'stringType' }, JwtVendingEnabled: { shape: 'booleanType' } } },
    GetPolicyRequest: { type: 'structure', required: ['PolicyArn'], members: { PolicyArn: { shape: 'arnType' } } },
    GetPolicyResponse: { type: 'structure', members: { Policy: { shape: 'Policy' } } },
    GetPolicyVersionRequest: { type: 'structure', required: ['PolicyArn', 'VersionId'], members: { PolicyArn: { shape: 'arnType' }, VersionId: { shape: 'policyVersionIdType' } } },
    GetPolicyVersionResponse: { type: 'structure', members: { PolicyVersion: { shape: 'PolicyVersion' } } },
    GetRolePolicyRequest: { type: 'structure', required: ['RoleName', 'PolicyName'], members: { RoleName: { shape: 'roleNameType' }, PolicyName: { shape: 'policyNameType' } } },
    GetRolePolicyResponse: { type: 'structure', required: ['RoleName', 'PolicyName', 'PolicyDocument'], members: { RoleName: { shape: 'roleNameType' }, PolicyName: { shape: 'policyNameType' }, PolicyDocument: { shape: 'policyDocumentType' } } },
    GetRoleRequest: { type: 'structure', required: ['RoleName'], members: { RoleName: { shape: 'roleNameType' } } },
    GetRoleResponse: { type: 'structure', required: ['Role'], members: { Role: { shape: 'Role' } } },
    GetRoleTemplateVersionRequest: { type: 'structure', required: ['TemplateArn'], members: { TemplateArn: { shape: 'arnType' }, MinorVersion: { shape: 'minorVersionType' } } },
    GetRoleTemplateVersionResponse: { type: 'structure', required: ['RoleTemplateVersion'], members: { RoleTemplateVersion: { shape: 'RoleTemplateVersion' } } },
    GetSAMLProviderRequest: { type: 'structure', required: ['SAMLProviderArn'], members: { SAMLProviderArn: { shape: 'arnType' } } },
    GetSAMLProviderResponse: { type: 'structure', members: { SAMLProviderUUID: { shape: 'privateKeyIdType' }, SAMLMetadataDocument: { shape: 'SAMLMetadataDocumentType' }, CreateDate: { shape: 'dateType' }, ValidUntil: { shape: 'dateType' }, Tags: { shape: 'tagListType' }, AssertionEncryptionMode: { shape: 'assertionEncryptionModeType' }, PrivateKeyList: { shape: 'privateKeyList' } } },
    GetSSHPublicKeyRequest: { type: 'structure', required: ['UserName', 'SSHPublicKeyId', 'Encoding'], members: { UserName: { shape: 'userNameType' }, SSHPublicKeyId: { shape: 'publicKeyIdType' }, Encoding: { shape: 'encodingType' } } },
    GetSSHPublicKeyResponse: { type: 'structure', members: { SSHPublicKey: { shape: 'SSHPublicKey' } } },
    GetServerCertificateRequest: { type: 'structure', required: ['ServerCertificateName'], members: { ServerCertificateName: { shape: 'serverCertificateNameType' } } },
    GetServerCertificateResponse: { type: 'structure', required: ['ServerCertificate'], members: { ServerCertificate: { shape: 'ServerCertificate' } } },
    GetServiceLastAccessedDetailsRequest: { type: 'structure', required: ['JobId'], members: { JobId: { shape: 'jobIDType' }, MaxItems: { shape: 'maxItemsType' }, Marker: { shape: 'markerType' } } },
    GetServiceLastAccessedDetailsResponse: { type: 'structure', required: ['JobStatus', 'JobCreationDate', 'ServicesLastAccessed', 'JobCompletionDate'], members: { JobStatus: { shape: 'jobStatusType' }, JobType: { shape: 'AccessAdvisorUsageGranularityType' }, JobCreationDate: { shape: 'dateType' }, ServicesLastAccessed: { shape: 'ServicesLastAccessed' }, JobCompletionDate: { shape: 'dateType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' }, Error: { shape: 'ErrorDetails' } } },
    GetServiceLastAccessedDetailsWithEntitiesRequest: { type: 'structure', required: ['JobId', 'ServiceNamespace'], members: { JobId: { shape: 'jobIDType' }, ServiceNamespace: { shape: 'serviceNamespaceType' }, MaxItems: { shape: 'maxItemsType' }, Marker: { shape: 'markerType' } } },
    GetServiceLastAccessedDetailsWithEntitiesResponse: { type: 'structure', required: ['JobStatus', 'JobCreationDate', 'JobCompletionDate', 'EntityDetailsList'], members: { JobStatus: { shape: 'jobStatusType' }, JobCreationDate: { shape: 'dateType' }, JobCompletionDate: { shape: 'dateType' }, EntityDetailsList: { shape: 'entityDetailsListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' }, Error: { shape: 'ErrorDetails' } } },
    GetServiceLinkedRoleDeletionStatusRequest: { type: 'structure', required: ['DeletionTaskId'], members: { DeletionTaskId: { shape: 'DeletionTaskIdType' } } },
    GetServiceLinkedRoleDeletionStatusResponse: { type: 'structure', required: ['Status'], members: { Status: { shape: 'DeletionTaskStatusType' }, Reason: { shape: 'DeletionTaskFailureReasonType' } } },
    GetUserPolicyRequest: { type: 'structure', required: ['UserName', 'PolicyName'], members: { UserName: { shape: 'existingUserNameType' }, PolicyName: { shape: 'policyNameType' } } },
    GetUserPolicyResponse: { type: 'structure', required: ['UserName', 'PolicyName', 'PolicyDocument'], members: { UserName: { shape: 'existingUserNameType' }, PolicyName: { shape: 'policyNameType' }, PolicyDocument: { shape: 'policyDocumentType' } } },
    GetUserRequest: { type: 'structure', members: { UserName: { shape: 'existingUserNameType' } } },
    GetUserResponse: { type: 'structure', required: ['User'], members: { User: { shape: 'User' } } },
    Group: { type: 'structure', required: ['Path', 'GroupName', 'GroupId', 'Arn', 'CreateDate'], members: { Path: { shape: 'pathType' }, GroupName: { shape: 'groupNameType' }, GroupId: { shape: 'idType' }, Arn: { shape: 'arnType' }, CreateDate: { shape: 'dateType' } } },
    GroupDetail: { type: 'structure', members: { Path: { shape: 'pathType' }, GroupName: { shape: 'groupNameType' }, GroupId: { shape: 'idType' }, Arn: { shape: 'arnType' }, CreateDate: { shape: 'dateType' }, GroupPolicyList: { shape: 'policyDetailListType' }, AttachedManagedPolicies: { shape: 'attachedPoliciesListType' } } },
    InlinePolicy: { type: 'structure', required: ['PolicyName', 'PolicyDocument'], members: { PolicyName: { shape: 'policyNameType' }, PolicyDocument: { shape: 'policyDocumentType' } } },
    InlinePolicyIdentifierType: { type: 'structure', required: ['PolicyName', 'AttachmentType', 'AttachmentName'], members: { PolicyName: { shape: 'policyNameType' }, AttachmentType: { shape: 'AttachmentType' }, AttachmentName: { shape: 'AttachmentName' } } },
    InstanceProfile: { type: 'structure', required: ['Path', 'InstanceProfileName', 'InstanceProfileId', 'Arn', 'CreateDate', 'Roles'], members: { Path: { shape: 'pathType' }, InstanceProfileName: { shape: 'instanceProfileNameType' }, InstanceProfileId: { shape: 'idType' }, Arn: { shape: 'arnType' }, CreateDate: { shape: 'dateType' }, Roles: { shape: 'roleListType' }, Tags: { shape: 'tagListType' } } },
    InvalidAuthenticationCodeException: { type: 'structure', members: { message: { shape: 'invalidAuthenticationCodeMessage' } }, error: { code: 'InvalidAuthenticationCode', status: 403, sender: true } },
    InvalidCertificateException: { type: 'structure', members: { message: { shape: 'invalidCertificateMessage' } }, error: { code: 'InvalidCertificate', status: 400, sender: true } },
    InvalidInputException: { type: 'structure', members: { message: { shape: 'invalidInputMessage' } }, error: { code: 'InvalidInput', status: 400, sender: true } },
    InvalidPublicKeyException: { type: 'structure', members: { message: { shape: 'invalidPublicKeyMessage' } }, error: { code: 'InvalidPublicKey', status: 400, sender: true } },
    InvalidUserTypeException: { type: 'structure', members: { message: { shape: 'invalidUserTypeMessage' } }, error: { code: 'InvalidUserType', status: 400, sender: true } },
    KeyPairMismatchException: { type: 'structure', members: { message: { shape: 'keyPairMismatchMessage' } }, error: { code: 'KeyPairMismatch', status: 400, sender: true } },
    LimitExceededException: { type: 'structure', members: { message: { shape: 'limitExceededMessage' } }, error: { code: 'LimitExceeded', status: 409, sender: true } },
    LineNumber: { type: 'integer' },
    ListAccessKeysRequest: { type: 'structure', members: { UserName: { shape: 'existingUserNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListAccessKeysResponse: { type: 'structure', required: ['AccessKeyMetadata'], members: { AccessKeyMetadata: { shape: 'accessKeyMetadataListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListAccountAliasesRequest: { type: 'structure', members: { Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListAccountAliasesResponse: { type: 'structure', required: ['AccountAliases'], members: { AccountAliases: { shape: 'accountAliasListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListAttachedGroupPoliciesRequest: { type: 'structure', required: ['GroupName'], members: { GroupName: { shape: 'groupNameType' }, PathPrefix: { shape: 'policyPathType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListAttachedGroupPoliciesResponse: { type: 'structure', members: { AttachedPolicies: { shape: 'attachedPoliciesListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListAttachedRolePoliciesRequest: { type: 'structure', required: ['RoleName'], members: { RoleName: { shape: 'roleNameType' }, PathPrefix: { shape: 'policyPathType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListAttachedRolePoliciesResponse: { type: 'structure', members: { AttachedPolicies: { shape: 'attachedPoliciesListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListAttachedUserPoliciesRequest: { type: 'structure', required: ['UserName'], members: { UserName: { shape: 'userNameType' }, PathPrefix: { shape: 'policyPathType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListAttachedUserPoliciesResponse: { type: 'structure', members: { AttachedPolicies: { shape: 'attachedPoliciesListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListDelegationRequestsRequest: { type: 'structure', members: { OwnerId: { shape: 'ownerIdType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListDelegationRequestsResponse: { type: 'structure', members: { DelegationRequests: { shape: 'delegationRequestsListType' }, Marker: { shape: 'markerType' }, isTruncated: { shape: 'booleanType' } } },
    ListEntitiesForPolicyRequest: { type: 'structure', required: ['PolicyArn'], members: { PolicyArn: { shape: 'arnType' }, EntityFilter: { shape: 'EntityType' }, PathPrefix: { shape: 'pathType' }, PolicyUsageFilter: { shape: 'PolicyUsageType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListEntitiesForPolicyResponse: { type: 'structure', members: { PolicyGroups: { shape: 'PolicyGroupListType' }, PolicyUsers: { shape: 'PolicyUserListType' }, PolicyRoles: { shape: 'PolicyRoleListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListGroupPoliciesRequest: { type: 'structure', required: ['GroupName'], members: { GroupName: { shape: 'groupNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListGroupPoliciesResponse: { type: 'structure', required: ['PolicyNames'], members: { PolicyNames: { shape: 'policyNameListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListGroupsForUserRequest: { type: 'structure', required: ['UserName'], members: { UserName: { shape: 'existingUserNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListGroupsForUserResponse: { type: 'structure', required: ['Groups'], members: { Groups: { shape: 'groupListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListGroupsRequest: { type: 'structure', members: { PathPrefix: { shape: 'pathPrefixType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListGroupsResponse: { type: 'structure', required: ['Groups'], members: { Groups: { shape: 'groupListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListInstanceProfileTagsRequest: { type: 'structure', required: ['InstanceProfileName'], members: { InstanceProfileName: { shape: 'instanceProfileNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListInstanceProfileTagsResponse: { type: 'structure', required: ['Tags'], members: { Tags: { shape: 'tagListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListInstanceProfilesForRoleRequest: { type: 'structure', required: ['RoleName'], members: { RoleName: { shape: 'roleNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListInstanceProfilesForRoleResponse: { type: 'structure', required: ['InstanceProfiles'], members: { InstanceProfiles: { shape: 'instanceProfileListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListInstanceProfilesRequest: { type: 'structure', members: { PathPrefix: { shape: 'pathPrefixType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListInstanceProfilesResponse: { type: 'structure', required: ['InstanceProfiles'], members: { InstanceProfiles: { shape: 'instanceProfileListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListMFADeviceTagsRequest: { type: 'structure', required: ['SerialNumber'], members: { SerialNumber: { shape: 'serialNumberType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListMFADeviceTagsResponse: { type: 'structure', required: ['Tags'], members: { Tags: { shape: 'tagListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListMFADevicesRequest: { type: 'structure', members: { UserName: { shape: 'existingUserNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListMFADevicesResponse: { type: 'structure', required: ['MFADevices'], members: { MFADevices: { shape: 'mfaDeviceListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListOpenIDConnectProviderTagsRequest: { type: 'structure', required: ['OpenIDConnectProviderArn'], members: { OpenIDConnectProviderArn: { shape: 'arnType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListOpenIDConnectProviderTagsResponse: { type: 'structure', required: ['Tags'], members: { Tags: { shape: 'tagListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListOpenIDConnectProvidersRequest: { type: 'structure', members: {} },
    ListOpenIDConnectProvidersResponse: { type: 'structure', members: { OpenIDConnectProviderList: { shape: 'OpenIDConnectProviderListType' } } },
    ListOrganizationsFeaturesRequest: { type: 'structure', members: {} },
    ListOrganizationsFeaturesResponse: { type: 'structure', members: { OrganizationId: { shape: 'OrganizationIdType' }, EnabledFeatures: { shape: 'FeaturesListType' } } },
    ListPoliciesGrantingServiceAccessEntry: { type: 'structure', members: { ServiceNamespace: { shape: 'serviceNamespaceType' }, Policies: { shape: 'policyGrantingServiceAccessListType' } } },
    ListPoliciesGrantingServiceAccessRequest: { type: 'structure', required: ['Arn', 'ServiceNamespaces'], members: { Marker: { shape: 'markerType' }, Arn: { shape: 'arnType' }, ServiceNamespaces: { shape: 'serviceNamespaceListType' } } },
    ListPoliciesGrantingServiceAccessResponse: { type: 'structure', required: ['PoliciesGrantingServiceAccess'], members: { PoliciesGrantingServiceAccess: { shape: 'listPolicyGrantingServiceAccessResponseListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListPoliciesRequest: { type: 'structure', members: { Scope: { shape: 'policyScopeType' }, OnlyAttached: { shape: 'booleanType' }, PathPrefix: { shape: 'policyPathType' }, PolicyUsageFilter: { shape: 'PolicyUsageType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListPoliciesResponse: { type: 'structure', members: { Policies: { shape: 'policyListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListPolicyTagsRequest: { type: 'structure', required: ['PolicyArn'], members: { PolicyArn: { shape: 'arnType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListPolicyTagsResponse: { type: 'structure', required: ['Tags'], members: { Tags: { shape: 'tagListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListPolicyVersionsRequest: { type: 'structure', required: ['PolicyArn'], members: { PolicyArn: { shape: 'arnType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListPolicyVersionsResponse: { type: 'structure', members: { Versions: { shape: 'policyDocumentVersionListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListRolePoliciesRequest: { type: 'structure', required: ['RoleName'], members: { RoleName: { shape: 'roleNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListRolePoliciesResponse: { type: 'structure', required: ['PolicyNames'], members: { PolicyNames: { shape: 'policyNameListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListRoleTagsRequest: { type: 'structure', required: ['RoleName'], members: { RoleName: { shape: 'roleNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListRoleTagsResponse: { type: 'structure', required: ['Tags'], members: { Tags: { shape: 'tagListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListRolesRequest: { type: 'structure', members: { PathPrefix: { shape: 'pathPrefixType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListRolesResponse: { type: 'structure', required: ['Roles'], members: { Roles: { shape: 'roleListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListSAMLProviderTagsRequest: { type: 'structure', required: ['SAMLProviderArn'], members: { SAMLProviderArn: { shape: 'arnType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListSAMLProviderTagsResponse: { type: 'structure', required: ['Tags'], members: { Tags: { shape: 'tagListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListSAMLProvidersRequest: { type: 'structure', members: {} },
    ListSAMLProvidersResponse: { type: 'structure', members: { SAMLProviderList: { shape: 'SAMLProviderListType' } } },
    ListSSHPublicKeysRequest: { type: 'structure', members: { UserName: { shape: 'userNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListSSHPublicKeysResponse: { type: 'structure', members: { SSHPublicKeys: { shape: 'SSHPublicKeyListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListServerCertificateTagsRequest: { type: 'structure', required: ['ServerCertificateName'], members: { ServerCertificateName: { shape: 'serverCertificateNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListServerCertificateTagsResponse: { type: 'structure', required: ['Tags'], members: { Tags: { shape: 'tagListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListServerCertificatesRequest: { type: 'structure', members: { PathPrefix: { shape: 'pathPrefixType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListServerCertificatesResponse: { type: 'structure', required: ['ServerCertificateMetadataList'], members: { ServerCertificateMetadataList: { shape: 'serverCertificateMetadataListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListServiceSpecificCredentialsRequest: { type: 'structure', members: { UserName: { shape: 'userNameType' }, ServiceName: { shape: 'serviceName' }, AllUsers: { shape: 'allUsers' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListServiceSpecificCredentialsResponse: { type: 'structure', members: { ServiceSpecificCredentials: { shape: 'ServiceSpecificCredentialsListType' }, Marker: { shape: 'responseMarkerType' }, IsTruncated: { shape: 'booleanType' } } },
    ListSigningCertificatesRequest: { type: 'structure', members: { UserName: { shape: 'existingUserNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListSigningCertificatesResponse: { type: 'structure', required: ['Certificates'], members: { Certificates: { shape: 'certificateListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListUserPoliciesRequest: { type: 'structure', required: ['UserName'], members: { UserName: { shape: 'existingUserNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListUserPoliciesResponse: { type: 'structure', required: ['PolicyNames'], members: { PolicyNames: { shape: 'policyNameListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListUserTagsRequest: { type: 'structure', required: ['UserName'], members: { UserName: { shape: 'existingUserNameType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListUserTagsResponse: { type: 'structure', required: ['Tags'], members: { Tags: { shape: 'tagListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListUsersRequest: { type: 'structure', members: { PathPrefix: { shape: 'pathPrefixType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListUsersResponse: { type: 'structure', required: ['Users'], members: { Users: { shape: 'userListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    ListVirtualMFADevicesRequest: { type: 'structure', members: { AssignmentStatus: { shape: 'assignmentStatusType' }, Marker: { shape: 'markerType' }, MaxItems: { shape: 'maxItemsType' } } },
    ListVirtualMFADevicesResponse: { type: 'structure', required: ['VirtualMFADevices'], members: { VirtualMFADevices: { shape: 'virtualMFADeviceListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    LoginProfile: { type: 'structure', required: ['UserName', 'CreateDate'], members: { UserName: { shape: 'userNameType' }, CreateDate: { shape: 'dateType' }, PasswordResetRequired: { shape: 'booleanType' } } },
    MFADevice: { type: 'structure', required: ['UserName', 'SerialNumber', 'EnableDate'], members: { UserName: { shape: 'userNameType' }, SerialNumber: { shape: 'serialNumberType' }, EnableDate: { shape: 'dateType' } } },
    MalformedCertificateException: { type: 'structure', members: { message: { shape: 'malformedCertificateMessage' } }, error: { code: 'MalformedCertificate', status: 400, sender: true } },
    MalformedPolicyDocumentException: { type: 'structure', members: { message: { shape: 'malformedPolicyDocumentMessage' } }, error: { code: 'MalformedPolicyDocument', status: 400, sender: true } },
    ManagedPolicyDetail: { type: 'structure', members: { PolicyName: { shape: 'policyNameType' }, PolicyId: { shape: 'idType' }, Arn: { shape: 'arnType' }, Path: { shape: 'policyPathType' }, DefaultVersionId: { shape: 'policyVersionIdType' }, AttachmentCount: { shape: 'attachmentCountType' }, PermissionsBoundaryUsageCount: { shape: 'attachmentCountType' }, IsAttachable: { shape: 'booleanType' }, Description: { shape: 'policyDescriptionType' }, CreateDate: { shape: 'dateType' }, UpdateDate: { shape: 'dateType' }, PolicyVersionList: { shape: 'policyDocumentVersionListType' } } },
    ManagedPolicyDetailListType: { type: 'list', member: { shape: 'ManagedPolicyDetail' } },
    NameConflictException: { type: 'structure', members: { message: { shape: 'nameConflictMessage' } }, error: { code: 'NameConflict', status: 409, sender: true } },
    NoSuchEntityException: { type: 'structure', members: { message: { shape: 'noSuchEntityMessage' } }, error: { code: 'NoSuchEntity', status: 404, sender: true } },
    OpenIDConnectProviderListEntry: { type: 'structure', members: { Arn: { shape: 'arnType' } } },
    OpenIDConnectProviderListType: { type: 'list', member: { shape: 'OpenIDConnectProviderListEntry' } },
    OpenIDConnectProviderUrlType: { type: 'string', min: 1, max: 255 },
    OpenIdIdpCommunicationErrorException: { type: 'structure', members: { message: { shape: 'openIdIdpCommunicationErrorExceptionMessage' } }, error: { code: 'OpenIdIdpCommunicationError', status: 400, sender: true } },
    OrderedOrganizationPolicyType: { type: 'structure', members: { ServiceControlPolicyInputList: { shape: 'SimulationPolicyListType' } } },
    OrganizationIdType: { type: 'string', max: 34, pattern: '^o-[a-z0-9]{10,32}$' },
    OrganizationNotFoundException: { type: 'structure', members: {}, error: { code: 'OrganizationNotFoundException', status: 400, sender: true } },
    OrganizationNotInAllFeaturesModeException: { type: 'structure', members: {}, error: { code: 'OrganizationNotInAllFeaturesModeException', status: 400, sender: true } },
    OrganizationPolicyListType: { type: 'list', member: { shape: 'OrderedOrganizationPolicyType' }, max: 7 },
    OrganizationsDecisionDetail: { type: 'structure', members: { AllowedByOrganizations: { shape: 'booleanType' } } },
    ParameterDefinition: { type: 'structure', required: ['Name', 'Type'], members: { Name: { shape: 'parameterNameType' }, Type: { shape: 'parameterTypeType' }, SubType: { shape: 'parameterSubTypeType' }, Description: { shape: 'parameterDescriptionType' }, IsRequired: { shape: 'booleanType' }, DefaultValue: { shape: 'parameterDefaultValueType' }, Immutable: { shape: 'booleanType' } } },
    PasswordPolicy: { type: 'structure', members: { MinimumPasswordLength: { shape: 'minimumPasswordLengthType' }, RequireSymbols: { shape: 'booleanType' }, RequireNumbers: { shape: 'booleanType' }, RequireUppercaseCharacters: { shape: 'booleanType' }, RequireLowercaseCharacters: { shape: 'booleanType' }, AllowUsersToChangePassword: { shape: 'booleanType' }, ExpirePasswords: { shape: 'booleanType' }, MaxPasswordAge: { shape: 'maxPasswordAgeType' }, PasswordReusePrevention: { shape: 'passwordReusePreventionType' }, HardExpiry: { shape: 'booleanObjectType' } } },
    PasswordPolicyViolationException: { type: 'structure', members: { message: { shape: 'passwordPolicyViolationMessage' } }, error: { code: 'PasswordPolicyViolation', status: 400, sender: true } },
    PermissionsBoundaryAttachmentType: { type: 'string', enum: ['PermissionsBoundaryPolicy'] },
    PermissionsBoundaryDecisionDetail: { type: 'structure', members: { AllowedByPermissionsBoundary: { shape: 'booleanType' } } },
    Policy: { type: 'structure', members: { PolicyName: { shape: 'policyNameType' }, PolicyId: { shape: 'idType' }, Arn: { shape: 'arnType' }, Path: { shape: 'policyPathType' }, DefaultVersionId: { shape: 'policyVersionIdType' }, AttachmentCount: { shape: 'attachmentCountType' }, PermissionsBoundaryUsageCount: { shape: 'attachmentCountType' }, IsAttachable: { shape: 'booleanType' }, Description: { shape: 'policyDescriptionType' }, CreateDate: { shape: 'dateType' }, UpdateDate: { shape: 'dateType' }, Tags: { shape: 'tagListType' } } },
    PolicyDetail: { type: 'structure', members: { PolicyName: { shape: 'policyNameType' }, PolicyDocument: { shape: 'policyDocumentType' } } },
    PolicyEvaluationDecisionType: { type: 'string', enum: ['allowed', 'explicitDeny', 'implicitDeny'] },
    PolicyEvaluationException: { type: 'structure', members: { message: { shape: 'policyEvaluationErrorMessage' } }, error: { code: 'PolicyEvaluation', status: 500, sender: false } },
    PolicyExclusionsListType: { type: 'list', member: { shape: 'PolicyIdentifier' }, max: 256 },
    PolicyGrantingServiceAccess: { type: 'structure', required: ['PolicyName', 'PolicyType'], members: { PolicyName: { shape: 'policyNameType' }, PolicyType: { shape: 'policyType' }, PolicyArn: { shape: 'arnType' }, EntityType: { shape: 'policyOwnerEntityType' }, EntityName: { shape: 'entityNameType' } } },
    PolicyGroup: { type: 'structure', members: { GroupName: { shape: 'groupNameType' }, GroupId: { shape: 'idType' } } },
    PolicyGroupListType: { type: 'list', member: { shape: 'PolicyGroup' } },
    PolicyIdentifier: { type: 'structure', members: { PolicyType: { shape: 'PolicyIdentifierPolicyType' }, PolicyArn: { shape: 'arnType' }, InlinePolicyIdentifier: { shape: 'InlinePolicyIdentifierType' } } },
    PolicyIdentifierPolicyType: { type: 'string', enum: ['inline', 'aws-managed', 'user-managed', 'permission-boundary', 'scp', 'rcp'] },
    PolicyIdentifierType: { type: 'string' },
    PolicyNotAttachableException: { type: 'structure', members: { message: { shape: 'policyNotAttachableMessage' } }, error: { code: 'PolicyNotAttachable', status: 400, sender: true } },
    PolicyParameter: { type: 'structure', members: { Name: { shape: 'policyParameterNameType' }, Values: { shape: 'policyParameterValuesListType' }, Type: { shape: 'PolicyParameterTypeEnum' } } },
    PolicyParameterTypeEnum: { type: 'string', enum: ['string', 'stringList'] },
    PolicyRole: { type: 'structure', members: { RoleName: { shape: 'roleNameType' }, RoleId: { shape: 'idType' } } },
    PolicyRoleListType: { type: 'list', member: { shape: 'PolicyRole' } },
    PolicySourceType: { type: 'string' },
    PolicyUsageType: { type: 'string', enum: ['PermissionsPolicy', 'PermissionsBoundary'] },
    PolicyUser: { type: 'structure', members: { UserName: { shape: 'userNameType' }, UserId: { shape: 'idType' } } },
    PolicyUserListType: { type: 'list', member: { shape: 'PolicyUser' } },
    PolicyVersion: { type: 'structure', members: { Document: { shape: 'policyDocumentType' }, VersionId: { shape: 'policyVersionIdType' }, IsDefaultVersion: { shape: 'booleanType' }, CreateDate: { shape: 'dateType' } } },
    Position: { type: 'structure', members: { Line: { shape: 'LineNumber' }, Column: { shape: 'ColumnNumber' } } },
    PutAccountPropertiesRequest: { type: 'structure', required: ['Properties'], members: { Properties: { shape: 'accountPropertiesMapType' } } },
    PutAccountPropertiesResponse: { type: 'structure', members: {} },
    PutGroupPolicyRequest: { type: 'structure', required: ['GroupName', 'PolicyName', 'PolicyDocument'], members: { GroupName: { shape: 'groupNameType' }, PolicyName: { shape: 'policyNameType' }, PolicyDocument: { shape: 'policyDocumentType' } } },
    PutRolePermissionsBoundaryRequest: { type: 'structure', required: ['RoleName', 'PermissionsBoundary'], members: { RoleName: { shape: 'roleNameType' }, PermissionsBoundary: { shape: 'arnType' } } },
    PutRolePolicyRequest: { type: 'structure', required: ['RoleName', 'PolicyName', 'PolicyDocument'], members: { RoleName: { shape: 'roleNameType' }, PolicyName: { shape: 'policyNameType' }, PolicyDocument: { shape: 'policyDocumentType' } } },
    PutUserPermissionsBoundaryRequest: { type: 'structure', required: ['UserName', 'PermissionsBoundary'], members: { UserName: { shape: 'userNameType' }, PermissionsBoundary: { shape: 'arnType' } } },
    PutUserPolicyRequest: { type: 'structure', required: ['UserName', 'PolicyName', 'PolicyDocument'], members: { UserName: { shape: 'existingUserNameType' }, PolicyName: { shape: 'policyNameType' }, PolicyDocument: { shape: 'policyDocumentType' } } },
    ReasonType: { type: 'string', max: 1000 },
    RegionNameType: { type: 'string', min: 1, max: 100 },
    RejectDelegationRequestRequest: { type: 'structure', required: ['DelegationRequestId'], members: { DelegationRequestId: { shape: 'delegationRequestIdType' }, Notes: { shape: 'notesType' } } },
    RemoveClientIDFromOpenIDConnectProviderRequest: { type: 'structure', required: ['OpenIDConnectProviderArn', 'ClientID'], members: { OpenIDConnectProviderArn: { shape: 'arnType' }, ClientID: { shape: 'clientIDType' } } },
    RemoveRoleFromInstanceProfileRequest: { type: 'structure', required: ['InstanceProfileName', 'RoleName'], members: { InstanceProfileName: { shape: 'instanceProfileNameType' }, RoleName: { shape: 'roleNameType' } } },
    RemoveUserFromGroupRequest: { type: 'structure', required: ['GroupName', 'UserName'], members: { GroupName: { shape: 'groupNameType' }, UserName: { shape: 'existingUserNameType' } } },
    ReplacementValueEntry: { type: 'structure', required: ['Values'], members: { Values: { shape: 'replacementValueListType' } } },
    ReportContentType: { type: 'blob' },
    ReportFormatType: { type: 'string', enum: ['text/csv'] },
    ReportGenerationLimitExceededException: { type: 'structure', members: { message: { shape: 'reportGenerationLimitExceededMessage' } }, error: { code: 'ReportGenerationLimitExceeded', status: 409, sender: true } },
    ReportStateDescriptionType: { type: 'string' },
    ReportStateType: { type: 'string', enum: ['STARTED', 'INPROGRESS', 'COMPLETE'] },
    ResetServiceSpecificCredentialRequest: { type: 'structure', required: ['ServiceSpecificCredentialId'], members: { UserName: { shape: 'userNameType' }, ServiceSpecificCredentialId: { shape: 'serviceSpecificCredentialId' } } },
    ResetServiceSpecificCredentialResponse: { type: 'structure', members: { ServiceSpecificCredential: { shape: 'ServiceSpecificCredential' } } },
    ResourceHandlingOptionType: { type: 'string', min: 1, max: 64 },
    ResourceNameListType: { type: 'list', member: { shape: 'ResourceNameType' } },
    ResourceNameType: { type: 'string', min: 1, max: 2048 },
    ResourceSpecificResult: { type: 'structure', required: ['EvalResourceName', 'EvalResourceDecision'], members: { EvalResourceName: { shape: 'ResourceNameType' }, EvalResourceDecision: { shape: 'PolicyEvaluationDecisionType' }, MatchedStatements: { shape: 'StatementListType' }, MissingContextValues: { shape: 'ContextKeyNamesResultListType' }, EvalDecisionDetails: { shape: 'EvalDecisionDetailsType' }, PermissionsBoundaryDecisionDetail: { shape: 'PermissionsBoundaryDecisionDetail' } } },
    ResourceSpecificResultListType: { type: 'list', member: { shape: 'ResourceSpecificResult' } },
    ResyncMFADeviceRequest: { type: 'structure', required: ['UserName', 'SerialNumber', 'AuthenticationCode1', 'AuthenticationCode2'], members: { UserName: { shape: 'existingUserNameType' }, SerialNumber: { shape: 'serialNumberType' }, AuthenticationCode1: { shape: 'authenticationCodeType' }, AuthenticationCode2: { shape: 'authenticationCodeType' } } },
    Role: { type: 'structure', required: ['Path', 'RoleName', 'RoleId', 'Arn', 'CreateDate'], members: { Path: { shape: 'pathType' }, RoleName: { shape: 'roleNameType' }, RoleId: { shape: 'idType' }, Arn: { shape: 'arnType' }, CreateDate: { shape: 'dateType' }, AssumeRolePolicyDocument: { shape: 'policyDocumentType' }, Description: { shape: 'roleDescriptionType' }, MaxSessionDuration: { shape: 'roleMaxSessionDurationType' }, PermissionsBoundary: { shape: 'AttachedPermissionsBoundary' }, Tags: { shape: 'tagListType' }, RoleLastUsed: { shape: 'RoleLastUsed' }, SourceRoleTemplate: { shape: 'SourceRoleTemplate' } } },
    RoleDetail: { type: 'structure', members: { Path: { shape: 'pathType' }, RoleName: { shape: 'roleNameType' }, RoleId: { shape: 'idType' }, Arn: { shape: 'arnType' }, CreateDate: { shape: 'dateType' }, AssumeRolePolicyDocument: { shape: 'policyDocumentType' }, InstanceProfileList: { shape: 'instanceProfileListType' }, RolePolicyList: { shape: 'policyDetailListType' }, AttachedManagedPolicies: { shape: 'attachedPoliciesListType' }, PermissionsBoundary: { shape: 'AttachedPermissionsBoundary' }, Tags: { shape: 'tagListType' }, RoleLastUsed: { shape: 'RoleLastUsed' } } },
    RoleLastUsed: { type: 'structure', members: { LastUsedDate: { shape: 'dateType' }, Region: { shape: 'stringType' } } },
    RoleModifiedException: { type: 'structure', members: { message: { shape: 'roleModifiedMessage' } }, error: { code: 'RoleModified', status: 409, sender: true } },
    RoleTemplateDisabledException: { type: 'structure', members: { message: { shape: 'roleTemplateDisabledMessage' } }, error: { code: 'RoleTemplateDisabled', status: 400, sender: true } },
    RoleTemplateVersion: { type: 'structure', members: { TemplateArn: { shape: 'arnType' }, TemplateName: { shape: 'roleTemplateNameType' }, TemplateVersionId: { shape: 'idType' }, Description: { shape: 'roleTemplateDescriptionType' }, MajorVersion: { shape: 'integerType' }, DefaultMinorVersion: { shape: 'minorVersionType' }, ManagedByType: { shape: 'managedByTypeType' }, ManagedByValue: { shape: 'managedByValueType' }, Enabled: { shape: 'booleanType' }, MinorVersion: { shape: 'minorVersionType' }, RoleNamePattern: { shape: 'roleNamePatternType' }, RolePathPattern: { shape: 'rolePathPatternType' }, RoleDescriptionPattern: { shape: 'roleDescriptionPatternType' }, AssumeRolePolicyDocumentTemplate: { shape: 'policyDocumentType' }, InlinePolicyTemplates: { shape: 'inlinePolicyTemplateListType' }, ManagedPolicyArns: { shape: 'managedPolicyArnListType' }, PermissionBoundaryArn: { shape: 'arnType' }, ParametersDefinition: { shape: 'parametersDefinitionListType' }, RoleTagsTemplate: { shape: 'tagTemplateListType' }, MaxSessionDuration: { shape: 'roleMaxSessionDurationType' }, VersionEnabled: { shape: 'booleanType' }, CreateTimestamp: { shape: 'dateType' }, UpdateTimestamp: { shape: 'dateType' } } },
    RoleUsageListType: { type: 'list', member: { shape: 'RoleUsageType' } },
    RoleUsageType: { type: 'structure', members: { Region: { shape: 'RegionNameType' }, Resources: { shape: 'ArnListType' } } },
    SAMLMetadataDocumentType: { type: 'string', min: 1000, max: 10000000 },
    SAMLPrivateKey: { type: 'structure', members: { KeyId: { shape: 'privateKeyIdType' }, Timestamp: { shape: 'dateType' } } },
    SAMLProviderListEntry: { type: 'structure', members: { Arn: { shape: 'arnType' }, ValidUntil: { shape: 'dateType' }, CreateDate: { shape: 'dateType' } } },
    SAMLProviderListType: { type: 'list', member: { shape: 'SAMLProviderListEntry' } },
    SAMLProviderNameType: { type: 'string', min: 1, max: 128, pattern: '[\\w._-]+' },
    SSHPublicKey: { type: 'structure', required: ['UserName', 'SSHPublicKeyId', 'Fingerprint', 'SSHPublicKeyBody', 'Status'], members: { UserName: { shape: 'userNameType' }, SSHPublicKeyId: { shape: 'publicKeyIdType' }, Fingerprint: { shape: 'publicKeyFingerprintType' }, SSHPublicKeyBody: { shape: 'publicKeyMaterialType' }, Status: { shape: 'statusType' }, UploadDate: { shape: 'dateType' } } },
    SSHPublicKeyListType: { type: 'list', member: { shape: 'SSHPublicKeyMetadata' } },
    SSHPublicKeyMetadata: { type: 'structure', required: ['UserName', 'SSHPublicKeyId', 'Status', 'UploadDate'], members: { UserName: { shape: 'userNameType' }, SSHPublicKeyId: { shape: 'publicKeyIdType' }, Status: { shape: 'statusType' }, UploadDate: { shape: 'dateType' } } },
    SendDelegationTokenRequest: { type: 'structure', required: ['DelegationRequestId'], members: { DelegationRequestId: { shape: 'delegationRequestIdType' } } },
    ServerCertificate: { type: 'structure', required: ['ServerCertificateMetadata', 'CertificateBody'], members: { ServerCertificateMetadata: { shape: 'ServerCertificateMetadata' }, CertificateBody: { shape: 'certificateBodyType' }, CertificateChain: { shape: 'certificateChainType' }, Tags: { shape: 'tagListType' } } },
    ServerCertificateMetadata: { type: 'structure', required: ['Path', 'ServerCertificateName', 'ServerCertificateId', 'Arn'], members: { Path: { shape: 'pathType' }, ServerCertificateName: { shape: 'serverCertificateNameType' }, ServerCertificateId: { shape: 'idType' }, Arn: { shape: 'arnType' }, UploadDate: { shape: 'dateType' }, Expiration: { shape: 'dateType' } } },
    ServiceAccessNotEnabledException: { type: 'structure', members: {}, error: { code: 'ServiceAccessNotEnabledException', status: 400, sender: true } },
    ServiceFailureException: { type: 'structure', members: { message: { shape: 'serviceFailureExceptionMessage' } }, error: { code: 'ServiceFailure', status: 500, sender: false } },
    ServiceLastAccessed: { type: 'structure', required: ['ServiceName', 'ServiceNamespace'], members: { ServiceName: { shape: 'serviceNameType' }, LastAuthenticated: { shape: 'dateType' }, ServiceNamespace: { shape: 'serviceNamespaceType' }, LastAuthenticatedEntity: { shape: 'arnType' }, LastAuthenticatedRegion: { shape: 'stringType' }, TotalAuthenticatedEntities: { shape: 'integerType' }, TrackedActionsLastAccessed: { shape: 'TrackedActionsLastAccessed' } } },
    ServiceNotSupportedException: { type: 'structure', members: { message: { shape: 'serviceNotSupportedMessage' } }, error: { code: 'NotSupportedService', status: 404, sender: true } },
    ServiceSpecificCredential: { type: 'structure', required: ['CreateDate', 'ServiceName', 'ServiceSpecificCredentialId', 'UserName', 'Status'], members: { CreateDate: { shape: 'dateType' }, ExpirationDate: { shape: 'dateType' }, ServiceName: { shape: 'serviceName' }, ServiceUserName: { shape: 'serviceUserName' }, ServicePassword: { shape: 'servicePassword' }, ServiceCredentialAlias: { shape: 'serviceCredentialAlias' }, ServiceCredentialSecret: { shape: 'serviceCredentialSecret' }, ServiceSpecificCredentialId: { shape: 'serviceSpecificCredentialId' }, UserName: { shape: 'userNameType' }, Status: { shape: 'statusType' } } },
    ServiceSpecificCredentialMetadata: { type: 'structure', required: ['UserName', 'Status', 'CreateDate', 'ServiceSpecificCredentialId', 'ServiceName'], members: { UserName: { shape: 'userNameType' }, Status: { shape: 'statusType' }, ServiceUserName: { shape: 'serviceUserName' }, ServiceCredentialAlias: { shape: 'serviceCredentialAlias' }, CreateDate: { shape: 'dateType' }, ExpirationDate: { shape: 'dateType' }, ServiceSpecificCredentialId: { shape: 'serviceSpecificCredentialId' }, ServiceName: { shape: 'serviceName' } } },
    ServiceSpecificCredentialsListType: { type: 'list', member: { shape: 'ServiceSpecificCredentialMetadata' } },
    ServicesLastAccessed: { type: 'list', member: { shape: 'ServiceLastAccessed' } },
    SetDefaultPolicyVersionRequest: { type: 'structure', required: ['PolicyArn', 'VersionId'], members: { PolicyArn: { shape: 'arnType' }, VersionId: { shape: 'policyVersionIdType' } } },
    SetSecurityTokenServicePreferencesRequest: { type: 'structure', required: ['GlobalEndpointTokenVersion'], members: { GlobalEndpointTokenVersion: { shape: 'globalEndpointTokenVersion' } } },
    SigningCertificate: { type: 'structure', required: ['UserName', 'CertificateId', 'CertificateBody', 'Status'], members: { UserName: { shape: 'userNameType' }, CertificateId: { shape: 'certificateIdType' }, CertificateBody: { shape: 'certificateBodyType' }, Status: { shape: 'statusType' }, UploadDate: { shape: 'dateType' } } },
    SimulateCustomPolicyRequest: { type: 'structure', required: ['PolicyInputList', 'ActionNames'], members: { PolicyInputList: { shape: 'SimulationPolicyListType' }, PermissionsBoundaryPolicyInputList: { shape: 'SimulationPolicyListType' }, OrderedOrganizationPolicyInputList: { shape: 'OrganizationPolicyListType' }, ActionNames: { shape: 'ActionNameListType' }, ResourceArns: { shape: 'ResourceNameListType' }, ResourcePolicy: { shape: 'policyDocumentType' }, ResourceOwner: { shape: 'ResourceNameType' }, CallerArn: { shape: 'ResourceNameType' }, ContextEntries: { shape: 'ContextEntryListType' }, ResourceHandlingOption: { shape: 'ResourceHandlingOptionType' }, MaxItems: { shape: 'maxItemsType' }, Marker: { shape: 'markerType' } } },
    SimulatePolicyResponse: { type: 'structure', members: { EvaluationResults: { shape: 'EvaluationResultsListType' }, IsTruncated: { shape: 'booleanType' }, Marker: { shape: 'responseMarkerType' } } },
    SimulatePrincipalPolicyRequest: { type: 'structure', required: ['PolicySourceArn', 'ActionNames'], members: { PolicySourceArn: { shape: 'arnType' }, PolicyInputList: { shape: 'SimulationPolicyListType' }, PermissionsBoundaryPolicyInputList: { shape: 'SimulationPolicyListType' }, PolicyExclusionList: { shape: 'PolicyExclusionsListType' }, ActionNames: { shape: 'ActionNameListType' }, ResourceArns: { shape: 'ResourceNameListType' }, ResourcePolicy: { shape: 'policyDocumentType' }, ResourceOwner: { shape: 'ResourceNameType' }, CallerArn: { shape: 'ResourceNameType' }, ContextEntries: { shape: 'ContextEntryListType' }, ResourceHandlingOption: { shape: 'ResourceHandlingOptionType' }, MaxItems: { shape: 'maxItemsType' }, Marker: { shape: 'markerType' } } },
    SimulationPolicyListType: { type: 'list', member: { shape: 'policyDocumentType' } },
    SourceRoleTemplate: { type: 'structure', required: ['TemplateArn', 'TemplateMinorVersion'], members: { TemplateArn: { shape: 'arnType' }, TemplateMinorVersion: { shape: 'integerType' } } },
    Statement: { type: 'structure', members: { SourcePolicyId: { shape: 'PolicyIdentifierType' }, SourcePolicyType: { shape: 'PolicySourceType' }, StartPosition: { shape: 'Position' }, EndPosition: { shape: 'Position' } } },
    StatementListType: { type: 'list', member: { shape: 'Statement' } },
    Tag: { type: 'structure', required: ['Key', 'Value'], members: { Key: { shape: 'tagKeyType' }, Value: { shape: 'tagValueType' } } },
    TagInstanceProfileRequest: { type: 'structure', required: ['InstanceProfileName', 'Tags'], members: { InstanceProfileName: { shape: 'instanceProfileNameType' }, Tags: { shape: 'tagListType' } } },
    TagMFADeviceRequest: { type: 'structure', required: ['SerialNumber', 'Tags'], members: { SerialNumber: { shape: 'serialNumberType' }, Tags: { shape: 'tagListType' } } },
    TagOpenIDConnectProviderRequest: { type: 'structure', required: ['OpenIDConnectProviderArn', 'Tags'], members: { OpenIDConnectProviderArn: { shape: 'arnType' }, Tags: { shape: 'tagListType' } } },
    TagPolicyRequest: { type: 'structure', required: ['PolicyArn', 'Tags'], members: { PolicyArn: { shape: 'arnType' }, Tags: { shape: 'tagListType' } } },
    TagRoleRequest: { type: 'structure', required: ['RoleName', 'Tags'], members: { RoleName: { shape: 'roleNameType' }, Tags: { shape: 'tagListType' } } },
    TagSAMLProviderRequest: { type: 'structure', required: ['SAMLProviderArn', 'Tags'], members: { SAMLProviderArn: { shape: 'arnType' }, Tags: { shape: 'tagListType' } } },
    TagServerCertificateRequest: { type: 'structure', required: ['ServerCertificateName', 'Tags'], members: { ServerCertificateName: { shape: 'serverCertificateNameType' }, Tags: { shape: 'tagListType' } } },
    TagTemplate: { type: 'structure', required: ['Key', 'Value'], members: { Key: { shape: 'tagTemplateKeyType' }, Value: { shape: 'tagTemplateValueType' } } },
    TagUserRequest: { type: 'structure', required: ['UserName', 'Tags'], members: { UserName: { shape: 'existingUserNameType' }, Tags: { shape: 'tagListType' } } },
    TrackedActionLastAccessed: { type: 'structure', members: { ActionName: { shape: 'stringType' }, LastAccessedEntity: { shape: 'arnType' }, LastAccessedTime: { shape: 'dateType' }, LastAccessedRegion: { shape: 'stringType' } } },
    TrackedActionsLastAccessed: { type: 'list', member: { shape: 'TrackedActionLastAccessed' } },
    UnmodifiableEntityException: { type: 'structure', members: { message: { shape: 'unmodifiableEntityMessage' } }, error: { code: 'UnmodifiableEntity', status: 400, sender: true } },
    UnrecognizedPublicKeyEncodingException: { type: 'structure', members: { message: { shape: 'unrecognizedPublicKeyEncodingMessage' } }, error: { code: 'UnrecognizedPublicKeyEncoding', status: 400, sender: true } },
    UntagInstanceProfileRequest: { type: 'structure', required: ['InstanceProfileName', 'TagKeys'], members: { InstanceProfileName: { shape: 'instanceProfileNameType' }, TagKeys: { shape: 'tagKeyListType' } } },
    UntagMFADeviceRequest: { type: 'structure', required: ['SerialNumber', 'TagKeys'], members: { SerialNumber: { shape: 'serialNumberType' }, TagKeys: { shape: 'tagKeyListType' } } },
    UntagOpenIDConnectProviderRequest: { type: 'structure', required: ['OpenIDConnectProviderArn', 'TagKeys'], members: { OpenIDConnectProviderArn: { shape: 'arnType' }, TagKeys: { shape: 'tagKeyListType' } } },
    UntagPolicyRequest: { type: 'structure', required: ['PolicyArn', 'TagKeys'], members: { PolicyArn: { shape: 'arnType' }, TagKeys: { shape: 'tagKeyListType' } } },
    UntagRoleRequest: { type: 'structure', required: ['RoleName', 'TagKeys'], members: { RoleName: { shape: 'roleNameType' }, TagKeys: { shape: 'tagKeyListType' } } },
    UntagSAMLProviderRequest: { type: 'structure', required: ['SAMLProviderArn', 'TagKeys'], members: { SAMLProviderArn: { shape: 'arnType' }, TagKeys: { shape: 'tagKeyListType' } } },
    UntagServerCertificateRequest: { type: 'structure', required: ['ServerCertificateName', 'TagKeys'], members: { ServerCertificateName: { shape: 'serverCertificateNameType' }, TagKeys: { shape: 'tagKeyListType' } } },
    UntagUserRequest: { type: 'structure', required: ['UserName', 'TagKeys'], members: { UserName: { shape: 'existingUserNameType' }, TagKeys: { shape: 'tagKeyListType' } } },
    UpdateAccessKeyRequest: { type: 'structure', required: ['AccessKeyId', 'Status'], members: { UserName: { shape: 'existingUserNameType' }, AccessKeyId: { shape: 'accessKeyIdType' }, Status: { shape: 'statusType' } } },
    UpdateAccountPasswordPolicyRequest: { type: 'structure', members: { MinimumPasswordLength: { shape: 'minimumPasswordLengthType' }, RequireSymbols: { shape: 'booleanType' }, RequireNumbers: { shape: 'booleanType' }, RequireUppercaseCharacters: { shape: 'booleanType' }, RequireLowercaseCharacters: { shape: 'booleanType' }, AllowUsersToChangePassword: { shape: 'booleanType' }, MaxPasswordAge: { shape: 'maxPasswordAgeType' }, PasswordReusePrevention: { shape: 'passwordReusePreventionType' }, HardExpiry: { shape: 'booleanObjectType' } } },
    UpdateAssumeRolePolicyRequest: { type: 'structure', required: ['RoleName', 'PolicyDocument'], members: { RoleName: { shape: 'roleNameType' }, PolicyDocument: { shape: 'policyDocumentType' } } },
    UpdateDelegationRequestRequest: { type: 'structure', required: ['DelegationRequestId'], members: { DelegationRequestId: { shape: 'delegationRequestIdType' }, Notes: { shape: 'notesType' } } },
    UpdateGroupRequest: { type: 'structure', required: ['GroupName'], members: { GroupName: { shape: 'groupNameType' }, NewPath: { shape: 'pathType' }, NewGroupName: { shape: 'groupNameType' } } },
    UpdateLoginProfileRequest: { type: 'structure', required: ['UserName'], members: { UserName: { shape: 'userNameType' }, Password: { shape: 'passwordType' }, PasswordResetRequired: { shape: 'booleanObjectType' } } },
    UpdateOpenIDConnectProviderThumbprintRequest: { type: 'structure', required: ['OpenIDConnectProviderArn', 'ThumbprintList'], members: { OpenIDConnectProviderArn: { shape: 'arnType' }, ThumbprintList: { shape: 'thumbprintListType' } } },
    UpdateRoleDescriptionRequest: { type: 'structure', required: ['RoleName', 'Description'], members: { RoleName: { shape: 'roleNameType' }, Description: { shape: 'roleDescriptionType' } } },
    UpdateRoleDescriptionResponse: { type: 'structure', members: { Role: { shape: 'Role' } } },
    UpdateRoleRequest: { type: 'structure', required: ['RoleName'], members: { RoleName: { shape: 'roleNameType' }, Description: { shape: 'roleDescriptionType' }, MaxSessionDuration: { shape: 'roleMaxSessionDurationType' } } },
    UpdateRoleResponse: { type: 'structure', members: {} },
    UpdateSAMLProviderRequest: { type: 'structure', required: ['SAMLProviderArn'], members: { SAMLMetadataDocument: { shape: 'SAMLMetadataDocumentType' }, SAMLProviderArn: { shape: 'arnType' }, AssertionEncryptionMode: { shape: 'assertionEncryptionModeType' }, AddPrivateKey: { shape: 'privateKeyType' }, RemovePrivateKey: { shape: 'privateKeyIdType' } } },
    UpdateSAMLProviderResponse: { type: 'structure', members: { SAMLProviderArn: { shape: 'arnType' } } },
    UpdateSSHPublicKeyRequest: { type: 'structure', required: ['UserName', 'SSHPublicKeyId', 'Status'], members: { UserName: { shape: 'userNameType' }, SSHPublicKeyId: { shape: 'publicKeyIdType' }, Status: { shape: 'statusType' } } },
    UpdateServerCertificateRequest: { type: 'structure', required: ['ServerCertificateName'], members: { ServerCertificateName: { shape: 'serverCertificateNameType' }, NewPath: { shape: 'pathType' }, NewServerCertificateName: { shape: 'serverCertificateNameType' } } },
    UpdateServiceSpecificCredentialRequest: { type: 'structure', required: ['ServiceSpecificCredentialId', 'Status'], members: { UserName: { shape: 'userNameType' }, ServiceSpecificCredentialId: { shape: 'serviceSpecificCredentialId' }, Status: { shape: 'statusType' } } },
    UpdateSigningCertificateRequest: { type: 'structure', required: ['CertificateId', 'Status'], members: { UserName: { shape: 'existingUserNameType' }, CertificateId: { shape: 'certificateIdType' }, Status: { shape: 'statusType' } } },
    UpdateUserRequest: { type: 'structure', required: ['UserName'], members: { UserName: { shape: 'existingUserNameType' }, NewPath: { shape: 'pathType' }, NewUserName: { shape: 'userNameType' } } },
    UploadSSHPublicKeyRequest: { type: 'structure', required: ['UserName', 'SSHPublicKeyBody'], members: { UserName: { shape: 'userNameType' }, SSHPublicKeyBody: { shape: 'publicKeyMaterialType' } } },
    UploadSSHPublicKeyResponse: { type: 'structure', members: { SSHPublicKey: { shape: 'SSHPublicKey' } } },
    UploadServerCertificateRequest: { type: 'structure', required: ['ServerCertificateName', 'CertificateBody', 'PrivateKey'], members: { Path: { shape: 'pathType' }, ServerCertificateName: { shape: 'serverCertificateNameType' }, CertificateBody: { shape: 'certificateBodyType' }, PrivateKey: { shape: 'privateKeyType' }, CertificateChain: { shape: 'certificateChainType' }, Tags: { shape: 'tagListType' } } },
    UploadServerCertificateResponse: { type: 'structure', members: { ServerCertificateMetadata: { shape: 'ServerCertificateMetadata' }, Tags: { shape: 'tagListType' } } },
    UploadSigningCertificateRequest: { type: 'structure', required: ['CertificateBody'], members: { UserName: { shape: 'existingUserNameType' }, CertificateBody: { shape: 'certificateBodyType' } } },
    UploadSigningCertificateResponse: { type: 'structure', required: ['Certificate'], members: { Certificate: { shape: 'SigningCertificate' } } },
    User: { type: 'structure', required: ['Path', 'UserName', 'UserId', 'Arn', 'CreateDate'], members: { Path: { shape: 'pathType' }, UserName: { shape: 'userNameType' }, UserId: { shape: 'idType' }, Arn: { shape: 'arnType' }, CreateDate: { shape: 'dateType' }, PasswordLastUsed: { shape: 'dateType' }, PermissionsBoundary: { shape: 'AttachedPermissionsBoundary' }, Tags: { shape: 'tagListType' } } },
    UserDetail: { type: 'structure', members: { Path: { shape: 'pathType' }, UserName: { shape: 'userNameType' }, UserId: { shape: 'idType' }, Arn: { shape: 'arnType' }, CreateDate: { shape: 'dateType' }, UserPolicyList: { shape: 'policyDetailListType' }, GroupList: { shape: 'groupNameListType' }, AttachedManagedPolicies: { shape: 'attachedPoliciesListType' }, PermissionsBoundary: { shape: 'AttachedPermissionsBoundary' }, Tags: { shape: 'tagListType' } } },
    VirtualMFADevice: { type: 'structure', required: ['SerialNumber'], members: { SerialNumber: { shape: 'serialNumberType' }, Base32StringSeed: { shape: 'BootstrapDatum' }, QRCodePNG: { shape: 'BootstrapDatum' }, User: { shape: 'User' }, EnableDate: { shape: 'dateType' }, Tags: { shape: 'tagListType' } } },
    accessKeyIdType: { type: 'string', min: 16, max: 128, pattern: '[\\w]+' },
    accessKeyMetadataListType: { type: 'list', member: { shape: 'AccessKeyMetadata' } },
    accessKeySecretType: { type: 'string', sensitive: true },
    accountAliasListType: { type: 'list', member: { shape: 'accountAliasType' } },
    accountAliasType: { type: 'string', min: 3, max: 63, pattern: '^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$' },
    accountIdType: { type: 'string', pattern: '\\d{12}' },
    accountPropertiesMapType: { type: 'map', key: { shape: 'accountPropertyKeyType' }, value: { shape: 'accountPropertyValueType' } },
    accountPropertyKeyType: { type: 'string', min: 1, max: 50, pattern: '^[A-Za-z][A-Za-z0-9/_-]*$' },
    accountPropertyValueType: { type: 'string', min: 1, max: 1024 },
    allUsers: { type: 'boolean' },
    arnType: { type: 'string', min: 20, max: 2048 },
    assertionEncryptionModeType: { type: 'string', enum: ['Required', 'Allowed'] },
    assignmentStatusType: { type: 'string', enum: ['Assigned', 'Unassigned', 'Any'] },
    attachedPoliciesListType: { type: 'list', member: { shape: 'AttachedPolicy' } },
    attachmentCountType: { type: 'integer' },
    authenticationCodeType: { type: 'string', min: 6, max: 6, pattern: '[\\d]+' },
    booleanObjectType: { type: 'boolean' },
    booleanType: { type: 'boolean' },
    certificateBodyType: { type: 'string', min: 1, max: 16384, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' },
    certificateChainType: { type: 'string', min: 1, max: 2097152, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' },
    certificateIdType: { type: 'string', min: 24, max: 128, pattern: '[\\w]+' },
    certificateListType: { type: 'list', member: { shape: 'SigningCertificate' } },
    clientIDListType: { type: 'list', member: { shape: 'clientIDType' } },
    clientIDType: { type: 'string', min: 1, max: 255 },
    consoleDeepLinkType: { type: 'string', min: 1, max: 255 },
    credentialAgeDays: { type: 'integer', min: 1, max: 36600 },
    credentialReportExpiredExceptionMessage: { type: 'string' },
    credentialReportNotPresentExceptionMessage: { type: 'string' },
    credentialReportNotReadyExceptionMessage: { type: 'string' },
    customSuffixType: { type: 'string', min: 1, max: 64, pattern: '[\\w+=,.@-]+' },
    dateType: { type: 'timestamp' },
    delegationRequestDescriptionType: { type: 'string', max: 1000, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*' },
    delegationRequestIdType: { type: 'string', min: 16, max: 128, pattern: '[\\w-]+' },
    delegationRequestsListType: { type: 'list', member: { shape: 'DelegationRequest' } },
    deleteConflictMessage: { type: 'string' },
    duplicateCertificateMessage: { type: 'string' },
    duplicateSSHPublicKeyMessage: { type: 'string' },
    encodingType: { type: 'string', enum: ['SSH', 'PEM'] },
    entityAlreadyExistsMessage: { type: 'string' },
    entityDetailsListType: { type: 'list', member: { shape: 'EntityDetails' } },
    entityListType: { type: 'list', member: { shape: 'EntityType' } },
    entityNameType: { type: 'string', min: 1, max: 128, pattern: '[\\w+=,.@-]+' },
    entityTemporarilyUnmodifiableMessage: { type: 'string' },
    existingUserNameType: { type: 'string', min: 1, max: 128, pattern: '[\\w+=,.@-]+' },
    globalEndpointTokenVersion: { type: 'string', enum: ['v1Token', 'v2Token'] },
    groupDetailListType: { type: 'list', member: { shape: 'GroupDetail' } },
    groupListType: { type: 'list', member: { shape: 'Group' } },
    groupNameListType: { type: 'list', member: { shape: 'groupNameType' } },
    groupNameType: { type: 'string', min: 1, max: 128, pattern: '[\\w+=,.@-]+' },
    idType: { type: 'string', min: 16, max: 128, pattern: '[\\w]+' },
    inlinePolicyTemplateListType: { type: 'list', member: { shape: 'InlinePolicy' } },
    instanceProfileListType: { type: 'list', member: { shape: 'InstanceProfile' } },
    instanceProfileNameType: { type: 'string', min: 1, max: 128, pattern: '[\\w+=,.@-]+' },
    integerType: { type: 'integer' },
    invalidAuthenticationCodeMessage: { type: 'string' },
    invalidCertificateMessage: { type: 'string' },
    invalidInputMessage: { type: 'string' },
    invalidPublicKeyMessage: { type: 'string' },
    invalidUserTypeMessage: { type: 'string' },
    jobIDType: { type: 'string', min: 36, max: 36 },
    jobStatusType: { type: 'string', enum: ['IN_PROGRESS', 'COMPLETED', 'FAILED'] },
    keyPairMismatchMessage: { type: 'string' },
    limitExceededMessage: { type: 'string' },
    listPolicyGrantingServiceAccessResponseListType: { type: 'list', member: { shape: 'ListPoliciesGrantingServiceAccessEntry' } },
    localeType: { type: 'string', min: 2, max: 12 },
    malformedCertificateMessage: { type: 'string' },
    malformedPolicyDocumentMessage: { type: 'string' },
    managedByTypeType: { type: 'string', enum: ['Service'] },
    managedByValueType: { type: 'string', min: 1, max: 128 },
    managedPolicyArnListType: { type: 'list', member: { shape: 'arnType' } },
    mapStringReplacementValueEntry: { type: 'map', key: { shape: 'stringType' }, value: { shape: 'ReplacementValueEntry' }, max: 30 },
    markerType: { type: 'string', min: 1, max: 320, pattern: '[\\u0020-\\u00FF]+' },
    maxItemsType: { type: 'integer', min: 1, max: 1000 },
    maxPasswordAgeType: { type: 'integer', min: 1, max: 1095 },
    mfaDeviceListType: { type: 'list', member: { shape: 'MFADevice' } },
    minimumPasswordLengthType: { type: 'integer', min: 6, max: 128 },
    minorVersionType: { type: 'integer' },
    nameConflictMessage: { type: 'string' },
    noSuchEntityMessage: { type: 'string' },
    notesType: { type: 'string', max: 500, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*' },
    notificationChannelType: { type: 'string', min: 2, max: 400, pattern: '^[a-zA-Z0-9:_.-]+$' },
    openIdIdpCommunicationErrorExceptionMessage: { type: 'string' },
    organizationsEntityPathType: { type: 'string', min: 19, max: 427, pattern: '^o-[0-9a-z]{10,32}\\/r-[0-9a-z]{4,32}[0-9a-z-\\/]*' },
    organizationsPolicyIdType: { type: 'string', pattern: '^p-[0-9a-zA-Z_]{8,128}$' },
    ownerIdType: { type: 'string', min: 20, max: 2048, pattern: '^[a-zA-Z0-9:/+=,.@_-]+$' },
    parameterDefaultValueType: { type: 'string', max: 1024 },
    parameterDescriptionType: { type: 'string', max: 1000 },
    parameterNameType: { type: 'string', min: 1, max: 128 },
    parameterSubTypeType: { type: 'string', max: 256 },
    parameterTypeType: { type: 'string', enum: ['String', 'StringList', 'Number', 'NumberList', 'Arn', 'ArnList'] },
    parametersDefinitionListType: { type: 'list', member: { shape: 'ParameterDefinition' } },
    passwordPolicyViolationMessage: { type: 'string' },
    passwordReusePreventionType: { type: 'integer', min: 1, max: 24 },
    passwordType: { type: 'string', min: 1, max: 128, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+', sensitive: true },
    pathPrefixType: { type: 'string', min: 1, max: 512, pattern: '\\u002F[\\u0021-\\u007F]*' },
    pathType: { type: 'string', min: 1, max: 512, pattern: '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)' },
    permissionCheckResultType: { type: 'string', enum: ['ALLOWED', 'DENIED', 'UNSURE'] },
    permissionCheckStatusType: { type: 'string', enum: ['COMPLETE', 'IN_PROGRESS', 'FAILED'] },
    permissionType: { type: 'string' },
    policyDescriptionType: { type: 'string', max: 1000 },
    policyDetailListType: { type: 'list', member: { shape: 'PolicyDetail' } },
    policyDocumentType: { type: 'string', min: 1, max: 131072, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' },
    policyDocumentVersionListType: { type: 'list', member: { shape: 'PolicyVersion' } },
    policyEvaluationErrorMessage: { type: 'string' },
    policyGrantingServiceAccessListType: { type: 'list', member: { shape: 'PolicyGrantingServiceAccess' } },
    policyListType: { type: 'list', member: { shape: 'Policy' } },
    policyNameListType: { type: 'list', member: { shape: 'policyNameType' } },
    policyNameType: { type: 'string', min: 1, max: 128, pattern: '[\\w+=,.@-]+' },
    policyNotAttachableMessage: { type: 'string' },
    policyOwnerEntityType: { type: 'string', enum: ['USER', 'ROLE', 'GROUP'] },
    policyParameterListType: { type: 'list', member: { shape: 'PolicyParameter' }, max: 50 },
    policyParameterNameType: { type: 'string', min: 5, max: 256, pattern: '[ -~]+' },
    policyParameterValueType: { type: 'string', pattern: '[ -~]+' },
    policyParameterValuesListType: { type: 'list', member: { shape: 'policyParameterValueType' } },
    policyPathType: { type: 'string', min: 1, max: 512, pattern: '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/' },
    policyScopeType: { type: 'string', enum: ['All', 'AWS', 'Local'] },
    policyType: { type: 'string', enum: ['INLINE', 'MANAGED'] },
    policyVersionIdType: { type: 'string', pattern: 'v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?' },
    privateKeyIdType: { type: 'string', min: 22, max: 64, pattern: '[A-Z0-9]+' },
    privateKeyList: { type: 'list', member: { shape: 'SAMLPrivateKey' }, max: 2 },
    privateKeyType: { type: 'string', min: 1, max: 16384, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+', sensitive: true },
    publicKeyFingerprintType: { type: 'string', min: 48, max: 48, pattern: '[:\\w]+' },
    publicKeyIdType: { type: 'string', min: 20, max: 128, pattern: '[\\w]+' },
    publicKeyMaterialType: { type: 'string', min: 1, max: 16384, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' },
    redirectUrlType: { type: 'string', min: 1, max: 255, pattern: '^http(s?)://[a-zA-Z0-9._/-]*(\\?[a-zA-Z0-9._=&-]*)?(#[a-zA-Z0-9._/-]*)?$' },
    replacementValueListType: { type: 'list', member: { shape: 'stringType' }, min: 1, max: 20 },
    reportGenerationLimitExceededMessage: { type: 'string' },
    requestMessageType: { type: 'string', max: 200, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*' },
    requestorNameType: { type: 'string', max: 30, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*' },
    requestorWorkflowIdType: { type: 'string', min: 5, max: 400, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]+' },
    responseMarkerType: { type: 'string' },
    roleDescriptionPatternType: { type: 'string', min: 1, max: 512 },
    roleDescriptionType: { type: 'string', max: 1000, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*' },
    roleDetailListType: { type: 'list', member: { shape: 'RoleDetail' } },
    roleListType: { type: 'list', member: { shape: 'Role' } },
    roleMaxSessionDurationType: { type: 'integer', min: 3600, max: 43200 },
    roleModifiedMessage: { type: 'string' },
    roleNamePatternType: { type: 'string', min: 1, max: 256 },
    roleNameType: { type: 'string', min: 1, max: 64, pattern: '[\\w+=,.@-]+' },
    rolePathPatternType: { type: 'string', min: 1, max: 256, pattern: '/[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*/' },
    rolePermissionRestrictionArnListType: { type: 'list', member: { shape: 'arnType' } },
    roleTemplateDescriptionType: { type: 'string', max: 512, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*' },
    roleTemplateDisabledMessage: { type: 'string' },
    roleTemplateNameType: { type: 'string', min: 1, max: 128, pattern: '[\\w+=,.\\-]+' },
    serialNumberType: { type: 'string', min: 9, max: 256, pattern: '[\\w+=/:,.@-]+' },
    serverCertificateMetadataListType: { type: 'list', member: { shape: 'ServerCertificateMetadata' } },
    serverCertificateNameType: { type: 'string', min: 1, max: 128, pattern: '[\\w+=,.@-]+' },
    serviceCredentialAlias: { type: 'string', min: 0, max: 200, pattern: '[\\w+=,.@-]+' },
    serviceCredentialSecret: { type: 'string', sensitive: true },
    serviceFailureExceptionMessage: { type: 'string' },
    serviceName: { type: 'string' },
    serviceNameType: { type: 'string' },
    serviceNamespaceListType: { type: 'list', member: { shape: 'serviceNamespaceType' }, min: 1, max: 200 },
    serviceNamespaceType: { type: 'string', min: 1, max: 64, pattern: '[\\w-]*' },
    serviceNotSupportedMessage: { type: 'string' },
    servicePassword: { type: 'string', sensitive: true },
    serviceSpecificCredentialId: { type: 'string', min: 20, max: 128, pattern: '[\\w]+' },
    serviceUserName: { type: 'string', min: 0, max: 200, pattern: '[\\w+=,.@-]*' },
    sessionDurationType: { type: 'integer', min: 300, max: 43200 },
    sortKeyType: { type: 'string', enum: ['SERVICE_NAMESPACE_ASCENDING', 'SERVICE_NAMESPACE_DESCENDING', 'LAST_AUTHENTICATED_TIME_ASCENDING', 'LAST_AUTHENTICATED_TIME_DESCENDING'] },
    stateType: { type: 'string', enum: ['UNASSIGNED', 'ASSIGNED', 'PENDING_APPROVAL', 'FINALIZED', 'ACCEPTED', 'REJECTED', 'EXPIRED'] },
    statusType: { type: 'string', enum: ['Active', 'Inactive', 'Expired'] },
    stringType: { type: 'string' },
    summaryContentType: { type: 'string', min: 0, max: 10000 },
    summaryKeyType: { type: 'string', enum: ['Users', 'UsersQuota', 'Groups', 'GroupsQuota', 'ServerCertificates', 'ServerCertificatesQuota', 'UserPolicySizeQuota', 'GroupPolicySizeQuota', 'GroupsPerUserQuota', 'SigningCertificatesPerUserQuota', 'AccessKeysPerUserQuota', 'MFADevices', 'MFADevicesInUse', 'AccountMFAEnabled', 'AccountAccessKeysPresent', 'AccountPasswordPresent', 'AccountSigningCertificatesPresent', 'AttachedPoliciesPerGroupQuota', 'AttachedPoliciesPerRoleQuota', 'AttachedPoliciesPerUserQuota', 'Policies', 'PoliciesQuota', 'PolicySizeQuota', 'PolicyVersionsInUse', 'PolicyVersionsInUseQuota', 'VersionsPerPolicyQuota', 'GlobalEndpointTokenVersion', 'AssumeRolePolicySizeQuota', 'InstanceProfiles', 'InstanceProfilesQuota', 'Providers', 'RolePolicySizeQuota', 'Roles', 'RolesQuota'] },
    summaryMapType: { type: 'map', key: { shape: 'summaryKeyType' }, value: { shape: 'summaryValueType' } },
    summaryStateType: { type: 'string', enum: ['AVAILABLE', 'NOT_AVAILABLE', 'NOT_SUPPORTED', 'FAILED'] },
    summaryValueType: { type: 'integer' },
    tagKeyListType: { type: 'list', member: { shape: 'tagKeyType' }, max: 50 },
    tagKeyType: { type: 'string', min: 1, max: 128, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+' },
    tagListType: { type: 'list', member: { shape: 'Tag' }, max: 50 },
    tagTemplateKeyType: { type: 'string', min: 1, max: 128, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@{}]+' },
    tagTemplateListType: { type: 'list', member: { shape: 'TagTemplate' }, max: 50 },
    tagTemplateValueType: { type: 'string', min: 0, max: 256, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@{}]*' },
    tagValueType: { type: 'string', min: 0, max: 256, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*' },
    thumbprintListType: { type: 'list', member: { shape: 'thumbprintType' } },
    thumbprintType: { type: 'string', min: 40, max: 40 },
    unmodifiableEntityMessage: { type: 'string' },
    unrecognizedPublicKeyEncodingMessage: { type: 'string' },
    userDetailListType: { type: 'list', member: { shape: 'UserDetail' } },
    userListType: { type: 'list', member: { shape: 'User' } },
    userNameType: { type: 'string', min: 1, max: 64, pattern: '[\\w+=,.@-]+' },
    virtualMFADeviceListType: { type: 'list', member: { shape: 'VirtualMFADevice' } },
    virtualMFADeviceName: { type: 'string', min: 1, pattern: '[\\w+=,.@-]+' },
  },
}

export type NoInput = Readonly<Record<string, never>>

export interface AcceptDelegationRequestRequest {
  readonly DelegationRequestId: string
}

export interface AccessDetail {
  readonly ServiceName: string
  readonly ServiceNamespace: string
  readonly Region?: string | undefined
  readonly EntityPath?: string | undefined
  readonly LastAuthenticatedTime?: number | undefined
  readonly TotalAuthenticatedEntities?: number | undefined
}

export interface AccessKey {
  readonly UserName: string
  readonly AccessKeyId: string
  readonly Status: 'Active' | 'Inactive' | 'Expired'
  readonly SecretAccessKey: string
  readonly CreateDate?: number | undefined
}

export interface AccessKeyLastUsed {
  readonly LastUsedDate?: number | undefined
  readonly ServiceName: string
  readonly Region: string
}

export interface AccessKeyMetadata {
  readonly UserName?: string | undefined
  readonly AccessKeyId?: string | undefined
  readonly Status?: 'Active' | 'Inactive' | 'Expired' | undefined
  readonly CreateDate?: number | undefined
}

export interface AcquireRoleRequest {
  readonly TemplateArn: string
  readonly TemplateMinorVersion?: number | undefined
  readonly ReplacementValues?: Readonly<Record<string, ReplacementValueEntry>> | undefined
}

export interface AcquireRoleResponse {
  readonly Role: Role
}

export interface AddClientIDToOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
  readonly ClientID: string
}

export interface AddRoleToInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly RoleName: string
}

export interface AddUserToGroupRequest {
  readonly GroupName: string
  readonly UserName: string
}

export interface AssociateDelegationRequestRequest {
  readonly DelegationRequestId: string
}

export interface AttachGroupPolicyRequest {
  readonly GroupName: string
  readonly PolicyArn: string
}

export interface AttachRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyArn: string
}

export interface AttachUserPolicyRequest {
  readonly UserName: string
  readonly PolicyArn: string
}

export interface AttachedPermissionsBoundary {
  readonly PermissionsBoundaryType?: 'PermissionsBoundaryPolicy' | undefined
  readonly PermissionsBoundaryArn?: string | undefined
}

export interface AttachedPolicy {
  readonly PolicyName?: string | undefined
  readonly PolicyArn?: string | undefined
}

export interface ChangePasswordRequest {
  readonly OldPassword: string
  readonly NewPassword: string
}

export interface ContextEntry {
  readonly ContextKeyName?: string | undefined
  readonly ContextKeyValues?: readonly string[] | undefined
  readonly ContextKeyType?: 'string' | 'stringList' | 'numeric' | 'numericList' | 'boolean' | 'booleanList' | 'ip' | 'ipList' | 'binary' | 'binaryList' | 'date' | 'dateList' | undefined
}

export interface CreateAccessKeyRequest {
  readonly UserName?: string | undefined
}

export interface CreateAccessKeyResponse {
  readonly AccessKey: AccessKey
}

export interface CreateAccountAliasRequest {
  readonly AccountAlias: string
}

export interface CreateDelegationRequestRequest {
  readonly OwnerAccountId?: string | undefined
  readonly Description: string
  readonly Permissions: DelegationPermission
  readonly RequestMessage?: string | undefined
  readonly RequestorWorkflowId: string
  readonly RedirectUrl?: string | undefined
  readonly NotificationChannel: string
  readonly SessionDuration: number
  readonly OnlySendByOwner?: boolean | undefined
}

export interface CreateDelegationRequestResponse {
  readonly ConsoleDeepLink?: string | undefined
  readonly DelegationRequestId?: string | undefined
}

export interface CreateGroupRequest {
  readonly Path?: string | undefined
  readonly GroupName: string
}

export interface CreateGroupResponse {
  readonly Group: Group
}

export interface CreateInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly Path?: string | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreateInstanceProfileResponse {
  readonly InstanceProfile: InstanceProfile
}

export interface CreateLoginProfileRequest {
  readonly UserName?: string | undefined
  readonly Password?: string | undefined
  readonly PasswordResetRequired?: boolean | undefined
}

export interface CreateLoginProfileResponse {
  readonly LoginProfile: LoginProfile
}

export interface CreateOpenIDConnectProviderRequest {
  readonly Url: string
  readonly ClientIDList?: readonly string[] | undefined
  readonly ThumbprintList?: readonly string[] | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreateOpenIDConnectProviderResponse {
  readonly OpenIDConnectProviderArn?: string | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreatePolicyRequest {
  readonly PolicyName: string
  readonly Path?: string | undefined
  readonly PolicyDocument: string
  readonly Description?: string | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreatePolicyResponse {
  readonly Policy?: Policy | undefined
}

export interface CreatePolicyVersionRequest {
  readonly PolicyArn: string
  readonly PolicyDocument: string
  readonly SetAsDefault?: boolean | undefined
}

export interface CreatePolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion | undefined
}

export interface CreateRoleRequest {
  readonly Path?: string | undefined
  readonly RoleName: string
  readonly AssumeRolePolicyDocument: string
  readonly Description?: string | undefined
  readonly MaxSessionDuration?: number | undefined
  readonly PermissionsBoundary?: string | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreateRoleResponse {
  readonly Role: Role
}

export interface CreateSAMLProviderRequest {
  readonly SAMLMetadataDocument: string
  readonly Name: string
  readonly Tags?: readonly Tag[] | undefined
  readonly AssertionEncryptionMode?: 'Required' | 'Allowed' | undefined
  readonly AddPrivateKey?: string | undefined
}

export interface CreateSAMLProviderResponse {
  readonly SAMLProviderArn?: string | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreateServiceLinkedRoleRequest {
  readonly AWSServiceName: string
  readonly Description?: string | undefined
  readonly CustomSuffix?: string | undefined
}

export interface CreateServiceLinkedRoleResponse {
  readonly Role?: Role | undefined
}

export interface CreateServiceSpecificCredentialRequest {
  readonly UserName: string
  readonly ServiceName: string
  readonly CredentialAgeDays?: number | undefined
}

export interface CreateServiceSpecificCredentialResponse {
  readonly ServiceSpecificCredential?: ServiceSpecificCredential | undefined
}

export interface CreateUserRequest {
  readonly Path?: string | undefined
  readonly UserName: string
  readonly PermissionsBoundary?: string | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreateUserResponse {
  readonly User?: User | undefined
}

export interface CreateVirtualMFADeviceRequest {
  readonly Path?: string | undefined
  readonly VirtualMFADeviceName: string
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreateVirtualMFADeviceResponse {
  readonly VirtualMFADevice: VirtualMFADevice
}

export interface DeactivateMFADeviceRequest {
  readonly UserName?: string | undefined
  readonly SerialNumber: string
}

export interface DelegationPermission {
  readonly PolicyTemplateArn?: string | undefined
  readonly Parameters?: readonly PolicyParameter[] | undefined
}

export interface DelegationRequest {
  readonly DelegationRequestId?: string | undefined
  readonly OwnerAccountId?: string | undefined
  readonly Description?: string | undefined
  readonly RequestMessage?: string | undefined
  readonly Permissions?: DelegationPermission | undefined
  readonly PermissionPolicy?: string | undefined
  readonly RolePermissionRestrictionArns?: readonly string[] | undefined
  readonly OwnerId?: string | undefined
  readonly ApproverId?: string | undefined
  readonly State?: 'UNASSIGNED' | 'ASSIGNED' | 'PENDING_APPROVAL' | 'FINALIZED' | 'ACCEPTED' | 'REJECTED' | 'EXPIRED' | undefined
  readonly ExpirationTime?: number | undefined
  readonly RequestorId?: string | undefined
  readonly RequestorName?: string | undefined
  readonly CreateDate?: number | undefined
  readonly SessionDuration?: number | undefined
  readonly RedirectUrl?: string | undefined
  readonly Notes?: string | undefined
  readonly RejectionReason?: string | undefined
  readonly OnlySendByOwner?: boolean | undefined
  readonly UpdatedTime?: number | undefined
}

export interface DeleteAccessKeyRequest {
  readonly UserName?: string | undefined
  readonly AccessKeyId: string
}

export interface DeleteAccountAliasRequest {
  readonly AccountAlias: string
}

export interface DeleteGroupPolicyRequest {
  readonly GroupName: string
  readonly PolicyName: string
}

export interface DeleteGroupRequest {
  readonly GroupName: string
}

export interface DeleteInstanceProfileRequest {
  readonly InstanceProfileName: string
}

export interface DeleteLoginProfileRequest {
  readonly UserName?: string | undefined
}

export interface DeleteOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
}

export interface DeletePolicyRequest {
  readonly PolicyArn: string
}

export interface DeletePolicyVersionRequest {
  readonly PolicyArn: string
  readonly VersionId: string
}

export interface DeleteRolePermissionsBoundaryRequest {
  readonly RoleName: string
}

export interface DeleteRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyName: string
}

export interface DeleteRoleRequest {
  readonly RoleName: string
}

export interface DeleteSAMLProviderRequest {
  readonly SAMLProviderArn: string
}

export interface DeleteSSHPublicKeyRequest {
  readonly UserName: string
  readonly SSHPublicKeyId: string
}

export interface DeleteServerCertificateRequest {
  readonly ServerCertificateName: string
}

export interface DeleteServiceLinkedRoleRequest {
  readonly RoleName: string
}

export interface DeleteServiceLinkedRoleResponse {
  readonly DeletionTaskId: string
}

export interface DeleteServiceSpecificCredentialRequest {
  readonly UserName?: string | undefined
  readonly ServiceSpecificCredentialId: string
}

export interface DeleteSigningCertificateRequest {
  readonly UserName?: string | undefined
  readonly CertificateId: string
}

export interface DeleteUserPermissionsBoundaryRequest {
  readonly UserName: string
}

export interface DeleteUserPolicyRequest {
  readonly UserName: string
  readonly PolicyName: string
}

export interface DeleteUserRequest {
  readonly UserName: string
}

export interface DeleteVirtualMFADeviceRequest {
  readonly SerialNumber: string
}

export interface DeletionTaskFailureReasonType {
  readonly Reason?: string | undefined
  readonly RoleUsageList?: readonly RoleUsageType[] | undefined
}

export interface DetachGroupPolicyRequest {
  readonly GroupName: string
  readonly PolicyArn: string
}

export interface DetachRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyArn: string
}

export interface DetachUserPolicyRequest {
  readonly UserName: string
  readonly PolicyArn: string
}

export interface DisableOrganizationsRootCredentialsManagementRequest {
}

export interface DisableOrganizationsRootCredentialsManagementResponse {
  readonly OrganizationId?: string | undefined
  readonly EnabledFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[] | undefined
}

export interface DisableOrganizationsRootSessionsRequest {
}

export interface DisableOrganizationsRootSessionsResponse {
  readonly OrganizationId?: string | undefined
  readonly EnabledFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[] | undefined
}

export interface EnableMFADeviceRequest {
  readonly UserName: string
  readonly SerialNumber: string
  readonly AuthenticationCode1: string
  readonly AuthenticationCode2: string
}

export interface EnableOrganizationsRootCredentialsManagementRequest {
}

export interface EnableOrganizationsRootCredentialsManagementResponse {
  readonly OrganizationId?: string | undefined
  readonly EnabledFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[] | undefined
}

export interface EnableOrganizationsRootSessionsRequest {
}

export interface EnableOrganizationsRootSessionsResponse {
  readonly OrganizationId?: string | undefined
  readonly EnabledFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[] | undefined
}

export interface EnableOutboundWebIdentityFederationResponse {
  readonly IssuerIdentifier?: string | undefined
}

export interface EntityDetails {
  readonly EntityInfo: EntityInfo
  readonly LastAuthenticated?: number | undefined
}

export interface EntityInfo {
  readonly Arn: string
  readonly Name: string
  readonly Type: 'USER' | 'ROLE' | 'GROUP'
  readonly Id: string
  readonly Path?: string | undefined
}

export interface ErrorDetails {
  readonly Message: string
  readonly Code: string
}

export interface EvaluationResult {
  readonly EvalActionName: string
  readonly EvalResourceName?: string | undefined
  readonly EvalDecision: 'allowed' | 'explicitDeny' | 'implicitDeny'
  readonly MatchedStatements?: readonly Statement[] | undefined
  readonly MissingContextValues?: readonly string[] | undefined
  readonly OrganizationsDecisionDetail?: OrganizationsDecisionDetail | undefined
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail | undefined
  readonly EvalDecisionDetails?: Readonly<Record<string, 'allowed' | 'explicitDeny' | 'implicitDeny'>> | undefined
  readonly ResourceSpecificResults?: readonly ResourceSpecificResult[] | undefined
}

export interface GenerateCredentialReportResponse {
  readonly State?: 'STARTED' | 'INPROGRESS' | 'COMPLETE' | undefined
  readonly Description?: string | undefined
}

export interface GenerateOrganizationsAccessReportRequest {
  readonly EntityPath: string
  readonly OrganizationsPolicyId?: string | undefined
}

export interface GenerateOrganizationsAccessReportResponse {
  readonly JobId?: string | undefined
}

export interface GenerateServiceLastAccessedDetailsRequest {
  readonly Arn: string
  readonly Granularity?: 'SERVICE_LEVEL' | 'ACTION_LEVEL' | undefined
}

export interface GenerateServiceLastAccessedDetailsResponse {
  readonly JobId?: string | undefined
}

export interface GetAccessKeyLastUsedRequest {
  readonly AccessKeyId: string
}

export interface GetAccessKeyLastUsedResponse {
  readonly UserName?: string | undefined
  readonly AccessKeyLastUsed?: AccessKeyLastUsed | undefined
}

export interface GetAccountAuthorizationDetailsRequest {
  readonly Filter?: readonly ('User' | 'Role' | 'Group' | 'LocalManagedPolicy' | 'AWSManagedPolicy')[] | undefined
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

export interface GetAccountAuthorizationDetailsResponse {
  readonly UserDetailList?: readonly UserDetail[] | undefined
  readonly GroupDetailList?: readonly GroupDetail[] | undefined
  readonly RoleDetailList?: readonly RoleDetail[] | undefined
  readonly Policies?: readonly ManagedPolicyDetail[] | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface GetAccountPasswordPolicyResponse {
  readonly PasswordPolicy: PasswordPolicy
}

export interface GetAccountPropertiesRequest {
}

export interface GetAccountPropertiesResponse {
  readonly Properties?: Readonly<Record<string, string>> | undefined
}

export interface GetAccountSummaryResponse {
  readonly SummaryMap?: Readonly<Record<string, number>> | undefined
}

export interface GetContextKeysForCustomPolicyRequest {
  readonly PolicyInputList: readonly string[]
}

export interface GetContextKeysForPolicyResponse {
  readonly ContextKeyNames?: readonly string[] | undefined
}

export interface GetContextKeysForPrincipalPolicyRequest {
  readonly PolicySourceArn: string
  readonly PolicyInputList?: readonly string[] | undefined
}

export interface GetCredentialReportResponse {
  readonly Content?: Uint8Array | undefined
  readonly ReportFormat?: 'text/csv' | undefined
  readonly GeneratedTime?: number | undefined
}

export interface GetDelegationRequestRequest {
  readonly DelegationRequestId: string
  readonly DelegationPermissionCheck?: boolean | undefined
}

export interface GetDelegationRequestResponse {
  readonly DelegationRequest?: DelegationRequest | undefined
  readonly PermissionCheckStatus?: 'COMPLETE' | 'IN_PROGRESS' | 'FAILED' | undefined
  readonly PermissionCheckResult?: 'ALLOWED' | 'DENIED' | 'UNSURE' | undefined
}

export interface GetGroupPolicyRequest {
  readonly GroupName: string
  readonly PolicyName: string
}

export interface GetGroupPolicyResponse {
  readonly GroupName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface GetGroupRequest {
  readonly GroupName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface GetGroupResponse {
  readonly Group: Group
  readonly Users: readonly User[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface GetHumanReadableSummaryRequest {
  readonly EntityArn: string
  readonly Locale?: string | undefined
}

export interface GetHumanReadableSummaryResponse {
  readonly SummaryContent?: string | undefined
  readonly Locale?: string | undefined
  readonly SummaryState?: 'AVAILABLE' | 'NOT_AVAILABLE' | 'NOT_SUPPORTED' | 'FAILED' | undefined
}

export interface GetInstanceProfileRequest {
  readonly InstanceProfileName: string
}

export interface GetInstanceProfileResponse {
  readonly InstanceProfile: InstanceProfile
}

export interface GetLoginProfileRequest {
  readonly UserName?: string | undefined
}

export interface GetLoginProfileResponse {
  readonly LoginProfile: LoginProfile
}

export interface GetMFADeviceRequest {
  readonly SerialNumber: string
  readonly UserName?: string | undefined
}

export interface GetMFADeviceResponse {
  readonly UserName?: string | undefined
  readonly SerialNumber: string
  readonly EnableDate?: number | undefined
  readonly Certifications?: Readonly<Record<string, string>> | undefined
}

export interface GetOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
}

export interface GetOpenIDConnectProviderResponse {
  readonly Url?: string | undefined
  readonly ClientIDList?: readonly string[] | undefined
  readonly ThumbprintList?: readonly string[] | undefined
  readonly CreateDate?: number | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface GetOrganizationsAccessReportRequest {
  readonly JobId: string
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
  readonly SortKey?: 'SERVICE_NAMESPACE_ASCENDING' | 'SERVICE_NAMESPACE_DESCENDING' | 'LAST_AUTHENTICATED_TIME_ASCENDING' | 'LAST_AUTHENTICATED_TIME_DESCENDING' | undefined
}

export interface GetOrganizationsAccessReportResponse {
  readonly JobStatus: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'
  readonly JobCreationDate: number
  readonly JobCompletionDate?: number | undefined
  readonly NumberOfServicesAccessible?: number | undefined
  readonly NumberOfServicesNotAccessed?: number | undefined
  readonly AccessDetails?: readonly AccessDetail[] | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
  readonly ErrorDetails?: ErrorDetails | undefined
}

export interface GetOutboundWebIdentityFederationInfoResponse {
  readonly IssuerIdentifier?: string | undefined
  readonly JwtVendingEnabled?: boolean | undefined
}

export interface GetPolicyRequest {
  readonly PolicyArn: string
}

export interface GetPolicyResponse {
  readonly Policy?: Policy | undefined
}

export interface GetPolicyVersionRequest {
  readonly PolicyArn: string
  readonly VersionId: string
}

export interface GetPolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion | undefined
}

export interface GetRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyName: string
}

export interface GetRolePolicyResponse {
  readonly RoleName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface GetRoleRequest {
  readonly RoleName: string
}

export interface GetRoleResponse {
  readonly Role: Role
}

export interface GetRoleTemplateVersionRequest {
  readonly TemplateArn: string
  readonly MinorVersion?: number | undefined
}

export interface GetRoleTemplateVersionResponse {
  readonly RoleTemplateVersion: RoleTemplateVersion
}

export interface GetSAMLProviderRequest {
  readonly SAMLProviderArn: string
}

export interface GetSAMLProviderResponse {
  readonly SAMLProviderUUID?: string | undefined
  readonly SAMLMetadataDocument?: string | undefined
  readonly CreateDate?: number | undefined
  readonly ValidUntil?: number | undefined
  readonly Tags?: readonly Tag[] | undefined
  readonly AssertionEncryptionMode?: 'Required' | 'Allowed' | undefined
  readonly PrivateKeyList?: readonly SAMLPrivateKey[] | undefined
}

export interface GetSSHPublicKeyRequest {
  readonly UserName: string
  readonly SSHPublicKeyId: string
  readonly Encoding: 'SSH' | 'PEM'
}

export interface GetSSHPublicKeyResponse {
  readonly SSHPublicKey?: SSHPublicKey | undefined
}

export interface GetServerCertificateRequest {
  readonly ServerCertificateName: string
}

export interface GetServerCertificateResponse {
  readonly ServerCertificate: ServerCertificate
}

export interface GetServiceLastAccessedDetailsRequest {
  readonly JobId: string
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

export interface GetServiceLastAccessedDetailsResponse {
  readonly JobStatus: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'
  readonly JobType?: 'SERVICE_LEVEL' | 'ACTION_LEVEL' | undefined
  readonly JobCreationDate: number
  readonly ServicesLastAccessed: readonly ServiceLastAccessed[]
  readonly JobCompletionDate: number
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
  readonly Error?: ErrorDetails | undefined
}

export interface GetServiceLastAccessedDetailsWithEntitiesRequest {
  readonly JobId: string
  readonly ServiceNamespace: string
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

export interface GetServiceLastAccessedDetailsWithEntitiesResponse {
  readonly JobStatus: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'
  readonly JobCreationDate: number
  readonly JobCompletionDate: number
  readonly EntityDetailsList: readonly EntityDetails[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
  readonly Error?: ErrorDetails | undefined
}

export interface GetServiceLinkedRoleDeletionStatusRequest {
  readonly DeletionTaskId: string
}

export interface GetServiceLinkedRoleDeletionStatusResponse {
  readonly Status: 'SUCCEEDED' | 'IN_PROGRESS' | 'FAILED' | 'NOT_STARTED'
  readonly Reason?: DeletionTaskFailureReasonType | undefined
}

export interface GetUserPolicyRequest {
  readonly UserName: string
  readonly PolicyName: string
}

export interface GetUserPolicyResponse {
  readonly UserName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface GetUserRequest {
  readonly UserName?: string | undefined
}

export interface GetUserResponse {
  readonly User: User
}

export interface Group {
  readonly Path: string
  readonly GroupName: string
  readonly GroupId: string
  readonly Arn: string
  readonly CreateDate: number
}

export interface GroupDetail {
  readonly Path?: string | undefined
  readonly GroupName?: string | undefined
  readonly GroupId?: string | undefined
  readonly Arn?: string | undefined
  readonly CreateDate?: number | undefined
  readonly GroupPolicyList?: readonly PolicyDetail[] | undefined
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[] | undefined
}

export interface InlinePolicy {
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface InlinePolicyIdentifierType {
  readonly PolicyName: string
  readonly AttachmentType: 'user' | 'group' | 'role'
  readonly AttachmentName: string
}

export interface InstanceProfile {
  readonly Path: string
  readonly InstanceProfileName: string
  readonly InstanceProfileId: string
  readonly Arn: string
  readonly CreateDate: number
  readonly Roles: readonly Role[]
  readonly Tags?: readonly Tag[] | undefined
}

export interface ListAccessKeysRequest {
  readonly UserName?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListAccessKeysResponse {
  readonly AccessKeyMetadata: readonly AccessKeyMetadata[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListAccountAliasesRequest {
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListAccountAliasesResponse {
  readonly AccountAliases: readonly string[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListAttachedGroupPoliciesRequest {
  readonly GroupName: string
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListAttachedGroupPoliciesResponse {
  readonly AttachedPolicies?: readonly AttachedPolicy[] | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListAttachedRolePoliciesRequest {
  readonly RoleName: string
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListAttachedRolePoliciesResponse {
  readonly AttachedPolicies?: readonly AttachedPolicy[] | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListAttachedUserPoliciesRequest {
  readonly UserName: string
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListAttachedUserPoliciesResponse {
  readonly AttachedPolicies?: readonly AttachedPolicy[] | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListDelegationRequestsRequest {
  readonly OwnerId?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListDelegationRequestsResponse {
  readonly DelegationRequests?: readonly DelegationRequest[] | undefined
  readonly Marker?: string | undefined
  readonly isTruncated?: boolean | undefined
}

export interface ListEntitiesForPolicyRequest {
  readonly PolicyArn: string
  readonly EntityFilter?: 'User' | 'Role' | 'Group' | 'LocalManagedPolicy' | 'AWSManagedPolicy' | undefined
  readonly PathPrefix?: string | undefined
  readonly PolicyUsageFilter?: 'PermissionsPolicy' | 'PermissionsBoundary' | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListEntitiesForPolicyResponse {
  readonly PolicyGroups?: readonly PolicyGroup[] | undefined
  readonly PolicyUsers?: readonly PolicyUser[] | undefined
  readonly PolicyRoles?: readonly PolicyRole[] | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListGroupPoliciesRequest {
  readonly GroupName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListGroupPoliciesResponse {
  readonly PolicyNames: readonly string[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListGroupsForUserRequest {
  readonly UserName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListGroupsForUserResponse {
  readonly Groups: readonly Group[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListGroupsRequest {
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListGroupsResponse {
  readonly Groups: readonly Group[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListInstanceProfileTagsRequest {
  readonly InstanceProfileName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListInstanceProfileTagsResponse {
  readonly Tags: readonly Tag[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListInstanceProfilesForRoleRequest {
  readonly RoleName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListInstanceProfilesForRoleResponse {
  readonly InstanceProfiles: readonly InstanceProfile[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListInstanceProfilesRequest {
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListInstanceProfilesResponse {
  readonly InstanceProfiles: readonly InstanceProfile[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListMFADeviceTagsRequest {
  readonly SerialNumber: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListMFADeviceTagsResponse {
  readonly Tags: readonly Tag[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListMFADevicesRequest {
  readonly UserName?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListMFADevicesResponse {
  readonly MFADevices: readonly MFADevice[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListOpenIDConnectProviderTagsRequest {
  readonly OpenIDConnectProviderArn: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListOpenIDConnectProviderTagsResponse {
  readonly Tags: readonly Tag[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListOpenIDConnectProvidersRequest {
}

export interface ListOpenIDConnectProvidersResponse {
  readonly OpenIDConnectProviderList?: readonly OpenIDConnectProviderListEntry[] | undefined
}

export interface ListOrganizationsFeaturesRequest {
}

export interface ListOrganizationsFeaturesResponse {
  readonly OrganizationId?: string | undefined
  readonly EnabledFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[] | undefined
}

export interface ListPoliciesGrantingServiceAccessEntry {
  readonly ServiceNamespace?: string | undefined
  readonly Policies?: readonly PolicyGrantingServiceAccess[] | undefined
}

export interface ListPoliciesGrantingServiceAccessRequest {
  readonly Marker?: string | undefined
  readonly Arn: string
  readonly ServiceNamespaces: readonly string[]
}

export interface ListPoliciesGrantingServiceAccessResponse {
  readonly PoliciesGrantingServiceAccess: readonly ListPoliciesGrantingServiceAccessEntry[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListPoliciesRequest {
  readonly Scope?: 'All' | 'AWS' | 'Local' | undefined
  readonly OnlyAttached?: boolean | undefined
  readonly PathPrefix?: string | undefined
  readonly PolicyUsageFilter?: 'PermissionsPolicy' | 'PermissionsBoundary' | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListPoliciesResponse {
  readonly Policies?: readonly Policy[] | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListPolicyTagsRequest {
  readonly PolicyArn: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListPolicyTagsResponse {
  readonly Tags: readonly Tag[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListPolicyVersionsRequest {
  readonly PolicyArn: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListPolicyVersionsResponse {
  readonly Versions?: readonly PolicyVersion[] | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListRolePoliciesRequest {
  readonly RoleName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListRolePoliciesResponse {
  readonly PolicyNames: readonly string[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListRoleTagsRequest {
  readonly RoleName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListRoleTagsResponse {
  readonly Tags: readonly Tag[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListRolesRequest {
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListRolesResponse {
  readonly Roles: readonly Role[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListSAMLProviderTagsRequest {
  readonly SAMLProviderArn: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListSAMLProviderTagsResponse {
  readonly Tags: readonly Tag[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListSAMLProvidersRequest {
}

export interface ListSAMLProvidersResponse {
  readonly SAMLProviderList?: readonly SAMLProviderListEntry[] | undefined
}

export interface ListSSHPublicKeysRequest {
  readonly UserName?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListSSHPublicKeysResponse {
  readonly SSHPublicKeys?: readonly SSHPublicKeyMetadata[] | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListServerCertificateTagsRequest {
  readonly ServerCertificateName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListServerCertificateTagsResponse {
  readonly Tags: readonly Tag[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListServerCertificatesRequest {
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListServerCertificatesResponse {
  readonly ServerCertificateMetadataList: readonly ServerCertificateMetadata[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListServiceSpecificCredentialsRequest {
  readonly UserName?: string | undefined
  readonly ServiceName?: string | undefined
  readonly AllUsers?: boolean | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListServiceSpecificCredentialsResponse {
  readonly ServiceSpecificCredentials?: readonly ServiceSpecificCredentialMetadata[] | undefined
  readonly Marker?: string | undefined
  readonly IsTruncated?: boolean | undefined
}

export interface ListSigningCertificatesRequest {
  readonly UserName?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListSigningCertificatesResponse {
  readonly Certificates: readonly SigningCertificate[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListUserPoliciesRequest {
  readonly UserName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListUserPoliciesResponse {
  readonly PolicyNames: readonly string[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListUserTagsRequest {
  readonly UserName: string
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListUserTagsResponse {
  readonly Tags: readonly Tag[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListUsersRequest {
  readonly PathPrefix?: string | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListUsersResponse {
  readonly Users: readonly User[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface ListVirtualMFADevicesRequest {
  readonly AssignmentStatus?: 'Assigned' | 'Unassigned' | 'Any' | undefined
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface ListVirtualMFADevicesResponse {
  readonly VirtualMFADevices: readonly VirtualMFADevice[]
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface LoginProfile {
  readonly UserName: string
  readonly CreateDate: number
  readonly PasswordResetRequired?: boolean | undefined
}

export interface MFADevice {
  readonly UserName: string
  readonly SerialNumber: string
  readonly EnableDate: number
}

export interface ManagedPolicyDetail {
  readonly PolicyName?: string | undefined
  readonly PolicyId?: string | undefined
  readonly Arn?: string | undefined
  readonly Path?: string | undefined
  readonly DefaultVersionId?: string | undefined
  readonly AttachmentCount?: number | undefined
  readonly PermissionsBoundaryUsageCount?: number | undefined
  readonly IsAttachable?: boolean | undefined
  readonly Description?: string | undefined
  readonly CreateDate?: number | undefined
  readonly UpdateDate?: number | undefined
  readonly PolicyVersionList?: readonly PolicyVersion[] | undefined
}

export interface OpenIDConnectProviderListEntry {
  readonly Arn?: string | undefined
}

export interface OrderedOrganizationPolicyType {
  readonly ServiceControlPolicyInputList?: readonly string[] | undefined
}

export interface OrganizationsDecisionDetail {
  readonly AllowedByOrganizations?: boolean | undefined
}

export interface ParameterDefinition {
  readonly Name: string
  readonly Type: 'String' | 'StringList' | 'Number' | 'NumberList' | 'Arn' | 'ArnList'
  readonly SubType?: string | undefined
  readonly Description?: string | undefined
  readonly IsRequired?: boolean | undefined
  readonly DefaultValue?: string | undefined
  readonly Immutable?: boolean | undefined
}

export interface PasswordPolicy {
  readonly MinimumPasswordLength?: number | undefined
  readonly RequireSymbols?: boolean | undefined
  readonly RequireNumbers?: boolean | undefined
  readonly RequireUppercaseCharacters?: boolean | undefined
  readonly RequireLowercaseCharacters?: boolean | undefined
  readonly AllowUsersToChangePassword?: boolean | undefined
  readonly ExpirePasswords?: boolean | undefined
  readonly MaxPasswordAge?: number | undefined
  readonly PasswordReusePrevention?: number | undefined
  readonly HardExpiry?: boolean | undefined
}

export interface PermissionsBoundaryDecisionDetail {
  readonly AllowedByPermissionsBoundary?: boolean | undefined
}

export interface Policy {
  readonly PolicyName?: string | undefined
  readonly PolicyId?: string | undefined
  readonly Arn?: string | undefined
  readonly Path?: string | undefined
  readonly DefaultVersionId?: string | undefined
  readonly AttachmentCount?: number | undefined
  readonly PermissionsBoundaryUsageCount?: number | undefined
  readonly IsAttachable?: boolean | undefined
  readonly Description?: string | undefined
  readonly CreateDate?: number | undefined
  readonly UpdateDate?: number | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface PolicyDetail {
  readonly PolicyName?: string | undefined
  readonly PolicyDocument?: string | undefined
}

export interface PolicyGrantingServiceAccess {
  readonly PolicyName: string
  readonly PolicyType: 'INLINE' | 'MANAGED'
  readonly PolicyArn?: string | undefined
  readonly EntityType?: 'USER' | 'ROLE' | 'GROUP' | undefined
  readonly EntityName?: string | undefined
}

export interface PolicyGroup {
  readonly GroupName?: string | undefined
  readonly GroupId?: string | undefined
}

export interface PolicyIdentifier {
  readonly PolicyType?: 'inline' | 'aws-managed' | 'user-managed' | 'permission-boundary' | 'scp' | 'rcp' | undefined
  readonly PolicyArn?: string | undefined
  readonly InlinePolicyIdentifier?: InlinePolicyIdentifierType | undefined
}

export interface PolicyParameter {
  readonly Name?: string | undefined
  readonly Values?: readonly string[] | undefined
  readonly Type?: 'string' | 'stringList' | undefined
}

export interface PolicyRole {
  readonly RoleName?: string | undefined
  readonly RoleId?: string | undefined
}

export interface PolicyUser {
  readonly UserName?: string | undefined
  readonly UserId?: string | undefined
}

export interface PolicyVersion {
  readonly Document?: string | undefined
  readonly VersionId?: string | undefined
  readonly IsDefaultVersion?: boolean | undefined
  readonly CreateDate?: number | undefined
}

export interface Position {
  readonly Line?: number | undefined
  readonly Column?: number | undefined
}

export interface PutAccountPropertiesRequest {
  readonly Properties: Readonly<Record<string, string>>
}

export interface PutAccountPropertiesResponse {
}

export interface PutGroupPolicyRequest {
  readonly GroupName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface PutRolePermissionsBoundaryRequest {
  readonly RoleName: string
  readonly PermissionsBoundary: string
}

export interface PutRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface PutUserPermissionsBoundaryRequest {
  readonly UserName: string
  readonly PermissionsBoundary: string
}

export interface PutUserPolicyRequest {
  readonly UserName: string
  readonly PolicyName: string
  readonly PolicyDocument: string
}

export interface RejectDelegationRequestRequest {
  readonly DelegationRequestId: string
  readonly Notes?: string | undefined
}

export interface RemoveClientIDFromOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
  readonly ClientID: string
}

export interface RemoveRoleFromInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly RoleName: string
}

export interface RemoveUserFromGroupRequest {
  readonly GroupName: string
  readonly UserName: string
}

export interface ReplacementValueEntry {
  readonly Values: readonly string[]
}

export interface ResetServiceSpecificCredentialRequest {
  readonly UserName?: string | undefined
  readonly ServiceSpecificCredentialId: string
}

export interface ResetServiceSpecificCredentialResponse {
  readonly ServiceSpecificCredential?: ServiceSpecificCredential | undefined
}

export interface ResourceSpecificResult {
  readonly EvalResourceName: string
  readonly EvalResourceDecision: 'allowed' | 'explicitDeny' | 'implicitDeny'
  readonly MatchedStatements?: readonly Statement[] | undefined
  readonly MissingContextValues?: readonly string[] | undefined
  readonly EvalDecisionDetails?: Readonly<Record<string, 'allowed' | 'explicitDeny' | 'implicitDeny'>> | undefined
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail | undefined
}

export interface ResyncMFADeviceRequest {
  readonly UserName: string
  readonly SerialNumber: string
  readonly AuthenticationCode1: string
  readonly AuthenticationCode2: string
}

export interface Role {
  readonly Path: string
  readonly RoleName: string
  readonly RoleId: string
  readonly Arn: string
  readonly CreateDate: number
  readonly AssumeRolePolicyDocument?: string | undefined
  readonly Description?: string | undefined
  readonly MaxSessionDuration?: number | undefined
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined
  readonly Tags?: readonly Tag[] | undefined
  readonly RoleLastUsed?: RoleLastUsed | undefined
  readonly SourceRoleTemplate?: SourceRoleTemplate | undefined
}

export interface RoleDetail {
  readonly Path?: string | undefined
  readonly RoleName?: string | undefined
  readonly RoleId?: string | undefined
  readonly Arn?: string | undefined
  readonly CreateDate?: number | undefined
  readonly AssumeRolePolicyDocument?: string | undefined
  readonly InstanceProfileList?: readonly InstanceProfile[] | undefined
  readonly RolePolicyList?: readonly PolicyDetail[] | undefined
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[] | undefined
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined
  readonly Tags?: readonly Tag[] | undefined
  readonly RoleLastUsed?: RoleLastUsed | undefined
}

export interface RoleLastUsed {
  readonly LastUsedDate?: number | undefined
  readonly Region?: string | undefined
}

export interface RoleTemplateVersion {
  readonly TemplateArn?: string | undefined
  readonly TemplateName?: string | undefined
  readonly TemplateVersionId?: string | undefined
  readonly Description?: string | undefined
  readonly MajorVersion?: number | undefined
  readonly DefaultMinorVersion?: number | undefined
  readonly ManagedByType?: 'Service' | undefined
  readonly ManagedByValue?: string | undefined
  readonly Enabled?: boolean | undefined
  readonly MinorVersion?: number | undefined
  readonly RoleNamePattern?: string | undefined
  readonly RolePathPattern?: string | undefined
  readonly RoleDescriptionPattern?: string | undefined
  readonly AssumeRolePolicyDocumentTemplate?: string | undefined
  readonly InlinePolicyTemplates?: readonly InlinePolicy[] | undefined
  readonly ManagedPolicyArns?: readonly string[] | undefined
  readonly PermissionBoundaryArn?: string | undefined
  readonly ParametersDefinition?: readonly ParameterDefinition[] | undefined
  readonly RoleTagsTemplate?: readonly TagTemplate[] | undefined
  readonly MaxSessionDuration?: number | undefined
  readonly VersionEnabled?: boolean | undefined
  readonly CreateTimestamp?: number | undefined
  readonly UpdateTimestamp?: number | undefined
}

export interface RoleUsageType {
  readonly Region?: string | undefined
  readonly Resources?: readonly string[] | undefined
}

export interface SAMLPrivateKey {
  readonly KeyId?: string | undefined
  readonly Timestamp?: number | undefined
}

export interface SAMLProviderListEntry {
  readonly Arn?: string | undefined
  readonly ValidUntil?: number | undefined
  readonly CreateDate?: number | undefined
}

export interface SSHPublicKey {
  readonly UserName: string
  readonly SSHPublicKeyId: string
  readonly Fingerprint: string
  readonly SSHPublicKeyBody: string
  readonly Status: 'Active' | 'Inactive' | 'Expired'
  readonly UploadDate?: number | undefined
}

export interface SSHPublicKeyMetadata {
  readonly UserName: string
  readonly SSHPublicKeyId: string
  readonly Status: 'Active' | 'Inactive' | 'Expired'
  readonly UploadDate: number
}

export interface SendDelegationTokenRequest {
  readonly DelegationRequestId: string
}

export interface ServerCertificate {
  readonly ServerCertificateMetadata: ServerCertificateMetadata
  readonly CertificateBody: string
  readonly CertificateChain?: string | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface ServerCertificateMetadata {
  readonly Path: string
  readonly ServerCertificateName: string
  readonly ServerCertificateId: string
  readonly Arn: string
  readonly UploadDate?: number | undefined
  readonly Expiration?: number | undefined
}

export interface ServiceLastAccessed {
  readonly ServiceName: string
  readonly LastAuthenticated?: number | undefined
  readonly ServiceNamespace: string
  readonly LastAuthenticatedEntity?: string | undefined
  readonly LastAuthenticatedRegion?: string | undefined
  readonly TotalAuthenticatedEntities?: number | undefined
  readonly TrackedActionsLastAccessed?: readonly TrackedActionLastAccessed[] | undefined
}

export interface ServiceSpecificCredential {
  readonly CreateDate: number
  readonly ExpirationDate?: number | undefined
  readonly ServiceName: string
  readonly ServiceUserName?: string | undefined
  readonly ServicePassword?: string | undefined
  readonly ServiceCredentialAlias?: string | undefined
  readonly ServiceCredentialSecret?: string | undefined
  readonly ServiceSpecificCredentialId: string
  readonly UserName: string
  readonly Status: 'Active' | 'Inactive' | 'Expired'
}

export interface ServiceSpecificCredentialMetadata {
  readonly UserName: string
  readonly Status: 'Active' | 'Inactive' | 'Expired'
  readonly ServiceUserName?: string | undefined
  readonly ServiceCredentialAlias?: string | undefined
  readonly CreateDate: number
  readonly ExpirationDate?: number | undefined
  readonly ServiceSpecificCredentialId: string
  readonly ServiceName: string
}

export interface SetDefaultPolicyVersionRequest {
  readonly PolicyArn: string
  readonly VersionId: string
}

export interface SetSecurityTokenServicePreferencesRequest {
  readonly GlobalEndpointTokenVersion: 'v1Token' | 'v2Token'
}

export interface SigningCertificate {
  readonly UserName: string
  readonly CertificateId: string
  readonly CertificateBody: string
  readonly Status: 'Active' | 'Inactive' | 'Expired'
  readonly UploadDate?: number | undefined
}

export interface SimulateCustomPolicyRequest {
  readonly PolicyInputList: readonly string[]
  readonly PermissionsBoundaryPolicyInputList?: readonly string[] | undefined
  readonly OrderedOrganizationPolicyInputList?: readonly OrderedOrganizationPolicyType[] | undefined
  readonly ActionNames: readonly string[]
  readonly ResourceArns?: readonly string[] | undefined
  readonly ResourcePolicy?: string | undefined
  readonly ResourceOwner?: string | undefined
  readonly CallerArn?: string | undefined
  readonly ContextEntries?: readonly ContextEntry[] | undefined
  readonly ResourceHandlingOption?: string | undefined
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

export interface SimulatePolicyResponse {
  readonly EvaluationResults?: readonly EvaluationResult[] | undefined
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

export interface SimulatePrincipalPolicyRequest {
  readonly PolicySourceArn: string
  readonly PolicyInputList?: readonly string[] | undefined
  readonly PermissionsBoundaryPolicyInputList?: readonly string[] | undefined
  readonly PolicyExclusionList?: readonly PolicyIdentifier[] | undefined
  readonly ActionNames: readonly string[]
  readonly ResourceArns?: readonly string[] | undefined
  readonly ResourcePolicy?: string | undefined
  readonly ResourceOwner?: string | undefined
  readonly CallerArn?: string | undefined
  readonly ContextEntries?: readonly ContextEntry[] | undefined
  readonly ResourceHandlingOption?: string | undefined
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

export interface SourceRoleTemplate {
  readonly TemplateArn: string
  readonly TemplateMinorVersion: number
}

export interface Statement {
  readonly SourcePolicyId?: string | undefined
  readonly SourcePolicyType?: string | undefined
  readonly StartPosition?: Position | undefined
  readonly EndPosition?: Position | undefined
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface TagInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly Tags: readonly Tag[]
}

export interface TagMFADeviceRequest {
  readonly SerialNumber: string
  readonly Tags: readonly Tag[]
}

export interface TagOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
  readonly Tags: readonly Tag[]
}

export interface TagPolicyRequest {
  readonly PolicyArn: string
  readonly Tags: readonly Tag[]
}

export interface TagRoleRequest {
  readonly RoleName: string
  readonly Tags: readonly Tag[]
}

export interface TagSAMLProviderRequest {
  readonly SAMLProviderArn: string
  readonly Tags: readonly Tag[]
}

export interface TagServerCertificateRequest {
  readonly ServerCertificateName: string
  readonly Tags: readonly Tag[]
}

export interface TagTemplate {
  readonly Key: string
  readonly Value: string
}

export interface TagUserRequest {
  readonly UserName: string
  readonly Tags: readonly Tag[]
}

export interface TrackedActionLastAccessed {
  readonly ActionName?: string | undefined
  readonly LastAccessedEntity?: string | undefined
  readonly LastAccessedTime?: number | undefined
  readonly LastAccessedRegion?: string | undefined
}

export interface UntagInstanceProfileRequest {
  readonly InstanceProfileName: string
  readonly TagKeys: readonly string[]
}

export interface UntagMFADeviceRequest {
  readonly SerialNumber: string
  readonly TagKeys: readonly string[]
}

export interface UntagOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string
  readonly TagKeys: readonly string[]
}

export interface UntagPolicyRequest {
  readonly PolicyArn: string
  readonly TagKeys: readonly string[]
}

export interface UntagRoleRequest {
  readonly RoleName: string
  readonly TagKeys: readonly string[]
}

export interface UntagSAMLProviderRequest {
  readonly SAMLProviderArn: string
  readonly TagKeys: readonly string[]
}

export interface UntagServerCertificateRequest {
  readonly ServerCertificateName: string
  readonly TagKeys: readonly string[]
}

export interface UntagUserRequest {
  readonly UserName: string
  readonly TagKeys: readonly string[]
}

export interface UpdateAccessKeyRequest {
  readonly UserName?: string | undefined
  readonly AccessKeyId: string
  readonly Status: 'Active' | 'Inactive' | 'Expired'
}

export interface UpdateAccountPasswordPolicyRequest {
  readonly MinimumPasswordLength?: number | undefined
  readonly RequireSymbols?: boolean | undefined
  readonly RequireNumbers?: boolean | undefined
  readonly RequireUppercaseCharacters?: boolean | undefined
  readonly RequireLowercaseCharacters?: boolean | undefined
  readonly AllowUsersToChangePassword?: boolean | undefined
  readonly MaxPasswordAge?: number | undefined
  readonly PasswordReusePrevention?: number | undefined
  readonly HardExpiry?: boolean | undefined
}

export interface UpdateAssumeRolePolicyRequest {
  readonly RoleName: string
  readonly PolicyDocument: string
}

export interface UpdateDelegationRequestRequest {
  readonly DelegationRequestId: string
  readonly Notes?: string | undefined
}

export interface UpdateGroupRequest {
  readonly GroupName: string
  readonly NewPath?: string | undefined
  readonly NewGroupName?: string | undefined
}

export interface UpdateLoginProfileRequest {
  readonly UserName: string
  readonly Password?: string | undefined
  readonly PasswordResetRequired?: boolean | undefined
}

export interface UpdateOpenIDConnectProviderThumbprintRequest {
  readonly OpenIDConnectProviderArn: string
  readonly ThumbprintList: readonly string[]
}

export interface UpdateRoleDescriptionRequest {
  readonly RoleName: string
  readonly Description: string
}

export interface UpdateRoleDescriptionResponse {
  readonly Role?: Role | undefined
}

export interface UpdateRoleRequest {
  readonly RoleName: string
  readonly Description?: string | undefined
  readonly MaxSessionDuration?: number | undefined
}

export interface UpdateRoleResponse {
}

export interface UpdateSAMLProviderRequest {
  readonly SAMLMetadataDocument?: string | undefined
  readonly SAMLProviderArn: string
  readonly AssertionEncryptionMode?: 'Required' | 'Allowed' | undefined
  readonly AddPrivateKey?: string | undefined
  readonly RemovePrivateKey?: string | undefined
}

export interface UpdateSAMLProviderResponse {
  readonly SAMLProviderArn?: string | undefined
}

export interface UpdateSSHPublicKeyRequest {
  readonly UserName: string
  readonly SSHPublicKeyId: string
  readonly Status: 'Active' | 'Inactive' | 'Expired'
}

export interface UpdateServerCertificateRequest {
  readonly ServerCertificateName: string
  readonly NewPath?: string | undefined
  readonly NewServerCertificateName?: string | undefined
}

export interface UpdateServiceSpecificCredentialRequest {
  readonly UserName?: string | undefined
  readonly ServiceSpecificCredentialId: string
  readonly Status: 'Active' | 'Inactive' | 'Expired'
}

export interface UpdateSigningCertificateRequest {
  readonly UserName?: string | undefined
  readonly CertificateId: string
  readonly Status: 'Active' | 'Inactive' | 'Expired'
}

export interface UpdateUserRequest {
  readonly UserName: string
  readonly NewPath?: string | undefined
  readonly NewUserName?: string | undefined
}

export interface UploadSSHPublicKeyRequest {
  readonly UserName: string
  readonly SSHPublicKeyBody: string
}

export interface UploadSSHPublicKeyResponse {
  readonly SSHPublicKey?: SSHPublicKey | undefined
}

export interface UploadServerCertificateRequest {
  readonly Path?: string | undefined
  readonly ServerCertificateName: string
  readonly CertificateBody: string
  readonly PrivateKey: string
  readonly CertificateChain?: string | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface UploadServerCertificateResponse {
  readonly ServerCertificateMetadata?: ServerCertificateMetadata | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface UploadSigningCertificateRequest {
  readonly UserName?: string | undefined
  readonly CertificateBody: string
}

export interface UploadSigningCertificateResponse {
  readonly Certificate: SigningCertificate
}

export interface User {
  readonly Path: string
  readonly UserName: string
  readonly UserId: string
  readonly Arn: string
  readonly CreateDate: number
  readonly PasswordLastUsed?: number | undefined
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface UserDetail {
  readonly Path?: string | undefined
  readonly UserName?: string | undefined
  readonly UserId?: string | undefined
  readonly Arn?: string | undefined
  readonly CreateDate?: number | undefined
  readonly UserPolicyList?: readonly PolicyDetail[] | undefined
  readonly GroupList?: readonly string[] | undefined
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[] | undefined
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface VirtualMFADevice {
  readonly SerialNumber: string
  readonly Base32StringSeed?: Uint8Array | undefined
  readonly QRCodePNG?: Uint8Array | undefined
  readonly User?: User | undefined
  readonly EnableDate?: number | undefined
  readonly Tags?: readonly Tag[] | undefined
}

/** Input and output of every operation. */
export type IamOperations = {
  readonly AcceptDelegationRequest: { readonly input: AcceptDelegationRequestRequest; readonly output: void }
  readonly AcquireRole: { readonly input: AcquireRoleRequest; readonly output: AcquireRoleResponse }
  readonly AddClientIDToOpenIDConnectProvider: { readonly input: AddClientIDToOpenIDConnectProviderRequest; readonly output: void }
  readonly AddRoleToInstanceProfile: { readonly input: AddRoleToInstanceProfileRequest; readonly output: void }
  readonly AddUserToGroup: { readonly input: AddUserToGroupRequest; readonly output: void }
  readonly AssociateDelegationRequest: { readonly input: AssociateDelegationRequestRequest; readonly output: void }
  readonly AttachGroupPolicy: { readonly input: AttachGroupPolicyRequest; readonly output: void }
  readonly AttachRolePolicy: { readonly input: AttachRolePolicyRequest; readonly output: void }
  readonly AttachUserPolicy: { readonly input: AttachUserPolicyRequest; readonly output: void }
  readonly ChangePassword: { readonly input: ChangePasswordRequest; readonly output: void }
  readonly CreateAccessKey: { readonly input: CreateAccessKeyRequest; readonly output: CreateAccessKeyResponse }
  readonly CreateAccountAlias: { readonly input: CreateAccountAliasRequest; readonly output: void }
  readonly CreateDelegationRequest: { readonly input: CreateDelegationRequestRequest; readonly output: CreateDelegationRequestResponse }
  readonly CreateGroup: { readonly input: CreateGroupRequest; readonly output: CreateGroupResponse }
  readonly CreateInstanceProfile: { readonly input: CreateInstanceProfileRequest; readonly output: CreateInstanceProfileResponse }
  readonly CreateLoginProfile: { readonly input: CreateLoginProfileRequest; readonly output: CreateLoginProfileResponse }
  readonly CreateOpenIDConnectProvider: { readonly input: CreateOpenIDConnectProviderRequest; readonly output: CreateOpenIDConnectProviderResponse }
  readonly CreatePolicy: { readonly input: CreatePolicyRequest; readonly output: CreatePolicyResponse }
  readonly CreatePolicyVersion: { readonly input: CreatePolicyVersionRequest; readonly output: CreatePolicyVersionResponse }
  readonly CreateRole: { readonly input: CreateRoleRequest; readonly output: CreateRoleResponse }
  readonly CreateSAMLProvider: { readonly input: CreateSAMLProviderRequest; readonly output: CreateSAMLProviderResponse }
  readonly CreateServiceLinkedRole: { readonly input: CreateServiceLinkedRoleRequest; readonly output: CreateServiceLinkedRoleResponse }
  readonly CreateServiceSpecificCredential: { readonly input: CreateServiceSpecificCredentialRequest; readonly output: CreateServiceSpecificCredentialResponse }
  readonly CreateUser: { readonly input: CreateUserRequest; readonly output: CreateUserResponse }
  readonly CreateVirtualMFADevice: { readonly input: CreateVirtualMFADeviceRequest; readonly output: CreateVirtualMFADeviceResponse }
  readonly DeactivateMFADevice: { readonly input: DeactivateMFADeviceRequest; readonly output: void }
  readonly DeleteAccessKey: { readonly input: DeleteAccessKeyRequest; readonly output: void }
  readonly DeleteAccountAlias: { readonly input: DeleteAccountAliasRequest; readonly output: void }
  readonly DeleteAccountPasswordPolicy: { readonly input: NoInput; readonly output: void }
  readonly DeleteGroup: { readonly input: DeleteGroupRequest; readonly output: void }
  readonly DeleteGroupPolicy: { readonly input: DeleteGroupPolicyRequest; readonly output: void }
  readonly DeleteInstanceProfile: { readonly input: DeleteInstanceProfileRequest; readonly output: void }
  readonly DeleteLoginProfile: { readonly input: DeleteLoginProfileRequest; readonly output: void }
  readonly DeleteOpenIDConnectProvider: { readonly input: DeleteOpenIDConnectProviderRequest; readonly output: void }
  readonly DeletePolicy: { readonly input: DeletePolicyRequest; readonly output: void }
  readonly DeletePolicyVersion: { readonly input: DeletePolicyVersionRequest; readonly output: void }
  readonly DeleteRole: { readonly input: DeleteRoleRequest; readonly output: void }
  readonly DeleteRolePermissionsBoundary: { readonly input: DeleteRolePermissionsBoundaryRequest; readonly output: void }
  readonly DeleteRolePolicy: { readonly input: DeleteRolePolicyRequest; readonly output: void }
  readonly DeleteSAMLProvider: { readonly input: DeleteSAMLProviderRequest; readonly output: void }
  readonly DeleteSSHPublicKey: { readonly input: DeleteSSHPublicKeyRequest; readonly output: void }
  readonly DeleteServerCertificate: { readonly input: DeleteServerCertificateRequest; readonly output: void }
  readonly DeleteServiceLinkedRole: { readonly input: DeleteServiceLinkedRoleRequest; readonly output: DeleteServiceLinkedRoleResponse }
  readonly DeleteServiceSpecificCredential: { readonly input: DeleteServiceSpecificCredentialRequest; readonly output: void }
  readonly DeleteSigningCertificate: { readonly input: DeleteSigningCertificateRequest; readonly output: void }
  readonly DeleteUser: { readonly input: DeleteUserRequest; readonly output: void }
  readonly DeleteUserPermissionsBoundary: { readonly input: DeleteUserPermissionsBoundaryRequest; readonly output: void }
  readonly DeleteUserPolicy: { readonly input: DeleteUserPolicyRequest; readonly output: void }
  readonly DeleteVirtualMFADevice: { readonly input: DeleteVirtualMFADeviceRequest; readonly output: void }
  readonly DetachGroupPolicy: { readonly input: DetachGroupPolicyRequest; readonly output: void }
  readonly DetachRolePolicy: { readonly input: DetachRolePolicyRequest; readonly output: void }
  readonly DetachUserPolicy: { readonly input: DetachUserPolicyRequest; readonly output: void }
  readonly DisableOrganizationsRootCredentialsManagement: { readonly input: DisableOrganizationsRootCredentialsManagementRequest; readonly output: DisableOrganizationsRootCredentialsManagementResponse }
  readonly DisableOrganizationsRootSessions: { readonly input: DisableOrganizationsRootSessionsRequest; readonly output: DisableOrganizationsRootSessionsResponse }
  readonly DisableOutboundWebIdentityFederation: { readonly input: NoInput; readonly output: void }
  readonly EnableMFADevice: { readonly input: EnableMFADeviceRequest; readonly output: void }
  readonly EnableOrganizationsRootCredentialsManagement: { readonly input: EnableOrganizationsRootCredentialsManagementRequest; readonly output: EnableOrganizationsRootCredentialsManagementResponse }
  readonly EnableOrganizationsRootSessions: { readonly input: EnableOrganizationsRootSessionsRequest; readonly output: EnableOrganizationsRootSessionsResponse }
  readonly EnableOutboundWebIdentityFederation: { readonly input: NoInput; readonly output: EnableOutboundWebIdentityFederationResponse }
  readonly GenerateCredentialReport: { readonly input: NoInput; readonly output: GenerateCredentialReportResponse }
  readonly GenerateOrganizationsAccessReport: { readonly input: GenerateOrganizationsAccessReportRequest; readonly output: GenerateOrganizationsAccessReportResponse }
  readonly GenerateServiceLastAccessedDetails: { readonly input: GenerateServiceLastAccessedDetailsRequest; readonly output: GenerateServiceLastAccessedDetailsResponse }
  readonly GetAccessKeyLastUsed: { readonly input: GetAccessKeyLastUsedRequest; readonly output: GetAccessKeyLastUsedResponse }
  readonly GetAccountAuthorizationDetails: { readonly input: GetAccountAuthorizationDetailsRequest; readonly output: GetAccountAuthorizationDetailsResponse }
  readonly GetAccountPasswordPolicy: { readonly input: NoInput; readonly output: GetAccountPasswordPolicyResponse }
  readonly GetAccountProperties: { readonly input: GetAccountPropertiesRequest; readonly output: GetAccountPropertiesResponse }
  readonly GetAccountSummary: { readonly input: NoInput; readonly output: GetAccountSummaryResponse }
  readonly GetContextKeysForCustomPolicy: { readonly input: GetContextKeysForCustomPolicyRequest; readonly output: GetContextKeysForPolicyResponse }
  readonly GetContextKeysForPrincipalPolicy: { readonly input: GetContextKeysForPrincipalPolicyRequest; readonly output: GetContextKeysForPolicyResponse }
  readonly GetCredentialReport: { readonly input: NoInput; readonly output: GetCredentialReportResponse }
  readonly GetDelegationRequest: { readonly input: GetDelegationRequestRequest; readonly output: GetDelegationRequestResponse }
  readonly GetGroup: { readonly input: GetGroupRequest; readonly output: GetGroupResponse }
  readonly GetGroupPolicy: { readonly input: GetGroupPolicyRequest; readonly output: GetGroupPolicyResponse }
  readonly GetHumanReadableSummary: { readonly input: GetHumanReadableSummaryRequest; readonly output: GetHumanReadableSummaryResponse }
  readonly GetInstanceProfile: { readonly input: GetInstanceProfileRequest; readonly output: GetInstanceProfileResponse }
  readonly GetLoginProfile: { readonly input: GetLoginProfileRequest; readonly output: GetLoginProfileResponse }
  readonly GetMFADevice: { readonly input: GetMFADeviceRequest; readonly output: GetMFADeviceResponse }
  readonly GetOpenIDConnectProvider: { readonly input: GetOpenIDConnectProviderRequest; readonly output: GetOpenIDConnectProviderResponse }
  readonly GetOrganizationsAccessReport: { readonly input: GetOrganizationsAccessReportRequest; readonly output: GetOrganizationsAccessReportResponse }
  readonly GetOutboundWebIdentityFederationInfo: { readonly input: NoInput; readonly output: GetOutboundWebIdentityFederationInfoResponse }
  readonly GetPolicy: { readonly input: GetPolicyRequest; readonly output: GetPolicyResponse }
  readonly GetPolicyVersion: { readonly input: GetPolicyVersionRequest; readonly output: GetPolicyVersionResponse }
  readonly GetRole: { readonly input: GetRoleRequest; readonly output: GetRoleResponse }
  readonly GetRolePolicy: { readonly input: GetRolePolicyRequest; readonly output: GetRolePolicyResponse }
  readonly GetRoleTemplateVersion: { readonly input: GetRoleTemplateVersionRequest; readonly output: GetRoleTemplateVersionResponse }
  readonly GetSAMLProvider: { readonly input: GetSAMLProviderRequest; readonly output: GetSAMLProviderResponse }
  readonly GetSSHPublicKey: { readonly input: GetSSHPublicKeyRequest; readonly output: GetSSHPublicKeyResponse }
  readonly GetServerCertificate: { readonly input: GetServerCertificateRequest; readonly output: GetServerCertificateResponse }
  readonly GetServiceLastAccessedDetails: { readonly input: GetServiceLastAccessedDetailsRequest; readonly output: GetServiceLastAccessedDetailsResponse }
  readonly GetServiceLastAccessedDetailsWithEntities: { readonly input: GetServiceLastAccessedDetailsWithEntitiesRequest; readonly output: GetServiceLastAccessedDetailsWithEntitiesResponse }
  readonly GetServiceLinkedRoleDeletionStatus: { readonly input: GetServiceLinkedRoleDeletionStatusRequest; readonly output: GetServiceLinkedRoleDeletionStatusResponse }
  readonly GetUser: { readonly input: GetUserRequest; readonly output: GetUserResponse }
  readonly GetUserPolicy: { readonly input: GetUserPolicyRequest; readonly output: GetUserPolicyResponse }
  readonly ListAccessKeys: { readonly input: ListAccessKeysRequest; readonly output: ListAccessKeysResponse }
  readonly ListAccountAliases: { readonly input: ListAccountAliasesRequest; readonly output: ListAccountAliasesResponse }
  readonly ListAttachedGroupPolicies: { readonly input: ListAttachedGroupPoliciesRequest; readonly output: ListAttachedGroupPoliciesResponse }
  readonly ListAttachedRolePolicies: { readonly input: ListAttachedRolePoliciesRequest; readonly output: ListAttachedRolePoliciesResponse }
  readonly ListAttachedUserPolicies: { readonly input: ListAttachedUserPoliciesRequest; readonly output: ListAttachedUserPoliciesResponse }
  readonly ListDelegationRequests: { readonly input: ListDelegationRequestsRequest; readonly output: ListDelegationRequestsResponse }
  readonly ListEntitiesForPolicy: { readonly input: ListEntitiesForPolicyRequest; readonly output: ListEntitiesForPolicyResponse }
  readonly ListGroupPolicies: { readonly input: ListGroupPoliciesRequest; readonly output: ListGroupPoliciesResponse }
  readonly ListGroups: { readonly input: ListGroupsRequest; readonly output: ListGroupsResponse }
  readonly ListGroupsForUser: { readonly input: ListGroupsForUserRequest; readonly output: ListGroupsForUserResponse }
  readonly ListInstanceProfileTags: { readonly input: ListInstanceProfileTagsRequest; readonly output: ListInstanceProfileTagsResponse }
  readonly ListInstanceProfiles: { readonly input: ListInstanceProfilesRequest; readonly output: ListInstanceProfilesResponse }
  readonly ListInstanceProfilesForRole: { readonly input: ListInstanceProfilesForRoleRequest; readonly output: ListInstanceProfilesForRoleResponse }
  readonly ListMFADeviceTags: { readonly input: ListMFADeviceTagsRequest; readonly output: ListMFADeviceTagsResponse }
  readonly ListMFADevices: { readonly input: ListMFADevicesRequest; readonly output: ListMFADevicesResponse }
  readonly ListOpenIDConnectProviderTags: { readonly input: ListOpenIDConnectProviderTagsRequest; readonly output: ListOpenIDConnectProviderTagsResponse }
  readonly ListOpenIDConnectProviders: { readonly input: ListOpenIDConnectProvidersRequest; readonly output: ListOpenIDConnectProvidersResponse }
  readonly ListOrganizationsFeatures: { readonly input: ListOrganizationsFeaturesRequest; readonly output: ListOrganizationsFeaturesResponse }
  readonly ListPolicies: { readonly input: ListPoliciesRequest; readonly output: ListPoliciesResponse }
  readonly ListPoliciesGrantingServiceAccess: { readonly input: ListPoliciesGrantingServiceAccessRequest; readonly output: ListPoliciesGrantingServiceAccessResponse }
  readonly ListPolicyTags: { readonly input: ListPolicyTagsRequest; readonly output: ListPolicyTagsResponse }
  readonly ListPolicyVersions: { readonly input: ListPolicyVersionsRequest; readonly output: ListPolicyVersionsResponse }
  readonly ListRolePolicies: { readonly input: ListRolePoliciesRequest; readonly output: ListRolePoliciesResponse }
  readonly ListRoleTags: { readonly input: ListRoleTagsRequest; readonly output: ListRoleTagsResponse }
  readonly ListRoles: { readonly input: ListRolesRequest; readonly output: ListRolesResponse }
  readonly ListSAMLProviderTags: { readonly input: ListSAMLProviderTagsRequest; readonly output: ListSAMLProviderTagsResponse }
  readonly ListSAMLProviders: { readonly input: ListSAMLProvidersRequest; readonly output: ListSAMLProvidersResponse }
  readonly ListSSHPublicKeys: { readonly input: ListSSHPublicKeysRequest; readonly output: ListSSHPublicKeysResponse }
  readonly ListServerCertificateTags: { readonly input: ListServerCertificateTagsRequest; readonly output: ListServerCertificateTagsResponse }
  readonly ListServerCertificates: { readonly input: ListServerCertificatesRequest; readonly output: ListServerCertificatesResponse }
  readonly ListServiceSpecificCredentials: { readonly input: ListServiceSpecificCredentialsRequest; readonly output: ListServiceSpecificCredentialsResponse }
  readonly ListSigningCertificates: { readonly input: ListSigningCertificatesRequest; readonly output: ListSigningCertificatesResponse }
  readonly ListUserPolicies: { readonly input: ListUserPoliciesRequest; readonly output: ListUserPoliciesResponse }
  readonly ListUserTags: { readonly input: ListUserTagsRequest; readonly output: ListUserTagsResponse }
  readonly ListUsers: { readonly input: ListUsersRequest; readonly output: ListUsersResponse }
  readonly ListVirtualMFADevices: { readonly input: ListVirtualMFADevicesRequest; readonly output: ListVirtualMFADevicesResponse }
  readonly PutAccountProperties: { readonly input: PutAccountPropertiesRequest; readonly output: PutAccountPropertiesResponse }
  readonly PutGroupPolicy: { readonly input: PutGroupPolicyRequest; readonly output: void }
  readonly PutRolePermissionsBoundary: { readonly input: PutRolePermissionsBoundaryRequest; readonly output: void }
  readonly PutRolePolicy: { readonly input: PutRolePolicyRequest; readonly output: void }
  readonly PutUserPermissionsBoundary: { readonly input: PutUserPermissionsBoundaryRequest; readonly output: void }
  readonly PutUserPolicy: { readonly input: PutUserPolicyRequest; readonly output: void }
  readonly RejectDelegationRequest: { readonly input: RejectDelegationRequestRequest; readonly output: void }
  readonly RemoveClientIDFromOpenIDConnectProvider: { readonly input: RemoveClientIDFromOpenIDConnectProviderRequest; readonly output: void }
  readonly RemoveRoleFromInstanceProfile: { readonly input: RemoveRoleFromInstanceProfileRequest; readonly output: void }
  readonly RemoveUserFromGroup: { readonly input: RemoveUserFromGroupRequest; readonly output: void }
  readonly ResetServiceSpecificCredential: { readonly input: ResetServiceSpecificCredentialRequest; readonly output: ResetServiceSpecificCredentialResponse }
  readonly ResyncMFADevice: { readonly input: ResyncMFADeviceRequest; readonly output: void }
  readonly SendDelegationToken: { readonly input: SendDelegationTokenRequest; readonly output: void }
  readonly SetDefaultPolicyVersion: { readonly input: SetDefaultPolicyVersionRequest; readonly output: void }
  readonly SetSecurityTokenServicePreferences: { readonly input: SetSecurityTokenServicePreferencesRequest; readonly output: void }
  readonly SimulateCustomPolicy: { readonly input: SimulateCustomPolicyRequest; readonly output: SimulatePolicyResponse }
  readonly SimulatePrincipalPolicy: { readonly input: SimulatePrincipalPolicyRequest; readonly output: SimulatePolicyResponse }
  readonly TagInstanceProfile: { readonly input: TagInstanceProfileRequest; readonly output: void }
  readonly TagMFADevice: { readonly input: TagMFADeviceRequest; readonly output: void }
  readonly TagOpenIDConnectProvider: { readonly input: TagOpenIDConnectProviderRequest; readonly output: void }
  readonly TagPolicy: { readonly input: TagPolicyRequest; readonly output: void }
  readonly TagRole: { readonly input: TagRoleRequest; readonly output: void }
  readonly TagSAMLProvider: { readonly input: TagSAMLProviderRequest; readonly output: void }
  readonly TagServerCertificate: { readonly input: TagServerCertificateRequest; readonly output: void }
  readonly TagUser: { readonly input: TagUserRequest; readonly output: void }
  readonly UntagInstanceProfile: { readonly input: UntagInstanceProfileRequest; readonly output: void }
  readonly UntagMFADevice: { readonly input: UntagMFADeviceRequest; readonly output: void }
  readonly UntagOpenIDConnectProvider: { readonly input: UntagOpenIDConnectProviderRequest; readonly output: void }
  readonly UntagPolicy: { readonly input: UntagPolicyRequest; readonly output: void }
  readonly UntagRole: { readonly input: UntagRoleRequest; readonly output: void }
  readonly UntagSAMLProvider: { readonly input: UntagSAMLProviderRequest; readonly output: void }
  readonly UntagServerCertificate: { readonly input: UntagServerCertificateRequest; readonly output: void }
  readonly UntagUser: { readonly input: UntagUserRequest; readonly output: void }
  readonly UpdateAccessKey: { readonly input: UpdateAccessKeyRequest; readonly output: void }
  readonly UpdateAccountPasswordPolicy: { readonly input: UpdateAccountPasswordPolicyRequest; readonly output: void }
  readonly UpdateAssumeRolePolicy: { readonly input: UpdateAssumeRolePolicyRequest; readonly output: void }
  readonly UpdateDelegationRequest: { readonly input: UpdateDelegationRequestRequest; readonly output: void }
  readonly UpdateGroup: { readonly input: UpdateGroupRequest; readonly output: void }
  readonly UpdateLoginProfile: { readonly input: UpdateLoginProfileRequest; readonly output: void }
  readonly UpdateOpenIDConnectProviderThumbprint: { readonly input: UpdateOpenIDConnectProviderThumbprintRequest; readonly output: void }
  readonly UpdateRole: { readonly input: UpdateRoleRequest; readonly output: UpdateRoleResponse }
  readonly UpdateRoleDescription: { readonly input: UpdateRoleDescriptionRequest; readonly output: UpdateRoleDescriptionResponse }
  readonly UpdateSAMLProvider: { readonly input: UpdateSAMLProviderRequest; readonly output: UpdateSAMLProviderResponse }
  readonly UpdateSSHPublicKey: { readonly input: UpdateSSHPublicKeyRequest; readonly output: void }
  readonly UpdateServerCertificate: { readonly input: UpdateServerCertificateRequest; readonly output: void }
  readonly UpdateServiceSpecificCredential: { readonly input: UpdateServiceSpecificCredentialRequest; readonly output: void }
  readonly UpdateSigningCertificate: { readonly input: UpdateSigningCertificateRequest; readonly output: void }
  readonly UpdateUser: { readonly input: UpdateUserRequest; readonly output: void }
  readonly UploadSSHPublicKey: { readonly input: UploadSSHPublicKeyRequest; readonly output: UploadSSHPublicKeyResponse }
  readonly UploadServerCertificate: { readonly input: UploadServerCertificateRequest; readonly output: UploadServerCertificateResponse }
  readonly UploadSigningCertificate: { readonly input: UploadSigningCertificateRequest; readonly output: UploadSigningCertificateResponse }
}
