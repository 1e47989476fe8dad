import { isoSeconds } from '../../timestamp.ts'
import type { MemberModel, ServiceModel, Shape, TimestampFormat } from '../model.ts'
import type { WireResponse } from '../request.ts'

/** Gives a value in the form in which JSON.stringify writes it as the protocol wants. */
type Writer = (value: unknown) => unknown

/** Writers are made once per shape, on first use, and live as long as the model. */
const compiled = new WeakMap<ServiceModel, Map<string, Writer>>()

/**
 * The answer of an operation, with the members in the model's order.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-response-serialization
 */
export function serializeJson(
  model: ServiceModel,
  operationName: string,
  output: unknown,
  requestId: string,
): WireResponse {
  const { output: shape, http } = model.operations[operationName]!
  return {
    status: http.status ?? 200,
    headers: jsonHeaders(requestId),
    body: shape === undefined ? '' : JSON.stringify(writerOf(model, shape)(output ?? {})),
  }
}

/** The headers of every answer in the JSON 1.1 protocol. */
export function jsonHeaders(requestId: string): Readonly<Record<string, string>> {
  return { 'x-amzn-RequestId': requestId, 'Content-Type': 'application/x-amz-json-1.1' }
}

function writerOf(model: ServiceModel, name: string): Writer {
  let writers = compiled.get(model)
  if (writers === undefined) compiled.set(model, (writers = new Map()))
  const known = writers.get(name)
  if (known !== undefined) return known
  let writer: Writer | undefined
  // A shape that contains itself meets this stand-in while it is being compiled.
  writers.set(name, (value) => writer!(value))
  writer = compile(model, model.shapes[name]!)
  writers.set(name, writer)
  return writer
}

function compile(model: ServiceModel, shape: Shape): Writer {
  switch (shape.type) {
    case 'structure': {
      const members = Object.entries(shape.members).map(([name, member]) => ({
        name,
        wire: member.locationName ?? name,
        write: memberWriter(model, member),
      }))
      return (value) => {
        const written: Record<string, unknown> = {}
        for (const { name, wire, write } of members) {
          const given = (value as Record<string, unknown>)[name]
          if (given !== undefined && given !== null) written[wire] = write(given)
        }
        return written
      }
    }
    case 'list': {
      const write = memberWriter(model, shape.member)
      return (value) => (value as readonly unknown[]).map(write)
    }
    case 'map': {
      const write = memberWriter(model, shape.value)
      return (value) => mapOf(value as Record<string, unknown>, write)
    }
    case 'float':
    case 'double':
      return (value) => (Number.isFinite(value) ? value : String(value))
    case 'blob':
      return (value) => base64(value as Uint8Array)
    case 'timestamp':
      return timestampWriter(shape.timestampFormat)
    default:
      return (value) => value
  }
}

function memberWriter(model: ServiceModel, { shape, timestampFormat }: MemberModel): Writer {
  return timestampFormat !== undefined && model.shapes[shape]!.type === 'timestamp'
    ? timestampWriter(timestampFormat)
    : writerOf(model, shape)
}

function mapOf(value: Readonly<Record<string, unknown>>, write: Writer): unknown {
  const written: Record<string, unknown> = Object.create(null)
  for (const [key, item] of Object.entries(value))
    if (item !== undefined && item !== null) written[key] = write(item)
  return written
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** Seconds since the epoch with their fraction, unless the model says otherwise. */
function timestampWriter(format: TimestampFormat | undefined): Writer {
  switch (format) {
    case 'iso8601':
      return (value) => isoSeconds(value as number)
    case 'rfc822':
      return (value) => new Date(value as number).toUTCString()
    default:
      return (value) => (value as number) / 1000
  }
}
