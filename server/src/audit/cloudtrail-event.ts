import { randomUUID } from 'node:crypto'
import type { Caller } from '../authenticate/caller.ts'
import type { ServiceError } from '../errors.ts'
import type { RequestFacts } from '../operation.ts'
import type { ServiceModel } from '../wire/model.ts'
import { auditable } from './redact.ts'

/** What the pipeline knows of a request when it has been answered. */
export interface AuditedRequest {
  readonly request: RequestFacts
  readonly now: number
  readonly model: ServiceModel | undefined
  readonly operation: string | undefined
  readonly caller: Caller | undefined
  readonly input: unknown
  readonly output: unknown
  readonly error: ServiceError | undefined
  readonly endpointHost: string | undefined
}

/**
 * A CloudTrail record of one request, allowed or denied, with no secret in it.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function cloudTrailEvent(audited: AuditedRequest): Record<string, unknown> {
  const { request, caller, model, operation, error } = audited
  const readOnly = operation !== undefined && READ_ONLY.test(operation)
  const shapes = operation === undefined ? undefined : model?.operations[operation]
  return {
    eventVersion: '1.11',
    userIdentity: userIdentity(caller),
    eventTime: isoSeconds(audited.now),
    eventSource: model?.eventSource ?? `${request.service}.amazonaws.com`,
    eventName: operation ?? 'Unknown',
    awsRegion: model?.global === true ? 'us-east-1' : request.region,
    sourceIPAddress: request.sourceIp,
    userAgent: request.userAgent,
    errorCode: error?.code,
    errorMessage: error?.message,
    requestParameters: auditable(model, shapes?.input, audited.input),
    // CloudTrail leaves the answers of read-only calls out: they would repeat the account's whole state.
    responseElements:
      readOnly || error !== undefined ? null : auditable(model, shapes?.output, audited.output),
    requestID: request.id,
    eventID: randomUUID(),
    readOnly,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: caller?.accountId,
    eventCategory: 'Management',
    tlsDetails: request.secureTransport ? { clientProvidedHostHeader: audited.endpointHost } : undefined,
  }
}

const READ_ONLY = /^(Get|List|Simulate|Describe|Lookup|Decode|Assume)/

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
function userIdentity(caller: Caller | undefined): Record<string, unknown> {
  if (caller === undefined) return { type: 'Unknown' }
  const { accountId, arn, userId: principalId, accessKeyId, session, identity } = caller
  const common = { principalId, arn, accountId, accessKeyId }
  const attributes = session && {
    creationDate: isoSeconds(session.issuedAt),
    mfaAuthenticated: String(session.mfa !== undefined),
  }
  switch (caller.principal.type) {
    case 'root':
      return { type: 'Root', ...common, ...(attributes && { sessionContext: { attributes } }) }
    case 'user':
      return {
        type: 'IAMUser',
        ...common,
        userName: identity.kind === 'user' ? identity.name : undefined,
        ...(attributes && { sessionContext: { attributes } }),
      }
    case 'assumed-role':
      return {
        type: 'AssumedRole',
        ...common,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: identity.kind === 'role' ? identity.id : undefined,
            arn: caller.principal.roleArn,
            accountId,
            userName: identity.kind === 'role' ? identity.name : undefined,
          },
          attributes,
          sourceIdentity: session?.sourceIdentity,
        },
      }
    case 'federated-user':
      return {
        type: 'FederatedUser',
        ...common,
        sessionContext: {
          sessionIssuer: {
            type: identity.kind === 'root' ? 'Root' : 'IAMUser',
            principalId: identity.kind === 'root' ? accountId : identity.id,
            arn: caller.principal.userArn,
            accountId,
            userName: identity.kind === 'root' ? undefined : identity.name,
          },
          attributes,
        },
      }
    default:
      return { type: 'Unknown', ...common }
  }
}

function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}
