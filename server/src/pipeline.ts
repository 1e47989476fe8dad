import type { AuditTrail } from './audit/trail.ts'
import { type Authenticated, type Authenticator, isSigned } from './authenticate/authenticate.ts'
import { claimedAccessKey } from './authenticate/claimed-access-key.ts'
import type { LastUsed } from './authenticate/last-used.ts'
import { NOBODY, unsignedService } from './authenticate/unsigned.ts'
import type { Authorizer } from './authorize/authorize.ts'
import { GLOBAL_SERVICE_REGION } from './authorize/request-context.ts'
import type { Environment } from './environment.ts'
import { PolicyDenial, ServiceError } from './errors.ts'
import { type Exchange, newExchange } from './exchange.ts'
import { requestId } from './ids.ts'
import type { Operation, RequestFacts, ServiceEntry } from './operation.ts'
import type { Metrics } from './own-pages/metrics.ts'
import { headerOf, type RawRequest } from './receive/request.ts'
import { StoreClosed, StoreOverloaded } from './store/errors.ts'
import { validateInput } from './validate/index.ts'
import { codecOf, identifyOperation, unknownServiceError, type WireResponse } from './wire/index.ts'

/** What the steps work with; one per server. */
export interface PipelineParts {
  readonly environment: Environment
  readonly services: readonly ServiceEntry[]
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

/** Answers one request: at once where nothing has to be waited for. Never throws. */
export function answer(raw: RawRequest, parts: PipelineParts): WireResponse | Promise<WireResponse> {
  const started = performance.now()
  const exchange = newExchange(requestId(), raw)
  try {
    for (let next = 0; next < STEPS.length; ) {
      const pending = STEPS[next++]!(exchange, parts)
      if (pending !== undefined) return answerLater(pending, next, exchange, parts, started)
    }
  } catch (error) {
    fail(exchange, error, parts)
  }
  return finish(exchange, parts, started)
}

/** The rest of the way, where a step has to wait. */
async function answerLater(
  waiting: Promise<void>,
  from: number,
  exchange: Exchange,
  parts: PipelineParts,
  started: number,
): Promise<WireResponse> {
  try {
    await waiting
    for (let next = from; next < STEPS.length; next++) {
      const pending = STEPS[next]!(exchange, parts)
      if (pending !== undefined) await pending
    }
  } catch (error) {
    fail(exchange, error, parts)
  }
  return finish(exchange, parts, started)
}

/**
 * Answers what HTTP refused before it became a request: too large, malformed. Of such a request nothing is known but where it came
 * from; it is counted and audited like every other.
 */
export function refuse(
  error: unknown,
  client: { readonly address: string; readonly secure: boolean },
  parts: PipelineParts,
): WireResponse {
  const exchange = newExchange(requestId(), {
    method: '',
    rawPath: '/',
    rawQuery: '',
    headers: new Map(),
    body: Buffer.alloc(0),
    remoteAddress: client.address,
    secure: client.secure,
    receivedAt: Date.now(),
  })
  fail(exchange, error, parts)
  return finish(exchange, parts, performance.now())
}

function authenticateCaller(exchange: Exchange, parts: PipelineParts): void | Promise<void> {
  if (!isSigned(exchange.raw)) {
    const service = unsignedService(exchange.raw, parts.services)
    if (service !== undefined) {
      exchange.facts = { ...unauthenticatedFacts(exchange.id, exchange.raw), service }
      return
    }
  }
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

function identify(exchange: Exchange, { services, lastUsed }: PipelineParts): void | Promise<void> {
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
  const operations = service.operations()
  // Known at once but for the first request for a service.
  if (operations instanceof Promise)
    return operations.then((loaded) => setOperation(exchange, loaded, lastUsed))
  setOperation(exchange, operations, lastUsed)
}

function setOperation(
  exchange: Exchange,
  operations: ReadonlyMap<string, Operation>,
  lastUsed: LastUsed,
): void {
  const operation = operations.get(exchange.operationName!)
  if (operation === undefined) {
    throw new ServiceError(
      'NotImplemented',
      501,
      `The operation ${exchange.operationName} is not implemented.`,
    )
  }
  exchange.operation = operation
  // Said once more where the operation is known for certain: without a caller there is no way on but into an operation that says so.
  if (exchange.caller === undefined && operation.authentication !== 'unsigned') {
    throw new Error(`${exchange.operationName} was reached without a signature`)
  }
  if (exchange.caller !== undefined) {
    const { region } = exchange.facts!
    const { service } = exchange.service!.model
    lastUsed.noteAction(exchange.caller, service, operation.name, region, exchange.raw.receivedAt)
  }
}

function parse(exchange: Exchange, { environment }: PipelineParts): void {
  const { model } = exchange.service!
  exchange.input = codecOf(model).parse(model, exchange.operationName!, exchange.raw)
  // Member by member: a spread costs several times as much, and this is done for every request.
  exchange.context = {
    store: environment.store,
    vault: environment.vault,
    tokens: environment.tokens,
    authorizationMessages: environment.authorizationMessages,
    managedPolicies: environment.managedPolicies,
    lastUsed: environment.lastUsed,
    webIdentities: environment.webIdentities,
    outboundIdentities: environment.outboundIdentities,
    delegationPartners: environment.delegationPartners,
    input: exchange.input,
    caller: exchange.caller ?? NOBODY,
    request: exchange.facts!,
    now: exchange.raw.receivedAt,
  }
}

function validate(exchange: Exchange): void {
  validateInput(exchange.service!.model, exchange.operationName!, exchange.input)
}

function authorize(exchange: Exchange, { authorizer }: PipelineParts): void | Promise<void> {
  return authorizer.authorize(exchange.service!.model, exchange.operation!, exchange.context!)
}

function run(exchange: Exchange): void | Promise<void> {
  const output = exchange.operation!.handle(exchange.context!)
  if (!(output instanceof Promise)) exchange.output = output
  else {
    return output.then((known) => {
      exchange.output = known
    })
  }
}

function serialize(exchange: Exchange): void {
  const { model } = exchange.service!
  exchange.response = codecOf(model).serialize(model, exchange.operationName!, exchange.output, exchange.id)
}

function fail(exchange: Exchange, error: unknown, parts: PipelineParts): void {
  exchange.error = toServiceError(error, exchange.id, parts)
  exchange.output = undefined
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
  const response = codecOf(service.model).error(service.model, error, id)
  if (!(error instanceof PolicyDenial)) return response
  return { ...response, headers: { ...response.headers, [ENCODED_MESSAGE_HEADER]: error.encodedMessage } }
}

/** Where AWS's service puts no encoded message into its denials, clients find it here; none of them minds a header it does not know. */
const ENCODED_MESSAGE_HEADER = 'x-iamd-encoded-authorization-message'

/** The answer goes out whatever befalls its record: what was done is done. */
function finish(exchange: Exchange, parts: PipelineParts, started: number): WireResponse {
  const { service, operationName, response } = exchange
  try {
    record(exchange, parts)
    const seconds = (performance.now() - started) / 1000
    const name = service?.model.service ?? 'unknown'
    parts.metrics.answered(name, operationName ?? 'unknown', response!.status, seconds)
  } catch (error) {
    parts.onInternalError(error, exchange.id)
  }
  return response!
}

function record(exchange: Exchange, parts: PipelineParts) {
  const { raw, caller } = exchange
  parts.audit.record({
    request: exchange.facts ?? unauthenticatedFacts(exchange.id, raw),
    now: raw.receivedAt,
    model: exchange.service?.model,
    operation: exchange.operationName,
    caller,
    claimedKey: caller === undefined ? claimedAccessKey(raw) : undefined,
    input: exchange.input,
    output: exchange.output,
    error: exchange.error,
    endpointHost: headerOf(raw.headers, 'host'),
  })
}

function unauthenticatedFacts(id: string, raw: RawRequest): RequestFacts {
  return {
    id,
    sourceIp: raw.remoteAddress,
    userAgent: headerOf(raw.headers, 'user-agent'),
    referer: headerOf(raw.headers, 'referer'),
    secureTransport: raw.secure,
    region: GLOBAL_SERVICE_REGION,
    service: 'unknown',
  }
}
