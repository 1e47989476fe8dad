import type { ServiceError } from '../../errors.ts'
import type { ServiceModel } from '../model.ts'
import type { WireResponse } from '../request.ts'
import { textElement } from '../xml.ts'
import { namespaceOf, queryHeaders } from './serialize.ts'

const FIELD_NAME = /^[A-Za-z][A-Za-z0-9]{0,63}$/

/**
 * The error document of the query protocol. Errors of status 500 and above are the receiver's, the rest the
 * sender's.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#operation-error-serialization
 */
export function queryError(
  model: ServiceModel | undefined,
  error: ServiceError,
  requestId: string,
): WireResponse {
  const type = error.status >= 500 ? 'Receiver' : 'Sender'
  return {
    status: error.status,
    headers: queryHeaders(requestId),
    body:
      `<ErrorResponse${namespaceOf(model)}><Error><Type>${type}</Type>` +
      `${textElement('Code', error.code)}${textElement('Message', error.message)}${fieldElements(error)}</Error>` +
      `${textElement('RequestId', requestId)}</ErrorResponse>`,
  }
}

/** The error's further members. A name that is not plain cannot be an element and is left out. */
export function fieldElements(error: ServiceError): string {
  let xml = ''
  for (const [name, value] of Object.entries(error.fields ?? {})) {
    if (FIELD_NAME.test(name)) xml += textElement(name, value)
  }
  return xml
}
