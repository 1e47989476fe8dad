import { ServiceError } from '../errors.ts'
import type { ProtocolCodec } from './codec.ts'
import { jsonCodec } from './json/index.ts'
import type { Protocol, ServiceModel } from './model.ts'
import { queryCodec } from './query/index.ts'
import type { WireRequest } from './request.ts'

export type { ProtocolCodec } from './codec.ts'
export { unknownServiceError } from './errors-for-unknown.ts'
export type { WireRequest, WireResponse } from './request.ts'

/**
 * Every protocol of AWS, and its codec where one is built; a codec is written with the first service that
 * needs it.
 */
export const codecs: Readonly<Record<Protocol, ProtocolCodec | undefined>> = {
  query: queryCodec,
  ec2: undefined,
  'json-1.0': undefined,
  'json-1.1': jsonCodec,
  'rest-json': undefined,
  'rest-xml': undefined,
}

/** The codec of a service's protocol. Throws NotImplemented where none is built. */
export function codecOf(model: ServiceModel): ProtocolCodec {
  const codec = codecs[model.protocol]
  if (!codec)
    throw new ServiceError('NotImplemented', 501, `The protocol ${model.protocol} is not implemented.`)
  return codec
}

/**
 * The name of the operation that a request asks of a service. It is in the model, though it may not be built.
 * Reads only what names the operation, so it may run before authentication. Throws MissingAction or
 * InvalidAction of status 400.
 */
export function identifyOperation(model: ServiceModel, request: WireRequest): string {
  return codecOf(model).identify(model, request)
}
