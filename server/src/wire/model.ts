/**
 * The shape of a generated service model (`models/*.gen.ts`): what an operation takes and gives, in the terms the wire layer
 * and the validator work with. Generated from the service models that AWS publishes with its SDKs; no documentation text.
 */

export type Protocol = 'query' | 'ec2' | 'json-1.0' | 'json-1.1' | 'rest-json' | 'rest-xml'

export interface ServiceModel {
  /** The signing name, which is also the prefix of the service's actions: `iam`. */
  readonly service: string
  /** The service's name as CloudTrail writes it in eventSource: `iam.amazonaws.com`. */
  readonly eventSource: string
  readonly apiVersion: string
  readonly protocol: Protocol
  /** What stands before the operation's name in X-Amz-Target, where the protocol has that header. */
  readonly targetPrefix?: string
  /** The namespace of XML answers, where the protocol has one. */
  readonly xmlNamespace?: string
  /** A global service answers for the whole partition; its requests carry us-east-1 in aws:RequestedRegion. */
  readonly global: boolean
  readonly operations: Readonly<Record<string, OperationModel>>
  readonly shapes: Readonly<Record<string, Shape>>
}

export interface OperationModel {
  /** HTTP binding; `POST /` for the query and JSON protocols. */
  readonly http: { readonly method: string; readonly uri: string; readonly status?: number }
  /** Names of shapes. */
  readonly input?: string
  readonly output?: string
  /** The element around the output in query answers: `CreateUserResult`. */
  readonly resultWrapper?: string
  /** Names of the error shapes that the model lists. */
  readonly errors: readonly string[]
  readonly pagination?: {
    readonly inputToken: string
    readonly outputToken: string
    readonly limitKey?: string
    readonly moreResults?: string
    readonly resultKeys: readonly string[]
  }
}

export interface MemberModel {
  readonly shape: string
  /** The name on the wire where it differs from the member's. */
  readonly locationName?: string
  readonly location?: 'header' | 'headers' | 'querystring' | 'uri' | 'statusCode'
  readonly flattened?: boolean
  readonly timestampFormat?: TimestampFormat
  readonly sensitive?: boolean
}

export type TimestampFormat = 'iso8601' | 'rfc822' | 'unixTimestamp'

export type Shape =
  | StructureShape
  | {
      readonly type: 'list'
      readonly member: MemberModel
      readonly min?: number
      readonly max?: number
      readonly flattened?: boolean
    }
  | {
      readonly type: 'map'
      readonly key: MemberModel
      readonly value: MemberModel
      readonly min?: number
      readonly max?: number
      readonly flattened?: boolean
    }
  | {
      readonly type: 'string'
      readonly min?: number
      readonly max?: number
      readonly pattern?: string
      readonly enum?: readonly string[]
      readonly sensitive?: boolean
    }
  | { readonly type: 'integer' | 'long' | 'float' | 'double'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'blob'; readonly min?: number; readonly max?: number; readonly sensitive?: boolean }
  | { readonly type: 'timestamp'; readonly timestampFormat?: TimestampFormat }

export interface StructureShape {
  readonly type: 'structure'
  readonly required?: readonly string[]
  /** In the model's order, which is the order of elements in answers. */
  readonly members: Readonly<Record<string, MemberModel>>
  /** Set on error shapes. */
  readonly error?: { readonly code: string; readonly status: number; readonly sender: boolean }
}
