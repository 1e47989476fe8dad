import type { ProtocolCodec } from '../codec.ts'
import { jsonError } from './error.ts'
import { identifyJson } from './identify.ts'
import { parseJson } from './parse.ts'
import { serializeJson } from './serialize.ts'

/** AWS's JSON protocol 1.1: a document in, a document out. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export const jsonCodec: ProtocolCodec = {
  identify: identifyJson,
  parse: parseJson,
  serialize: serializeJson,
  error: jsonError,
}
