import type { ServiceError } from '../errors.ts'
import type { ServiceModel } from './model.ts'
import type { WireRequest, WireResponse } from './request.ts'

/** One protocol: bytes to typed input, and output or error to bytes. */
export interface ProtocolCodec {
  /**
   * The name of the operation asked for; it is in the model. Reads only what names it, so it may run on
   * unsigned requests. Throws a ServiceError (MissingAction, InvalidAction) of status 4xx.
   */
  identify(model: ServiceModel, request: WireRequest): string
  /**
   * The typed input, not yet validated: members have their types, but required ones may be missing and none
   * is checked against its constraints. Throws a ServiceError of status 4xx for bytes that cannot be read.
   */
  parse(model: ServiceModel, operationName: string, request: WireRequest): unknown
  /** The answer for an output of the operation's type. */
  serialize(model: ServiceModel, operationName: string, output: unknown, requestId: string): WireResponse
  /** The answer for an error; without a model it carries no namespace. */
  error(model: ServiceModel | undefined, error: ServiceError, requestId: string): WireResponse
}
