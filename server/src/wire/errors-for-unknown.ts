import type { ServiceError } from '../errors.ts'
import { headerOf } from '../receive/headers.ts'
import { fieldElements, queryError } from './query/error.ts'
import { rawField } from './query/form.ts'
import type { WireRequest, WireResponse } from './request.ts'
import { textElement } from './xml.ts'

/**
 * The answer to a request for a service that is not built, in the form its client can most likely read. What
 * the client sent decides: an X-Amz-Target header or a JSON body means JSON, an Action parameter the query
 * protocol (or EC2's variant of it, by the credential scope), anything else REST: with XML for the few services
 * that have it and for whoever is not known, with JSON for all others.
 * @param service the service of the credential scope, where the request has one
 */
export function unknownServiceError(
  request: WireRequest,
  service: string | undefined,
  error: ServiceError,
  requestId: string,
): WireResponse {
  const contentType = headerOf(request.headers, 'content-type')?.toLowerCase() ?? ''
  if (headerOf(request.headers, 'x-amz-target') !== undefined || contentType.includes('json')) {
    return jsonError(contentType, error, requestId)
  }
  if (!hasAction(request)) {
    return service === undefined || REST_XML_SERVICES.has(service)
      ? restXmlError(error, requestId)
      : jsonError('application/json', error, requestId)
  }
  return service === 'ec2' ? ec2Error(error, requestId) : queryError(undefined, error, requestId)
}

/** The signing names of AWS's services that speak REST with XML, from the models of its SDKs; there will be no more. */
const REST_XML_SERVICES: ReadonlySet<string> = new Set(['cloudfront', 'route53', 's3'])

/** A body that cannot even be searched names no action. */
function hasAction(request: WireRequest): boolean {
  try {
    return rawField(request, 'Action') !== undefined
  } catch {
    return false
  }
}

/** https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization */
function jsonError(contentType: string, error: ServiceError, requestId: string): WireResponse {
  const version = contentType.startsWith('application/x-amz-json-1.0')
    ? 'application/x-amz-json-1.0'
    : contentType.startsWith('application/json')
      ? 'application/json'
      : 'application/x-amz-json-1.1'
  return {
    status: error.status,
    headers: { 'x-amzn-RequestId': requestId, 'x-amzn-ErrorType': error.code, 'Content-Type': version },
    body: JSON.stringify({ ...error.fields, __type: error.code, message: error.message }),
  }
}

/** https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#operation-error-serialization */
function ec2Error(error: ServiceError, requestId: string): WireResponse {
  return {
    status: error.status,
    headers: { 'x-amzn-RequestId': requestId, 'Content-Type': 'text/xml;charset=UTF-8' },
    body:
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>' +
      `${textElement('Code', error.code)}${textElement('Message', error.message)}${fieldElements(error)}` +
      `</Error></Errors>${textElement('RequestID', requestId)}</Response>`,
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function restXmlError(error: ServiceError, requestId: string): WireResponse {
  return {
    status: error.status,
    headers: { 'x-amz-request-id': requestId, 'Content-Type': 'application/xml' },
    body:
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error>' +
      `${textElement('Code', error.code)}${textElement('Message', error.message)}${fieldElements(error)}` +
      `${textElement('RequestId', requestId)}</Error>`,
  }
}
