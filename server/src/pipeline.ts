import type { AuditTrail } from './audit/trail.ts'
import type { Authenticated, Authenticator } from './authenticate/authenticate.ts'
import type { LastUsed } from './authenticate/last-used.ts'
import type { Authorizer } from './authorize/authorize.ts'
import type { Environment } from './environment.ts'
import { ServiceError } from './errors.ts'
import { type Exchange, newExchange } from './exchange.ts'
import { requestId } from './ids.ts'
import type { OperationContext, Service } from './operation.ts'
import type { Metrics } from './own-pages/metrics.ts'
import { headerOf, type RawRequest } from './receive/request.ts'
import { StoreClosed, StoreOverloaded } from './store/errors.ts'
import { validateInput } from './validate/index.ts'
import { codecOf, identifyOperation, unknownServiceError, type WireResponse } from './wire/index.ts'

/** What the steps work with; one per server. */
export interface PipelineParts {
  readonly environment: Environment
  readonly services: readonly Service[]
  readonly authenticator: Authenticator
  readonly authorizer: Authorizer
  readonly lastUsed: LastUsed
  readonly audit: AuditTrail
  readonly metrics: Metrics
  /** Told of failures that are iamd's own; they reach the client as InternalFailure without a word of their cause. */
  readonly onInternalError: (error: unknown, requestId: string) => void
}

type Step = (exchange: Exchange, parts: PipelineParts) => void | Promise<void>

/**
 * The path of every request. No operation runs unless each step before it has let the request pass; a step that throws ends the
 * request there. The order is also the order in which errors take precedence.
 */
const STEPS: readonly Step[] = [authenticateCaller, identify, parse, validate, authorize, run, serialize]

/** Answers one request; never throws. */
export async function answer(raw: RawRequest, parts: PipelineParts): Promise<WireResponse> {
  const started = performance.now()
  const exchange = newExchange(requestId(), raw)
  try {
    for (const step of STEPS) {
      const pending = step(exchange, parts)
      if (pending !== undefined) await pending
    }
  } catch (error) {
    fail(exchange, error, parts)
  }
  record(exchange, parts, started)
  return exchange.response!
}

function authenticateCaller(exchange: Exchange, parts: PipelineParts): void | Promise<void> {
  const authenticated = parts.authenticator.authenticate(exchange.raw)
  // Known keys are verified at once; only an unknown one waits for the store.
  if (authenticated instanceof Promise) return authenticated.then((done) => setCaller(exchange, done, parts))
  setCaller(exchange, authenticated, parts)
}

function setCaller(exchange: Exchange, { caller, scope }: Authenticated, { lastUsed }: PipelineParts): void {
  const { raw } = exchange
  exchange.caller = caller
  exchange.facts = {
    id: exchange.id,
    sourceIp: raw.remoteAddress,
    userAgent: headerOf(raw.headers, 'user-agent'),
    referer: headerOf(raw.headers, 'referer'),
    secureTransport: raw.secure,
    region: scope.region,
    service: scope.service,
  }
  lastUsed.note(caller, scope, raw.receivedAt)
}

function identify(exchange: Exchange, { services }: PipelineParts): void {
  const service = services.find(({ model }) => model.service === exchange.facts!.service)
  if (service === undefined) {
    throw new ServiceError(
      'NotImplemented',
      501,
      `The service ${exchange.facts!.service} is not implemented.`,
    )
  }
  exchange.service = service
  exchange.operationName = identifyOperation(service.model, exchange.raw)
  exchange.operation = service.operations.get(exchange.operationName)
  if (exchange.operation === undefined) {
    throw new ServiceError(
      'NotImplemented',
      501,
      `The operation ${exchange.operationName} is not implemented.`,
    )
  }
}

function parse(exchange: Exchange, { environment }: PipelineParts): void {
  const { model } = exchange.service!
  exchange.input = codecOf(model).parse(model, exchange.operationName!, exchange.raw)
  exchange.context = {
    ...environment,
    input: exchange.input,
    caller: exchange.caller!,
    request: exchange.facts!,
    now: exchange.raw.receivedAt,
  } satisfies OperationContext<unknown>
}

function validate(exchange: Exchange): void {
  validateInput(exchange.service!.model, exchange.operationName!, exchange.input)
}

function authorize(exchange: Exchange, { authorizer }: PipelineParts): Promise<void> {
  return authorizer.authorize(exchange.service!.model, exchange.operation!, exchange.context!)
}

async function run(exchange: Exchange): Promise<void> {
  exchange.output = await exchange.operation!.handle(exchange.context!)
}

function serialize(exchange: Exchange): void {
  const { model } = exchange.service!
  exchange.response = codecOf(model).serialize(model, exchange.operationName!, exchange.output, exchange.id)
}

function fail(exchange: Exchange, error: unknown, parts: PipelineParts): void {
  exchange.error = toServiceError(error, exchange.id, parts)
  exchange.response = writeError(exchange, exchange.error)
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
function toServiceError(error: unknown, id: string, { onInternalError }: PipelineParts): ServiceError {
  if (error instanceof ServiceError) return error
  if (error instanceof StoreOverloaded || error instanceof StoreClosed) {
    return new ServiceError(
      'ServiceUnavailable',
      503,
      'The request has failed due to a temporary failure of the server.',
    )
  }
  onInternalError(error, id)
  return new ServiceError(
    'InternalFailure',
    500,
    'The request processing has failed because of an unknown error, exception or failure.',
  )
}

function writeError({ service, facts, raw, id }: Exchange, error: ServiceError): WireResponse {
  if (service === undefined) return unknownServiceError(raw, facts?.service, error, id)
  return codecOf(service.model).error(service.model, error, id)
}

function record(exchange: Exchange, { audit, metrics }: PipelineParts, started: number): void {
  const { facts, raw } = exchange
  audit.record({
    request: facts ?? unauthenticatedFacts(exchange),
    now: raw.receivedAt,
    model: exchange.service?.model,
    operation: exchange.operationName,
    caller: exchange.caller,
    input: exchange.input,
    output: exchange.output,
    error: exchange.error,
    endpointHost: headerOf(raw.headers, 'host'),
  })
  metrics.answered(
    exchange.service?.model.service ?? 'unknown',
    exchange.operationName ?? 'unknown',
    exchange.response!.status,
    (performance.now() - started) / 1000,
  )
}

function unauthenticatedFacts({ id, raw }: Exchange): Exchange['facts'] & {} {
  return {
    id,
    sourceIp: raw.remoteAddress,
    userAgent: headerOf(raw.headers, 'user-agent'),
    referer: headerOf(raw.headers, 'referer'),
    secureTransport: raw.secure,
    region: 'us-east-1',
    service: 'unknown',
  }
}
