import { isSigned } from '../authenticate/authenticate.ts'
import type { Caller } from '../authenticate/caller.ts'
import { claimedAccessKey } from '../authenticate/claimed-access-key.ts'
import { GLOBAL_SERVICE_REGION } from '../authorize/request-context.ts'
import { ServiceError } from '../errors.ts'
import { requestId } from '../ids.ts'
import type { AccessCheck, Operation, OperationContext, RequestFacts } from '../operation.ts'
import type { PipelineParts } from '../pipeline.ts'
import { headerOf, type RawRequest } from '../receive/request.ts'
import type { ServiceModel } from '../wire/model.ts'

/** A page of iamd's own that is for those who may see it. */
export interface SignedPage<T extends object> {
  /** What the audit trail calls it. */
  readonly name: string
  /** The service for which requests are signed, and in whose words they are refused. */
  readonly model: ServiceModel
  readonly check: AccessCheck
  readonly find: (caller: Caller, now: number) => Promise<T>
}

/**
 * Answers a request for such a page as an operation of the service would be: signed, authorized by the caller's policies, recorded. What
 * is answered is not recorded, so it may be secret.
 * @throws ServiceError
 */
export async function answerSigned<T extends object>(
  raw: RawRequest,
  page: SignedPage<T>,
  parts: PipelineParts,
): Promise<T> {
  const id = requestId()
  let caller: Caller | undefined
  let facts: RequestFacts | undefined
  let failure: ServiceError | undefined
  try {
    const { model } = page
    const authenticated = await parts.authenticator.authenticate(raw)
    facts = factsOf(id, raw, authenticated.scope)
    caller = authenticated.caller
    if (facts.service !== model.service)
      throw new ServiceError('AccessDenied', 403, `Sign requests for this page for ${model.service}.`)
    await authorize(raw, page, parts, { caller, facts })
    return await page.find(caller, raw.receivedAt)
  } catch (error) {
    failure = error instanceof ServiceError ? error : internal(error, id, parts)
    throw failure
  } finally {
    parts.audit.record({
      request: facts ?? factsOf(id, raw, { region: GLOBAL_SERVICE_REGION, service: page.model.service }),
      now: raw.receivedAt,
      model: page.model,
      operation: page.name,
      caller,
      claimedKey: caller === undefined && isSigned(raw) ? claimedAccessKey(raw) : undefined,
      input: undefined,
      output: undefined,
      error: failure,
      endpointHost: headerOf(raw.headers, 'host'),
    })
  }
}

async function authorize(
  raw: RawRequest,
  { name, model, check }: SignedPage<object>,
  { environment, authorizer }: PipelineParts,
  { caller, facts }: { caller: Caller; facts: RequestFacts },
): Promise<void> {
  const context: OperationContext<unknown> = {
    ...environment,
    input: {},
    caller,
    request: facts,
    now: raw.receivedAt,
  }
  const operation: Operation = { name, authorize: () => check, handle: () => undefined }
  await authorizer.authorize(model, operation, context)
}

function factsOf(id: string, raw: RawRequest, scope: { region: string; service: string }): RequestFacts {
  return {
    id,
    sourceIp: raw.remoteAddress,
    userAgent: headerOf(raw.headers, 'user-agent'),
    referer: headerOf(raw.headers, 'referer'),
    secureTransport: raw.secure,
    region: scope.region,
    service: scope.service,
  }
}

function internal(error: unknown, id: string, { onInternalError }: PipelineParts): ServiceError {
  onInternalError(error, id)
  return new ServiceError(
    'InternalFailure',
    500,
    'The request processing has failed because of an unknown error, exception or failure.',
  )
}
