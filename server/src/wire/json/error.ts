import type { ServiceError } from '../../errors.ts'
import type { ServiceModel } from '../model.ts'
import type { WireResponse } from '../request.ts'
import { jsonHeaders } from './serialize.ts'

/**
 * What the steps before an operation call a refusal, and what the JSON services call it: there it is one of their own errors, with the
 * status of those.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html
 */
const NAMED_OTHERWISE: ReadonlyMap<string, { readonly code: string; readonly status: number }> = new Map([
  ['AccessDenied', { code: 'AccessDeniedException', status: 400 }],
  ['InvalidClientTokenId', { code: 'UnrecognizedClientException', status: 400 }],
])

/**
 * The error document of the JSON protocols. The members are those of the model's shape, which call the message `Message` or `message`;
 * errors of no model have `message`.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization
 */
export function jsonError(
  model: ServiceModel | undefined,
  error: ServiceError,
  requestId: string,
): WireResponse {
  const { code, status } = NAMED_OTHERWISE.get(error.code) ?? error
  const body = { __type: code, [messageMember(model, code)]: error.message, ...error.fields }
  return { status, headers: jsonHeaders(requestId), body: JSON.stringify(body) }
}

function messageMember(model: ServiceModel | undefined, code: string): string {
  const shape = model !== undefined && Object.hasOwn(model.shapes, code) ? model.shapes[code] : undefined
  return shape?.type === 'structure' && 'Message' in shape.members ? 'Message' : 'message'
}
