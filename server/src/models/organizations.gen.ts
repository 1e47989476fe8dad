// Generated; do not edit. To make it anew: node tools/models.ts organizations
// Facts of the model that AWS publishes with its SDKs (botocore, Apache-2.0), without its documentation text, and of
// AWS's API reference where it is newer (tools/models/supplements.ts).
// Timestamps are milliseconds since the epoch.
import type { ServiceModel } from '../wire/model.ts'

export const organizationsModel: ServiceModel = {
  service: 'organizations',
  eventSource: 'organizations.amazonaws.com',
  apiVersion: '2016-11-28',
  protocol: 'json-1.1',
  targetPrefix: 'AWSOrganizationsV20161128',
  global: true,
  operations: {
    AcceptHandshake: { http: { method: 'POST', uri: '/' }, input: 'AcceptHandshakeRequest', output: 'AcceptHandshakeResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'HandshakeConstraintViolationException', 'HandshakeNotFoundException', 'InvalidHandshakeTransitionException', 'HandshakeAlreadyInStateException', 'InvalidInputException', 'ConcurrentModificationException', 'ServiceException', 'TooManyRequestsException', 'AccessDeniedForDependencyException', 'ConstraintViolationException', 'MasterCannotLeaveOrganizationException'] },
    AttachPolicy: { http: { method: 'POST', uri: '/' }, input: 'AttachPolicyRequest', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'DuplicatePolicyAttachmentException', 'InvalidInputException', 'PolicyNotFoundException', 'PolicyTypeNotEnabledException', 'ServiceException', 'TargetNotFoundException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException', 'PolicyChangesInProgressException'] },
    CancelHandshake: { http: { method: 'POST', uri: '/' }, input: 'CancelHandshakeRequest', output: 'CancelHandshakeResponse', errors: ['AccessDeniedException', 'ConcurrentModificationException', 'HandshakeNotFoundException', 'InvalidHandshakeTransitionException', 'HandshakeAlreadyInStateException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'] },
    CloseAccount: { http: { method: 'POST', uri: '/' }, input: 'CloseAccountRequest', errors: ['AccessDeniedException', 'AccountAlreadyClosedException', 'AccountNotFoundException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConflictException', 'ConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    CreateAccount: { http: { method: 'POST', uri: '/' }, input: 'CreateAccountRequest', output: 'CreateAccountResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'FinalizingOrganizationException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    CreateGovCloudAccount: { http: { method: 'POST', uri: '/' }, input: 'CreateGovCloudAccountRequest', output: 'CreateGovCloudAccountResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'FinalizingOrganizationException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    CreateOrganization: { http: { method: 'POST', uri: '/' }, input: 'CreateOrganizationRequest', output: 'CreateOrganizationResponse', errors: ['AccessDeniedException', 'AlreadyInOrganizationException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'AccessDeniedForDependencyException'] },
    CreateOrganizationalUnit: { http: { method: 'POST', uri: '/' }, input: 'CreateOrganizationalUnitRequest', output: 'CreateOrganizationalUnitResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'DuplicateOrganizationalUnitException', 'InvalidInputException', 'ParentNotFoundException', 'ServiceException', 'TooManyRequestsException'] },
    CreatePolicy: { http: { method: 'POST', uri: '/' }, input: 'CreatePolicyRequest', output: 'CreatePolicyResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'DuplicatePolicyException', 'InvalidInputException', 'MalformedPolicyDocumentException', 'PolicyTypeNotAvailableForOrganizationException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    DeclineHandshake: { http: { method: 'POST', uri: '/' }, input: 'DeclineHandshakeRequest', output: 'DeclineHandshakeResponse', errors: ['AccessDeniedException', 'ConcurrentModificationException', 'HandshakeNotFoundException', 'InvalidHandshakeTransitionException', 'HandshakeAlreadyInStateException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'] },
    DeleteOrganization: { http: { method: 'POST', uri: '/' }, errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'OrganizationNotEmptyException', 'ServiceException', 'TooManyRequestsException'] },
    DeleteOrganizationalUnit: { http: { method: 'POST', uri: '/' }, input: 'DeleteOrganizationalUnitRequest', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'InvalidInputException', 'OrganizationalUnitNotEmptyException', 'OrganizationalUnitNotFoundException', 'ServiceException', 'TooManyRequestsException'] },
    DeletePolicy: { http: { method: 'POST', uri: '/' }, input: 'DeletePolicyRequest', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'InvalidInputException', 'PolicyInUseException', 'PolicyNotFoundException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    DeleteResourcePolicy: { http: { method: 'POST', uri: '/' }, errors: ['AccessDeniedException', 'ServiceException', 'UnsupportedAPIEndpointException', 'TooManyRequestsException', 'ConcurrentModificationException', 'ConstraintViolationException', 'AWSOrganizationsNotInUseException', 'ResourcePolicyNotFoundException'] },
    DeregisterDelegatedAdministrator: { http: { method: 'POST', uri: '/' }, input: 'DeregisterDelegatedAdministratorRequest', errors: ['AccessDeniedException', 'AccountNotFoundException', 'AccountNotRegisteredException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'TooManyRequestsException', 'ServiceException', 'UnsupportedAPIEndpointException'] },
    DescribeAccount: { http: { method: 'POST', uri: '/' }, input: 'DescribeAccountRequest', output: 'DescribeAccountResponse', errors: ['AccessDeniedException', 'AccountNotFoundException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'] },
    DescribeCreateAccountStatus: { http: { method: 'POST', uri: '/' }, input: 'DescribeCreateAccountStatusRequest', output: 'DescribeCreateAccountStatusResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'CreateAccountStatusNotFoundException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    DescribeEffectivePolicy: { http: { method: 'POST', uri: '/' }, input: 'DescribeEffectivePolicyRequest', output: 'DescribeEffectivePolicyResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConstraintViolationException', 'ServiceException', 'TooManyRequestsException', 'TargetNotFoundException', 'EffectivePolicyNotFoundException', 'InvalidInputException', 'UnsupportedAPIEndpointException'] },
    DescribeHandshake: { http: { method: 'POST', uri: '/' }, input: 'DescribeHandshakeRequest', output: 'DescribeHandshakeResponse', errors: ['AccessDeniedException', 'ConcurrentModificationException', 'HandshakeNotFoundException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'] },
    DescribeOrganization: { http: { method: 'POST', uri: '/' }, output: 'DescribeOrganizationResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ServiceException', 'TooManyRequestsException'] },
    DescribeOrganizationalUnit: { http: { method: 'POST', uri: '/' }, input: 'DescribeOrganizationalUnitRequest', output: 'DescribeOrganizationalUnitResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'OrganizationalUnitNotFoundException', 'ServiceException', 'TooManyRequestsException'] },
    DescribePolicy: { http: { method: 'POST', uri: '/' }, input: 'DescribePolicyRequest', output: 'DescribePolicyResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'PolicyNotFoundException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    DescribeResourcePolicy: { http: { method: 'POST', uri: '/' }, output: 'DescribeResourcePolicyResponse', errors: ['AccessDeniedException', 'ServiceException', 'UnsupportedAPIEndpointException', 'TooManyRequestsException', 'AWSOrganizationsNotInUseException', 'ResourcePolicyNotFoundException', 'ConstraintViolationException'] },
    DescribeResponsibilityTransfer: { http: { method: 'POST', uri: '/' }, input: 'DescribeResponsibilityTransferRequest', output: 'DescribeResponsibilityTransferResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ResponsibilityTransferNotFoundException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    DetachPolicy: { http: { method: 'POST', uri: '/' }, input: 'DetachPolicyRequest', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'PolicyNotAttachedException', 'PolicyNotFoundException', 'ServiceException', 'TargetNotFoundException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException', 'PolicyChangesInProgressException'] },
    DisableAWSServiceAccess: { http: { method: 'POST', uri: '/' }, input: 'DisableAWSServiceAccessRequest', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    DisablePolicyType: { http: { method: 'POST', uri: '/' }, input: 'DisablePolicyTypeRequest', output: 'DisablePolicyTypeResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'PolicyTypeNotEnabledException', 'RootNotFoundException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException', 'PolicyChangesInProgressException'] },
    EnableAWSServiceAccess: { http: { method: 'POST', uri: '/' }, input: 'EnableAWSServiceAccessRequest', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    EnableAllFeatures: { http: { method: 'POST', uri: '/' }, input: 'EnableAllFeaturesRequest', output: 'EnableAllFeaturesResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'HandshakeConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'] },
    EnablePolicyType: { http: { method: 'POST', uri: '/' }, input: 'EnablePolicyTypeRequest', output: 'EnablePolicyTypeResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'PolicyTypeAlreadyEnabledException', 'RootNotFoundException', 'ServiceException', 'TooManyRequestsException', 'PolicyTypeNotAvailableForOrganizationException', 'UnsupportedAPIEndpointException', 'PolicyChangesInProgressException'] },
    InviteAccountToOrganization: { http: { method: 'POST', uri: '/' }, input: 'InviteAccountToOrganizationRequest', output: 'InviteAccountToOrganizationResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'AccountOwnerNotVerifiedException', 'ConcurrentModificationException', 'HandshakeConstraintViolationException', 'DuplicateHandshakeException', 'ConstraintViolationException', 'InvalidInputException', 'FinalizingOrganizationException', 'ServiceException', 'TooManyRequestsException'] },
    InviteOrganizationToTransferResponsibility: { http: { method: 'POST', uri: '/' }, input: 'InviteOrganizationToTransferResponsibilityRequest', output: 'InviteOrganizationToTransferResponsibilityResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'DuplicateHandshakeException', 'HandshakeConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    LeaveOrganization: { http: { method: 'POST', uri: '/' }, errors: ['AccessDeniedException', 'AccountNotFoundException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'MasterCannotLeaveOrganizationException', 'ServiceException', 'TooManyRequestsException'] },
    ListAWSServiceAccessForOrganization: { http: { method: 'POST', uri: '/' }, input: 'ListAWSServiceAccessForOrganizationRequest', output: 'ListAWSServiceAccessForOrganizationResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['EnabledServicePrincipals'] } },
    ListAccounts: { http: { method: 'POST', uri: '/' }, input: 'ListAccountsRequest', output: 'ListAccountsResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Accounts'] } },
    ListAccountsForParent: { http: { method: 'POST', uri: '/' }, input: 'ListAccountsForParentRequest', output: 'ListAccountsForParentResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'ParentNotFoundException', 'ServiceException', 'TooManyRequestsException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Accounts'] } },
    ListAccountsWithInvalidEffectivePolicy: { http: { method: 'POST', uri: '/' }, input: 'ListAccountsWithInvalidEffectivePolicyRequest', output: 'ListAccountsWithInvalidEffectivePolicyResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConstraintViolationException', 'EffectivePolicyNotFoundException', 'ServiceException', 'TooManyRequestsException', 'InvalidInputException', 'UnsupportedAPIEndpointException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Accounts'] } },
    ListChildren: { http: { method: 'POST', uri: '/' }, input: 'ListChildrenRequest', output: 'ListChildrenResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'ParentNotFoundException', 'ServiceException', 'TooManyRequestsException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Children'] } },
    ListCreateAccountStatus: { http: { method: 'POST', uri: '/' }, input: 'ListCreateAccountStatusRequest', output: 'ListCreateAccountStatusResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['CreateAccountStatuses'] } },
    ListDelegatedAdministrators: { http: { method: 'POST', uri: '/' }, input: 'ListDelegatedAdministratorsRequest', output: 'ListDelegatedAdministratorsResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConstraintViolationException', 'InvalidInputException', 'TooManyRequestsException', 'ServiceException', 'UnsupportedAPIEndpointException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['DelegatedAdministrators'] } },
    ListDelegatedServicesForAccount: { http: { method: 'POST', uri: '/' }, input: 'ListDelegatedServicesForAccountRequest', output: 'ListDelegatedServicesForAccountResponse', errors: ['AccessDeniedException', 'AccountNotFoundException', 'AccountNotRegisteredException', 'AWSOrganizationsNotInUseException', 'ConstraintViolationException', 'InvalidInputException', 'TooManyRequestsException', 'ServiceException', 'UnsupportedAPIEndpointException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['DelegatedServices'] } },
    ListEffectivePolicyValidationErrors: { http: { method: 'POST', uri: '/' }, input: 'ListEffectivePolicyValidationErrorsRequest', output: 'ListEffectivePolicyValidationErrorsResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConstraintViolationException', 'EffectivePolicyNotFoundException', 'ServiceException', 'TooManyRequestsException', 'AccountNotFoundException', 'InvalidInputException', 'UnsupportedAPIEndpointException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['EffectivePolicyValidationErrors'] } },
    ListHandshakesForAccount: { http: { method: 'POST', uri: '/' }, input: 'ListHandshakesForAccountRequest', output: 'ListHandshakesForAccountResponse', errors: ['AccessDeniedException', 'ConcurrentModificationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Handshakes'] } },
    ListHandshakesForOrganization: { http: { method: 'POST', uri: '/' }, input: 'ListHandshakesForOrganizationRequest', output: 'ListHandshakesForOrganizationResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Handshakes'] } },
    ListInboundResponsibilityTransfers: { http: { method: 'POST', uri: '/' }, input: 'ListInboundResponsibilityTransfersRequest', output: 'ListInboundResponsibilityTransfersResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ResponsibilityTransferNotFoundException', 'ConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    ListOrganizationalUnitsForParent: { http: { method: 'POST', uri: '/' }, input: 'ListOrganizationalUnitsForParentRequest', output: 'ListOrganizationalUnitsForParentResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'ParentNotFoundException', 'ServiceException', 'TooManyRequestsException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['OrganizationalUnits'] } },
    ListOutboundResponsibilityTransfers: { http: { method: 'POST', uri: '/' }, input: 'ListOutboundResponsibilityTransfersRequest', output: 'ListOutboundResponsibilityTransfersResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
    ListParents: { http: { method: 'POST', uri: '/' }, input: 'ListParentsRequest', output: 'ListParentsResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ChildNotFoundException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Parents'] } },
    ListPolicies: { http: { method: 'POST', uri: '/' }, input: 'ListPoliciesRequest', output: 'ListPoliciesResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Policies'] } },
    ListPoliciesForTarget: { http: { method: 'POST', uri: '/' }, input: 'ListPoliciesForTargetRequest', output: 'ListPoliciesForTargetResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'ServiceException', 'TargetNotFoundException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Policies'] } },
    ListRoots: { http: { method: 'POST', uri: '/' }, input: 'ListRootsRequest', output: 'ListRootsResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Roots'] } },
    ListTagsForResource: { http: { method: 'POST', uri: '/' }, input: 'ListTagsForResourceRequest', output: 'ListTagsForResourceResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'TargetNotFoundException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', resultKeys: ['Tags'] } },
    ListTargetsForPolicy: { http: { method: 'POST', uri: '/' }, input: 'ListTargetsForPolicyRequest', output: 'ListTargetsForPolicyResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'InvalidInputException', 'PolicyNotFoundException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'], pagination: { inputToken: 'NextToken', outputToken: 'NextToken', limitKey: 'MaxResults', resultKeys: ['Targets'] } },
    MoveAccount: { http: { method: 'POST', uri: '/' }, input: 'MoveAccountRequest', errors: ['AccessDeniedException', 'InvalidInputException', 'SourceParentNotFoundException', 'DestinationParentNotFoundException', 'DuplicateAccountException', 'AccountNotFoundException', 'TooManyRequestsException', 'ConcurrentModificationException', 'AWSOrganizationsNotInUseException', 'ServiceException'] },
    PutResourcePolicy: { http: { method: 'POST', uri: '/' }, input: 'PutResourcePolicyRequest', output: 'PutResourcePolicyResponse', errors: ['AccessDeniedException', 'ServiceException', 'UnsupportedAPIEndpointException', 'TooManyRequestsException', 'ConcurrentModificationException', 'InvalidInputException', 'ConstraintViolationException', 'AWSOrganizationsNotInUseException'] },
    RegisterDelegatedAdministrator: { http: { method: 'POST', uri: '/' }, input: 'RegisterDelegatedAdministratorRequest', errors: ['AccessDeniedException', 'AccountAlreadyRegisteredException', 'AccountNotFoundException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'TooManyRequestsException', 'ServiceException', 'UnsupportedAPIEndpointException'] },
    RemoveAccountFromOrganization: { http: { method: 'POST', uri: '/' }, input: 'RemoveAccountFromOrganizationRequest', errors: ['AccessDeniedException', 'AccountNotFoundException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'MasterCannotLeaveOrganizationException', 'ServiceException', 'TooManyRequestsException'] },
    TagResource: { http: { method: 'POST', uri: '/' }, input: 'TagResourceRequest', errors: ['AccessDeniedException', 'ConcurrentModificationException', 'AWSOrganizationsNotInUseException', 'TargetNotFoundException', 'ConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'] },
    TerminateResponsibilityTransfer: { http: { method: 'POST', uri: '/' }, input: 'TerminateResponsibilityTransferRequest', output: 'TerminateResponsibilityTransferResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'InvalidInputException', 'ResponsibilityTransferNotFoundException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException', 'ResponsibilityTransferAlreadyInStatusException', 'InvalidResponsibilityTransferTransitionException'] },
    UntagResource: { http: { method: 'POST', uri: '/' }, input: 'UntagResourceRequest', errors: ['AccessDeniedException', 'ConcurrentModificationException', 'AWSOrganizationsNotInUseException', 'TargetNotFoundException', 'ConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException'] },
    UpdateOrganizationalUnit: { http: { method: 'POST', uri: '/' }, input: 'UpdateOrganizationalUnitRequest', output: 'UpdateOrganizationalUnitResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'DuplicateOrganizationalUnitException', 'InvalidInputException', 'OrganizationalUnitNotFoundException', 'ServiceException', 'TooManyRequestsException'] },
    UpdatePolicy: { http: { method: 'POST', uri: '/' }, input: 'UpdatePolicyRequest', output: 'UpdatePolicyResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ConcurrentModificationException', 'ConstraintViolationException', 'DuplicatePolicyException', 'InvalidInputException', 'MalformedPolicyDocumentException', 'PolicyNotFoundException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException', 'PolicyChangesInProgressException'] },
    UpdateResponsibilityTransfer: { http: { method: 'POST', uri: '/' }, input: 'UpdateResponsibilityTransferRequest', output: 'UpdateResponsibilityTransferResponse', errors: ['AccessDeniedException', 'AWSOrganizationsNotInUseException', 'ResponsibilityTransferNotFoundException', 'ConstraintViolationException', 'InvalidInputException', 'ServiceException', 'TooManyRequestsException', 'UnsupportedAPIEndpointException'] },
  },
  shapes: {
    AWSOrganizationsNotInUseException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'AWSOrganizationsNotInUseException', status: 400, sender: true } },
    AcceptHandshakeRequest: { type: 'structure', required: ['HandshakeId'], members: { HandshakeId: { shape: 'HandshakeId' } } },
    AcceptHandshakeResponse: { type: 'structure', members: { Handshake: { shape: 'Handshake' } } },
    AccessDeniedException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'AccessDeniedException', status: 400, sender: true } },
    AccessDeniedForDependencyException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' }, Reason: { shape: 'AccessDeniedForDependencyExceptionReason' } }, error: { code: 'AccessDeniedForDependencyException', status: 400, sender: true } },
    AccessDeniedForDependencyExceptionReason: { type: 'string', enum: ['ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE'] },
    Account: { type: 'structure', members: { Id: { shape: 'AccountId' }, Arn: { shape: 'AccountArn' }, Email: { shape: 'Email' }, Name: { shape: 'AccountName' }, Status: { shape: 'AccountStatus' }, State: { shape: 'AccountState' }, Paths: { shape: 'Paths' }, JoinedMethod: { shape: 'AccountJoinedMethod' }, JoinedTimestamp: { shape: 'Timestamp' } } },
    AccountAlreadyClosedException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'AccountAlreadyClosedException', status: 400, sender: true } },
    AccountAlreadyRegisteredException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'AccountAlreadyRegisteredException', status: 400, sender: true } },
    AccountArn: { type: 'string', pattern: '^arn:aws:organizations::\\d{12}:account\\/o-[a-z0-9]{10,32}\\/\\d{12}' },
    AccountId: { type: 'string', max: 12, pattern: '^\\d{12}$' },
    AccountJoinedMethod: { type: 'string', enum: ['INVITED', 'CREATED'] },
    AccountName: { type: 'string', min: 1, max: 128, pattern: '[\\s\\S]*', sensitive: true },
    AccountNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'AccountNotFoundException', status: 400, sender: true } },
    AccountNotRegisteredException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'AccountNotRegisteredException', status: 400, sender: true } },
    AccountOwnerNotVerifiedException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'AccountOwnerNotVerifiedException', status: 400, sender: true } },
    AccountState: { type: 'string', enum: ['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'] },
    AccountStatus: { type: 'string', enum: ['ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE'] },
    Accounts: { type: 'list', member: { shape: 'Account' } },
    ActionType: { type: 'string', enum: ['INVITE', 'ENABLE_ALL_FEATURES', 'APPROVE_ALL_FEATURES', 'ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE', 'TRANSFER_RESPONSIBILITY'] },
    AlreadyInOrganizationException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'AlreadyInOrganizationException', status: 400, sender: true } },
    AttachPolicyRequest: { type: 'structure', required: ['PolicyId', 'TargetId'], members: { PolicyId: { shape: 'PolicyId' }, TargetId: { shape: 'PolicyTargetId' } } },
    AwsManagedPolicy: { type: 'boolean' },
    CancelHandshakeRequest: { type: 'structure', required: ['HandshakeId'], members: { HandshakeId: { shape: 'HandshakeId' } } },
    CancelHandshakeResponse: { type: 'structure', members: { Handshake: { shape: 'Handshake' } } },
    Child: { type: 'structure', members: { Id: { shape: 'ChildId' }, Type: { shape: 'ChildType' } } },
    ChildId: { type: 'string', max: 100, pattern: '^(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$' },
    ChildNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'ChildNotFoundException', status: 400, sender: true } },
    ChildType: { type: 'string', enum: ['ACCOUNT', 'ORGANIZATIONAL_UNIT'] },
    Children: { type: 'list', member: { shape: 'Child' } },
    CloseAccountRequest: { type: 'structure', required: ['AccountId'], members: { AccountId: { shape: 'AccountId' } } },
    ConcurrentModificationException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'ConcurrentModificationException', status: 400, sender: true } },
    ConflictException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'ConflictException', status: 400, sender: true } },
    ConstraintViolationException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' }, Reason: { shape: 'ConstraintViolationExceptionReason' } }, error: { code: 'ConstraintViolationException', status: 400, sender: true } },
    ConstraintViolationExceptionReason: { type: 'string', enum: ['ACCOUNT_NUMBER_LIMIT_EXCEEDED', 'HANDSHAKE_RATE_LIMIT_EXCEEDED', 'OU_NUMBER_LIMIT_EXCEEDED', 'OU_DEPTH_LIMIT_EXCEEDED', 'POLICY_NUMBER_LIMIT_EXCEEDED', 'POLICY_CONTENT_LIMIT_EXCEEDED', 'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED', 'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED', 'ACCOUNT_CANNOT_LEAVE_ORGANIZATION', 'ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA', 'ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION', 'MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED', 'MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED', 'ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED', 'MASTER_ACCOUNT_ADDRESS_DOES_NOT_MATCH_MARKETPLACE', 'MASTER_ACCOUNT_MISSING_CONTACT_INFO', 'MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED', 'ORGANIZATION_NOT_IN_ALL_FEATURES_MODE', 'CREATE_ORGANIZATION_IN_BILLING_MODE_UNSUPPORTED_REGION', 'EMAIL_VERIFICATION_CODE_EXPIRED', 'WAIT_PERIOD_ACTIVE', 'MAX_TAG_LIMIT_EXCEEDED', 'TAG_POLICY_VIOLATION', 'MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED', 'CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR', 'CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG', 'DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE', 'POLICY_TYPE_ENABLED_FOR_THIS_SERVICE', 'MASTER_ACCOUNT_MISSING_BUSINESS_LICENSE', 'CANNOT_CLOSE_MANAGEMENT_ACCOUNT', 'CLOSE_ACCOUNT_QUOTA_EXCEEDED', 'CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED', 'SERVICE_ACCESS_NOT_ENABLED', 'INVALID_PAYMENT_INSTRUMENT', 'ACCOUNT_CREATION_NOT_COMPLETE', 'CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR', 'ALL_FEATURES_MIGRATION_ORGANIZATION_SIZE_LIMIT_EXCEEDED', 'RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION', 'RESPONSIBILITY_TRANSFER_MAX_INBOUND_QUOTA_VIOLATION', 'RESPONSIBILITY_TRANSFER_MAX_OUTBOUND_QUOTA_VIOLATION', 'RESPONSIBILITY_TRANSFER_MAX_TRANSFERS_QUOTA_VIOLATION', 'ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS', 'TRANSFER_RESPONSIBILITY_TARGET_DELETION_IN_PROGRESS', 'TRANSFER_RESPONSIBILITY_SOURCE_DELETION_IN_PROGRESS', 'UNSUPPORTED_PRICING', 'UNMET_BILLING_PREREQUISITE', 'ACCOUNT_NOT_ACTIVE_FOR_TRANSFER_RESPONSIBILITY', 'TRANSFER_RESPONSIBILITY_UPDATE_NOT_ALLOWED'] },
    CreateAccountFailureReason: { type: 'string', enum: ['ACCOUNT_LIMIT_EXCEEDED', 'EMAIL_ALREADY_EXISTS', 'INVALID_ADDRESS', 'INVALID_EMAIL', 'CONCURRENT_ACCOUNT_MODIFICATION', 'INTERNAL_FAILURE', 'GOVCLOUD_ACCOUNT_ALREADY_EXISTS', 'MISSING_BUSINESS_VALIDATION', 'FAILED_BUSINESS_VALIDATION', 'PENDING_BUSINESS_VALIDATION', 'INVALID_IDENTITY_FOR_BUSINESS_VALIDATION', 'UNKNOWN_BUSINESS_VALIDATION', 'MISSING_PAYMENT_INSTRUMENT', 'INVALID_PAYMENT_INSTRUMENT', 'UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED'] },
    CreateAccountName: { type: 'string', min: 1, max: 50, pattern: '[\\u0020-\\u007E]+', sensitive: true },
    CreateAccountRequest: { type: 'structure', required: ['Email', 'AccountName'], members: { Email: { shape: 'Email' }, AccountName: { shape: 'CreateAccountName' }, RoleName: { shape: 'RoleName' }, IamUserAccessToBilling: { shape: 'IAMUserAccessToBilling' }, Tags: { shape: 'Tags' } } },
    CreateAccountRequestId: { type: 'string', max: 36, pattern: '^car-[a-z0-9]{8,32}$' },
    CreateAccountResponse: { type: 'structure', members: { CreateAccountStatus: { shape: 'CreateAccountStatus' } } },
    CreateAccountState: { type: 'string', enum: ['IN_PROGRESS', 'SUCCEEDED', 'FAILED'] },
    CreateAccountStates: { type: 'list', member: { shape: 'CreateAccountState' } },
    CreateAccountStatus: { type: 'structure', members: { Id: { shape: 'CreateAccountRequestId' }, AccountName: { shape: 'CreateAccountName' }, State: { shape: 'CreateAccountState' }, RequestedTimestamp: { shape: 'Timestamp' }, CompletedTimestamp: { shape: 'Timestamp' }, AccountId: { shape: 'AccountId' }, GovCloudAccountId: { shape: 'AccountId' }, FailureReason: { shape: 'CreateAccountFailureReason' } } },
    CreateAccountStatusNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'CreateAccountStatusNotFoundException', status: 400, sender: true } },
    CreateAccountStatuses: { type: 'list', member: { shape: 'CreateAccountStatus' } },
    CreateGovCloudAccountRequest: { type: 'structure', required: ['Email', 'AccountName'], members: { Email: { shape: 'Email' }, AccountName: { shape: 'CreateAccountName' }, RoleName: { shape: 'RoleName' }, IamUserAccessToBilling: { shape: 'IAMUserAccessToBilling' }, Tags: { shape: 'Tags' } } },
    CreateGovCloudAccountResponse: { type: 'structure', members: { CreateAccountStatus: { shape: 'CreateAccountStatus' } } },
    CreateOrganizationRequest: { type: 'structure', members: { FeatureSet: { shape: 'OrganizationFeatureSet' } } },
    CreateOrganizationResponse: { type: 'structure', members: { Organization: { shape: 'Organization' } } },
    CreateOrganizationalUnitRequest: { type: 'structure', required: ['ParentId', 'Name'], members: { ParentId: { shape: 'ParentId' }, Name: { shape: 'OrganizationalUnitName' }, Tags: { shape: 'Tags' } } },
    CreateOrganizationalUnitResponse: { type: 'structure', members: { OrganizationalUnit: { shape: 'OrganizationalUnit' } } },
    CreatePolicyRequest: { type: 'structure', required: ['Content', 'Description', 'Name', 'Type'], members: { Content: { shape: 'PolicyContent' }, Description: { shape: 'PolicyDescription' }, Name: { shape: 'PolicyName' }, Type: { shape: 'PolicyType' }, Tags: { shape: 'Tags' } } },
    CreatePolicyResponse: { type: 'structure', members: { Policy: { shape: 'Policy' } } },
    DeclineHandshakeRequest: { type: 'structure', required: ['HandshakeId'], members: { HandshakeId: { shape: 'HandshakeId' } } },
    DeclineHandshakeResponse: { type: 'structure', members: { Handshake: { shape: 'Handshake' } } },
    DelegatedAdministrator: { type: 'structure', members: { Id: { shape: 'AccountId' }, Arn: { shape: 'AccountArn' }, Email: { shape: 'Email' }, Name: { shape: 'AccountName' }, Status: { shape: 'AccountStatus' }, State: { shape: 'AccountState' }, JoinedMethod: { shape: 'AccountJoinedMethod' }, JoinedTimestamp: { shape: 'Timestamp' }, DelegationEnabledDate: { shape: 'Timestamp' } } },
    DelegatedAdministrators: { type: 'list', member: { shape: 'DelegatedAdministrator' } },
    DelegatedService: { type: 'structure', members: { ServicePrincipal: { shape: 'ServicePrincipal' }, DelegationEnabledDate: { shape: 'Timestamp' } } },
    DelegatedServices: { type: 'list', member: { shape: 'DelegatedService' } },
    DeleteOrganizationalUnitRequest: { type: 'structure', required: ['OrganizationalUnitId'], members: { OrganizationalUnitId: { shape: 'OrganizationalUnitId' } } },
    DeletePolicyRequest: { type: 'structure', required: ['PolicyId'], members: { PolicyId: { shape: 'PolicyId' } } },
    DeregisterDelegatedAdministratorRequest: { type: 'structure', required: ['AccountId', 'ServicePrincipal'], members: { AccountId: { shape: 'AccountId' }, ServicePrincipal: { shape: 'ServicePrincipal' } } },
    DescribeAccountRequest: { type: 'structure', required: ['AccountId'], members: { AccountId: { shape: 'AccountId' } } },
    DescribeAccountResponse: { type: 'structure', members: { Account: { shape: 'Account' } } },
    DescribeCreateAccountStatusRequest: { type: 'structure', required: ['CreateAccountRequestId'], members: { CreateAccountRequestId: { shape: 'CreateAccountRequestId' } } },
    DescribeCreateAccountStatusResponse: { type: 'structure', members: { CreateAccountStatus: { shape: 'CreateAccountStatus' } } },
    DescribeEffectivePolicyRequest: { type: 'structure', required: ['PolicyType'], members: { PolicyType: { shape: 'EffectivePolicyType' }, TargetId: { shape: 'PolicyTargetId' } } },
    DescribeEffectivePolicyResponse: { type: 'structure', members: { EffectivePolicy: { shape: 'EffectivePolicy' } } },
    DescribeHandshakeRequest: { type: 'structure', required: ['HandshakeId'], members: { HandshakeId: { shape: 'HandshakeId' } } },
    DescribeHandshakeResponse: { type: 'structure', members: { Handshake: { shape: 'Handshake' } } },
    DescribeOrganizationResponse: { type: 'structure', members: { Organization: { shape: 'Organization' } } },
    DescribeOrganizationalUnitRequest: { type: 'structure', required: ['OrganizationalUnitId'], members: { OrganizationalUnitId: { shape: 'OrganizationalUnitId' } } },
    DescribeOrganizationalUnitResponse: { type: 'structure', members: { OrganizationalUnit: { shape: 'OrganizationalUnit' } } },
    DescribePolicyRequest: { type: 'structure', required: ['PolicyId'], members: { PolicyId: { shape: 'PolicyId' } } },
    DescribePolicyResponse: { type: 'structure', members: { Policy: { shape: 'Policy' } } },
    DescribeResourcePolicyResponse: { type: 'structure', members: { ResourcePolicy: { shape: 'ResourcePolicy' } } },
    DescribeResponsibilityTransferRequest: { type: 'structure', required: ['Id'], members: { Id: { shape: 'ResponsibilityTransferId' } } },
    DescribeResponsibilityTransferResponse: { type: 'structure', members: { ResponsibilityTransfer: { shape: 'ResponsibilityTransfer' } } },
    DestinationParentNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'DestinationParentNotFoundException', status: 400, sender: true } },
    DetachPolicyRequest: { type: 'structure', required: ['PolicyId', 'TargetId'], members: { PolicyId: { shape: 'PolicyId' }, TargetId: { shape: 'PolicyTargetId' } } },
    DisableAWSServiceAccessRequest: { type: 'structure', required: ['ServicePrincipal'], members: { ServicePrincipal: { shape: 'ServicePrincipal' } } },
    DisablePolicyTypeRequest: { type: 'structure', required: ['RootId', 'PolicyType'], members: { RootId: { shape: 'RootId' }, PolicyType: { shape: 'PolicyType' } } },
    DisablePolicyTypeResponse: { type: 'structure', members: { Root: { shape: 'Root' } } },
    DuplicateAccountException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'DuplicateAccountException', status: 400, sender: true } },
    DuplicateHandshakeException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'DuplicateHandshakeException', status: 400, sender: true } },
    DuplicateOrganizationalUnitException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'DuplicateOrganizationalUnitException', status: 400, sender: true } },
    DuplicatePolicyAttachmentException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'DuplicatePolicyAttachmentException', status: 400, sender: true } },
    DuplicatePolicyException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'DuplicatePolicyException', status: 400, sender: true } },
    EffectivePolicy: { type: 'structure', members: { PolicyContent: { shape: 'PolicyContent' }, LastUpdatedTimestamp: { shape: 'Timestamp' }, TargetId: { shape: 'PolicyTargetId' }, PolicyType: { shape: 'EffectivePolicyType' } } },
    EffectivePolicyNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'EffectivePolicyNotFoundException', status: 400, sender: true } },
    EffectivePolicyType: { type: 'string', enum: ['TAG_POLICY', 'BACKUP_POLICY', 'AISERVICES_OPT_OUT_POLICY', 'CHATBOT_POLICY', 'DECLARATIVE_POLICY_EC2', 'SECURITYHUB_POLICY', 'INSPECTOR_POLICY', 'UPGRADE_ROLLOUT_POLICY', 'BEDROCK_POLICY', 'S3_POLICY', 'NETWORK_SECURITY_DIRECTOR_POLICY', 'GUARDDUTY_POLICY'] },
    EffectivePolicyValidationError: { type: 'structure', members: { ErrorCode: { shape: 'ErrorCode' }, ErrorMessage: { shape: 'ErrorMessage' }, PathToError: { shape: 'PathToError' }, ContributingPolicies: { shape: 'PolicyIds' } } },
    EffectivePolicyValidationErrors: { type: 'list', member: { shape: 'EffectivePolicyValidationError' } },
    Email: { type: 'string', min: 6, max: 64, pattern: '[^\\s@]+@[^\\s@]+\\.[^\\s@]+', sensitive: true },
    EnableAWSServiceAccessRequest: { type: 'structure', required: ['ServicePrincipal'], members: { ServicePrincipal: { shape: 'ServicePrincipal' } } },
    EnableAllFeaturesRequest: { type: 'structure', members: {} },
    EnableAllFeaturesResponse: { type: 'structure', members: { Handshake: { shape: 'Handshake' } } },
    EnablePolicyTypeRequest: { type: 'structure', required: ['RootId', 'PolicyType'], members: { RootId: { shape: 'RootId' }, PolicyType: { shape: 'PolicyType' } } },
    EnablePolicyTypeResponse: { type: 'structure', members: { Root: { shape: 'Root' } } },
    EnabledServicePrincipal: { type: 'structure', members: { ServicePrincipal: { shape: 'ServicePrincipal' }, DateEnabled: { shape: 'Timestamp' } } },
    EnabledServicePrincipals: { type: 'list', member: { shape: 'EnabledServicePrincipal' } },
    ErrorCode: { type: 'string' },
    ErrorMessage: { type: 'string' },
    ExceptionMessage: { type: 'string' },
    ExceptionType: { type: 'string' },
    FinalizingOrganizationException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'FinalizingOrganizationException', status: 400, sender: true } },
    GenericArn: { type: 'string', pattern: '^arn:aws:organizations::.+:.+' },
    Handshake: { type: 'structure', members: { Id: { shape: 'HandshakeId' }, Arn: { shape: 'HandshakeArn' }, Parties: { shape: 'HandshakeParties' }, State: { shape: 'HandshakeState' }, RequestedTimestamp: { shape: 'Timestamp' }, ExpirationTimestamp: { shape: 'Timestamp' }, Action: { shape: 'ActionType' }, Resources: { shape: 'HandshakeResources' } } },
    HandshakeAlreadyInStateException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'HandshakeAlreadyInStateException', status: 400, sender: true } },
    HandshakeArn: { type: 'string', pattern: '^arn:aws:organizations::\\d{12}:handshake\\/o-[a-z0-9]{10,32}\\/[a-z_]{1,32}\\/h-[0-9a-z]{8,32}' },
    HandshakeConstraintViolationException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' }, Reason: { shape: 'HandshakeConstraintViolationExceptionReason' } }, error: { code: 'HandshakeConstraintViolationException', status: 400, sender: true } },
    HandshakeConstraintViolationExceptionReason: { type: 'string', enum: ['ACCOUNT_NUMBER_LIMIT_EXCEEDED', 'HANDSHAKE_RATE_LIMIT_EXCEEDED', 'ALREADY_IN_AN_ORGANIZATION', 'ORGANIZATION_ALREADY_HAS_ALL_FEATURES', 'ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION', 'INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES', 'PAYMENT_INSTRUMENT_REQUIRED', 'ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD', 'ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED', 'MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED', 'RESPONSIBILITY_TRANSFER_ALREADY_EXISTS', 'SOURCE_AND_TARGET_CANNOT_MATCH', 'UNUSED_PREPAYMENT_BALANCE', 'LEGACY_PERMISSIONS_STILL_IN_USE', 'PAST_DUE_INVOICE', 'TARGET_ACCOUNT_VALIDATION_FAILURE'] },
    HandshakeFilter: { type: 'structure', members: { ActionType: { shape: 'ActionType' }, ParentHandshakeId: { shape: 'HandshakeId' } } },
    HandshakeId: { type: 'string', max: 34, pattern: '^h-[0-9a-z]{8,32}$' },
    HandshakeNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'HandshakeNotFoundException', status: 400, sender: true } },
    HandshakeNotes: { type: 'string', max: 1024, pattern: '[\\s\\S]*', sensitive: true },
    HandshakeParties: { type: 'list', member: { shape: 'HandshakeParty' } },
    HandshakeParty: { type: 'structure', required: ['Id', 'Type'], members: { Id: { shape: 'HandshakePartyId' }, Type: { shape: 'HandshakePartyType' } } },
    HandshakePartyId: { type: 'string', min: 1, max: 64, pattern: '[\\s\\S]*', sensitive: true },
    HandshakePartyType: { type: 'string', enum: ['ACCOUNT', 'ORGANIZATION', 'EMAIL'] },
    HandshakeResource: { type: 'structure', members: { Value: { shape: 'HandshakeResourceValue' }, Type: { shape: 'HandshakeResourceType' }, Resources: { shape: 'HandshakeResources' } } },
    HandshakeResourceType: { type: 'string', enum: ['ACCOUNT', 'ORGANIZATION', 'ORGANIZATION_FEATURE_SET', 'EMAIL', 'MASTER_EMAIL', 'MASTER_NAME', 'NOTES', 'PARENT_HANDSHAKE', 'RESPONSIBILITY_TRANSFER', 'TRANSFER_START_TIMESTAMP', 'TRANSFER_TYPE', 'MANAGEMENT_ACCOUNT', 'MANAGEMENT_EMAIL', 'MANAGEMENT_NAME'] },
    HandshakeResourceValue: { type: 'string', sensitive: true },
    HandshakeResources: { type: 'list', member: { shape: 'HandshakeResource' } },
    HandshakeState: { type: 'string', enum: ['REQUESTED', 'OPEN', 'CANCELED', 'ACCEPTED', 'DECLINED', 'EXPIRED'] },
    Handshakes: { type: 'list', member: { shape: 'Handshake' } },
    IAMUserAccessToBilling: { type: 'string', enum: ['ALLOW', 'DENY'] },
    InvalidHandshakeTransitionException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'InvalidHandshakeTransitionException', status: 400, sender: true } },
    InvalidInputException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' }, Reason: { shape: 'InvalidInputExceptionReason' } }, error: { code: 'InvalidInputException', status: 400, sender: true } },
    InvalidInputExceptionReason: { type: 'string', enum: ['INVALID_PARTY_TYPE_TARGET', 'INVALID_SYNTAX_ORGANIZATION_ARN', 'INVALID_SYNTAX_POLICY_ID', 'INVALID_ENUM', 'INVALID_ENUM_POLICY_TYPE', 'INVALID_LIST_MEMBER', 'MAX_LENGTH_EXCEEDED', 'MAX_VALUE_EXCEEDED', 'MIN_LENGTH_EXCEEDED', 'MIN_VALUE_EXCEEDED', 'IMMUTABLE_POLICY', 'INVALID_PATTERN', 'INVALID_PATTERN_TARGET_ID', 'INPUT_REQUIRED', 'INVALID_NEXT_TOKEN', 'MAX_LIMIT_EXCEEDED_FILTER', 'MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS', 'INVALID_FULL_NAME_TARGET', 'UNRECOGNIZED_SERVICE_PRINCIPAL', 'INVALID_ROLE_NAME', 'INVALID_SYSTEM_TAGS_PARAMETER', 'DUPLICATE_TAG_KEY', 'TARGET_NOT_SUPPORTED', 'INVALID_EMAIL_ADDRESS_TARGET', 'INVALID_RESOURCE_POLICY_JSON', 'INVALID_PRINCIPAL', 'UNSUPPORTED_ACTION_IN_RESOURCE_POLICY', 'UNSUPPORTED_POLICY_TYPE_IN_RESOURCE_POLICY', 'UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY', 'NON_DETACHABLE_POLICY', 'CALLER_REQUIRED_FIELD_MISSING', 'UNSUPPORTED_ACTION_IN_RESPONSIBILITY_TRANSFER', 'START_DATE_NOT_BEGINNING_OF_MONTH', 'START_DATE_NOT_BEGINNING_OF_DAY', 'START_DATE_TOO_EARLY', 'START_DATE_TOO_LATE', 'INVALID_START_DATE', 'END_DATE_NOT_END_OF_MONTH', 'END_DATE_TOO_EARLY', 'END_DATE_TOO_LATE', 'INVALID_END_DATE'] },
    InvalidResponsibilityTransferTransitionException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'InvalidResponsibilityTransferTransitionException', status: 400, sender: true } },
    InviteAccountToOrganizationRequest: { type: 'structure', required: ['Target'], members: { Target: { shape: 'HandshakeParty' }, Notes: { shape: 'HandshakeNotes' }, Tags: { shape: 'Tags' } } },
    InviteAccountToOrganizationResponse: { type: 'structure', members: { Handshake: { shape: 'Handshake' } } },
    InviteOrganizationToTransferResponsibilityRequest: { type: 'structure', required: ['Type', 'Target', 'StartTimestamp', 'SourceName'], members: { Type: { shape: 'ResponsibilityTransferType' }, Target: { shape: 'HandshakeParty' }, Notes: { shape: 'HandshakeNotes' }, StartTimestamp: { shape: 'Timestamp' }, SourceName: { shape: 'ResponsibilityTransferName' }, Tags: { shape: 'Tags' } } },
    InviteOrganizationToTransferResponsibilityResponse: { type: 'structure', members: { Handshake: { shape: 'Handshake' } } },
    ListAWSServiceAccessForOrganizationRequest: { type: 'structure', members: { NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListAWSServiceAccessForOrganizationResponse: { type: 'structure', members: { EnabledServicePrincipals: { shape: 'EnabledServicePrincipals' }, NextToken: { shape: 'NextToken' } } },
    ListAccountsForParentRequest: { type: 'structure', required: ['ParentId'], members: { ParentId: { shape: 'ParentId' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListAccountsForParentResponse: { type: 'structure', members: { Accounts: { shape: 'Accounts' }, NextToken: { shape: 'NextToken' } } },
    ListAccountsRequest: { type: 'structure', members: { NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListAccountsResponse: { type: 'structure', members: { Accounts: { shape: 'Accounts' }, NextToken: { shape: 'NextToken' } } },
    ListAccountsWithInvalidEffectivePolicyRequest: { type: 'structure', required: ['PolicyType'], members: { PolicyType: { shape: 'EffectivePolicyType' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListAccountsWithInvalidEffectivePolicyResponse: { type: 'structure', members: { Accounts: { shape: 'Accounts' }, PolicyType: { shape: 'EffectivePolicyType' }, NextToken: { shape: 'NextToken' } } },
    ListChildrenRequest: { type: 'structure', required: ['ParentId', 'ChildType'], members: { ParentId: { shape: 'ParentId' }, ChildType: { shape: 'ChildType' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListChildrenResponse: { type: 'structure', members: { Children: { shape: 'Children' }, NextToken: { shape: 'NextToken' } } },
    ListCreateAccountStatusRequest: { type: 'structure', members: { States: { shape: 'CreateAccountStates' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListCreateAccountStatusResponse: { type: 'structure', members: { CreateAccountStatuses: { shape: 'CreateAccountStatuses' }, NextToken: { shape: 'NextToken' } } },
    ListDelegatedAdministratorsRequest: { type: 'structure', members: { ServicePrincipal: { shape: 'ServicePrincipal' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListDelegatedAdministratorsResponse: { type: 'structure', members: { DelegatedAdministrators: { shape: 'DelegatedAdministrators' }, NextToken: { shape: 'NextToken' } } },
    ListDelegatedServicesForAccountRequest: { type: 'structure', required: ['AccountId'], members: { AccountId: { shape: 'AccountId' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListDelegatedServicesForAccountResponse: { type: 'structure', members: { DelegatedServices: { shape: 'DelegatedServices' }, NextToken: { shape: 'NextToken' } } },
    ListEffectivePolicyValidationErrorsRequest: { type: 'structure', required: ['AccountId', 'PolicyType'], members: { AccountId: { shape: 'AccountId' }, PolicyType: { shape: 'EffectivePolicyType' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListEffectivePolicyValidationErrorsResponse: { type: 'structure', members: { AccountId: { shape: 'AccountId' }, PolicyType: { shape: 'EffectivePolicyType' }, Path: { shape: 'Path' }, EvaluationTimestamp: { shape: 'Timestamp' }, NextToken: { shape: 'NextToken' }, EffectivePolicyValidationErrors: { shape: 'EffectivePolicyValidationErrors' } } },
    ListHandshakesForAccountRequest: { type: 'structure', members: { Filter: { shape: 'HandshakeFilter' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListHandshakesForAccountResponse: { type: 'structure', members: { Handshakes: { shape: 'Handshakes' }, NextToken: { shape: 'NextToken' } } },
    ListHandshakesForOrganizationRequest: { type: 'structure', members: { Filter: { shape: 'HandshakeFilter' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListHandshakesForOrganizationResponse: { type: 'structure', members: { Handshakes: { shape: 'Handshakes' }, NextToken: { shape: 'NextToken' } } },
    ListInboundResponsibilityTransfersRequest: { type: 'structure', required: ['Type'], members: { Type: { shape: 'ResponsibilityTransferType' }, Id: { shape: 'ResponsibilityTransferId' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListInboundResponsibilityTransfersResponse: { type: 'structure', members: { ResponsibilityTransfers: { shape: 'ResponsibilityTransfers' }, NextToken: { shape: 'NextToken' } } },
    ListOrganizationalUnitsForParentRequest: { type: 'structure', required: ['ParentId'], members: { ParentId: { shape: 'ParentId' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListOrganizationalUnitsForParentResponse: { type: 'structure', members: { OrganizationalUnits: { shape: 'OrganizationalUnits' }, NextToken: { shape: 'NextToken' } } },
    ListOutboundResponsibilityTransfersRequest: { type: 'structure', required: ['Type'], members: { Type: { shape: 'ResponsibilityTransferType' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListOutboundResponsibilityTransfersResponse: { type: 'structure', members: { ResponsibilityTransfers: { shape: 'ResponsibilityTransfers' }, NextToken: { shape: 'NextToken' } } },
    ListParentsRequest: { type: 'structure', required: ['ChildId'], members: { ChildId: { shape: 'ChildId' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListParentsResponse: { type: 'structure', members: { Parents: { shape: 'Parents' }, NextToken: { shape: 'NextToken' } } },
    ListPoliciesForTargetRequest: { type: 'structure', required: ['TargetId', 'Filter'], members: { TargetId: { shape: 'PolicyTargetId' }, Filter: { shape: 'PolicyType' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListPoliciesForTargetResponse: { type: 'structure', members: { Policies: { shape: 'Policies' }, NextToken: { shape: 'NextToken' } } },
    ListPoliciesRequest: { type: 'structure', required: ['Filter'], members: { Filter: { shape: 'PolicyType' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListPoliciesResponse: { type: 'structure', members: { Policies: { shape: 'Policies' }, NextToken: { shape: 'NextToken' } } },
    ListRootsRequest: { type: 'structure', members: { NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListRootsResponse: { type: 'structure', members: { Roots: { shape: 'Roots' }, NextToken: { shape: 'NextToken' } } },
    ListTagsForResourceRequest: { type: 'structure', required: ['ResourceId'], members: { ResourceId: { shape: 'TaggableResourceId' }, NextToken: { shape: 'NextToken' } } },
    ListTagsForResourceResponse: { type: 'structure', members: { Tags: { shape: 'Tags' }, NextToken: { shape: 'NextToken' } } },
    ListTargetsForPolicyRequest: { type: 'structure', required: ['PolicyId'], members: { PolicyId: { shape: 'PolicyId' }, NextToken: { shape: 'NextToken' }, MaxResults: { shape: 'MaxResults' } } },
    ListTargetsForPolicyResponse: { type: 'structure', members: { Targets: { shape: 'PolicyTargets' }, NextToken: { shape: 'NextToken' } } },
    MalformedPolicyDocumentException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'MalformedPolicyDocumentException', status: 400, sender: true } },
    MasterCannotLeaveOrganizationException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'MasterCannotLeaveOrganizationException', status: 400, sender: true } },
    MaxResults: { type: 'integer', min: 1, max: 20 },
    MoveAccountRequest: { type: 'structure', required: ['AccountId', 'SourceParentId', 'DestinationParentId'], members: { AccountId: { shape: 'AccountId' }, SourceParentId: { shape: 'ParentId' }, DestinationParentId: { shape: 'ParentId' } } },
    NextToken: { type: 'string', max: 100000, pattern: '[\\s\\S]*' },
    Organization: { type: 'structure', members: { Id: { shape: 'OrganizationId' }, Arn: { shape: 'OrganizationArn' }, FeatureSet: { shape: 'OrganizationFeatureSet' }, MasterAccountArn: { shape: 'AccountArn' }, MasterAccountId: { shape: 'AccountId' }, MasterAccountEmail: { shape: 'Email' }, AvailablePolicyTypes: { shape: 'PolicyTypes' } } },
    OrganizationArn: { type: 'string', pattern: '^arn:aws:organizations::\\d{12}:organization\\/o-[a-z0-9]{10,32}' },
    OrganizationFeatureSet: { type: 'string', enum: ['ALL', 'CONSOLIDATED_BILLING'] },
    OrganizationId: { type: 'string', pattern: '^o-[a-z0-9]{10,32}$' },
    OrganizationNotEmptyException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'OrganizationNotEmptyException', status: 400, sender: true } },
    OrganizationalUnit: { type: 'structure', members: { Id: { shape: 'OrganizationalUnitId' }, Arn: { shape: 'OrganizationalUnitArn' }, Name: { shape: 'OrganizationalUnitName' }, Path: { shape: 'Path' } } },
    OrganizationalUnitArn: { type: 'string', pattern: '^arn:aws:organizations::\\d{12}:ou\\/o-[a-z0-9]{10,32}\\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}' },
    OrganizationalUnitId: { type: 'string', max: 68, pattern: '^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$' },
    OrganizationalUnitName: { type: 'string', min: 1, max: 128, pattern: '[\\s\\S]*' },
    OrganizationalUnitNotEmptyException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'OrganizationalUnitNotEmptyException', status: 400, sender: true } },
    OrganizationalUnitNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'OrganizationalUnitNotFoundException', status: 400, sender: true } },
    OrganizationalUnits: { type: 'list', member: { shape: 'OrganizationalUnit' } },
    Parent: { type: 'structure', members: { Id: { shape: 'ParentId' }, Type: { shape: 'ParentType' } } },
    ParentId: { type: 'string', max: 100, pattern: '^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$' },
    ParentNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'ParentNotFoundException', status: 400, sender: true } },
    ParentType: { type: 'string', enum: ['ROOT', 'ORGANIZATIONAL_UNIT'] },
    Parents: { type: 'list', member: { shape: 'Parent' } },
    Path: { type: 'string', pattern: '^(o-[a-z0-9]{10,32}\\/r-[0-9a-z]{4,32}(\\/ou\\-[0-9a-z]{4,32}-[a-z0-9]{8,32})*(\\/\\d{12})*)\\/' },
    PathToError: { type: 'string' },
    Paths: { type: 'list', member: { shape: 'Path' } },
    Policies: { type: 'list', member: { shape: 'PolicySummary' } },
    Policy: { type: 'structure', members: { PolicySummary: { shape: 'PolicySummary' }, Content: { shape: 'PolicyContent' } } },
    PolicyArn: { type: 'string', pattern: '^(arn:aws:organizations::\\d{12}:policy\\/o-[a-z0-9]{10,32}\\/[0-9a-z_]+\\/p-[0-9a-z]{10,32})|(arn:aws:organizations::aws:policy\\/[0-9a-z_]+\\/p-[0-9a-zA-Z_]{10,128})' },
    PolicyChangesInProgressException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'PolicyChangesInProgressException', status: 400, sender: true } },
    PolicyContent: { type: 'string', min: 1, pattern: '[\\s\\S]*' },
    PolicyDescription: { type: 'string', max: 512, pattern: '[\\s\\S]*' },
    PolicyId: { type: 'string', max: 130, pattern: '^p-[0-9a-zA-Z_]{8,128}$' },
    PolicyIds: { type: 'list', member: { shape: 'PolicyId' } },
    PolicyInUseException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'PolicyInUseException', status: 400, sender: true } },
    PolicyName: { type: 'string', min: 1, max: 128, pattern: '[\\s\\S]*' },
    PolicyNotAttachedException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'PolicyNotAttachedException', status: 400, sender: true } },
    PolicyNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'PolicyNotFoundException', status: 400, sender: true } },
    PolicySummary: { type: 'structure', members: { Id: { shape: 'PolicyId' }, Arn: { shape: 'PolicyArn' }, Name: { shape: 'PolicyName' }, Description: { shape: 'PolicyDescription' }, Type: { shape: 'PolicyType' }, AwsManaged: { shape: 'AwsManagedPolicy' } } },
    PolicyTargetId: { type: 'string', max: 100, pattern: '^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$' },
    PolicyTargetSummary: { type: 'structure', members: { TargetId: { shape: 'PolicyTargetId' }, Arn: { shape: 'GenericArn' }, Name: { shape: 'TargetName' }, Type: { shape: 'TargetType' } } },
    PolicyTargets: { type: 'list', member: { shape: 'PolicyTargetSummary' } },
    PolicyType: { type: 'string', enum: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY', 'TAG_POLICY', 'BACKUP_POLICY', 'AISERVICES_OPT_OUT_POLICY', 'CHATBOT_POLICY', 'DECLARATIVE_POLICY_EC2', 'SECURITYHUB_POLICY', 'INSPECTOR_POLICY', 'UPGRADE_ROLLOUT_POLICY', 'BEDROCK_POLICY', 'S3_POLICY', 'NETWORK_SECURITY_DIRECTOR_POLICY', 'GUARDDUTY_POLICY'] },
    PolicyTypeAlreadyEnabledException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'PolicyTypeAlreadyEnabledException', status: 400, sender: true } },
    PolicyTypeNotAvailableForOrganizationException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'PolicyTypeNotAvailableForOrganizationException', status: 400, sender: true } },
    PolicyTypeNotEnabledException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'PolicyTypeNotEnabledException', status: 400, sender: true } },
    PolicyTypeStatus: { type: 'string', enum: ['ENABLED', 'PENDING_ENABLE', 'PENDING_DISABLE'] },
    PolicyTypeSummary: { type: 'structure', members: { Type: { shape: 'PolicyType' }, Status: { shape: 'PolicyTypeStatus' } } },
    PolicyTypes: { type: 'list', member: { shape: 'PolicyTypeSummary' } },
    PutResourcePolicyRequest: { type: 'structure', required: ['Content'], members: { Content: { shape: 'ResourcePolicyContent' }, Tags: { shape: 'Tags' } } },
    PutResourcePolicyResponse: { type: 'structure', members: { ResourcePolicy: { shape: 'ResourcePolicy' } } },
    RegisterDelegatedAdministratorRequest: { type: 'structure', required: ['AccountId', 'ServicePrincipal'], members: { AccountId: { shape: 'AccountId' }, ServicePrincipal: { shape: 'ServicePrincipal' } } },
    RemoveAccountFromOrganizationRequest: { type: 'structure', required: ['AccountId'], members: { AccountId: { shape: 'AccountId' } } },
    ResourcePolicy: { type: 'structure', members: { ResourcePolicySummary: { shape: 'ResourcePolicySummary' }, Content: { shape: 'ResourcePolicyContent' } } },
    ResourcePolicyArn: { type: 'string', pattern: '^arn:[a-z0-9][a-z0-9-.]{0,62}:organizations::\\d{12}:resourcepolicy\\/o-[a-z0-9]{10,32}\\/rp-[0-9a-zA-Z_]{4,128}' },
    ResourcePolicyContent: { type: 'string', min: 1, max: 40000, pattern: '[\\s\\S]*' },
    ResourcePolicyId: { type: 'string', max: 131, pattern: '^rp-[0-9a-zA-Z_]{4,128}$' },
    ResourcePolicyNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'ResourcePolicyNotFoundException', status: 400, sender: true } },
    ResourcePolicySummary: { type: 'structure', members: { Id: { shape: 'ResourcePolicyId' }, Arn: { shape: 'ResourcePolicyArn' } } },
    ResponsibilityTransfer: { type: 'structure', members: { Arn: { shape: 'ResponsibilityTransferArn' }, Name: { shape: 'ResponsibilityTransferName' }, Id: { shape: 'ResponsibilityTransferId' }, Type: { shape: 'ResponsibilityTransferType' }, Status: { shape: 'ResponsibilityTransferStatus' }, Source: { shape: 'TransferParticipant' }, Target: { shape: 'TransferParticipant' }, StartTimestamp: { shape: 'Timestamp' }, EndTimestamp: { shape: 'Timestamp' }, ActiveHandshakeId: { shape: 'HandshakeId' } } },
    ResponsibilityTransferAlreadyInStatusException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'ResponsibilityTransferAlreadyInStatusException', status: 400, sender: true } },
    ResponsibilityTransferArn: { type: 'string', pattern: '^arn:[a-z0-9][a-z0-9-.]{0,62}:organizations::\\d{12}:transfer\\/o-[a-z0-9]{10,32}\\/(billing)\\/(inbound|outbound)\\/rt-[0-9a-z]{8,32}$' },
    ResponsibilityTransferId: { type: 'string', pattern: '^rt-[0-9a-z]{8,32}$' },
    ResponsibilityTransferName: { type: 'string', min: 1, max: 128, pattern: '^[ -~]+$', sensitive: true },
    ResponsibilityTransferNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'ResponsibilityTransferNotFoundException', status: 400, sender: true } },
    ResponsibilityTransferStatus: { type: 'string', enum: ['REQUESTED', 'DECLINED', 'CANCELED', 'EXPIRED', 'ACCEPTED', 'WITHDRAWN'] },
    ResponsibilityTransferType: { type: 'string', enum: ['BILLING'] },
    ResponsibilityTransfers: { type: 'list', member: { shape: 'ResponsibilityTransfer' } },
    RoleName: { type: 'string', max: 64, pattern: '[\\w+=,.@-]{1,64}' },
    Root: { type: 'structure', members: { Id: { shape: 'RootId' }, Arn: { shape: 'RootArn' }, Name: { shape: 'RootName' }, PolicyTypes: { shape: 'PolicyTypes' } } },
    RootArn: { type: 'string', pattern: '^arn:aws:organizations::\\d{12}:root\\/o-[a-z0-9]{10,32}\\/r-[0-9a-z]{4,32}' },
    RootId: { type: 'string', max: 34, pattern: '^r-[0-9a-z]{4,32}$' },
    RootName: { type: 'string', min: 1, max: 128 },
    RootNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'RootNotFoundException', status: 400, sender: true } },
    Roots: { type: 'list', member: { shape: 'Root' } },
    ServiceException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'ServiceException', status: 500, sender: false } },
    ServicePrincipal: { type: 'string', min: 1, max: 128, pattern: '[\\w+=,.@-]*' },
    SourceParentNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'SourceParentNotFoundException', status: 400, sender: true } },
    Tag: { type: 'structure', required: ['Key', 'Value'], members: { Key: { shape: 'TagKey' }, Value: { shape: 'TagValue' } } },
    TagKey: { type: 'string', min: 1, max: 128, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$' },
    TagKeys: { type: 'list', member: { shape: 'TagKey' } },
    TagResourceRequest: { type: 'structure', required: ['ResourceId', 'Tags'], members: { ResourceId: { shape: 'TaggableResourceId' }, Tags: { shape: 'Tags' } } },
    TagValue: { type: 'string', min: 0, max: 256, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$' },
    TaggableResourceId: { type: 'string', max: 130, pattern: '^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})|(^p-[0-9a-zA-Z_]{8,128})|(^rp-[0-9a-zA-Z_]{4,128})|(^rt-[0-9a-zA-Z_]{8,32})$' },
    Tags: { type: 'list', member: { shape: 'Tag' } },
    TargetName: { type: 'string', min: 1, max: 128 },
    TargetNotFoundException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'TargetNotFoundException', status: 400, sender: true } },
    TargetType: { type: 'string', enum: ['ACCOUNT', 'ORGANIZATIONAL_UNIT', 'ROOT'] },
    TerminateResponsibilityTransferRequest: { type: 'structure', required: ['Id'], members: { Id: { shape: 'ResponsibilityTransferId' }, EndTimestamp: { shape: 'Timestamp' } } },
    TerminateResponsibilityTransferResponse: { type: 'structure', members: { ResponsibilityTransfer: { shape: 'ResponsibilityTransfer' } } },
    Timestamp: { type: 'timestamp' },
    TooManyRequestsException: { type: 'structure', members: { Type: { shape: 'ExceptionType' }, Message: { shape: 'ExceptionMessage' } }, error: { code: 'TooManyRequestsException', status: 400, sender: true } },
    TransferParticipant: { type: 'structure', members: { ManagementAccountId: { shape: 'AccountId' }, ManagementAccountEmail: { shape: 'Email' } } },
    UnsupportedAPIEndpointException: { type: 'structure', members: { Message: { shape: 'ExceptionMessage' } }, error: { code: 'UnsupportedAPIEndpointException', status: 400, sender: true } },
    UntagResourceRequest: { type: 'structure', required: ['ResourceId', 'TagKeys'], members: { ResourceId: { shape: 'TaggableResourceId' }, TagKeys: { shape: 'TagKeys' } } },
    UpdateOrganizationalUnitRequest: { type: 'structure', required: ['OrganizationalUnitId'], members: { OrganizationalUnitId: { shape: 'OrganizationalUnitId' }, Name: { shape: 'OrganizationalUnitName' } } },
    UpdateOrganizationalUnitResponse: { type: 'structure', members: { OrganizationalUnit: { shape: 'OrganizationalUnit' } } },
    UpdatePolicyRequest: { type: 'structure', required: ['PolicyId'], members: { PolicyId: { shape: 'PolicyId' }, Name: { shape: 'PolicyName' }, Description: { shape: 'PolicyDescription' }, Content: { shape: 'PolicyContent' } } },
    UpdatePolicyResponse: { type: 'structure', members: { Policy: { shape: 'Policy' } } },
    UpdateResponsibilityTransferRequest: { type: 'structure', required: ['Id', 'Name'], members: { Id: { shape: 'ResponsibilityTransferId' }, Name: { shape: 'ResponsibilityTransferName' } } },
    UpdateResponsibilityTransferResponse: { type: 'structure', members: { ResponsibilityTransfer: { shape: 'ResponsibilityTransfer' } } },
  },
}

export type NoInput = Readonly<Record<string, never>>

export interface AcceptHandshakeRequest {
  readonly HandshakeId: string
}

export interface AcceptHandshakeResponse {
  readonly Handshake?: Handshake | undefined
}

export interface Account {
  readonly Id?: string | undefined
  readonly Arn?: string | undefined
  readonly Email?: string | undefined
  readonly Name?: string | undefined
  readonly Status?: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | undefined
  readonly State?: 'PENDING_ACTIVATION' | 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED' | undefined
  readonly Paths?: readonly string[] | undefined
  readonly JoinedMethod?: 'INVITED' | 'CREATED' | undefined
  readonly JoinedTimestamp?: number | undefined
}

export interface AttachPolicyRequest {
  readonly PolicyId: string
  readonly TargetId: string
}

export interface CancelHandshakeRequest {
  readonly HandshakeId: string
}

export interface CancelHandshakeResponse {
  readonly Handshake?: Handshake | undefined
}

export interface Child {
  readonly Id?: string | undefined
  readonly Type?: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT' | undefined
}

export interface CloseAccountRequest {
  readonly AccountId: string
}

export interface CreateAccountRequest {
  readonly Email: string
  readonly AccountName: string
  readonly RoleName?: string | undefined
  readonly IamUserAccessToBilling?: 'ALLOW' | 'DENY' | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreateAccountResponse {
  readonly CreateAccountStatus?: CreateAccountStatus | undefined
}

export interface CreateAccountStatus {
  readonly Id?: string | undefined
  readonly AccountName?: string | undefined
  readonly State?: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | undefined
  readonly RequestedTimestamp?: number | undefined
  readonly CompletedTimestamp?: number | undefined
  readonly AccountId?: string | undefined
  readonly GovCloudAccountId?: string | undefined
  readonly FailureReason?: 'ACCOUNT_LIMIT_EXCEEDED' | 'EMAIL_ALREADY_EXISTS' | 'INVALID_ADDRESS' | 'INVALID_EMAIL' | 'CONCURRENT_ACCOUNT_MODIFICATION' | 'INTERNAL_FAILURE' | 'GOVCLOUD_ACCOUNT_ALREADY_EXISTS' | 'MISSING_BUSINESS_VALIDATION' | 'FAILED_BUSINESS_VALIDATION' | 'PENDING_BUSINESS_VALIDATION' | 'INVALID_IDENTITY_FOR_BUSINESS_VALIDATION' | 'UNKNOWN_BUSINESS_VALIDATION' | 'MISSING_PAYMENT_INSTRUMENT' | 'INVALID_PAYMENT_INSTRUMENT' | 'UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED' | undefined
}

export interface CreateGovCloudAccountRequest {
  readonly Email: string
  readonly AccountName: string
  readonly RoleName?: string | undefined
  readonly IamUserAccessToBilling?: 'ALLOW' | 'DENY' | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreateGovCloudAccountResponse {
  readonly CreateAccountStatus?: CreateAccountStatus | undefined
}

export interface CreateOrganizationRequest {
  readonly FeatureSet?: 'ALL' | 'CONSOLIDATED_BILLING' | undefined
}

export interface CreateOrganizationResponse {
  readonly Organization?: Organization | undefined
}

export interface CreateOrganizationalUnitRequest {
  readonly ParentId: string
  readonly Name: string
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreateOrganizationalUnitResponse {
  readonly OrganizationalUnit?: OrganizationalUnit | undefined
}

export interface CreatePolicyRequest {
  readonly Content: string
  readonly Description: string
  readonly Name: string
  readonly Type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY'
  readonly Tags?: readonly Tag[] | undefined
}

export interface CreatePolicyResponse {
  readonly Policy?: Policy | undefined
}

export interface DeclineHandshakeRequest {
  readonly HandshakeId: string
}

export interface DeclineHandshakeResponse {
  readonly Handshake?: Handshake | undefined
}

export interface DelegatedAdministrator {
  readonly Id?: string | undefined
  readonly Arn?: string | undefined
  readonly Email?: string | undefined
  readonly Name?: string | undefined
  readonly Status?: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | undefined
  readonly State?: 'PENDING_ACTIVATION' | 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED' | undefined
  readonly JoinedMethod?: 'INVITED' | 'CREATED' | undefined
  readonly JoinedTimestamp?: number | undefined
  readonly DelegationEnabledDate?: number | undefined
}

export interface DelegatedService {
  readonly ServicePrincipal?: string | undefined
  readonly DelegationEnabledDate?: number | undefined
}

export interface DeleteOrganizationalUnitRequest {
  readonly OrganizationalUnitId: string
}

export interface DeletePolicyRequest {
  readonly PolicyId: string
}

export interface DeregisterDelegatedAdministratorRequest {
  readonly AccountId: string
  readonly ServicePrincipal: string
}

export interface DescribeAccountRequest {
  readonly AccountId: string
}

export interface DescribeAccountResponse {
  readonly Account?: Account | undefined
}

export interface DescribeCreateAccountStatusRequest {
  readonly CreateAccountRequestId: string
}

export interface DescribeCreateAccountStatusResponse {
  readonly CreateAccountStatus?: CreateAccountStatus | undefined
}

export interface DescribeEffectivePolicyRequest {
  readonly PolicyType: 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY'
  readonly TargetId?: string | undefined
}

export interface DescribeEffectivePolicyResponse {
  readonly EffectivePolicy?: EffectivePolicy | undefined
}

export interface DescribeHandshakeRequest {
  readonly HandshakeId: string
}

export interface DescribeHandshakeResponse {
  readonly Handshake?: Handshake | undefined
}

export interface DescribeOrganizationResponse {
  readonly Organization?: Organization | undefined
}

export interface DescribeOrganizationalUnitRequest {
  readonly OrganizationalUnitId: string
}

export interface DescribeOrganizationalUnitResponse {
  readonly OrganizationalUnit?: OrganizationalUnit | undefined
}

export interface DescribePolicyRequest {
  readonly PolicyId: string
}

export interface DescribePolicyResponse {
  readonly Policy?: Policy | undefined
}

export interface DescribeResourcePolicyResponse {
  readonly ResourcePolicy?: ResourcePolicy | undefined
}

export interface DescribeResponsibilityTransferRequest {
  readonly Id: string
}

export interface DescribeResponsibilityTransferResponse {
  readonly ResponsibilityTransfer?: ResponsibilityTransfer | undefined
}

export interface DetachPolicyRequest {
  readonly PolicyId: string
  readonly TargetId: string
}

export interface DisableAWSServiceAccessRequest {
  readonly ServicePrincipal: string
}

export interface DisablePolicyTypeRequest {
  readonly RootId: string
  readonly PolicyType: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY'
}

export interface DisablePolicyTypeResponse {
  readonly Root?: Root | undefined
}

export interface EffectivePolicy {
  readonly PolicyContent?: string | undefined
  readonly LastUpdatedTimestamp?: number | undefined
  readonly TargetId?: string | undefined
  readonly PolicyType?: 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY' | undefined
}

export interface EffectivePolicyValidationError {
  readonly ErrorCode?: string | undefined
  readonly ErrorMessage?: string | undefined
  readonly PathToError?: string | undefined
  readonly ContributingPolicies?: readonly string[] | undefined
}

export interface EnableAWSServiceAccessRequest {
  readonly ServicePrincipal: string
}

export interface EnableAllFeaturesRequest {
}

export interface EnableAllFeaturesResponse {
  readonly Handshake?: Handshake | undefined
}

export interface EnablePolicyTypeRequest {
  readonly RootId: string
  readonly PolicyType: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY'
}

export interface EnablePolicyTypeResponse {
  readonly Root?: Root | undefined
}

export interface EnabledServicePrincipal {
  readonly ServicePrincipal?: string | undefined
  readonly DateEnabled?: number | undefined
}

export interface Handshake {
  readonly Id?: string | undefined
  readonly Arn?: string | undefined
  readonly Parties?: readonly HandshakeParty[] | undefined
  readonly State?: 'REQUESTED' | 'OPEN' | 'CANCELED' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED' | undefined
  readonly RequestedTimestamp?: number | undefined
  readonly ExpirationTimestamp?: number | undefined
  readonly Action?: 'INVITE' | 'ENABLE_ALL_FEATURES' | 'APPROVE_ALL_FEATURES' | 'ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE' | 'TRANSFER_RESPONSIBILITY' | undefined
  readonly Resources?: readonly HandshakeResource[] | undefined
}

export interface HandshakeFilter {
  readonly ActionType?: 'INVITE' | 'ENABLE_ALL_FEATURES' | 'APPROVE_ALL_FEATURES' | 'ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE' | 'TRANSFER_RESPONSIBILITY' | undefined
  readonly ParentHandshakeId?: string | undefined
}

export interface HandshakeParty {
  readonly Id: string
  readonly Type: 'ACCOUNT' | 'ORGANIZATION' | 'EMAIL'
}

export interface HandshakeResource {
  readonly Value?: string | undefined
  readonly Type?: 'ACCOUNT' | 'ORGANIZATION' | 'ORGANIZATION_FEATURE_SET' | 'EMAIL' | 'MASTER_EMAIL' | 'MASTER_NAME' | 'NOTES' | 'PARENT_HANDSHAKE' | 'RESPONSIBILITY_TRANSFER' | 'TRANSFER_START_TIMESTAMP' | 'TRANSFER_TYPE' | 'MANAGEMENT_ACCOUNT' | 'MANAGEMENT_EMAIL' | 'MANAGEMENT_NAME' | undefined
  readonly Resources?: readonly HandshakeResource[] | undefined
}

export interface InviteAccountToOrganizationRequest {
  readonly Target: HandshakeParty
  readonly Notes?: string | undefined
  readonly Tags?: readonly Tag[] | undefined
}

export interface InviteAccountToOrganizationResponse {
  readonly Handshake?: Handshake | undefined
}

export interface InviteOrganizationToTransferResponsibilityRequest {
  readonly Type: 'BILLING'
  readonly Target: HandshakeParty
  readonly Notes?: string | undefined
  readonly StartTimestamp: number
  readonly SourceName: string
  readonly Tags?: readonly Tag[] | undefined
}

export interface InviteOrganizationToTransferResponsibilityResponse {
  readonly Handshake?: Handshake | undefined
}

export interface ListAWSServiceAccessForOrganizationRequest {
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListAWSServiceAccessForOrganizationResponse {
  readonly EnabledServicePrincipals?: readonly EnabledServicePrincipal[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListAccountsForParentRequest {
  readonly ParentId: string
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListAccountsForParentResponse {
  readonly Accounts?: readonly Account[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListAccountsRequest {
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListAccountsResponse {
  readonly Accounts?: readonly Account[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListAccountsWithInvalidEffectivePolicyRequest {
  readonly PolicyType: 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY'
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListAccountsWithInvalidEffectivePolicyResponse {
  readonly Accounts?: readonly Account[] | undefined
  readonly PolicyType?: 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY' | undefined
  readonly NextToken?: string | undefined
}

export interface ListChildrenRequest {
  readonly ParentId: string
  readonly ChildType: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT'
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListChildrenResponse {
  readonly Children?: readonly Child[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListCreateAccountStatusRequest {
  readonly States?: readonly ('IN_PROGRESS' | 'SUCCEEDED' | 'FAILED')[] | undefined
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListCreateAccountStatusResponse {
  readonly CreateAccountStatuses?: readonly CreateAccountStatus[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListDelegatedAdministratorsRequest {
  readonly ServicePrincipal?: string | undefined
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListDelegatedAdministratorsResponse {
  readonly DelegatedAdministrators?: readonly DelegatedAdministrator[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListDelegatedServicesForAccountRequest {
  readonly AccountId: string
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListDelegatedServicesForAccountResponse {
  readonly DelegatedServices?: readonly DelegatedService[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListEffectivePolicyValidationErrorsRequest {
  readonly AccountId: string
  readonly PolicyType: 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY'
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListEffectivePolicyValidationErrorsResponse {
  readonly AccountId?: string | undefined
  readonly PolicyType?: 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY' | undefined
  readonly Path?: string | undefined
  readonly EvaluationTimestamp?: number | undefined
  readonly NextToken?: string | undefined
  readonly EffectivePolicyValidationErrors?: readonly EffectivePolicyValidationError[] | undefined
}

export interface ListHandshakesForAccountRequest {
  readonly Filter?: HandshakeFilter | undefined
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListHandshakesForAccountResponse {
  readonly Handshakes?: readonly Handshake[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListHandshakesForOrganizationRequest {
  readonly Filter?: HandshakeFilter | undefined
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListHandshakesForOrganizationResponse {
  readonly Handshakes?: readonly Handshake[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListInboundResponsibilityTransfersRequest {
  readonly Type: 'BILLING'
  readonly Id?: string | undefined
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListInboundResponsibilityTransfersResponse {
  readonly ResponsibilityTransfers?: readonly ResponsibilityTransfer[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListOrganizationalUnitsForParentRequest {
  readonly ParentId: string
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListOrganizationalUnitsForParentResponse {
  readonly OrganizationalUnits?: readonly OrganizationalUnit[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListOutboundResponsibilityTransfersRequest {
  readonly Type: 'BILLING'
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListOutboundResponsibilityTransfersResponse {
  readonly ResponsibilityTransfers?: readonly ResponsibilityTransfer[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListParentsRequest {
  readonly ChildId: string
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListParentsResponse {
  readonly Parents?: readonly Parent[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListPoliciesForTargetRequest {
  readonly TargetId: string
  readonly Filter: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY'
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListPoliciesForTargetResponse {
  readonly Policies?: readonly PolicySummary[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListPoliciesRequest {
  readonly Filter: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY'
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListPoliciesResponse {
  readonly Policies?: readonly PolicySummary[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListRootsRequest {
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListRootsResponse {
  readonly Roots?: readonly Root[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListTagsForResourceRequest {
  readonly ResourceId: string
  readonly NextToken?: string | undefined
}

export interface ListTagsForResourceResponse {
  readonly Tags?: readonly Tag[] | undefined
  readonly NextToken?: string | undefined
}

export interface ListTargetsForPolicyRequest {
  readonly PolicyId: string
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface ListTargetsForPolicyResponse {
  readonly Targets?: readonly PolicyTargetSummary[] | undefined
  readonly NextToken?: string | undefined
}

export interface MoveAccountRequest {
  readonly AccountId: string
  readonly SourceParentId: string
  readonly DestinationParentId: string
}

export interface Organization {
  readonly Id?: string | undefined
  readonly Arn?: string | undefined
  readonly FeatureSet?: 'ALL' | 'CONSOLIDATED_BILLING' | undefined
  readonly MasterAccountArn?: string | undefined
  readonly MasterAccountId?: string | undefined
  readonly MasterAccountEmail?: string | undefined
  readonly AvailablePolicyTypes?: readonly PolicyTypeSummary[] | undefined
}

export interface OrganizationalUnit {
  readonly Id?: string | undefined
  readonly Arn?: string | undefined
  readonly Name?: string | undefined
  readonly Path?: string | undefined
}

export interface Parent {
  readonly Id?: string | undefined
  readonly Type?: 'ROOT' | 'ORGANIZATIONAL_UNIT' | undefined
}

export interface Policy {
  readonly PolicySummary?: PolicySummary | undefined
  readonly Content?: string | undefined
}

export interface PolicySummary {
  readonly Id?: string | undefined
  readonly Arn?: string | undefined
  readonly Name?: string | undefined
  readonly Description?: string | undefined
  readonly Type?: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY' | undefined
  readonly AwsManaged?: boolean | undefined
}

export interface PolicyTargetSummary {
  readonly TargetId?: string | undefined
  readonly Arn?: string | undefined
  readonly Name?: string | undefined
  readonly Type?: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT' | 'ROOT' | undefined
}

export interface PolicyTypeSummary {
  readonly Type?: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'SECURITYHUB_POLICY' | 'INSPECTOR_POLICY' | 'UPGRADE_ROLLOUT_POLICY' | 'BEDROCK_POLICY' | 'S3_POLICY' | 'NETWORK_SECURITY_DIRECTOR_POLICY' | 'GUARDDUTY_POLICY' | undefined
  readonly Status?: 'ENABLED' | 'PENDING_ENABLE' | 'PENDING_DISABLE' | undefined
}

export interface PutResourcePolicyRequest {
  readonly Content: string
  readonly Tags?: readonly Tag[] | undefined
}

export interface PutResourcePolicyResponse {
  readonly ResourcePolicy?: ResourcePolicy | undefined
}

export interface RegisterDelegatedAdministratorRequest {
  readonly AccountId: string
  readonly ServicePrincipal: string
}

export interface RemoveAccountFromOrganizationRequest {
  readonly AccountId: string
}

export interface ResourcePolicy {
  readonly ResourcePolicySummary?: ResourcePolicySummary | undefined
  readonly Content?: string | undefined
}

export interface ResourcePolicySummary {
  readonly Id?: string | undefined
  readonly Arn?: string | undefined
}

export interface ResponsibilityTransfer {
  readonly Arn?: string | undefined
  readonly Name?: string | undefined
  readonly Id?: string | undefined
  readonly Type?: 'BILLING' | undefined
  readonly Status?: 'REQUESTED' | 'DECLINED' | 'CANCELED' | 'EXPIRED' | 'ACCEPTED' | 'WITHDRAWN' | undefined
  readonly Source?: TransferParticipant | undefined
  readonly Target?: TransferParticipant | undefined
  readonly StartTimestamp?: number | undefined
  readonly EndTimestamp?: number | undefined
  readonly ActiveHandshakeId?: string | undefined
}

export interface Root {
  readonly Id?: string | undefined
  readonly Arn?: string | undefined
  readonly Name?: string | undefined
  readonly PolicyTypes?: readonly PolicyTypeSummary[] | undefined
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface TagResourceRequest {
  readonly ResourceId: string
  readonly Tags: readonly Tag[]
}

export interface TerminateResponsibilityTransferRequest {
  readonly Id: string
  readonly EndTimestamp?: number | undefined
}

export interface TerminateResponsibilityTransferResponse {
  readonly ResponsibilityTransfer?: ResponsibilityTransfer | undefined
}

export interface TransferParticipant {
  readonly ManagementAccountId?: string | undefined
  readonly ManagementAccountEmail?: string | undefined
}

export interface UntagResourceRequest {
  readonly ResourceId: string
  readonly TagKeys: readonly string[]
}

export interface UpdateOrganizationalUnitRequest {
  readonly OrganizationalUnitId: string
  readonly Name?: string | undefined
}

export interface UpdateOrganizationalUnitResponse {
  readonly OrganizationalUnit?: OrganizationalUnit | undefined
}

export interface UpdatePolicyRequest {
  readonly PolicyId: string
  readonly Name?: string | undefined
  readonly Description?: string | undefined
  readonly Content?: string | undefined
}

export interface UpdatePolicyResponse {
  readonly Policy?: Policy | undefined
}

export interface UpdateResponsibilityTransferRequest {
  readonly Id: string
  readonly Name: string
}

export interface UpdateResponsibilityTransferResponse {
  readonly ResponsibilityTransfer?: ResponsibilityTransfer | undefined
}

/** Input and output of every operation. */
export type OrganizationsOperations = {
  readonly AcceptHandshake: { readonly input: AcceptHandshakeRequest; readonly output: AcceptHandshakeResponse }
  readonly AttachPolicy: { readonly input: AttachPolicyRequest; readonly output: void }
  readonly CancelHandshake: { readonly input: CancelHandshakeRequest; readonly output: CancelHandshakeResponse }
  readonly CloseAccount: { readonly input: CloseAccountRequest; readonly output: void }
  readonly CreateAccount: { readonly input: CreateAccountRequest; readonly output: CreateAccountResponse }
  readonly CreateGovCloudAccount: { readonly input: CreateGovCloudAccountRequest; readonly output: CreateGovCloudAccountResponse }
  readonly CreateOrganization: { readonly input: CreateOrganizationRequest; readonly output: CreateOrganizationResponse }
  readonly CreateOrganizationalUnit: { readonly input: CreateOrganizationalUnitRequest; readonly output: CreateOrganizationalUnitResponse }
  readonly CreatePolicy: { readonly input: CreatePolicyRequest; readonly output: CreatePolicyResponse }
  readonly DeclineHandshake: { readonly input: DeclineHandshakeRequest; readonly output: DeclineHandshakeResponse }
  readonly DeleteOrganization: { readonly input: NoInput; readonly output: void }
  readonly DeleteOrganizationalUnit: { readonly input: DeleteOrganizationalUnitRequest; readonly output: void }
  readonly DeletePolicy: { readonly input: DeletePolicyRequest; readonly output: void }
  readonly DeleteResourcePolicy: { readonly input: NoInput; readonly output: void }
  readonly DeregisterDelegatedAdministrator: { readonly input: DeregisterDelegatedAdministratorRequest; readonly output: void }
  readonly DescribeAccount: { readonly input: DescribeAccountRequest; readonly output: DescribeAccountResponse }
  readonly DescribeCreateAccountStatus: { readonly input: DescribeCreateAccountStatusRequest; readonly output: DescribeCreateAccountStatusResponse }
  readonly DescribeEffectivePolicy: { readonly input: DescribeEffectivePolicyRequest; readonly output: DescribeEffectivePolicyResponse }
  readonly DescribeHandshake: { readonly input: DescribeHandshakeRequest; readonly output: DescribeHandshakeResponse }
  readonly DescribeOrganization: { readonly input: NoInput; readonly output: DescribeOrganizationResponse }
  readonly DescribeOrganizationalUnit: { readonly input: DescribeOrganizationalUnitRequest; readonly output: DescribeOrganizationalUnitResponse }
  readonly DescribePolicy: { readonly input: DescribePolicyRequest; readonly output: DescribePolicyResponse }
  readonly DescribeResourcePolicy: { readonly input: NoInput; readonly output: DescribeResourcePolicyResponse }
  readonly DescribeResponsibilityTransfer: { readonly input: DescribeResponsibilityTransferRequest; readonly output: DescribeResponsibilityTransferResponse }
  readonly DetachPolicy: { readonly input: DetachPolicyRequest; readonly output: void }
  readonly DisableAWSServiceAccess: { readonly input: DisableAWSServiceAccessRequest; readonly output: void }
  readonly DisablePolicyType: { readonly input: DisablePolicyTypeRequest; readonly output: DisablePolicyTypeResponse }
  readonly EnableAWSServiceAccess: { readonly input: EnableAWSServiceAccessRequest; readonly output: void }
  readonly EnableAllFeatures: { readonly input: EnableAllFeaturesRequest; readonly output: EnableAllFeaturesResponse }
  readonly EnablePolicyType: { readonly input: EnablePolicyTypeRequest; readonly output: EnablePolicyTypeResponse }
  readonly InviteAccountToOrganization: { readonly input: InviteAccountToOrganizationRequest; readonly output: InviteAccountToOrganizationResponse }
  readonly InviteOrganizationToTransferResponsibility: { readonly input: InviteOrganizationToTransferResponsibilityRequest; readonly output: InviteOrganizationToTransferResponsibilityResponse }
  readonly LeaveOrganization: { readonly input: NoInput; readonly output: void }
  readonly ListAWSServiceAccessForOrganization: { readonly input: ListAWSServiceAccessForOrganizationRequest; readonly output: ListAWSServiceAccessForOrganizationResponse }
  readonly ListAccounts: { readonly input: ListAccountsRequest; readonly output: ListAccountsResponse }
  readonly ListAccountsForParent: { readonly input: ListAccountsForParentRequest; readonly output: ListAccountsForParentResponse }
  readonly ListAccountsWithInvalidEffectivePolicy: { readonly input: ListAccountsWithInvalidEffectivePolicyRequest; readonly output: ListAccountsWithInvalidEffectivePolicyResponse }
  readonly ListChildren: { readonly input: ListChildrenRequest; readonly output: ListChildrenResponse }
  readonly ListCreateAccountStatus: { readonly input: ListCreateAccountStatusRequest; readonly output: ListCreateAccountStatusResponse }
  readonly ListDelegatedAdministrators: { readonly input: ListDelegatedAdministratorsRequest; readonly output: ListDelegatedAdministratorsResponse }
  readonly ListDelegatedServicesForAccount: { readonly input: ListDelegatedServicesForAccountRequest; readonly output: ListDelegatedServicesForAccountResponse }
  readonly ListEffectivePolicyValidationErrors: { readonly input: ListEffectivePolicyValidationErrorsRequest; readonly output: ListEffectivePolicyValidationErrorsResponse }
  readonly ListHandshakesForAccount: { readonly input: ListHandshakesForAccountRequest; readonly output: ListHandshakesForAccountResponse }
  readonly ListHandshakesForOrganization: { readonly input: ListHandshakesForOrganizationRequest; readonly output: ListHandshakesForOrganizationResponse }
  readonly ListInboundResponsibilityTransfers: { readonly input: ListInboundResponsibilityTransfersRequest; readonly output: ListInboundResponsibilityTransfersResponse }
  readonly ListOrganizationalUnitsForParent: { readonly input: ListOrganizationalUnitsForParentRequest; readonly output: ListOrganizationalUnitsForParentResponse }
  readonly ListOutboundResponsibilityTransfers: { readonly input: ListOutboundResponsibilityTransfersRequest; readonly output: ListOutboundResponsibilityTransfersResponse }
  readonly ListParents: { readonly input: ListParentsRequest; readonly output: ListParentsResponse }
  readonly ListPolicies: { readonly input: ListPoliciesRequest; readonly output: ListPoliciesResponse }
  readonly ListPoliciesForTarget: { readonly input: ListPoliciesForTargetRequest; readonly output: ListPoliciesForTargetResponse }
  readonly ListRoots: { readonly input: ListRootsRequest; readonly output: ListRootsResponse }
  readonly ListTagsForResource: { readonly input: ListTagsForResourceRequest; readonly output: ListTagsForResourceResponse }
  readonly ListTargetsForPolicy: { readonly input: ListTargetsForPolicyRequest; readonly output: ListTargetsForPolicyResponse }
  readonly MoveAccount: { readonly input: MoveAccountRequest; readonly output: void }
  readonly PutResourcePolicy: { readonly input: PutResourcePolicyRequest; readonly output: PutResourcePolicyResponse }
  readonly RegisterDelegatedAdministrator: { readonly input: RegisterDelegatedAdministratorRequest; readonly output: void }
  readonly RemoveAccountFromOrganization: { readonly input: RemoveAccountFromOrganizationRequest; readonly output: void }
  readonly TagResource: { readonly input: TagResourceRequest; readonly output: void }
  readonly TerminateResponsibilityTransfer: { readonly input: TerminateResponsibilityTransferRequest; readonly output: TerminateResponsibilityTransferResponse }
  readonly UntagResource: { readonly input: UntagResourceRequest; readonly output: void }
  readonly UpdateOrganizationalUnit: { readonly input: UpdateOrganizationalUnitRequest; readonly output: UpdateOrganizationalUnitResponse }
  readonly UpdatePolicy: { readonly input: UpdatePolicyRequest; readonly output: UpdatePolicyResponse }
  readonly UpdateResponsibilityTransfer: { readonly input: UpdateResponsibilityTransferRequest; readonly output: UpdateResponsibilityTransferResponse }
}
