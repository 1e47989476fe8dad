import type { ProtocolCodec } from '../codec.ts'
import { queryError } from './error.ts'
import { identifyQuery } from './identify.ts'
import { parseQuery } from './parse.ts'
import { serializeQuery } from './serialize.ts'

/** The AWS query protocol: a form in, XML out. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export const queryCodec: ProtocolCodec = {
  identify: identifyQuery,
  parse: parseQuery,
  serialize: serializeQuery,
  error: queryError,
}
