import { ServiceError } from '../../errors.ts'
import { headerOf } from '../../receive/headers.ts'
import type { ServiceModel } from '../model.ts'
import type { WireRequest } from '../request.ts'
import { MAX_ECHOED_TARGET_LENGTH } from './limits.ts'

/**
 * The operation that X-Amz-Target names. Authentication refuses a request in which the header is not signed.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#protocol-behaviors
 */
export function identifyJson(model: ServiceModel, request: WireRequest): string {
  const target = headerOf(request.headers, 'x-amz-target')
  if (target === undefined || target === '')
    throw new ServiceError('UnknownOperationException', 400, 'The request has no X-Amz-Target header.')
  const dot = target.indexOf('.')
  const name = target.slice(dot + 1)
  if (dot !== -1 && target.slice(0, dot) === model.targetPrefix && Object.hasOwn(model.operations, name))
    return name
  throw new ServiceError(
    'UnknownOperationException',
    400,
    `There is no operation ${target.slice(0, MAX_ECHOED_TARGET_LENGTH)}.`,
  )
}
