// Generated; do not edit. To make it anew: node tools/models.ts sts
// Facts of the model that AWS publishes with its SDKs (botocore, Apache-2.0), without its documentation text, and of
// AWS's API reference where it is newer (tools/models/supplements.ts).
// Timestamps are milliseconds since the epoch.
import type { ServiceModel } from '../wire/model.ts'

export const stsModel: ServiceModel = {
  service: 'sts',
  eventSource: 'sts.amazonaws.com',
  apiVersion: '2011-06-15',
  protocol: 'query',
  xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  global: false,
  operations: {
    AssumeRole: { http: { method: 'POST', uri: '/' }, input: 'AssumeRoleRequest', output: 'AssumeRoleResponse', resultWrapper: 'AssumeRoleResult', errors: ['MalformedPolicyDocumentException', 'PackedPolicyTooLargeException', 'RegionDisabledException', 'ExpiredTokenException'] },
    AssumeRoleWithSAML: { http: { method: 'POST', uri: '/' }, input: 'AssumeRoleWithSAMLRequest', output: 'AssumeRoleWithSAMLResponse', resultWrapper: 'AssumeRoleWithSAMLResult', errors: ['MalformedPolicyDocumentException', 'PackedPolicyTooLargeException', 'IDPRejectedClaimException', 'InvalidIdentityTokenException', 'ExpiredTokenException', 'RegionDisabledException'] },
    AssumeRoleWithWebIdentity: { http: { method: 'POST', uri: '/' }, input: 'AssumeRoleWithWebIdentityRequest', output: 'AssumeRoleWithWebIdentityResponse', resultWrapper: 'AssumeRoleWithWebIdentityResult', errors: ['MalformedPolicyDocumentException', 'PackedPolicyTooLargeException', 'IDPRejectedClaimException', 'IDPCommunicationErrorException', 'InvalidIdentityTokenException', 'ExpiredTokenException', 'RegionDisabledException'] },
    AssumeRoot: { http: { method: 'POST', uri: '/' }, input: 'AssumeRootRequest', output: 'AssumeRootResponse', resultWrapper: 'AssumeRootResult', errors: ['RegionDisabledException', 'ExpiredTokenException'] },
    DecodeAuthorizationMessage: { http: { method: 'POST', uri: '/' }, input: 'DecodeAuthorizationMessageRequest', output: 'DecodeAuthorizationMessageResponse', resultWrapper: 'DecodeAuthorizationMessageResult', errors: ['InvalidAuthorizationMessageException'] },
    GetAccessKeyInfo: { http: { method: 'POST', uri: '/' }, input: 'GetAccessKeyInfoRequest', output: 'GetAccessKeyInfoResponse', resultWrapper: 'GetAccessKeyInfoResult', errors: [] },
    GetCallerIdentity: { http: { method: 'POST', uri: '/' }, input: 'GetCallerIdentityRequest', output: 'GetCallerIdentityResponse', resultWrapper: 'GetCallerIdentityResult', errors: [] },
    GetDelegatedAccessToken: { http: { method: 'POST', uri: '/' }, input: 'GetDelegatedAccessTokenRequest', output: 'GetDelegatedAccessTokenResponse', resultWrapper: 'GetDelegatedAccessTokenResult', errors: ['ExpiredTradeInTokenException', 'RegionDisabledException', 'PackedPolicyTooLargeException'] },
    GetFederationToken: { http: { method: 'POST', uri: '/' }, input: 'GetFederationTokenRequest', output: 'GetFederationTokenResponse', resultWrapper: 'GetFederationTokenResult', errors: ['MalformedPolicyDocumentException', 'PackedPolicyTooLargeException', 'RegionDisabledException'] },
    GetSessionToken: { http: { method: 'POST', uri: '/' }, input: 'GetSessionTokenRequest', output: 'GetSessionTokenResponse', resultWrapper: 'GetSessionTokenResult', errors: ['RegionDisabledException'] },
    GetWebIdentityToken: { http: { method: 'POST', uri: '/' }, input: 'GetWebIdentityTokenRequest', output: 'GetWebIdentityTokenResponse', resultWrapper: 'GetWebIdentityTokenResult', errors: ['SessionDurationEscalationException', 'OutboundWebIdentityFederationDisabledException', 'JWTPayloadSizeExceededException'] },
  },
  shapes: {
    AssumeRoleRequest: { type: 'structure', required: ['RoleArn', 'RoleSessionName'], members: { RoleArn: { shape: 'arnType' }, RoleSessionName: { shape: 'roleSessionNameType' }, PolicyArns: { shape: 'policyDescriptorListType' }, Policy: { shape: 'unrestrictedSessionPolicyDocumentType' }, DurationSeconds: { shape: 'roleDurationSecondsType' }, Tags: { shape: 'tagListType' }, TransitiveTagKeys: { shape: 'tagKeyListType' }, ExternalId: { shape: 'externalIdType' }, SerialNumber: { shape: 'serialNumberType' }, TokenCode: { shape: 'tokenCodeType' }, SourceIdentity: { shape: 'sourceIdentityType' }, ProvidedContexts: { shape: 'ProvidedContextsListType' }, MinimumSessionTokenSize: { shape: 'minimumSessionTokenSizeType' } } },
    AssumeRoleResponse: { type: 'structure', members: { Credentials: { shape: 'Credentials' }, AssumedRoleUser: { shape: 'AssumedRoleUser' }, PackedPolicySize: { shape: 'nonNegativeIntegerType' }, SourceIdentity: { shape: 'sourceIdentityType' }, SessionTokenUtilization: { shape: 'sessionTokenUtilizationType' }, SessionTokenSize: { shape: 'sessionTokenSizeType' } } },
    AssumeRoleWithSAMLRequest: { type: 'structure', required: ['RoleArn', 'PrincipalArn', 'SAMLAssertion'], members: { RoleArn: { shape: 'arnType' }, PrincipalArn: { shape: 'arnType' }, SAMLAssertion: { shape: 'SAMLAssertionType' }, PolicyArns: { shape: 'policyDescriptorListType' }, Policy: { shape: 'sessionPolicyDocumentType' }, DurationSeconds: { shape: 'roleDurationSecondsType' }, MinimumSessionTokenSize: { shape: 'minimumSessionTokenSizeType' } } },
    AssumeRoleWithSAMLResponse: { type: 'structure', members: { Credentials: { shape: 'Credentials' }, AssumedRoleUser: { shape: 'AssumedRoleUser' }, PackedPolicySize: { shape: 'nonNegativeIntegerType' }, Subject: { shape: 'Subject' }, SubjectType: { shape: 'SubjectType' }, Issuer: { shape: 'Issuer' }, Audience: { shape: 'Audience' }, NameQualifier: { shape: 'NameQualifier' }, SourceIdentity: { shape: 'sourceIdentityType' }, SessionTokenUtilization: { shape: 'sessionTokenUtilizationType' }, SessionTokenSize: { shape: 'sessionTokenSizeType' } } },
    AssumeRoleWithWebIdentityRequest: { type: 'structure', required: ['RoleArn', 'RoleSessionName', 'WebIdentityToken'], members: { RoleArn: { shape: 'arnType' }, RoleSessionName: { shape: 'roleSessionNameType' }, WebIdentityToken: { shape: 'clientTokenType' }, ProviderId: { shape: 'urlType' }, PolicyArns: { shape: 'policyDescriptorListType' }, Policy: { shape: 'sessionPolicyDocumentType' }, DurationSeconds: { shape: 'roleDurationSecondsType' }, MinimumSessionTokenSize: { shape: 'minimumSessionTokenSizeType' } } },
    AssumeRoleWithWebIdentityResponse: { type: 'structure', members: { Credentials: { shape: 'Credentials' }, SubjectFromWebIdentityToken: { shape: 'webIdentitySubjectType' }, AssumedRoleUser: { shape: 'AssumedRoleUser' }, PackedPolicySize: { shape: 'nonNegativeIntegerType' }, Provider: { shape: 'Issuer' }, Audience: { shape: 'Audience' }, SourceIdentity: { shape: 'sourceIdentityType' }, SessionTokenUtilization: { shape: 'sessionTokenUtilizationType' }, SessionTokenSize: { shape: 'sessionTokenSizeType' } } },
    AssumeRootRequest: { type: 'structure', required: ['TargetPrincipal', 'TaskPolicyArn'], members: { TargetPrincipal: { shape: 'TargetPrincipalType' }, TaskPolicyArn: { shape: 'PolicyDescriptorType' }, DurationSeconds: { shape: 'RootDurationSecondsType' }, MinimumSessionTokenSize: { shape: 'minimumSessionTokenSizeType' } } },
    AssumeRootResponse: { type: 'structure', members: { Credentials: { shape: 'Credentials' }, SourceIdentity: { shape: 'sourceIdentityType' }, SessionTokenUtilization: { shape: 'sessionTokenUtilizationType' }, SessionTokenSize: { shape: 'sessionTokenSizeType' } } },
    AssumedRoleUser: { type: 'structure', required: ['AssumedRoleId', 'Arn'], members: { AssumedRoleId: { shape: 'assumedRoleIdType' }, Arn: { shape: 'arnType' } } },
    Audience: { type: 'string' },
    Credentials: { type: 'structure', required: ['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'], members: { AccessKeyId: { shape: 'accessKeyIdType' }, SecretAccessKey: { shape: 'accessKeySecretType' }, SessionToken: { shape: 'tokenType' }, Expiration: { shape: 'dateType' } } },
    DecodeAuthorizationMessageRequest: { type: 'structure', required: ['EncodedMessage'], members: { EncodedMessage: { shape: 'encodedMessageType' } } },
    DecodeAuthorizationMessageResponse: { type: 'structure', members: { DecodedMessage: { shape: 'decodedMessageType' } } },
    ExpiredTokenException: { type: 'structure', members: { message: { shape: 'expiredIdentityTokenMessage' } }, error: { code: 'ExpiredTokenException', status: 400, sender: true } },
    ExpiredTradeInTokenException: { type: 'structure', members: { message: { shape: 'expiredTradeInTokenExceptionMessage' } }, error: { code: 'ExpiredTradeInTokenException', status: 400, sender: true } },
    FederatedUser: { type: 'structure', required: ['FederatedUserId', 'Arn'], members: { FederatedUserId: { shape: 'federatedIdType' }, Arn: { shape: 'arnType' } } },
    GetAccessKeyInfoRequest: { type: 'structure', required: ['AccessKeyId'], members: { AccessKeyId: { shape: 'accessKeyIdType' } } },
    GetAccessKeyInfoResponse: { type: 'structure', members: { Account: { shape: 'accountType' } } },
    GetCallerIdentityRequest: { type: 'structure', members: {} },
    GetCallerIdentityResponse: { type: 'structure', members: { UserId: { shape: 'userIdType' }, Account: { shape: 'accountType' }, Arn: { shape: 'arnType' } } },
    GetDelegatedAccessTokenRequest: { type: 'structure', required: ['TradeInToken'], members: { TradeInToken: { shape: 'tradeInTokenType' } } },
    GetDelegatedAccessTokenResponse: { type: 'structure', members: { Credentials: { shape: 'Credentials' }, PackedPolicySize: { shape: 'nonNegativeIntegerType' }, AssumedPrincipal: { shape: 'arnType' } } },
    GetFederationTokenRequest: { type: 'structure', required: ['Name'], members: { Name: { shape: 'userNameType' }, Policy: { shape: 'sessionPolicyDocumentType' }, PolicyArns: { shape: 'policyDescriptorListType' }, DurationSeconds: { shape: 'durationSecondsType' }, Tags: { shape: 'tagListType' }, MinimumSessionTokenSize: { shape: 'minimumSessionTokenSizeType' } } },
    GetFederationTokenResponse: { type: 'structure', members: { Credentials: { shape: 'Credentials' }, FederatedUser: { shape: 'FederatedUser' }, PackedPolicySize: { shape: 'nonNegativeIntegerType' }, SessionTokenUtilization: { shape: 'sessionTokenUtilizationType' }, SessionTokenSize: { shape: 'sessionTokenSizeType' } } },
    GetSessionTokenRequest: { type: 'structure', members: { DurationSeconds: { shape: 'durationSecondsType' }, SerialNumber: { shape: 'serialNumberType' }, TokenCode: { shape: 'tokenCodeType' }, MinimumSessionTokenSize: { shape: 'minimumSessionTokenSizeType' } } },
    GetSessionTokenResponse: { type: 'structure', members: { Credentials: { shape: 'Credentials' }, SessionTokenUtilization: { shape: 'sessionTokenUtilizationType' }, SessionTokenSize: { shape: 'sessionTokenSizeType' } } },
    GetWebIdentityTokenRequest: { type: 'structure', required: ['Audience', 'SigningAlgorithm'], members: { Audience: { shape: 'webIdentityTokenAudienceListType' }, DurationSeconds: { shape: 'webIdentityTokenDurationSecondsType' }, SigningAlgorithm: { shape: 'jwtAlgorithmType' }, Tags: { shape: 'tagListType' } } },
    GetWebIdentityTokenResponse: { type: 'structure', members: { WebIdentityToken: { shape: 'webIdentityTokenType' }, Expiration: { shape: 'dateType' } } },
    IDPCommunicationErrorException: { type: 'structure', members: { message: { shape: 'idpCommunicationErrorMessage' } }, error: { code: 'IDPCommunicationError', status: 400, sender: true } },
    IDPRejectedClaimException: { type: 'structure', members: { message: { shape: 'idpRejectedClaimMessage' } }, error: { code: 'IDPRejectedClaim', status: 403, sender: true } },
    InvalidAuthorizationMessageException: { type: 'structure', members: { message: { shape: 'invalidAuthorizationMessage' } }, error: { code: 'InvalidAuthorizationMessageException', status: 400, sender: true } },
    InvalidIdentityTokenException: { type: 'structure', members: { message: { shape: 'invalidIdentityTokenMessage' } }, error: { code: 'InvalidIdentityToken', status: 400, sender: true } },
    Issuer: { type: 'string' },
    JWTPayloadSizeExceededException: { type: 'structure', members: { message: { shape: 'jwtPayloadSizeExceededException' } }, error: { code: 'JWTPayloadSizeExceededException', status: 400, sender: true } },
    MalformedPolicyDocumentException: { type: 'structure', members: { message: { shape: 'malformedPolicyDocumentMessage' } }, error: { code: 'MalformedPolicyDocument', status: 400, sender: true } },
    NameQualifier: { type: 'string' },
    OutboundWebIdentityFederationDisabledException: { type: 'structure', members: { message: { shape: 'outboundWebIdentityFederationDisabledException' } }, error: { code: 'OutboundWebIdentityFederationDisabledException', status: 403, sender: true } },
    PackedPolicyTooLargeException: { type: 'structure', members: { message: { shape: 'packedPolicyTooLargeMessage' } }, error: { code: 'PackedPolicyTooLarge', status: 400, sender: true } },
    PolicyDescriptorType: { type: 'structure', members: { arn: { shape: 'arnType' } } },
    ProvidedContext: { type: 'structure', members: { ProviderArn: { shape: 'arnType' }, ContextAssertion: { shape: 'contextAssertionType' } } },
    ProvidedContextsListType: { type: 'list', member: { shape: 'ProvidedContext' }, min: 1, max: 5 },
    RegionDisabledException: { type: 'structure', members: { message: { shape: 'regionDisabledMessage' } }, error: { code: 'RegionDisabledException', status: 403, sender: true } },
    RootDurationSecondsType: { type: 'integer', min: 0, max: 900 },
    SAMLAssertionType: { type: 'string', min: 4, max: 100000, sensitive: true },
    SessionDurationEscalationException: { type: 'structure', members: { message: { shape: 'sessionDurationEscalationException' } }, error: { code: 'SessionDurationEscalationException', status: 403, sender: true } },
    Subject: { type: 'string' },
    SubjectType: { type: 'string' },
    Tag: { type: 'structure', required: ['Key', 'Value'], members: { Key: { shape: 'tagKeyType' }, Value: { shape: 'tagValueType' } } },
    TargetPrincipalType: { type: 'string', min: 12, max: 2048 },
    accessKeyIdType: { type: 'string', min: 16, max: 128, pattern: '[\\w]*' },
    accessKeySecretType: { type: 'string', sensitive: true },
    accountType: { type: 'string' },
    arnType: { type: 'string', min: 20, max: 2048, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+' },
    assumedRoleIdType: { type: 'string', min: 2, max: 193, pattern: '[\\w+=,.@:-]*' },
    clientTokenType: { type: 'string', min: 4, max: 20000, sensitive: true },
    contextAssertionType: { type: 'string', min: 4, max: 2048 },
    dateType: { type: 'timestamp' },
    decodedMessageType: { type: 'string' },
    durationSecondsType: { type: 'integer', min: 900, max: 129600 },
    encodedMessageType: { type: 'string', min: 1, max: 10240 },
    expiredIdentityTokenMessage: { type: 'string' },
    expiredTradeInTokenExceptionMessage: { type: 'string' },
    externalIdType: { type: 'string', min: 2, max: 1224, pattern: '[\\w+=,.@:\\/-]*' },
    federatedIdType: { type: 'string', min: 2, max: 193, pattern: '[\\w+=,.@\\:-]*' },
    idpCommunicationErrorMessage: { type: 'string' },
    idpRejectedClaimMessage: { type: 'string' },
    invalidAuthorizationMessage: { type: 'string' },
    invalidIdentityTokenMessage: { type: 'string' },
    jwtAlgorithmType: { type: 'string', min: 5, max: 5 },
    jwtPayloadSizeExceededException: { type: 'string' },
    malformedPolicyDocumentMessage: { type: 'string' },
    minimumSessionTokenSizeType: { type: 'integer', min: 0, max: 4096 },
    nonNegativeIntegerType: { type: 'integer', min: 0 },
    outboundWebIdentityFederationDisabledException: { type: 'string' },
    packedPolicyTooLargeMessage: { type: 'string' },
    policyDescriptorListType: { type: 'list', member: { shape: 'PolicyDescriptorType' } },
    regionDisabledMessage: { type: 'string' },
    roleDurationSecondsType: { type: 'integer', min: 900, max: 43200 },
    roleSessionNameType: { type: 'string', min: 2, max: 64, pattern: '[\\w+=,.@-]*' },
    serialNumberType: { type: 'string', min: 9, max: 256, pattern: '[\\w+=/:,.@-]*' },
    sessionDurationEscalationException: { type: 'string' },
    sessionPolicyDocumentType: { type: 'string', min: 1, max: 2048, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' },
    sessionTokenSizeType: { type: 'integer', min: 0 },
    sessionTokenUtilizationType: { type: 'integer', min: 0 },
    sourceIdentityType: { type: 'string', min: 2, max: 64, pattern: '[\\w+=,.@-]*' },
    tagKeyListType: { type: 'list', member: { shape: 'tagKeyType' }, max: 50 },
    tagKeyType: { type: 'string', min: 1, max: 128, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+' },
    tagListType: { type: 'list', member: { shape: 'Tag' }, max: 50 },
    tagValueType: { type: 'string', min: 0, max: 256, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*' },
    tokenCodeType: { type: 'string', min: 6, max: 6, pattern: '[\\d]*' },
    tokenType: { type: 'string' },
    tradeInTokenType: { type: 'string', sensitive: true },
    unrestrictedSessionPolicyDocumentType: { type: 'string', min: 1, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' },
    urlType: { type: 'string', min: 4, max: 2048 },
    userIdType: { type: 'string' },
    userNameType: { type: 'string', min: 2, max: 32, pattern: '[\\w+=,.@-]*' },
    webIdentitySubjectType: { type: 'string', min: 6, max: 255 },
    webIdentityTokenAudienceListType: { type: 'list', member: { shape: 'webIdentityTokenAudienceStringType' }, min: 1, max: 10 },
    webIdentityTokenAudienceStringType: { type: 'string', min: 1, max: 1000 },
    webIdentityTokenDurationSecondsType: { type: 'integer', min: 60, max: 3600 },
    webIdentityTokenType: { type: 'string', sensitive: true },
  },
}

export interface AssumeRoleRequest {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined
  readonly Policy?: string | undefined
  readonly DurationSeconds?: number | undefined
  readonly Tags?: readonly Tag[] | undefined
  readonly TransitiveTagKeys?: readonly string[] | undefined
  readonly ExternalId?: string | undefined
  readonly SerialNumber?: string | undefined
  readonly TokenCode?: string | undefined
  readonly SourceIdentity?: string | undefined
  readonly ProvidedContexts?: readonly ProvidedContext[] | undefined
  readonly MinimumSessionTokenSize?: number | undefined
}

export interface AssumeRoleResponse {
  readonly Credentials?: Credentials | undefined
  readonly AssumedRoleUser?: AssumedRoleUser | undefined
  readonly PackedPolicySize?: number | undefined
  readonly SourceIdentity?: string | undefined
  readonly SessionTokenUtilization?: number | undefined
  readonly SessionTokenSize?: number | undefined
}

export interface AssumeRoleWithSAMLRequest {
  readonly RoleArn: string
  readonly PrincipalArn: string
  readonly SAMLAssertion: string
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined
  readonly Policy?: string | undefined
  readonly DurationSeconds?: number | undefined
  readonly MinimumSessionTokenSize?: number | undefined
}

export interface AssumeRoleWithSAMLResponse {
  readonly Credentials?: Credentials | undefined
  readonly AssumedRoleUser?: AssumedRoleUser | undefined
  readonly PackedPolicySize?: number | undefined
  readonly Subject?: string | undefined
  readonly SubjectType?: string | undefined
  readonly Issuer?: string | undefined
  readonly Audience?: string | undefined
  readonly NameQualifier?: string | undefined
  readonly SourceIdentity?: string | undefined
  readonly SessionTokenUtilization?: number | undefined
  readonly SessionTokenSize?: number | undefined
}

export interface AssumeRoleWithWebIdentityRequest {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly WebIdentityToken: string
  readonly ProviderId?: string | undefined
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined
  readonly Policy?: string | undefined
  readonly DurationSeconds?: number | undefined
  readonly MinimumSessionTokenSize?: number | undefined
}

export interface AssumeRoleWithWebIdentityResponse {
  readonly Credentials?: Credentials | undefined
  readonly SubjectFromWebIdentityToken?: string | undefined
  readonly AssumedRoleUser?: AssumedRoleUser | undefined
  readonly PackedPolicySize?: number | undefined
  readonly Provider?: string | undefined
  readonly Audience?: string | undefined
  readonly SourceIdentity?: string | undefined
  readonly SessionTokenUtilization?: number | undefined
  readonly SessionTokenSize?: number | undefined
}

export interface AssumeRootRequest {
  readonly TargetPrincipal: string
  readonly TaskPolicyArn: PolicyDescriptorType
  readonly DurationSeconds?: number | undefined
  readonly MinimumSessionTokenSize?: number | undefined
}

export interface AssumeRootResponse {
  readonly Credentials?: Credentials | undefined
  readonly SourceIdentity?: string | undefined
  readonly SessionTokenUtilization?: number | undefined
  readonly SessionTokenSize?: number | undefined
}

export interface AssumedRoleUser {
  readonly AssumedRoleId: string
  readonly Arn: string
}

export interface Credentials {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly SessionToken: string
  readonly Expiration: number
}

export interface DecodeAuthorizationMessageRequest {
  readonly EncodedMessage: string
}

export interface DecodeAuthorizationMessageResponse {
  readonly DecodedMessage?: string | undefined
}

export interface FederatedUser {
  readonly FederatedUserId: string
  readonly Arn: string
}

export interface GetAccessKeyInfoRequest {
  readonly AccessKeyId: string
}

export interface GetAccessKeyInfoResponse {
  readonly Account?: string | undefined
}

export interface GetCallerIdentityRequest {
}

export interface GetCallerIdentityResponse {
  readonly UserId?: string | undefined
  readonly Account?: string | undefined
  readonly Arn?: string | undefined
}

export interface GetDelegatedAccessTokenRequest {
  readonly TradeInToken: string
}

export interface GetDelegatedAccessTokenResponse {
  readonly Credentials?: Credentials | undefined
  readonly PackedPolicySize?: number | undefined
  readonly AssumedPrincipal?: string | undefined
}

export interface GetFederationTokenRequest {
  readonly Name: string
  readonly Policy?: string | undefined
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined
  readonly DurationSeconds?: number | undefined
  readonly Tags?: readonly Tag[] | undefined
  readonly MinimumSessionTokenSize?: number | undefined
}

export interface GetFederationTokenResponse {
  readonly Credentials?: Credentials | undefined
  readonly FederatedUser?: FederatedUser | undefined
  readonly PackedPolicySize?: number | undefined
  readonly SessionTokenUtilization?: number | undefined
  readonly SessionTokenSize?: number | undefined
}

export interface GetSessionTokenRequest {
  readonly DurationSeconds?: number | undefined
  readonly SerialNumber?: string | undefined
  readonly TokenCode?: string | undefined
  readonly MinimumSessionTokenSize?: number | undefined
}

export interface GetSessionTokenResponse {
  readonly Credentials?: Credentials | undefined
  readonly SessionTokenUtilization?: number | undefined
  readonly SessionTokenSize?: number | undefined
}

export interface GetWebIdentityTokenRequest {
  readonly Audience: readonly string[]
  readonly DurationSeconds?: number | undefined
  readonly SigningAlgorithm: string
  readonly Tags?: readonly Tag[] | undefined
}

export interface GetWebIdentityTokenResponse {
  readonly WebIdentityToken?: string | undefined
  readonly Expiration?: number | undefined
}

export interface PolicyDescriptorType {
  readonly arn?: string | undefined
}

export interface ProvidedContext {
  readonly ProviderArn?: string | undefined
  readonly ContextAssertion?: string | undefined
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

/** Input and output of every operation. */
export type StsOperations = {
  readonly AssumeRole: { readonly input: AssumeRoleRequest; readonly output: AssumeRoleResponse }
  readonly AssumeRoleWithSAML: { readonly input: AssumeRoleWithSAMLRequest; readonly output: AssumeRoleWithSAMLResponse }
  readonly AssumeRoleWithWebIdentity: { readonly input: AssumeRoleWithWebIdentityRequest; readonly output: AssumeRoleWithWebIdentityResponse }
  readonly AssumeRoot: { readonly input: AssumeRootRequest; readonly output: AssumeRootResponse }
  readonly DecodeAuthorizationMessage: { readonly input: DecodeAuthorizationMessageRequest; readonly output: DecodeAuthorizationMessageResponse }
  readonly GetAccessKeyInfo: { readonly input: GetAccessKeyInfoRequest; readonly output: GetAccessKeyInfoResponse }
  readonly GetCallerIdentity: { readonly input: GetCallerIdentityRequest; readonly output: GetCallerIdentityResponse }
  readonly GetDelegatedAccessToken: { readonly input: GetDelegatedAccessTokenRequest; readonly output: GetDelegatedAccessTokenResponse }
  readonly GetFederationToken: { readonly input: GetFederationTokenRequest; readonly output: GetFederationTokenResponse }
  readonly GetSessionToken: { readonly input: GetSessionTokenRequest; readonly output: GetSessionTokenResponse }
  readonly GetWebIdentityToken: { readonly input: GetWebIdentityTokenRequest; readonly output: GetWebIdentityTokenResponse }
}
