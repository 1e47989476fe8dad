import type { Caller } from './authenticate/caller.ts'
import type { ServiceError } from './errors.ts'
import type { Operation, OperationContext, RequestFacts, ServiceEntry } from './operation.ts'
import type { RawRequest } from './receive/request.ts'
import type { WireResponse } from './wire/index.ts'

/**
 * One request on its way through the pipeline. Each step fills in what the next ones need; the order is that of the
 * fields. What is still undefined at the end is how far the request came.
 */
export interface Exchange {
  readonly id: string
  readonly raw: RawRequest
  /** By authentication; no caller where the operation takes unsigned requests. */
  caller: Caller | undefined
  facts: RequestFacts | undefined
  /** By identification; `operationName` is in the service's model, `operation` is undefined where it is not built. */
  service: ServiceEntry | undefined
  operationName: string | undefined
  operation: Operation | undefined
  /** By parsing, then checked by validation. */
  input: unknown
  context: OperationContext<unknown> | undefined
  /** By the operation, or by the first step that failed. */
  output: unknown
  error: ServiceError | undefined
  response: WireResponse | undefined
}

export function newExchange(id: string, raw: RawRequest): Exchange {
  return {
    id,
    raw,
    caller: undefined,
    facts: undefined,
    service: undefined,
    operationName: undefined,
    operation: undefined,
    input: undefined,
    context: undefined,
    output: undefined,
    error: undefined,
    response: undefined,
  }
}
