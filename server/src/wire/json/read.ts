import { isUtf8 } from 'node:buffer'
import { ServiceError } from '../../errors.ts'
import { MAX_JSON_BYTES, MAX_JSON_DEPTH } from './limits.ts'

/** The error AWS gives for a document that is not one, or does not have the types it should. */
export function serializationException(message: string): ServiceError {
  return new ServiceError('SerializationException', 400, message)
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d

/**
 * Reads a document. An empty body is an empty object. Unlike `JSON.parse` it refuses a member given twice, which another reader of the
 * same signed bytes (a proxy, an audit) could take for the other one, and what is nested too deep.
 * @throws ServiceError SerializationException; RequestEntityTooLarge
 */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return {}
  if (body.length > MAX_JSON_BYTES)
    throw new ServiceError('RequestEntityTooLarge', 413, 'The request entity is too large.')
  if (!isUtf8(body)) throw serializationException('The request body is not valid UTF-8.')
  const members = scan(body)
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw serializationException('The request body is not valid JSON.')
  }
  // Of a name given twice only the last is left, so that fewer come out than went in.
  if (membersOf(value) !== members) throw serializationException('A member of the request is given twice.')
  return value
}

/** Counts the members of all objects: every one has a colon of its own outside of texts. Bounds the depth before anything recurses. */
function scan(body: Buffer): number {
  let depth = 0
  let members = 0
  for (let at = 0; at < body.length; at++) {
    switch (body[at]) {
      case QUOTE:
        at = endOfText(body, at)
        break
      case COLON:
        members++
        break
      case OPEN_BRACE:
      case OPEN_BRACKET:
        if (++depth > MAX_JSON_DEPTH) throw serializationException('The request is nested too deep.')
        break
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth--
    }
  }
  return members
}

/** The place of the quote that ends the text begun at `start`; behind the end where there is none. */
function endOfText(body: Buffer, start: number): number {
  for (let at = start + 1; at < body.length; at++) {
    if (body[at] === BACKSLASH) at++
    else if (body[at] === QUOTE) return at
  }
  return body.length
}

function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const item of value) count += membersOf(item)
    return count
  }
  const held = Object.values(value)
  for (const item of held) count += membersOf(item)
  return count + held.length
}
