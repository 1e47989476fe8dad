import { randomUUID } from 'node:crypto'
import type { Caller } from '../authenticate/caller.ts'
import type { ServiceError } from '../errors.ts'
import type { RequestFacts } from '../operation.ts'
import { isoSeconds } from '../timestamp.ts'
import type { ServiceModel } from '../wire/model.ts'
import { federatedUser } from './federated-user.ts'
import { type Redactor, redactorOf, withoutSecrets } from './redact.ts'
import { userIdentityJson } from './user-identity.ts'

/** What the pipeline knows of a request when it has been answered. */
export interface AuditedRequest {
  readonly request: RequestFacts
  readonly now: number
  readonly model: ServiceModel | undefined
  readonly operation: string | undefined
  readonly caller: Caller | undefined
  /** The access key id that the request names, where nobody was authenticated. */
  readonly claimedKey: string | undefined
  readonly input: unknown
  readonly output: unknown
  readonly error: ServiceError | undefined
  readonly endpointHost: string | undefined
}

/** An event as it goes into the trail. */
export interface AuditEvent {
  /** One line of JSON, without its newline. */
  readonly line: string
  /** True where the call changed something: such an event is with the operating system before the caller has the answer. */
  readonly changes: boolean
}

/** Characters of userAgent and errorMessage, and of the JSON of requestParameters and responseElements; from the page below. */
const MAX_TEXT = 1024
const MAX_ELEMENT = 100 * 1024

/**
 * A CloudTrail record of one request, allowed or denied, with no secret in it.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function cloudTrailEvent(audited: AuditedRequest): AuditEvent {
  const { request, model, operation, error, caller } = audited
  const kind = kindOf(model, operation, request.service)
  // Written piece by piece: most of a line is the same for every call of an operation or of a caller.
  const federated = federatedUser(operation, audited.input, audited.output)
  const identity = federated?.identity ?? userIdentityJson(caller, audited.claimedKey)
  let line = `{"eventVersion":"1.11","userIdentity":${identity}`
  line += `,"eventTime":"${isoSeconds(audited.now)}",${kind.head}`
  line += `,"awsRegion":${written(kind.region ?? request.region)}`
  line += `,"sourceIPAddress":${written(request.sourceIp)}`
  if (request.userAgent !== undefined) line += `,"userAgent":${written(cut(request.userAgent))}`
  if (error !== undefined) {
    line += `,"errorCode":${JSON.stringify(error.code)},"errorMessage":${JSON.stringify(cut(messageOf(audited, error)))}`
  }
  line += `,"requestParameters":${element(kind.input, audited.input)}`
  line += `,"responseElements":${error === undefined ? element(kind.output, audited.output) : null}`
  line += `,"requestID":"${request.id}","eventID":"${randomUUID()}",${kind.tail}`
  const recipient = federated === undefined ? caller?.accountId : federated.accountId
  if (recipient !== undefined) line += `,"recipientAccountId":"${recipient}"`
  line += ',"eventCategory":"Management"'
  if (request.secureTransport) line += `,"tlsDetails":${tlsDetails(audited.endpointHost)}`
  return { line: `${line}}`, changes: !kind.readOnly && error === undefined }
}

/** What is the same for every event of an operation. */
interface Kind {
  readonly readOnly: boolean
  /** Undefined for regional services. */
  readonly region: string | undefined
  readonly input: Redactor | undefined
  readonly output: Redactor | undefined
  readonly head: string
  readonly tail: string
}

const kinds = new WeakMap<ServiceModel, Map<string | undefined, Kind>>()

function kindOf(model: ServiceModel | undefined, operation: string | undefined, service: string): Kind {
  if (model === undefined) return makeKind(undefined, operation, service)
  let ofModel = kinds.get(model)
  if (ofModel === undefined) kinds.set(model, (ofModel = new Map()))
  let kind = ofModel.get(operation)
  // Operations are those of the model, so the map stays as small as the model.
  if (kind === undefined) ofModel.set(operation, (kind = makeKind(model, operation, service)))
  return kind
}

const READ_ONLY = /^(Get|List|Simulate|Describe|Lookup|Decode|Assume)/

/** Read-only calls that give out credentials; CloudTrail shows whose, and until when. */
const ISSUES_CREDENTIALS = /^(Assume|GetSessionToken$|GetFederationToken$|GetDelegatedAccessToken$)/

function makeKind(model: ServiceModel | undefined, operation: string | undefined, service: string): Kind {
  const readOnly = operation !== undefined && READ_ONLY.test(operation)
  const shapes = operation === undefined ? undefined : model?.operations[operation]
  // CloudTrail leaves the answers of read-only calls out: they would repeat the account's whole state.
  const output = readOnly && !ISSUES_CREDENTIALS.test(operation) ? undefined : shapes?.output
  const source = JSON.stringify(model?.eventSource ?? `${service}.amazonaws.com`)
  return {
    readOnly,
    region: model?.global === true ? 'us-east-1' : undefined,
    input: shapes?.input === undefined ? undefined : redactorOf(model!, shapes.input),
    output: output === undefined ? undefined : redactorOf(model!, output),
    head: `"eventSource":${source},"eventName":${JSON.stringify(operation ?? 'Unknown')}`,
    tail: `"readOnly":${readOnly},"eventType":"AwsApiCall","managementEvent":true`,
  }
}

/** An element that is too large is left out as a whole, so that one request cannot fill the disk. */
function element(redactor: Redactor | undefined, value: unknown): string {
  if (redactor === undefined || value === undefined || value === null) return 'null'
  const json = redactor(value)
  return json.length > MAX_ELEMENT ? '{"omitted":"larger than 100 KB"}' : json
}

function messageOf({ model, operation, input }: AuditedRequest, error: ServiceError): string {
  // The lines below the first repeat what should have been signed, and with it a query string whose secrets nobody has told apart.
  if (operation === undefined) return error.message.split('\n', 1)[0]!
  const shape = model?.operations[operation]?.input
  return shape === undefined ? error.message : withoutSecrets(error.message, model!, shape, input)
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
}

/** Texts as JSON: addresses, regions and agents are the same for many requests. */
const writtenTexts = new Map<string, string>()
const MAX_TEXTS_KEPT = 1024
const MAX_TEXT_KEPT = 256

function written(text: string): string {
  const known = writtenTexts.get(text)
  if (known !== undefined) return known
  const json = JSON.stringify(text)
  if (text.length <= MAX_TEXT_KEPT) {
    // Emptied rather than trimmed: it fills only where somebody makes texts up.
    if (writtenTexts.size >= MAX_TEXTS_KEPT) writtenTexts.clear()
    writtenTexts.set(text, json)
  }
  return json
}

function tlsDetails(endpointHost: string | undefined): string {
  return JSON.stringify({ clientProvidedHostHeader: endpointHost?.slice(0, MAX_TEXT) })
}
